internal import Foundation
package import Remedies

/// The operator of a trial: puts names in the place of the words in capitals, and does what a step says in words.
package struct OperatorHand {
  /// A step as the operator takes it.
  package enum Step: Equatable {
    /// A line that is pasted into a shell on the host.
    case paste(String)
    /// A line that is pasted where the operator is.
    case pasteHere(String)
    /// A change of the guest's definition in an editor: the element, whether it is replaced as a whole, and the lines.
    case edit(element: String, isWhole: Bool, lines: [String])
    /// Lines of a configuration: the instruction before them, and the lines.
    case configure(instruction: String, lines: [String])
    /// A sentence that the trial itself has to act on, or nothing to do.
    case remark(String)
  }

  /// What stands for each word in capitals.
  package let words: [String: String]

  package init(_ words: [String: String]) { self.words = words }

  /// The steps in order; lines of configuration go with the instruction before them.
  package func steps(_ commands: [Command]) -> [Step] {
    var steps: [Step] = []
    var lines: [String] = []
    var instruction = ""
    func flush() {
      defer { (instruction, lines) = ("", []) }
      if lines.isEmpty {
        if !instruction.isEmpty { steps.append(.remark(instruction)) }
        return
      }
      if instruction.contains("virsh edit"), let element = Self.element(in: instruction) {
        steps.append(
          .edit(
            element: element, isWhole: instruction.contains("becomes"),
            lines: lines.compactMap(Self.withoutAlternative)))
      } else {
        steps.append(.configure(instruction: instruction, lines: lines))
      }
    }
    for command in commands {
      switch command.form {
      case .configuration(let line): lines.append(filled(line))
      case .instruction(let text):
        flush()
        instruction = filled(text)
      case .run, .script, .task:
        flush()
        let line = filled(command.text)
        steps.append(command.place == .here ? .pasteHere(line) : .paste(line))
      }
    }
    flush()
    return steps
  }

  /// A line with names in the place of words in capitals; a word counts only as a whole.
  package func filled(_ line: String) -> String {
    var result = line
    for (word, name) in words.sorted(by: { $0.key.count > $1.key.count }) {
      var rest = result[...]
      var text = ""
      while let range = rest.firstRange(of: word) {
        let before =
          range.lowerBound == rest.startIndex ? text.last : rest[rest.index(before: range.lowerBound)]
        let after = range.upperBound == rest.endIndex ? nil : rest[range.upperBound]
        text += rest[..<range.lowerBound]
        text += Self.isWordCharacter(before) || Self.isWordCharacter(after) ? word : name
        rest = rest[range.upperBound...]
      }
      result = text + rest
    }
    return result
  }

  private static func isWordCharacter(_ character: Character?) -> Bool {
    character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
  }

  /// The first element that a sentence names: `<cpu>`.
  private static func element(in text: String) -> String? {
    guard let open = text.firstIndex(of: "<"), let close = text[open...].firstIndex(of: ">") else {
      return nil
    }
    return String(text[text.index(after: open)..<close])
  }

  /// A line without the remark behind it; nil for one that is an alternative to the line before.
  private static func withoutAlternative(_ line: String) -> String? {
    let plain = line.firstRange(of: "    (").map { String(line[..<$0.lowerBound]) } ?? line
    let text = plain.trimmingCharacters(in: .whitespaces)
    return text.hasPrefix("(") || text.isEmpty ? nil : text
  }

  /// A definition after an edit: the element is replaced, or the lines stand in it in the place of what they contradict.
  package static func edited(_ definition: String, element: String, isWhole: Bool, lines: [String]) -> String
  {
    let lines = onePerName(lines)
    let text = lines.joined(separator: "\n")
    let whole = "<\(element)(\\s[^>]*?)?(/>|>[\\s\\S]*?</\(element)>)"
    if isWhole { return replaced(definition, whole, by: text, orBefore: "<devices>") }
    guard let range = definition.range(of: whole, options: .regularExpression) else {
      return replaced(definition, whole, by: "<\(element)>\(text)</\(element)>", orBefore: "<devices>")
    }
    var inner = String(definition[range])
    if inner.hasSuffix("/>") {
      inner = inner.dropLast(2) + "></\(element)>"
    }
    for line in lines {
      let tag = String(line.dropFirst().prefix { $0.isLetter })
      let name = attribute("name", of: line)
      let same = name.map { "[^>]*\\bname=['\"]\($0)['\"]" } ?? ""
      inner = inner.replacingOccurrences(
        of: "<\(tag)\\b\(same)[^>]*?(/>|>[\\s\\S]*?</\(tag)>)", with: "", options: .regularExpression)
    }
    guard let end = inner.range(of: "</\(element)>", options: .backwards) else { return definition }
    inner.insert(contentsOf: text + "\n", at: end.lowerBound)
    return definition.replacingCharacters(in: range, with: inner)
  }

  /// Of lines that stand for each other, such as the machine types of two chipsets, the first.
  private static func onePerName(_ lines: [String]) -> [String] {
    var seen: Set<String> = []
    return lines.filter { line in
      let tag = String(line.dropFirst().prefix { $0.isLetter })
      guard tag == "type" || tag == "model" else { return true }
      return seen.insert(tag).inserted
    }
  }

  /// The value of an attribute of the first element in a line.
  package static func attribute(_ name: String, of line: String) -> String? {
    line.firstRange(of: "\(name)='").map { String(line[$0.upperBound...].prefix { $0 != "'" }) }
  }

  private static func replaced(_ text: String, _ pattern: String, by new: String, orBefore mark: String)
    -> String
  {
    if let range = text.range(of: pattern, options: .regularExpression) {
      return text.replacingCharacters(in: range, with: new)
    }
    return text.replacing(mark, with: new + mark, maxReplacements: 1)
  }
}
