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
    .immovable(.snapshots(1)), .immovable(.blockJob), .immovable(.hostDevice("%s")), .immovable(.vdpa),
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
      // Lists are printed by a function of their own, after a colon; numbers by %llu.
      let list = Substring(": %s")
      var words = wording.error.detail
      if parts[1] == "x86Compute", words.hasSuffix(list) { words.removeLast(list.count) }
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
      #expect(Self.literals(of: source).contains { $0 == words }, "\(words): \(wording.citation)")
      count += 1
    }
    // 9.0.0 is the version that the citations are of.
    if tree.version == LibvirtVersion(9, 0) { #expect(count >= Self.refusals.count) }
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
