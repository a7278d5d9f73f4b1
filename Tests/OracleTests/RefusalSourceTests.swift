import FoundationEssentials
import LibvirtCPU
import Testing

/// The words of refusals, as libvirt's own source prints them.
@Suite struct RefusalSourceTests {
  static let refusals: [LibvirtRefusal] = [
    .unknownHost, .architecture("%s"), .vendor(required: "%s"), .missingFeatures(["%s"]),
    .forbiddenFeatures(["%s"]), .extraFeatures(["%s"]), .unlikeDefinition(extra: ["%s"], missing: ["%s"]),
    .unlikeDefinition(extra: [], missing: ["%s"]), .unlikeDefinition(extra: ["%s"], missing: []),
    .unlikeDefinition(extra: [], missing: []), .unknownFeature("%s"), .virtType("%s", emulator: "%s"),
    .machineType("%s", emulator: "%s"), .counterFrequency(wanted: 1, host: 1), .unfixedInvariantCounter,
    .deprecatedFeatures, .immovable(.snapshots(1)), .immovable(.blockJob), .immovable(.hostDevice("%s")),
    .immovable(.vdpa),
    .immovable(.legacyMemory), .immovable(.peerMemory("%s")), .immovable(.virtiofs),
    .immovable(.transientDisk), .immovable(.unsharedDisk), .immovable(.node(1)), .immovable(.pages(1)),
  ]

  /// Every message with a citation of that version stands in the file and function cited, to the letter.
  @Test(
    .enabled(if: !OracleTree.all.isEmpty, "no source of libvirt: Scripts/fetch-oracle"),
    arguments: OracleTree.all)
  func standInTheSource(tree: OracleTree) throws {
    var count = 0
    for wording in Self.refusals.flatMap(\.wordings) {
      let start = "libvirt \(tree.version) "
      guard wording.citation.starts(with: start) else { continue }
      let parts = wording.citation.dropFirst(start.count).split(separator: ", ")
      let source = try String(contentsOfFile: "\(tree.path)/\(parts[0])", encoding: .utf8)
      #expect(source.contains("\n\(parts[1])("), "\(wording.citation)")
      let words = Self.format(of: wording)
      #expect(Self.literals(of: source).contains { $0 == words }, "\(words): \(wording.citation)")
      count += 1
    }
    // 9.0.0 is the version that the citations are of.
    if tree.version == LibvirtVersion(9, 0) { #expect(count >= Self.refusals.count) }
  }

  /// The format of a wording in C.
  private static func format(of wording: LibvirtRefusal.Wording) -> String {
    // Lists are printed by a function of their own, after a colon; numbers by %llu.
    let list = Substring(": %s")
    var words = wording.error.detail
    if wording.citation.hasSuffix(", x86Compute"), words.hasSuffix(list) { words.removeLast(list.count) }
    if wording.check == .validation, words.contains(" Hz ") {
      words = String(
        words.split(omittingEmptySubsequences: false, whereSeparator: \.isNumber).joined(separator: "%llu"))
    }
    // Other numbers and the role are arguments.
    for (word, format) in [
      (" 1 snapshots", " %d snapshots"), ("node 1 is", "node %zd is"), ("for 1 KiB", "for %llu KiB"),
      ("role='master'", "role='%s'"),
    ] {
      words = words.replacing(word, with: format)
    }
    return words
  }

  /// What a version says last to each refusal stands in that version's source.
  @Test(
    .enabled(if: !OracleTree.all.isEmpty, "no source of libvirt: Scripts/fetch-oracle"),
    arguments: OracleTree.all)
  func areTheVersionsOwn(tree: OracleTree) throws {
    var sources: [Substring: Set<String>] = [:]
    var wanting: [String] = []
    for refusal in Self.refusals where refusal.isKnown(to: tree.version) {
      let wording = refusal.wording(in: tree.version)
      let file = wording.citation.split(separator: " ")[2].split(separator: ",")[0]
      if sources[file] == nil {
        sources[file] = Self.literals(
          of: try String(contentsOfFile: "\(tree.path)/\(file)", encoding: .utf8))
      }
      // Formats have numbers of arguments from 9.1 on.
      let words = Self.format(of: wording)
      let literals = (sources[file] ?? []).map { Self.withoutPositions($0) }
      let isEqual = literals.contains(words)
      Parity.shared.count(tree.version, "texts of refusals", isEqual: isEqual)
      if !isEqual { wanting.append("\(wording.error.detail): \(file)") }
    }
    Parity.shared.record()
    #expect(wanting.isEmpty, "libvirt \(tree.version): \(wanting.joined(separator: "\n"))")
  }

  /// `%1$s` as `%s`.
  private static func withoutPositions(_ text: String) -> String {
    guard text.contains("$") else { return text }
    var words = text
    for number in 1...9 { words = words.replacing("%\(number)$", with: "%") }
    return words
  }

  /// The string literals of a C source, with those joined that stand side by side.
  private static func literals(of source: String) -> Set<String> {
    var literals: Set<String> = []
    var text = ""
    var isInside = false
    var isEscaped = false
    for character in source {
      if isInside {
        if isEscaped {
          text.append(character)
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          isInside = false
        } else {
          text.append(character)
        }
      } else if character == "\"" {
        isInside = true
      } else if !character.isWhitespace, !text.isEmpty {
        literals.insert(text)
        text = ""
      }
    }
    return literals
  }
}

extension LibvirtRefusal {
  /// Whether libvirt of a version can refuse so at all.
  fileprivate func isKnown(to version: LibvirtVersion) -> Bool {
    // 10.1 moves virtiofs, and by 11.3.0 the model of legacy shared memory is gone.
    if self == .immovable(.virtiofs), version >= LibvirtVersion(10, 1) { return false }
    if self == .immovable(.legacyMemory), version >= LibvirtVersion(11, 0) { return false }
    return wordings.contains { $0.since.map { $0 <= version } ?? true }
  }
}
