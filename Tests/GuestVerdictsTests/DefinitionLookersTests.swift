import CPUCatalog
import CPUReaders
import Foundation
import GuestVerdicts
import Testing

/// Who looks at the parts of a definition, and the bits of prepared words.
@Suite struct DefinitionLookersTests {
  /// A part that names a rule names one that there is.
  @Test func everyPartIsLookedAtBySomebody() {
    let rules = VerdictRule.all.map(\.header.id)
    let others: Set<String> = ["cpu", "devices", "same", "trust"]
    #expect(DefinitionPart.domain.all.count > 120)
    for part in DefinitionPart.domain.all where !others.contains(part.lookedAtBy) {
      #expect(
        !part.lookedAtBy.isEmpty && rules.contains { $0.hasPrefix(part.lookedAtBy) },
        "<\(part.name)>: \(part.lookedAtBy)")
    }
  }

  /// Each flag of guests and hosts has a bit of its own, within the word.
  @Test(arguments: [("DemandColumns", "DemandFlags"), ("OfferColumns", "OfferFlags")])
  func flagsHaveBitsOfTheirOwn(file: String, type: String) throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/GuestVerdicts/Prepared")
    var names: [Int: String] = [:]
    let text = try String(contentsOf: sources.appending(path: "\(file).swift"), encoding: .utf8)
    let pattern = try Regex(#"static let (\w+) = \#(type)\(rawValue: 1 << (\d+)\)"#)
    for match in text.matches(of: pattern) {
      let name = String(match[1].substring ?? "")
      let bit = try #require(Int(match[2].substring ?? ""))
      #expect(bit < 64, "\(name)")
      #expect(names[bit] == nil, "\(type).\(name) and \(names[bit] ?? "") share bit \(bit)")
      names[bit] = name
    }
    #expect(names.count > 10)
    // Flags in other files, or of other forms, would escape.
    let declared = try FileManager.default.subpathsOfDirectory(
      atPath: sources.deletingLastPathComponent().path
    )
    .filter { $0.hasSuffix(".swift") }
    .map { try String(contentsOf: sources.deletingLastPathComponent().appending(path: $0), encoding: .utf8) }
    .map { $0.components(separatedBy: "= \(type)(rawValue:").count - 1 }.reduce(0, +)
    #expect(declared == names.count)
  }
}
