import FileAccess
import Glibc

/// Writes all bytes to a file descriptor; a closed pipe ends the process.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
  guard (try? WholeFile.write(bytes, to: descriptor)) != nil else { endProcess(withStatus: 74) }
}

/// Ends the process without waiting for event loops.
func endProcess(withStatus status: Int32) -> Never { exit(status) }
