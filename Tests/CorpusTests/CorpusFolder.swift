import Foundation

/// The package's folder, by the place of this file.
let packageFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// A folder of the shared corpus; nil where it is not at hand.
func corpusFolder(_ name: String) -> URL? {
  let folder = packageFolder.appending(path: "../shared/corpus/\(name)")
  return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}
