/// The rules, indexed by their literals.
struct MessageRuleIndex: Sendable {
  let rules: [MessageRule]
  /// Lines that show versions; their numbers follow the rules'.
  let clues: [VersionClue]
  let automaton: LiteralAutomaton
  /// For each literal, the numbers of the rules and clues with it.
  let rulesOfLiteral: [[Int]]

  /// The length of the literal's searched part: longer ones create more states but hardly fewer false hits.
  static let literalLimit = 20

  static let standard = MessageRuleIndex(MessageRule.all, clues: VersionClue.all)

  init(_ rules: [MessageRule], clues: [VersionClue]) {
    self.rules = rules
    self.clues = clues
    var numbers: [[UInt8]: [Int]] = [:]
    let patterns = rules.map { $0.patterns + $0.translations } + clues.map { [$0.pattern] }
    for (index, patterns) in patterns.enumerated() {
      for pattern in patterns {
        numbers[Array(pattern.longestLiteral.prefix(Self.literalLimit)), default: []].append(index)
      }
    }
    let sorted = numbers.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    automaton = LiteralAutomaton(sorted.map(\.key))
    rulesOfLiteral = sorted.map(\.value)
  }
}

/// A line that shows a version of the stack.
struct VersionClue: Sendable {
  /// The key of `--stack`.
  let key: String
  /// The line, with the hole `version`.
  let pattern: MessagePattern

  /// Lines that logs begin with, or that daemons print when they start.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/util/virlog.c, virLogVersionString; qemu 7.2 softmmu/vl.c, version; nova nova/service.py, Service.start;
  ///   linux 6.1 init/version.c, linux_proc_banner.
  static let all = [
    VersionClue(key: "libvirt", pattern: "libvirt version: {version}"),
    VersionClue(key: "qemu", pattern: "QEMU emulator version {version}"),
    VersionClue(key: "qemu", pattern: "qemu version: {version}"),
    VersionClue(key: "nova", pattern: "Starting compute node (version {version}"),
    VersionClue(key: "kernel", pattern: "Linux version {version}"),
  ]
}
