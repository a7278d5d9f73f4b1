import FileAccess
import Glibc
import MartletQuestions

/// Writes all bytes to a file descriptor; a closed pipe ends the process.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
  guard (try? WholeFile.write(bytes, to: descriptor)) != nil else { endProcess(withStatus: 74) }
}

/// Writes a text to a file as a whole, or to standard output without one.
///
/// - Throws: `cannotWrite`.
func write(_ text: String, to output: String?) throws(QuestionError) {
  guard let output else { return writeAll(Array(text.utf8), to: 1) }
  try write(Array(text.utf8), toFile: output)
}

/// Writes a file as a whole.
///
/// - Throws: `cannotWrite`.
func write(_ bytes: [UInt8], toFile path: String) throws(QuestionError) {
  do throws(FileAccessError) { try WholeFile.write(bytes, to: path) } catch {
    throw QuestionError(.cannotWrite, "cannot write \(path): \(error.message)")
  }
}

/// Ends the process without waiting for event loops; says before what weakens the workers that read.
func endProcess(withStatus status: Int32) -> Never {
  if let weakness = DocumentWorker.weakness { writeAll(Array("martlet: \(weakness)\n".utf8), to: 2) }
  exit(status)
}
