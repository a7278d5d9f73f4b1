import Foundation
import Testing

/// Renderers print values: what is shown, in which order and in which groups is decided where the reports are made.
@Suite struct RenderingTests {
  /// What chooses, orders, groups or cuts.
  private static let decisions: [(pattern: String, instead: String)] = [
    (#"\.filter\s*[({]"#, "a value of the report"), (#"\.sorted\b"#, "a value of the report"),
    (#"\.reversed\b"#, "a value of the report"), (#"\bgrouped\("#, "a value of the report"),
    (#"Dictionary\(grouping"#, "a value of the report"), (#"\.count\s*\{"#, "a value of the report"),
    (#"limit: \d"#, "TextLimits"), (#"\.prefix\(\d+\)"#, "TextLimits"),
    (#"insert\(.*\)\.inserted"#, "a value of the report"),
  ]

  /// Lines that only look so, with the reason.
  private static let exceptions: [(line: String, reason: String)] = [
    ("indices.contains", "places in another list of the same report"),
    ("sha256", "a digest is shown short"), ("prefix(1).uppercased()", "the first letter of a sentence"),
  ]

  @Test func renderersDecideNothing() throws {
    let folder = packageRoot + "/Sources/ReportRendering"
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
    #expect(names.count > 20)
    for name in names.sorted() {
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        guard !line.contains("///"), !Self.exceptions.contains(where: { line.contains($0.line) }) else {
          continue
        }
        for (pattern, instead) in Self.decisions {
          #expect(
            line.range(of: pattern, options: .regularExpression) == nil,
            "ReportRendering/\(name):\(number + 1): \(line); use \(instead)")
        }
      }
    }
  }
}
