import Foundation
import Testing

/// What the commands print for the article's case, compared with what was read and approved.
///
/// `RECORD_SNAPSHOTS=1` writes them anew; that run fails, so that it cannot pass unseen.
@Suite struct SnapshotTests {
  private static let article = [
    "--from", "Examples/article/sandybridge.txt", "--to", "Examples/article/broadwell.txt", "--log",
    "Examples/article/nova.log", "--cpu-map", "builtin:9.0.0",
  ]

  private func expect(_ output: String, snapshot name: String) throws {
    let path = packageRoot + "/Tests/CommandTests/Snapshots/" + name
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try output.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name): read it, then run without RECORD_SNAPSHOTS")
      return
    }
    let approved = try String(contentsOfFile: path, encoding: .utf8)
    if output != approved {
      let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
      let old = approved.split(separator: "\n", omittingEmptySubsequences: false)
      let first = zip(lines, old).enumerated().first { $1.0 != $1.1 }
      Issue.record(
        "\(name) differs from line \((first?.offset ?? min(lines.count, old.count)) + 1): \(first?.element.0 ?? "")"
      )
    }
  }

  @Test(arguments: ["text", "json", "html"])
  func theArticlesCase(format: String) throws {
    let result = try diagnose(format)
    #expect(result.status == 1)
    #expect(result.errors.isEmpty)
    try expect(result.output, snapshot: "article." + (format == "text" ? "txt" : format))
  }

  private func diagnose(_ format: String) throws -> CommandResult {
    try martlet(["diagnose"] + Self.article + ["--format", format] + (format == "text" ? ["--full"] : []))
  }

  @Test func explainMonitor() throws {
    let result = try martlet("explain", "monitor")
    #expect(result.status == 0)
    try expect(result.output, snapshot: "explain-monitor.txt")
  }

  @Test func compareTheArticlesHosts() throws {
    let result = try martlet(
      "compare", "Examples/article/sandybridge.txt", "Examples/article/broadwell.txt", "--format", "json")
    #expect(result.status == 1)
    try expect(result.output, snapshot: "compare.json")
  }

  /// The diagnosis says what can and cannot be concluded from the article.
  @Test func theArticlesCaseIsAnsweredInFull() throws {
    let text = try diagnose("text").output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for fact in [
      "lacks only monitor", "shows 11 as missing",
      "Haswell-noTSX, with 23 features on top of it, against 33 over",
      "pcid does not count", "hle and rtm are missing", "says nothing about the hardware", "cpu-pm=on",
      "cannot change during the move", "two attempts", "was edited", "Havana to Liberty",
      "itself required monitor",
      "hle rtm rdseed adx smap spec-ctrl stibp ssbd 3dnowprefetch", "undetermined none", "power cycle",
      "skip_cpu_compare_on_dest", "Nova regenerates",
    ] {
      #expect(text.contains(fact), "the text lacks: \(fact)")
    }
    let words = text.lowercased()
    #expect(!words.contains("buy"))
  }
}
