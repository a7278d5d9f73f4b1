import ArgumentParser

/// Help texts whose example commands stay on one line: ArgumentParser wraps them like prose, and half a command cannot be pasted.
enum HelpText {
  /// The help or the message for an error of ArgumentParser.
  static func message(for error: any Error) -> String {
    examples(of: Martlet.self).reduce(Martlet.fullMessage(for: error)) { text, example in
      mended(text, example)
    }
  }

  /// The example commands of a verb and of the verbs below it: the indented lines of their discussions.
  static func examples(of command: any ParsableCommand.Type) -> [String] {
    let own = command.configuration.discussion.split(separator: "\n").filter { $0.hasPrefix("  ") }
    return own.map { String($0.drop { $0 == " " }) }
      + command.configuration.subcommands.flatMap(examples)
  }

  /// The text with one wrapped example joined again.
  static func mended(_ text: String, _ example: String) -> String {
    let words = example.split(separator: " ")
    guard words.count > 1, !text.contains("  " + example + "\n") else { return text }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for start in lines.indices where lines[start].hasPrefix("  ") {
      var found: [Substring] = []
      for end in start..<lines.endIndex {
        found += lines[end].split(separator: " ")
        guard found.count < words.count else { break }
        guard words.starts(with: found), end + 1 < lines.endIndex else { found = []; break }
      }
      guard found == words else { continue }
      var count = 0
      var end = start
      while count < words.count {
        count += lines[end].split(separator: " ").count
        end += 1
      }
      lines.replaceSubrange(start..<end, with: ["  " + example])
      break
    }
    return lines.joined(separator: "\n")
  }
}

/// Names with commas between them, for the help of a verb: every start puts it together, and `joined` would look up conformances first.
func commaSeparated(_ names: [String]) -> String {
  var text = ""
  for name in names { text += text.isEmpty ? name : ", " + name }
  return text
}
