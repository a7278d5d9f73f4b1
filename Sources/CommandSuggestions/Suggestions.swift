public import ArgumentParser
import Wording

/// Suggestions for misspelt verbs and options.
public enum Suggestions {
  /// One line about an unknown verb or option, with the nearest known ones; nil if all are known.
  ///
  /// - Parameters:
  ///   - arguments: The words after the command's name.
  ///   - root: The command that was to parse them; its verbs' help lists the options.
  public static func unknownWord(in arguments: [String], of root: any ParsableCommand.Type) -> String? {
    var command = root
    var path: [String] = []
    for word in arguments {
      let below = command.configuration.subcommands
      guard !below.isEmpty, !word.hasPrefix("-"), word != "help" else { break }
      if let next = below.first(where: { name(of: $0) == word }) {
        command = next
        path.append(word)
        continue
      }
      let names = below.map(name)
      let near = nearest(to: word, of: names)
      let title = (["martlet"] + path).joined(separator: " ")
      return "\(title) has no verb \(word)"
        + (near.isEmpty
          ? "; there are \(names.joined(separator: ", "))"
          : "; did you mean \(near.joined(separator: " or "))?")
    }
    return unknownOption(in: arguments.dropFirst(path.count), of: command, called: path)
  }

  /// The failure for an option that a verb's help does not show; nil if it shows all.
  private static func unknownOption(
    in arguments: ArraySlice<String>, of command: any ParsableCommand.Type, called path: [String]
  ) -> String? {
    let known = Set(
      command.helpMessage().split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "-" })
        .filter { $0.hasPrefix("--") && $0.count > 2 }.map(String.init)
    ).union(["--help", "--version", "--strict"])
    for word in arguments.prefix(while: { $0 != "--" }) where word.hasPrefix("--") {
      let name = String(word.prefix { $0 != "=" })
      guard !known.contains(name) else { continue }
      let near = nearest(to: name, of: known)
      return "\((["martlet"] + path).joined(separator: " ")) has no option \(name)"
        + (near.isEmpty
          ? " (--help lists its options)" : "; did you mean \(near.joined(separator: " or "))?")
    }
    return nil
  }

  /// " Did you mean ...?" with the nearest of `words`, or a list of all if none is near.
  public static func hint(for word: String, of words: [String]) -> String {
    let near = nearest(to: word, of: words)
    return near.isEmpty
      ? " There are \(words.joined(separator: ", "))." : " Did you mean \(near.joined(separator: " or "))?"
  }

  private static func name(of command: any ParsableCommand.Type) -> String { command._commandName }
}
