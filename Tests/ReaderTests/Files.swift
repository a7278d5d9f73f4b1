import FoundationEssentials

/// The package's folder, by the place of this file.
let packageRoot = String(#filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 })

/// The folder with the corpus of real records, or nil where it is not at hand.
let sharedFolder: String? = {
  let folder = packageRoot + "/../shared"
  return FileManager.default.fileExists(atPath: folder + "/corpus") ? folder : nil
}()

/// The text of a file of the package, or of any path.
func text(ofFile path: String, inPackage: Bool = true) throws -> String {
  try String(contentsOfFile: inPackage ? packageRoot + "/" + path : path, encoding: .utf8)
}
