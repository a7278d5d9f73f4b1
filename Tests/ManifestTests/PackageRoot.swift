import FoundationEssentials

/// The package's folder, by the place of this file.
let packageRoot = String(#filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 })

/// The Swift files below a folder of the package, with their text; generated ones left out.
func swiftFiles(below folder: String) throws -> [(path: String, text: String)] {
  let root = packageRoot + "/" + folder
  let paths = try FileManager.default.subpathsOfDirectory(atPath: root)
  return try paths.filter { $0.hasSuffix(".swift") && !$0.contains("/Generated/") }.sorted().map { path in
    (folder + "/" + path, try String(contentsOfFile: root + "/" + path, encoding: .utf8))
  }
}
