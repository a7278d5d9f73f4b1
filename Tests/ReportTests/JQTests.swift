import Foundation
import TestSupport
import Testing

private let hasJQ = FileManager.default.isExecutableFile(atPath: "/usr/bin/jq")

/// The filters of Documentation/json.md, run by jq on approved documents.
@Suite(.enabled(if: hasJQ, "jq is not installed"))
struct JQTests {
  /// The filters, each with the document that it is for.
  private static func examples() throws -> [(document: String, filter: String)] {
    let page = try String(contentsOf: packageFolder.appending(path: "Documentation/json.md"), encoding: .utf8)
    return page.split(separator: "```jq ").dropFirst().compactMap { rest in
      guard let end = rest.range(of: "\n```") else { return nil }
      let lines = rest[..<end.lowerBound].split(separator: "\n", maxSplits: 1)
      return lines.count == 2 ? (String(lines[0]), String(lines[1])) : nil
    }
  }

  @Test func theFiltersOfThePageGiveSomething() throws {
    let examples = try Self.examples()
    #expect(examples.count >= 5)
    for example in examples {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/jq")
      process.arguments = [
        "-r", example.filter, GoldenTests.folder.appending(path: example.document + ".json").path,
      ]
      let output = Pipe()
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(example.filter)")
      let lines = text.split(separator: "\n")
      #expect(!lines.isEmpty && !lines.contains("null"), "\(example.filter): \(text)")
    }
  }
}
