import Foundation
import Testing

/// Who may know whom: the last column of the table in Documentation/Modules.md.
private func allowedImports() throws -> [String: Set<String>] {
  let page = try String(contentsOfFile: packageRoot + "/Documentation/Modules.md", encoding: .utf8)
  var allowed: [String: Set<String>] = [:]
  for line in page.split(separator: "\n") where line.hasPrefix("| [`") {
    let columns = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    guard columns.count == 3 else { continue }
    let imports = columns[2].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    allowed[String(columns[0].drop { $0 != "`" }.dropFirst().prefix { $0 != "`" })] = Set(
      imports.filter { $0 != "–" })
  }
  return allowed
}

@Suite struct ImportTests {
  @Test func modulesImportOnlyWhatTheirLayerMay() throws {
    let allowedImports = try allowedImports()
    var seen: Set<String> = []
    for file in try swiftFiles(below: "Sources") {
      let module = String(file.path.split(separator: "/")[1])
      seen.insert(module)
      guard let allowed = allowedImports[module] else {
        Issue.record("\(module) is not in the table of Documentation/Modules.md")
        continue
      }
      for line in file.text.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let keyword = words.firstIndex(of: "import"), keyword < 3, words.count > keyword + 1,
          !line.hasPrefix(" "), !line.hasPrefix("/")
        else { continue }
        let imported = String(words[keyword + 1])
        #expect(allowed.contains(imported), "\(file.path) imports \(imported)")
      }
    }
    // What the table names and no Swift file is in is a module of C.
    for module in Set(allowedImports.keys).subtracting(seen) {
      #expect(
        FileManager.default.fileExists(atPath: "\(packageRoot)/Sources/\(module)/module.modulemap")
          || FileManager.default.fileExists(atPath: "\(packageRoot)/Sources/\(module)/include"), "\(module)")
    }
  }
}
