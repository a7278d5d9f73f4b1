/// Support for several values after one option: `--on a.json b.json` means `--on a.json --on b.json`.
///
/// A shell that expands `--on hosts/*.json` writes it so. Values continue up to the next option; the guest or feature that a verb needs is
/// the first word that stands before every such option, else the last of those behind one.
enum SpreadArguments {
  /// The options that take several values in most verbs.
  private static let usual: Set<String> = ["--on", "--from", "--to", "--log", "--inside"]

  /// The options of a verb that take several values.
  static func spreading(of verb: String) -> Set<String> {
    verb == "upgrade" ? ["--host", "--guest"] : usual
  }

  /// The number of words that a verb with such options needs beside its options; nil for a verb without.
  static func words(neededBy verb: String) -> Int? {
    switch verb {
    case "diagnose", "features", "upgrade": 0
    case "check", "fix", "explain": 1
    default: nil
    }
  }

  /// The options of these verbs that take no value.
  static let flags: Set<String> = [
    "--apply", "--undo", "--force", "--unmanaged", "--follow", "--allow-uri", "--help", "-h", "--version",
    "--full", "--sources", "--os-insecure", "--cloud",
  ]

  /// The arguments with an option before each value.
  static func spread(_ arguments: [String]) -> [String] {
    guard let verb = arguments.first, var needed = words(neededBy: verb) else { return arguments }
    // Logs take the place of what is explained.
    if verb == "explain", arguments.contains(where: { $0 == "--log" || $0.hasPrefix("--log=") }) {
      needed = 0
    }
    let spreading = spreading(of: verb)
    let loose = looseWords(of: arguments, spreading)
    var positional = loose.count { $0.option == nil }
    var owners: [Int: String] = [:]
    for word in loose.reversed() {
      guard let option = word.option else { continue }
      if positional < needed {
        positional += 1
      } else {
        owners[word.index] = option
      }
    }
    let spread = arguments.indices.flatMap { index in
      owners[index].map { [$0, arguments[index]] } ?? [arguments[index]]
    }
    return joiningHosts(of: spread, spreading)
  }

  /// The arguments with `--from -#NAME` as one word: the parser would take the second for an option.
  private static func joiningHosts(of arguments: [String], _ spreading: Set<String>) -> [String] {
    var joined: [String] = []
    for word in arguments {
      if word.hasPrefix("-#"), let option = joined.last, spreading.contains(option) {
        joined[joined.count - 1] = option + "=" + word
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  /// The words that are neither options nor their first values, with the spreading option that they stand behind.
  private static func looseWords(
    of arguments: [String], _ spreading: Set<String>
  ) -> [(index: Int, option: String?)] {
    var loose: [(index: Int, option: String?)] = []
    var option: String?
    var index = 1
    while index < arguments.count {
      let word = arguments[index]
      if word == "--" {
        loose += (index + 1..<arguments.count).map { ($0, nil) }
        break
      }
      if word.hasPrefix("-"), word != "-", !word.hasPrefix("-#") {
        let name = String(word.prefix { $0 != "=" })
        option = spreading.contains(name) ? name : nil
        if name == word, !flags.contains(name) { index += 1 }
      } else {
        loose.append((index, option))
      }
      index += 1
    }
    return loose
  }
}
