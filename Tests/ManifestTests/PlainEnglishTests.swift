import Foundation
import Testing

/// The phrases of BannedPhrases.txt, each with what to write instead, and the exceptions to them.
private struct PhraseList {
  var phrases: [(words: [String], instead: String)] = []
  var exceptions: Set<[String]> = []

  init(_ text: String) {
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let isException = line.hasPrefix("!")
      let fields = line.drop { $0 == "!" }.split(separator: "|").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      if isException, fields.count == 3, !fields[2].isEmpty {
        exceptions.insert([fields[0], fields[1].lowercased()])
      } else if !isException, fields.count == 2, !fields[1].isEmpty {
        phrases.append((fields[0].lowercased().split(separator: " ").map(String.init), fields[1]))
      } else {
        Issue.record("BannedPhrases.txt: \(line)")
      }
    }
  }

  /// The phrases that prose has, with their lines.
  func findings(in prose: [[ProseWord]]) -> [(line: Int, words: [String], instead: String)] {
    let byFirst = Dictionary(grouping: phrases) { $0.words[0] }
    var found: [(line: Int, words: [String], instead: String)] = []
    for fragment in prose {
      for start in fragment.indices {
        for phrase in byFirst[fragment[start].text] ?? [] where start + phrase.words.count <= fragment.count {
          let part = fragment[start..<start + phrase.words.count]
          if zip(part, phrase.words).allSatisfy({ $0.text == $1 }) {
            found.append((fragment[start].line, phrase.words, phrase.instead))
          }
        }
      }
    }
    return found
  }
}

/// The files that people read, with whether they are code.
private func readFiles() throws -> [(path: String, isCode: Bool)] {
  var files: [(path: String, isCode: Bool)] = [("README.md", false), ("CONTRIBUTING.md", false)]
  for folder in ["Sources", "Documentation", "Data", "Tests"] {
    for path in try FileManager.default.subpathsOfDirectory(atPath: packageRoot + "/" + folder) {
      let file = folder + "/" + path
      let ending = path.split(separator: ".").last.map(String.init) ?? ""
      switch folder {
      case "Sources": if ending == "swift", !path.contains("/Generated/") { files.append((file, true)) }
      case "Documentation": if ending == "md" { files.append((file, false)) }
      case "Data":
        if path.contains("."), ["md", "features", "kvm", "uarch", "flags", "qemu"].contains(ending) {
          files.append((file, false))
        }
      default:
        guard path.contains("/Snapshots/") || path.contains("/Golden/") else { continue }
        if ["txt", "html"].contains(ending) { files.append((file, false)) }
        if ending == "json" { files.append((file, true)) }
      }
    }
  }
  return files
}

@Suite struct PlainEnglishTests {
  private let list: PhraseList

  init() throws {
    list = PhraseList(
      try String(contentsOfFile: packageRoot + "/Tests/ManifestTests/BannedPhrases.txt", encoding: .utf8))
  }

  /// Sources (comments and sentences), documents, tables and the recorded output have none of the phrases.
  @Test func noFileHasABannedPhrase() throws {
    #expect(list.phrases.count > 80)
    var unused = list.exceptions
    let files = try readFiles()
    #expect(files.count > 600)
    for file in files {
      let text = try String(contentsOfFile: packageRoot + "/" + file.path, encoding: .utf8)
      for finding in list.findings(in: file.isCode ? Prose.ofCode(text) : Prose.ofText(text)) {
        let phrase = finding.words.joined(separator: " ")
        if list.exceptions.contains([file.path, phrase]) {
          unused.remove([file.path, phrase])
        } else {
          Issue.record("\(file.path):\(finding.line): \"\(phrase)\"; write: \(finding.instead)")
        }
      }
    }
    #expect(unused.isEmpty, "BannedPhrases.txt has exceptions that nothing needs")
  }

  /// The newest version, or what is not released yet; older parts of the changelog are history.
  @Test func theChangelogIsPlainEnglish() throws {
    let text = try String(contentsOfFile: packageRoot + "/CHANGELOG.md", encoding: .utf8)
    let parts = text.split(separator: "\n## ")
    let newest = try #require(parts.dropFirst().first)
    for finding in list.findings(in: Prose.ofText(String(newest))) {
      Issue.record("CHANGELOG.md: \"\(finding.words.joined(separator: " "))\"; write: \(finding.instead)")
    }
  }

  /// The scanner sees what it should, wherever a phrase is broken, and nothing else.
  @Test(arguments: [
    ("/// A feature of\n/// which nothing is known", 1), ("let a = \"one of which\" + \"\"", 1),
    ("let a = \"one of \"\n  + \"which\"", 1), ("let a = \"\"\"\n  a list of \\\n  which\n  \"\"\"", 1),
    ("let a = \"\\(of(\")\")) which\"", 0), ("// of `of which` it", 0), ("case untold  // unreported", 0),
    ("let key = \"untold\"", 0), ("let text = \"it is untold\"", 1), ("// Switched  Off", 1),
    ("// of, which", 0),
    ("let a = #\"of which \"it\"\"#", 1), ("let a = \"is one of\", b = \"which is\"", 0),
  ])
  func theScannerFindsPhrases(code: String, count: Int) {
    #expect(list.findings(in: Prose.ofCode(code)).count == count)
  }
}
