import ReportContract
import Testing

/// A report that is written in pieces is, byte for byte, the report that is encoded at once.
@Suite struct ListingReportTests {
  private struct Sample: ListingReport {
    static let form = DocumentForm("sample", 1, 0)
    static var listed: WritableKeyPath<Self, [Entry]> { \.entries }
    static let listedName = "entries"
    static var jsonSchema: SchemaNode { .report(Self.self, "A sample.") }
    var schema = form.description
    var martlet = "1"
    var inputs: [InputReport] = []
    var judgedBy: [Yardstick] = []
    var after = ["entries", "\n  \"entries\" : ["]
    var entries: [Entry] = []

    struct Entry: Codable, Sendable {
      var name: String
      var entries: [String]
      var note: String?
    }
  }

  @Test(arguments: [0, 1, 2, 999, 1000, 1001, 2500])
  func piecesAreTheWhole(_ count: Int) throws {
    var report = Sample()
    report.entries = (0..<count).map { number in
      Sample.Entry(
        name: "guest/\(number)\n  ]\"\u{1b}", entries: number.isMultiple(of: 3) ? [] : ["a", "]", "[\n"],
        note: number.isMultiple(of: 2) ? "é" : nil)
    }
    var text = ""
    var pieces = 0
    try report.writeJSON {
      text += $0
      pieces += 1
    }
    #expect(try text == report.json())
    #expect(pieces == (count == 0 ? 1 : 2 + (count + 999) / 1000))
  }
}
