import CPULevelling
import TestSupport
import Testing

@testable import ConfigurationLint

@Suite struct LintRobustnessTests {
  /// Lints as every kind; what cannot be read is an error with words, and places are within the document.
  private func lint(_ bytes: [UInt8]) {
    let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
    for kind in ConfiguredSystem.allCases.map(Optional.some) + [nil] {
      do throws(LintError) {
        for finding in try linter.lint(bytes, name: "x", as: kind).findings {
          #expect(finding.line >= 1 && finding.line <= lines && finding.column >= 1, "\(finding)")
        }
      } catch {
        #expect(!error.reason.isEmpty)
      }
    }
  }

  @Test func garbageNeverCrashes() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<100 {
      let count = Int.random(in: 0..<200, using: &random)
      lint((0..<count).map { _ in UInt8.random(in: 1...255, using: &random) })
    }
    lint([])
    lint([0xef, 0xbb, 0xbf])
    lint([0])
  }

  @Test func damagedSamplesNeverCrash() {
    var random = SeededGenerator(seed: 12)
    for sample in samples {
      for _ in 0..<25 {
        var bytes = Array(sample.faulty.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &random) where bytes.count > 2 {
          let place = Int.random(in: 0..<bytes.count, using: &random)
          switch Int.random(in: 0..<4, using: &random) {
          case 0: bytes[place] = UInt8.random(in: 1...255, using: &random)
          case 1: bytes.remove(at: place)
          case 2: bytes.insert("\n:;,+-='\"[]{}<>&*#|".utf8.randomElement(using: &random) ?? 0x20, at: place)
          default: bytes.removeSubrange(place..<min(bytes.count, place + 20))
          }
        }
        lint(bytes)
      }
    }
  }

  @Test func deepNestingIsRefused() {
    let deep = [
      String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 100_000),
      String(repeating: "- ", count: 100_000), String(repeating: "? ", count: 100_000),
      (0..<2000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    ]
    for text in deep {
      #expect(throws: LintError.self) { try findings(text, as: .kubevirt) }
    }
    let xml = String(repeating: "<cpu>", count: 100_000)
    #expect(throws: LintError.self) { try findings(xml, as: .libvirt) }
  }

  @Test func bombsAreRefused() throws {
    var yaml = "a0: &a0 [x, x]\n"
    for level in 1...20 { yaml += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(throws: LintError.self) { try findings(yaml, as: .kubevirt) }
    #expect(throws: LintError.self) { try findings(yaml + "? *a20\n: 1\n", as: .incus) }
    let entities =
      "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><cpu><model>&b;</model></cpu>"
    #expect(throws: LintError.self) { try findings(entities, as: .libvirt) }
    // A few aliases are what people write.
    let shared = """
      x: &f [{name: aes}]
      spec: {domain: {cpu: {model: EPYC-Milan, features: *f}}}
      """
    #expect(try findings(shared, as: .kubevirt) == [])
  }

  @Test func whatIsNoConfigurationIsSaidToBeNone() throws {
    #expect(throws: LintError.self) { try findings("Dear all,\nwe have a problem.\n") }
    #expect(throws: LintError.self) { try findings("<capabilities><host/></capabilities>") }
    #expect(throws: LintError.self) { try findings("<cpu><model>EPYC</cpu>") }
    do {
      _ = try findings("spec: [\n", as: .kubevirt)
      Issue.record("YAML that is not closed was read")
    } catch let error as LintError {
      #expect(error.position != nil)
    }
  }
}
