import Foundation
import Testing

/// A declaration with the documentation comment before it.
private struct DocumentedDeclaration {
  var file: String
  var line: Int
  var comment: String
  /// From its attributes up to its body, on one line.
  var text: String

  /// The words of the declared name, in small letters.
  var nameWords: Set<String> {
    let name = text.firstMatch(of: /\b(?:func|var|let|case|struct|enum|class|actor|protocol|typealias) `?(\w+)/)?.output.1
    return Set((name ?? "").matches(of: /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/).map { stem($0.output.lowercased()) })
  }

  /// The words of the comment's first sentence that carry a meaning.
  var contentWords: Set<String> {
    let end = comment.firstRange(of: /[.:;](?: |$)/)?.lowerBound ?? comment.endIndex
    let words = comment[..<end].matches(of: /[A-Za-z0-9_]+/).map { stem($0.output.lowercased()) }
    return Set(words).subtracting(Self.fillers)
  }

  private static let fillers = Set(
    "a an the of to in on for and or is are be it its that this by with from as at whether all any one given".split(
      separator: " "
    ).map { stem(String($0)) })
}

/// A word without its commonest endings, so that `names` is `name`.
private func stem(_ word: String) -> String {
  for ending in ["ies", "es", "ed", "s"] where word.count > ending.count + 2 && word.hasSuffix(ending) {
    return String(word.dropLast(ending.count))
  }
  return word
}

/// The declarations that a file documents, and those that throw without a comment.
private func declarations(path: String, text: String) -> [DocumentedDeclaration] {
  let starts =
    /^(?:@\w+(?:\([^)]*\))? )*(?:(?:public|package|internal|private|fileprivate|open|static|mutating|nonisolated|final|override|indirect|convenience) )*(?:func|init|var|let|case|subscript|struct|enum|class|actor|protocol|typealias)\b/
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }
  var found: [DocumentedDeclaration] = []
  var comment: [Substring] = []
  var index = 0
  while index < lines.count {
    let line = lines[index]
    if line.hasPrefix("///") {
      comment.append(line.dropFirst(3).drop { $0 == " " })
    } else if line.prefixMatch(of: starts) != nil {
      var declaration = String(line)
      var last = index
      while !declaration.contains("{"), declaration.contains("("), last + 1 < lines.count, last < index + 8,
        !lines[last + 1].hasPrefix("///"), !lines[last + 1].isEmpty
      {
        last += 1
        declaration += " " + lines[last]
      }
      let head = declaration.firstIndex(of: "{").map { String(declaration[..<$0]) } ?? declaration
      found.append(
        DocumentedDeclaration(
          file: path, line: index + 1, comment: comment.joined(separator: " "), text: head))
      comment = []
    } else if !line.hasPrefix("@") {
      comment = []
    }
    index += 1
  }
  return found
}

@Suite struct DocCommentTests {
  private let all: [DocumentedDeclaration]

  init() throws {
    all = try swiftFiles(below: "Sources").filter { !$0.path.contains("/Generated/") }
      .flatMap { declarations(path: $0.path, text: $0.text) }
  }

  /// A function that throws says which error, and when.
  @Test func throwingFunctionsNameTheirErrors() {
    let throwing = all.filter {
      $0.text.contains(/^(?:@\w+ )*(?:public|package|open) .*\b(?:func|init|subscript|var)\b.*\bthrows\b/)
    }
    #expect(throwing.count > 100)
    for one in throwing where !one.comment.contains("- Throws: ") {
      Issue.record("\(one.file):\(one.line): no \"- Throws:\" for \(one.text)")
    }
  }

  /// A first sentence adds something to the name.
  @Test func commentsAddToTheName() {
    let documented = all.filter { !$0.comment.isEmpty }
    #expect(documented.count > 3000)
    for one in documented where !one.nameWords.isEmpty && one.contentWords.isSubset(of: one.nameWords) {
      Issue.record("\(one.file):\(one.line): \"\(one.comment)\" repeats the name")
    }
  }

  @Test(arguments: [
    ("/// The name of the model.\nvar modelName: String", true), ("/// The name.\nlet name: String", true),
    ("/// The name in libvirt.\nlet name: String", false), ("/// Names: see libvirt.\nvar names: [String]", true),
    ("/// Whether it is empty.\nvar isEmpty: Bool { true }", true),
  ])
  func repetitionIsRecognised(code: String, repeats: Bool) throws {
    let one = try #require(declarations(path: "", text: code).first)
    #expect(one.contentWords.isSubset(of: one.nameWords) == repeats)
  }
}
