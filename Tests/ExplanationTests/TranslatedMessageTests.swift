import Foundation
import Testing

@testable import FailureMessages

/// libvirt's messages are recognised in its own translations, each by the rule of the English one.
@Suite struct TranslatedMessageTests {
  /// What stands in a pattern's holes.
  private static let samples = [
    "features": "hle,rtm", "other": "ht", "feature": "avx2", "model": "Skylake-Server", "number": "12",
  ]

  private static let languages = MessageRule.translations.map(\.code)

  private func findings(_ text: String) -> [MessageFinding] {
    var scanner = MessageScanner(name: "log")
    scanner.read(Array(text.utf8))
    scanner.finish()
    return scanner.findings
  }

  private func sample(_ pattern: MessagePattern) -> String {
    Self.samples.reduce(pattern.text) { $0.replacing("{\($1.key)}", with: $1.value) }
      .replacing("{word}", with: "Penryn").replacing("{*}", with: "x86_64").replacing("$", with: "")
  }

  @Test(arguments: languages) func everyWordingLeadsToItsRule(code: String) throws {
    let wordings = try #require(MessageRule.translations.first { $0.code == code }).wordings
    for (id, patterns) in wordings {
      let rule = try #require(MessageRule.all.first { $0.id == id })
      for pattern in patterns {
        #expect(pattern.longestLiteral.count >= 9, "\(pattern.text)")
        let text = sample(pattern)
        let found = findings("error: \(text)\n").first { $0.id == id }
        #expect(found != nil, "\(id): \(text)")
        if case .captured(let hole) = rule.names {
          #expect(
            found?.features == Self.samples[hole]?.split(separator: ",").map(String.init), "\(id): \(text)")
        }
      }
    }
  }

  @Test(arguments: languages) func theCommonestMessagesAreThere(code: String) throws {
    let wordings = try #require(MessageRule.translations.first { $0.code == code }).wordings
    for id in ["unknown-cpu-feature", "unknown-cpu-model", "abi-model", "abi-features", "incompatible"] {
      #expect(wordings["libvirt.\(id)"] != nil, "\(code): \(id)")
    }
  }

  @Test func wrappedTranslations() {
    let text = """
      > エラー: ゲスト CPU が仕様と一致しません:
      > 不足している機能: hle,
      > rtm
      """
    #expect(findings(text).map(\.features) == [["hle", "rtm"]])
  }

  /// libvirt's messages of which a catalogue's translation is asked for, with what may stand in their places.
  static let asked: [(message: String, words: [String])] = [
    ("guest CPU doesn't match specification: missing features: %", ["hle,rtm"]),
    ("guest CPU doesn't match specification: extra features: %, missing features: %", ["ht", "hle,rtm"]),
    ("guest CPU doesn't match specification: extra features: %", ["ht"]),
    ("guest CPU doesn't match specification", []),
    ("Host CPU does not provide required features: %", ["hle,rtm"]),
    ("host CPU vendor does not match required CPU vendor %", ["Intel"]),
    ("the CPU is incompatible with host CPU", []),
    ("Unknown CPU feature %", ["monitor"]),
    ("unknown CPU feature: %", ["monitor"]),
    ("Unknown CPU model %", ["Penryn"]),
    ("unknown host CPU", []),
    (
      "CPU mode '%' for % % domain on % host is not supported by hypervisor",
      ["custom", "x86_64", "kvm", "x86_64"]
    ),
    ("CPU model % is not supported by hypervisor", ["Penryn"]),
    ("CPU model '%' not supported by hypervisor", ["Penryn"]),
    ("domain has 'invtsc' CPU feature but TSC frequency is not specified", []),
    ("Emulator '%' does not support machine type '%'", ["/usr/bin/qemu", "pc-q35-9.0"]),
    ("Emulator '%' does not support virt type '%'", ["/usr/bin/qemu", "kvm"]),
    ("process exited while connecting to monitor", []),
    ("qemu unexpectedly closed the monitor", []),
    ("job '%' failed: %", ["migration out", "x"]),
    ("job '%' unexpectedly failed", ["migration out"]),
    ("Target CPU feature count % does not match source %", ["24", "22"]),
    ("Target CPU feature % does not match source %", ["hle", "monitor"]),
    ("Target CPU feature policy % does not match source %", ["disable", "require"]),
    ("Target CPU model % does not match source %", ["Penryn", "Conroe"]),
    ("Target CPU vendor % does not match source %", ["AMD", "Intel"]),
    ("Target CPU mode % does not match source %", ["custom", "host-model"]),
    ("Target CPU type % does not match source %", ["guest", "host"]),
    ("Target CPU arch % does not match source %", ["x86_64", "i686"]),
    ("Target CPU does not match source", []),
    ("Target CPU sockets % does not match source %", ["1", "2"]),
    ("Target CPU cores % does not match source %", ["1", "2"]),
    ("Target CPU threads % does not match source %", ["1", "2"]),
  ]

  /// libvirt's own catalogues, where a source tree is at hand.
  @Test(arguments: TranslationCatalogue.trees) func libvirtsOwnTranslations(tree: String) throws {
    var count = 0
    for code in Self.languages {
      let catalogue = try TranslationCatalogue(path: "\(tree)/po/\(code).po")
      for (message, words) in Self.asked {
        guard let translation = catalogue.translations[message] else { continue }
        let english = TranslationCatalogue.filled(message, words)
        let wanted = try #require(
          MessageRule.all.first { $0.component == .libvirt && $0.match(english) != nil }, "\(english)")
        let text = TranslationCatalogue.filled(translation, words)
        let found = findings("error: \(text)\n")
        #expect(found.contains { $0.id == wanted.id }, "\(code): \(message): \(text)")
        let whole = wanted.match(english).map(wanted.features)
        #expect(found.first { $0.id == wanted.id }?.features == whole, "\(code): \(text)")
        count += 1
      }
    }
    // A catalogue that was read wrong has none of them.
    #expect(count > 100)
  }
}
