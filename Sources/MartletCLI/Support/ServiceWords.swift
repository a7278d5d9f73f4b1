/// The options that name a service, where they stand before the verb: `martlet --service URL fleet where web1`.
///
/// `martlet-fleet` knows them as options of each question, so that they move behind its words.
enum ServiceWords {
  private static let names = ["--service", "--token-file", "--ca-file"]

  /// The arguments with the options of a service behind the verb's.
  ///
  /// - Throws: `CommandFailure` for a verb that asks no service, and for an option without a value.
  static func moved(_ arguments: [String]) throws(CommandFailure) -> [String] {
    var words = arguments[...]
    var options: [String] = []
    while let word = words.first, let name = names.first(where: { word == $0 || word.hasPrefix($0 + "=") }) {
      options.append(words.removeFirst())
      guard word == name else { continue }
      guard let value = words.popFirst() else {
        throw CommandFailure("\(name) needs a value", status: CommandFailure.usage)
      }
      options.append(value)
    }
    guard !options.isEmpty else { return arguments }
    guard let verb = words.first, verb == "fleet" else {
      throw CommandFailure(
        (words.first.map { "\($0) asks no service; " } ?? "")
          + "only martlet fleet asks one, such as martlet --service https://m.example.org fleet stuck",
        status: CommandFailure.usage)
    }
    let end = words.firstIndex(of: "--") ?? words.endIndex
    return Array(words[..<end] + options + words[end...])
  }
}
