/// Reads `--cpus` of a cloud-hypervisor command, or its value alone: the CPU is the host's, with features that are off by default.
///
/// - SeeAlso: cloud-hypervisor src/main.rs, create_app (`--cpus` takes one value, and clap refuses a second `--cpus`); docs/cpu.md.
enum CloudHypervisorReader {
  static func read(_ text: SourceText) -> ParsedConfiguration {
    var configuration = ParsedConfiguration()
    let commands = text.commands
    let hasOption = commands.contains { $0.contains(where: isOption) }
    for words in commands {
      var count = 0
      for (index, word) in words.enumerated() where isOption(word) {
        count += 1
        let position = text.position(of: word.start)
        if count == 2 {
          configuration.fault("syntax", position, name: "--cpus", "a command takes --cpus once")
        }
        if let value = value(of: words, at: index) {
          CloudHypervisorCPUs.read(value, text, &configuration)
        } else {
          configuration.fault("syntax", position, "--cpus needs a value, such as boot=2")
        }
      }
      if !hasOption, words.count == 1, words[0].bytes.contains(UInt8(ascii: "=")) {
        CloudHypervisorCPUs.read(words[0], text, &configuration)
      }
    }
    if configuration.cpus.isEmpty, configuration.faults.isEmpty {
      configuration.fault("syntax", SourcePosition(line: 1, column: 1), "there is no --cpus")
    }
    return configuration
  }

  /// Whether a document is a command of cloud-hypervisor, a script or unit with one, or options with `--cpus` alone.
  static func looksLikeCommand(_ text: SourceText) -> Bool {
    let commands = text.commands
    if commands.contains(where: { $0.contains(where: isOption) }),
      commands.allSatisfy({ $0[0].string.hasPrefix("--") })
    {
      return true
    }
    let first = text.lines.map(\.trimmed).first { !$0.isEmpty }
    let isScript = first?.string.hasPrefix("#!") == true || first?.bytes.first == UInt8(ascii: "[")
    let own = commands.drop { $0.count == 1 && $0[0].bytes.contains(UInt8(ascii: "=")) }
    return (isScript ? own : own.prefix(1)).contains(where: isCommand)
  }

  /// Whether words are a command: the program, then options, with nothing between the value of `--cpus` and the next option.
  private static func isCommand(_ words: [PlacedText]) -> Bool {
    let starters: Set<String> = ["sudo", "doas", "exec", "nohup", "env", "time", "setsid", "command", "$"]
    guard
      let program = words.firstIndex(where: {
        $0.string.split(whereSeparator: { "/=".contains($0) }).last == "cloud-hypervisor"
      }), program + 1 < words.count, words[program + 1].bytes.first == UInt8(ascii: "-"),
      words[..<program].allSatisfy({
        starters.contains($0.string) || $0.bytes.first == UInt8(ascii: "-")
          || $0.bytes.contains(UInt8(ascii: "="))
      })
    else { return false }
    for (index, word) in words.enumerated() where isOption(word) {
      let after = index + (word.string == "--cpus" ? 2 : 1)
      guard after < words.count else { continue }
      guard let byte = words[after].bytes.first, "-|&;<>#2".utf8.contains(byte) else { return false }
    }
    return true
  }

  private static func isOption(_ word: PlacedText) -> Bool {
    word.string == "--cpus" || word.bytes.starts(with: Array("--cpus=".utf8))
  }

  private static func value(of words: [PlacedText], at index: Int) -> PlacedText? {
    if words[index].string != "--cpus" { return end(words[index].dropping(7).unquoted) }
    guard index + 1 < words.count, words[index + 1].bytes.first != UInt8(ascii: "-") else { return nil }
    return end(words[index + 1])
  }

  /// The value without the semicolon that ends a command.
  private static func end(_ value: PlacedText) -> PlacedText {
    value.bytes.last == UInt8(ascii: ";") ? value[0..<(value.bytes.count - 1)] : value
  }
}
