import CPULevelling
import Foundation
import TestSupport
import Testing

@testable import ConfigurationLint

/// `Documentation/lint.md` lists the rules; `RECORD_SNAPSHOTS=1` writes the list anew, in a run that fails.
@Suite struct LintDocumentTests {
  private let path = packageFolder.appending(path: "Documentation/lint.md")
  private let heading = "## Rules\n"

  @Test func theListOfRulesIsUpToDate() throws {
    let text = try String(contentsOf: path, encoding: .utf8)
    let start = try #require(text.range(of: heading)).upperBound
    var list = "\n| rule | severity | what is found | source |\n|---|---|---|---|\n"
    for rule in LintRule.all {
      list += "| `\(rule.id)` | \(rule.severity.rawValue) | \(rule.title) | \(rule.citation) |\n"
    }
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try (text[..<start] + list).write(to: path, atomically: true, encoding: .utf8)
      Issue.record("Documentation/lint.md was rewritten")
      return
    }
    #expect(text[start...] == list, "RECORD_SNAPSHOTS=1 swift test --filter LintDocumentTests")
  }

  @Test func identifiersAreUniqueAndFactsCited() {
    #expect(Set(LintRule.all.map(\.id)).count == LintRule.all.count)
    for rule in LintRule.all {
      #expect(!rule.citation.isEmpty && !rule.title.isEmpty)
      #expect(rule.id.utf8.allSatisfy { $0 == UInt8(ascii: "-") || (0x61...0x7a).contains($0) }, "\(rule.id)")
    }
  }

  /// A rule that no test has made speak may be one that cannot.
  @Test func everyRuleFindsSomething() throws {
    var silent = Set(LintRule.all.map(\.id))
    let more: [(String, ConfiguredSystem)] = [
      ("[libvirt]\ncpu_mode=custom\n", .nova), ("[libvirt]\ncpu_mode=x\nvirt_type=lxc\n", .nova),
      ("Skylake-Client-IBRS,+vmx,+monitor", .qemu), ("EPYC-IBPB,+vmx", .qemu), ("qemu64", .qemu),
      ("<cpu><model>cpu64-rhel6</model></cpu>", .libvirt), ("<cpu><model>$X</model></cpu>", .libvirt),
      ("<cpu deprecated_features='off'/>", .libvirt),
      ("<cpu><model>EPYC-Genoa</model><feature name='fsrs'/></cpu>", .libvirt),
      ("qemu -M pc-q35-3.0 -cpu Skylake-Server", .qemu), ("qemu -machine type=pc-q35-7.2 -cpu EPYC", .qemu),
      (
        "<domain type='kvm'><devices><sound model='usb'/><hostdev type='usb'/><tpm><backend type='emulator'/></tpm></devices></domain>",
        .libvirt
      ),
    ]
    for (text, kind) in samples.map({ ($0.faulty, $0.kind) }) + more {
      for finding in try linter.lint(Array(text.utf8), name: "x", as: kind).findings {
        silent.remove(finding.rule)
        #expect(!finding.source.isEmpty && !finding.message.isEmpty)
      }
    }
    #expect(silent.isEmpty, "\(silent.sorted())")
  }
}
