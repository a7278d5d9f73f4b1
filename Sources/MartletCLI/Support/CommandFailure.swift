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

  /// Creates the failure for a question's error; an error about an option names the option.
  init(_ error: QuestionError) { self.init(error.line, status: error.exitStatus) }
}

/// An exit of a command that has printed everything already.
struct CommandExit: Error {
  var status: Int32
}

/// Writes a line to standard error, without control characters and line ends of names; the middle of a very long one, such as an argument of a megabyte, is left out.
func writeError(_ line: String) {
  writeBytes(Array((printableLine(bounded(line)) + "\n").utf8), to: 2)
}

/// The longest line of standard error, in characters.
private let longestError = 4000

private func bounded(_ line: String) -> String {
  let excess = line.count - longestError
  guard excess > 0 else { return line }
  return
    "\(line.prefix(longestError * 3 / 4)) [\(excess) characters left out] \(line.suffix(longestError / 4))"
}

/// Writes to standard output.
///
/// - Throws: `CommandFailure` with status 73.
func writeOutput(_ output: Output) throws(CommandFailure) {
  guard writeBytes(Array(output.text.utf8), to: 1) else {
    throw CommandFailure(
      "cannot write to standard output: \(systemMessage())", status: CommandFailure.cannotWrite)
  }
}

/// The system's words for the last error (`errno`).
func systemMessage() -> String { FileAccessError(code: errno).message }

/// Exits at once; prints nothing.
func endProcess(withStatus status: Int32) -> Never {
  if let weakness = DocumentWorker.weakness { writeError("martlet: \(weakness)") }
  // Threads of libvirt's client may still run; exit(3) would take down under them what they use.
  fflush(nil)
  _exit(status)
}

/// Prints the failure's line to standard error, and exits with its status.
func endProcess(with failure: CommandFailure) -> Never {
  writeError("martlet: \(failure.message)")
  endProcess(withStatus: failure.status)
}

/// Writes a file completely or not at all, by renaming a temporary file.
///
/// A file that exists keeps its permissions; a new one gets those of the umask.
/// - Throws: `CommandFailure` with status 73, or 77 without permission.
func writeFile(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
  do throws(FileAccessError) {
    try WholeFile.write(bytes, to: path)
  } catch {
    throw CommandFailure(QuestionError(cannotWrite: path, error))
  }
}

/// Writes a file that only its owner can read, whatever a file in its place allowed; a device or pipe is written as it is.
///
/// - Throws: `CommandFailure` with status 73, or 77 without permission.
func writePrivateFile(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
  do throws(FileAccessError) {
    try WholeFile.replace(bytes, at: path, permissions: 0o600)
  } catch {
    throw CommandFailure(QuestionError(cannotWrite: path, error))
  }
}

/// Makes a folder unless it exists.
///
/// - Throws: `CommandFailure` with status 73, or 77 without permission.
func makeFolder(_ path: String) throws(CommandFailure) {
  do throws(FileAccessError) {
    try Folder.make(path)
  } catch {
    throw CommandFailure(QuestionError(cannotMake: path, error))
  }
}

/// Writes all bytes to a file descriptor; false if the system refuses.
@discardableResult
func writeBytes(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  (try? WholeFile.write(bytes, to: descriptor)) != nil
}
