import FileAccess
import Glibc
import MartletQuestions
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
  static let interrupted: Int32 = 130

  init(_ message: String, status: Int32) {
    self.message = message
    self.status = status
  }

  /// What a question failed for; a value of an option is called as the option is.
  init(_ error: QuestionError) {
    let status: Int32 =
      switch error.kind {
      case .usage: Self.usage
      case .badInput, .refusedByLibvirt: Self.badInput
      case .noInput: Self.noInput
      case .unavailable: Self.unavailable
      case .cannotWrite: Self.cannotWrite
      case .temporary: Self.temporary
      case .noPermission: Self.noPermission
      case .interrupted: Self.interrupted
      }
    if case .parameter = error.location {
      self.init("--\(error.message)", status: status)
    } else {
      self.init(error.message, status: status)
    }
  }
}

/// An early exit of a command that has said everything.
struct CommandExit: Error {
  var status: Int32
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

/// Exits without a message.
func endProcess(withStatus status: Int32) -> Never { Glibc.exit(status) }

/// Exits with the failure's status, after its line on standard error.
func endProcess(with failure: CommandFailure) -> Never {
  writeError("martlet: \(failure.message)")
  endProcess(withStatus: failure.status)
}

/// Writes a file whole or not at all: beside it first, then in its place.
///
/// Fails with 73, or 77 without the right.
func writeFile(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
  do throws(FileAccessError) {
    try WholeFile.write(bytes, to: path)
  } catch {
    throw CommandFailure(QuestionError(cannotWrite: path, error))
  }
}

/// Makes a folder, if it is not there yet.
///
/// Fails with 73, or 77 without the right.
func makeFolder(_ path: String) throws(CommandFailure) {
  do throws(FileAccessError) {
    try Folder.make(path)
  } catch {
    throw CommandFailure(QuestionError(cannotMake: path, error))
  }
}

/// Writes all bytes; false if the system refuses.
@discardableResult
func writeBytes(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  (try? WholeFile.write(bytes, to: descriptor)) != nil
}
