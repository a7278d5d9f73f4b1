public import Foundation

/// The package's folder, by the place of this file.
public let packageFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// A folder of the corpus of real records; nil where it is not at hand.
public func corpusFolder(_ name: String) -> URL? {
  let folder = packageFolder.appending(path: "../shared/corpus/\(name)")
  return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}
