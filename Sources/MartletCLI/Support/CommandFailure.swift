import CPUReaders
import FileAccess
import Glibc
import LibvirtCPU
import Wording

/// Why a command ends without its result: one line for standard error, and the exit status.
struct CommandFailure: Error {
  var message: String
  var status: Int32

  static let usage: Int32 = 64
  static let badInput: Int32 = 65
  static let noInput: Int32 = 66
  static let unavailable: Int32 = 69
  static let cannotWrite: Int32 = 73
  static let temporary: Int32 = 75
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
  writeBytes(Array((printableLines(line) + "\n").utf8), to: 2)
}

/// Writes text to standard output, or fails with 73.
func writeOutput(_ text: String) throws(CommandFailure) {
  guard writeBytes(Array(text.utf8), to: 1) else {
    throw CommandFailure(
      "cannot write to standard output: \(systemMessage())", status: CommandFailure.cannotWrite)
  }
}

/// What the system says of the last failed call.
func systemMessage() -> String { unsafe String(cString: strerror(errno)) }

/// Ends the process.
func endProcess(withStatus status: Int32) -> Never { Glibc.exit(status) }

/// Writes a file whole or not at all: beside it first, then in its place.
///
/// Fails with 73, or 77 without the right.
func writeFile(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
  do throws(FileAccessError) {
    try WholeFile.write(bytes, to: path)
  } catch {
    throw CommandFailure(cannotWrite: path, error)
  }
}

/// Makes a folder, if it is not there yet.
///
/// Fails with 73, or 77 without the right.
func makeFolder(_ path: String) throws(CommandFailure) {
  guard unsafe mkdir(path, 0o755) != 0, errno != EEXIST else { return }
  let status = errno == EACCES || errno == EPERM ? CommandFailure.noPermission : CommandFailure.cannotWrite
  throw CommandFailure("cannot make the folder \(path): \(systemMessage())", status: status)
}

/// Writes all bytes; false if the system refuses.
@discardableResult
func writeBytes(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  (try? WholeFile.write(bytes, to: descriptor)) != nil
}

extension CommandFailure {
  /// What reading the file of that name failed for: 77 without the right, 65 for what is too large, else 66.
  init(cannotRead name: String, _ error: FileAccessError) {
    let status =
      error.isTooLarge ? Self.badInput : error.code == EACCES ? Self.noPermission : Self.noInput
    self.init(
      "\(name): \(error.isTooLarge ? "it is larger than what is read of one file" : error.message)",
      status: status)
  }

  /// What writing the file of that name failed for: 77 without the right, else 73.
  init(cannotWrite name: String, _ error: FileAccessError) {
    self.init(
      "cannot write \(name): \(error.message)",
      status: error.isPermission ? Self.noPermission : Self.cannotWrite)
  }

  /// Runs `body`, and fails as a command does where it cannot read the file of that name.
  static func converting<Value>(
    _ name: String, _ body: () throws(FileAccessError) -> Value
  ) throws(CommandFailure) -> Value {
    do throws(FileAccessError) { return try body() } catch { throw CommandFailure(cannotRead: name, error) }
  }
}
