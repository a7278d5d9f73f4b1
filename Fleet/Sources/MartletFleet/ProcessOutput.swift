import Glibc

/// Writes all bytes to a file descriptor; a closed pipe ends the process.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
  var start = 0
  while start < bytes.count {
    let written = unsafe bytes.withUnsafeBytes { buffer in
      unsafe write(descriptor, buffer.baseAddress?.advanced(by: start), buffer.count - start)
    }
    if written < 0, errno == EINTR { continue }
    guard written > 0 else { endProcess(withStatus: 74) }
    start += written
  }
}

/// Ends the process without waiting for event loops.
func endProcess(withStatus status: Int32) -> Never { exit(status) }
