import FileAccess
import Glibc
import MartletQuestions

/// Writes all bytes to a file descriptor; a closed pipe ends the process.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
  guard (try? WholeFile.write(bytes, to: descriptor)) != nil else { endProcess(withStatus: 74) }
}

/// Ends the process without waiting for event loops; says before what weakens the workers that read.
func endProcess(withStatus status: Int32) -> Never {
  if let weakness = DocumentWorker.weakness { writeAll(Array("martlet: \(weakness)\n".utf8), to: 2) }
  exit(status)
}
