import Foundation
import Testing

/// The one Swift example of a module's page; nil if it has none, or several.
private func example(in page: String) -> String? {
  let parts = page.components(separatedBy: "```swift\n")
  guard parts.count == 2, let end = parts[1].range(of: "\n```\n") else { return nil }
  return String(parts[1][..<end.lowerBound])
}

/// The test file for a module's example: its imports, then its statements in a function.
private func source(_ module: String, _ example: String) -> String {
  let lines = example.components(separatedBy: "\n")
  let isImport = { (line: String) in line.hasPrefix("import ") || line.hasPrefix("@testable import ") }
  // As the formatter orders them: testable imports apart, after the others.
  let imports = [false, true].map { isTestable in
    lines.filter { isImport($0) && $0.hasPrefix("@") == isTestable }.sorted().joined(separator: "\n")
  }.filter { !$0.isEmpty }
  let body = lines.filter { !isImport($0) }.drop { $0.isEmpty }.map { $0.isEmpty ? "" : "  " + $0 }
  return """
    // Written from Documentation/modules/\(module).md by ModulePageTests; edit the page.
    \(imports.joined(separator: "\n\n"))

    func example\(module)() async throws {
    \(body.joined(separator: "\n"))
    }

    """
}

@Suite struct ModulePageTests {
  /// Every module has a page, listed in Modules.md, whose example is in the test target that compiles it.
  @Test func everyModuleHasAPageWithAnExample() throws {
    let modules = try FileManager.default.contentsOfDirectory(atPath: packageRoot + "/Sources").sorted()
    #expect(modules.count > 30)
    let list = try String(contentsOfFile: packageRoot + "/Documentation/Modules.md", encoding: .utf8)
    for module in modules {
      #expect(
        list.contains("[`\(module)`](modules/\(module).md)"), "Modules.md does not link the page of \(module)"
      )
      let path = packageRoot + "/Documentation/modules/\(module).md"
      guard let page = try? String(contentsOfFile: path, encoding: .utf8), page.hasPrefix("# \(module)\n")
      else {
        Issue.record("\(module) has no page Documentation/modules/\(module).md")
        continue
      }
      guard let example = example(in: page) else {
        Issue.record("\(path) needs exactly one Swift example")
        continue
      }
      let target = packageRoot + "/Tests/ModuleExampleTests/\(module)Example.swift"
      let expected = source(module, example)
      if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
        try expected.write(toFile: target, atomically: true, encoding: .utf8)
      }
      #expect(
        (try? String(contentsOfFile: target, encoding: .utf8)) == expected,
        "RECORD_SNAPSHOTS=1 swift test --filter ModulePageTests")
    }
    let pages = try FileManager.default.contentsOfDirectory(atPath: packageRoot + "/Documentation/modules")
    #expect(Set(pages) == Set(modules.map { $0 + ".md" }))
  }
}
