internal import FoundationEssentials
internal import Glibc

/// Makes a folder and those above it.
func makeFolder(_ path: String) throws(LabError) {
  do {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  } catch {
    throw LabError(.cannotWrite, "\(path) cannot be made: \(unsafe String(cString: strerror(errno)))")
  }
}

/// Writes a file that is its owner's alone to read.
func write(_ text: String, to path: String, mode: mode_t = 0o600) throws(LabError) {
  do {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  } catch {
    throw LabError(.cannotWrite, "\(path) cannot be written: \(unsafe String(cString: strerror(errno)))")
  }
  unsafe chmod(path, mode)
}

/// The text of a small file; nil if it cannot be read.
func text(of path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }
