import Foundation
import TestSupport

/// A catalogue of translations as gettext keeps it, a `.po` file.
struct TranslationCatalogue {
  /// Translations that are not marked as doubtful, by messages; in these every place to fill is `%`.
  private(set) var translations: [String: String] = [:]

  /// Source trees of libvirt's with catalogues: those of `MARTLET_LIBVIRT_SOURCE`, or those under `.oracle`.
  static let trees: [String] = {
    let manager = FileManager.default
    let package = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/")
    let named = ProcessInfo.processInfo.environment["MARTLET_LIBVIRT_SOURCE"]
    let trees =
      named.map { $0.split(separator: ":").map(String.init) }
      ?? ((try? manager.contentsOfDirectory(atPath: "\(package)/.oracle")) ?? []).sorted()
      .filter { $0.hasPrefix("libvirt-") }.map { "\(package)/.oracle/\($0)" }
    return trees.filter { manager.fileExists(atPath: "\($0)/po/fr.po") }
  }()

  /// Reads a catalogue.
  init(path: String) throws {
    var texts: [String: String] = [:]
    var field = ""
    var isDoubtful = false
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    for line in lines + [""] {
      if line.isEmpty {
        if let message = texts["msgid"], let text = texts["msgstr"], !text.isEmpty, !isDoubtful {
          translations[message.replacing(/%(\d\$)?(zu|llu|lld|lu|ld|s|d|u)/, with: "%")] = text
        }
        (texts, field, isDoubtful) = ([:], "", false)
      } else if line.hasPrefix("#,") {
        isDoubtful = isDoubtful || line.contains("fuzzy")
      } else if let quote = line.firstIndex(of: "\""), !line.hasPrefix("#") {
        let name = line[..<quote].filter { $0 != " " }
        if !name.isEmpty { field = String(name) }
        texts[field, default: ""] += line[line.index(after: quote)...].dropLast().replacing(
          "\\\"", with: "\""
        )
        .replacing("\\n", with: "")
      }
    }
  }

  /// A message with its places filled, numbered ones by their numbers.
  static func filled(_ message: String, _ words: [String]) -> String {
    var next = 0
    var text = ""
    var rest = message[...]
    while let place = rest.firstMatch(of: /%(?:(\d)\$)?(?:zu|llu|lld|lu|ld|s|d|u)?/) {
      text += rest[..<place.range.lowerBound]
      if let number = place.1.flatMap({ Int($0) }) {
        text += words[number - 1]
      } else {
        text += words[next]
        next += 1
      }
      rest = rest[place.range.upperBound...]
    }
    return text + rest
  }
}
