internal import FileAccess

/// Makes a folder and those above it.
func makeFolder(_ path: String) throws(LabError) {
  do throws(FileAccessError) {
    try Folder.makeAll(path)
  } catch {
    throw LabError(.cannotWrite, "cannot create \(path): \(error.message)")
  }
}

/// Writes a file that is its owner's alone to read.
func write(_ text: String, to path: String, mode: UInt32 = 0o600) throws(LabError) {
  do throws(FileAccessError) {
    try WholeFile.replace(Array(text.utf8), at: path, permissions: mode)
  } catch {
    throw LabError(.cannotWrite, "cannot write \(path): \(error.message)")
  }
}

/// The text of a small file; nil if it cannot be read.
func text(of path: String) -> String? {
  (try? WholeFile.read(path, limit: 16 << 20)).map { String(decoding: $0, as: UTF8.self) }
}
