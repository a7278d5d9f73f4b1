#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The bytes of a file of at most 16 MiB.
func readFile(_ path: String) throws(LibvirtError) -> [UInt8] {
  let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw cannotRead(path) }
  defer { close(descriptor) }
  var status = stat()
  let size = unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  var bytes: [UInt8] = []
  // One byte more than the file should have, so that the second read finds the end.
  var chunk = [UInt8](repeating: 0, count: min(max(size + 1, 4096), 1 << 20))
  while true {
    let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    guard count >= 0 else { throw cannotRead(path) }
    guard count > 0 else { return bytes }
    bytes += chunk[..<count]
    guard bytes.count <= 16 << 20 else {
      throw LibvirtError(.systemError, "the file is larger than 16 MiB", file: path)
    }
  }
}

/// Whether `path` is a directory.
func isDirectory(_ path: String) -> Bool {
  var status = stat()
  return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// Whether something is at `path`.
func exists(_ path: String) -> Bool {
  var status = stat()
  return unsafe stat(path, &status) == 0
}

private func cannotRead(_ path: String) -> LibvirtError {
  let reason = unsafe String(cString: strerror(errno))
  return LibvirtError(.systemError, "cannot read the file: \(reason)", file: path)
}
