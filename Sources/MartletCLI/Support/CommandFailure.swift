import CPUReaders
import Glibc
import LibvirtCPU

/// Why a command ends without its result: one line for standard error, and the exit status.
struct CommandFailure: Error {
  var message: String
  var status: Int32

  static let usage: Int32 = 64
  static let badInput: Int32 = 65
  static let noInput: Int32 = 66
  static let unavailable: Int32 = 69
  static let cannotWrite: Int32 = 73
  static let noPermission: Int32 = 77

  init(_ message: String, status: Int32) {
    self.message = message
    self.status = status
  }

  init(_ error: ReadError) { self.init(error.description, status: Self.badInput) }

  init(_ error: LibvirtError) { self.init(error.description, status: Self.badInput) }
}

/// An end of a command that is no failure of its own: it says what it has to say, and gives the exit status.
protocol CommandEnding: Error {
  func end() -> Int32
}

/// The end of a command that has said everything.
struct CommandExit: CommandEnding {
  var status: Int32

  func end() -> Int32 { status }
}

/// Writes a line to standard error.
func writeError(_ line: String) {
  write(Array((line + "\n").utf8), to: 2)
}

/// Writes text to standard output, or fails with 73.
func writeOutput(_ text: String) throws(CommandFailure) {
  guard write(Array(text.utf8), to: 1) else {
    throw CommandFailure(
      "cannot write to standard output: \(systemMessage())", status: CommandFailure.cannotWrite)
  }
}

/// What the system says of the last failed call.
func systemMessage() -> String { unsafe String(cString: strerror(errno)) }

/// Ends the process.
func endProcess(withStatus status: Int32) -> Never { Glibc.exit(status) }

@discardableResult
private func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  var start = 0
  while start < bytes.count {
    let written = unsafe bytes[start...].withUnsafeBytes { buffer in
      unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
    }
    if written < 0 {
      guard errno == EINTR else { return false }
      continue
    }
    start += written
  }
  return true
}
