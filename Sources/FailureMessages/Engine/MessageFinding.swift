internal import Remedies
internal import Wording

/// A recognised message: the rule and the line's captured texts.
public struct MessageFinding: Sendable {
  let rule: MessageRule
  /// The features that the message names or concerns, as written.
  public internal(set) var features: [String]
  /// The registers that it names.
  private(set) var registers: [UInt32]
  /// The captured texts of the pattern's holes.
  let captures: [String: [String]]
  /// The log's name.
  public let log: String
  /// The line, from 1, of its first appearance.
  public let line: Int
  /// The last line of its first appearance, later than the first if the message was wrapped.
  let lastLine: Int
  /// Whether names may be missing at its end: the list ends at a line's end without a continuation.
  let isCut: Bool
  /// How often it appears.
  public internal(set) var count = 1
  /// The line, truncated to 400 bytes with an ellipsis.
  public let text: String
  /// What the wording shows about versions.
  let clues: [String]

  init(
    rule: MessageRule, match: MessagePattern.Match, features: [String], log: String, lines: ClosedRange<Int>,
    text: [UInt8], isCut: Bool
  ) {
    self.rule = rule
    self.features = features.prefix(128).map { $0.prefix(256).printable }
    registers = match.registers
    // A malicious log could fill the memory with them.
    captures = match.captures.mapValues { values in values.prefix(128).map { $0.prefix(256).printable } }
    self.log = log
    line = lines.lowerBound
    lastLine = lines.upperBound
    self.isCut = isCut
    let lowered = String(decoding: text, as: UTF8.self).lowercased()
    clues = rule.clues.filter { lowered.contains($0.text.lowercased()) }.map(\.shows)
    self.text = String(decoding: text.prefix(400), as: UTF8.self).printable + (text.count > 400 ? "…" : "")
  }

  /// The rule's stable identifier.
  public var id: String { rule.id }
  /// What it means, in a few words.
  public var title: String { rule.title }

  /// What the message does not prove, with its holes filled; a possibly truncated list comes first.
  var doesNotProve: String {
    let own = filled(rule.doesNotProve)
    guard isCut else { return own }
    let cut = "The list is at the end of a line and may be truncated, so it may be incomplete."
    return own.isEmpty ? cut : "\(cut) \(own)"
  }

  /// A sentence of the rule, with its holes filled from the message.
  func filled(_ sentence: String) -> String {
    filled(sentence, features: features.isEmpty ? "what it needs" : listed(features, limit: 12)) { $0 }
  }

  /// A command with its holes filled, each with exactly one quoted shell word, whatever the log contains.
  func filledCommand(_ command: String) -> String {
    filled(command, features: features.first.map(quoted) ?? "NAME", quoted)
  }

  /// A step with its holes filled: raw in a program's words, otherwise quoted for a shell.
  func filled(_ command: Command) -> Command {
    var command = command
    command.form =
      switch command.form {
      case .run(let words): .run(words.map { filled($0, features: features.first ?? "NAME") { $0 } })
      case .script(let line): .script(filledCommand(line))
      case .configuration(let line): .configuration(filledCommand(line))
      case .instruction(let line): .instruction(filledCommand(line))
      // No task has holes.
      case .task(let task): .task(task)
      }
    command.note = command.note.map(filledCommand)
    return command
  }

  private func filled(_ text: String, features names: String, _ word: (String) -> String) -> String {
    guard text.contains("{") else { return text }
    var filled = text
    for hole in ["features", "feature"] {
      filled = filled.replacing(
        "{\(hole)}", with: hole == "feature" ? features.first.map(word) ?? "NAME" : names)
    }
    if filled.contains("{register}") {
      filled = filled.replacing(
        "{register}", with: ArmRegisterText.sentence(captures) ?? "It names no register.")
    }
    for (hole, values) in captures {
      guard let first = values.first else { continue }
      filled = filled.replacing("{\(hole)}", with: word(first))
    }
    return filled
  }

  /// Merges findings on consecutive lines if their rule prints one line per feature.
  static func gathered(_ findings: [MessageFinding]) -> [MessageFinding] {
    var gathered: [MessageFinding] = []
    // The index of a rule's finding, and its last line.
    var open: [String: (place: Int, line: Int)] = [:]
    for finding in findings {
      let key = "\(finding.log)\u{0}\(finding.id)"
      if finding.rule.isPrintedByTheLine, let (place, line) = open[key], finding.line <= line + 1 {
        gathered[place].features += finding.features.filter { !gathered[place].features.contains($0) }
        gathered[place].registers += finding.registers
        gathered[place].count = max(gathered[place].count, finding.count)
        open[key] = (place, finding.lastLine)
      } else {
        open[key] = (gathered.count, finding.lastLine)
        gathered.append(finding)
      }
    }
    return gathered
  }

  /// The causes that can apply to the message, likeliest first: those that fit the known stack before possible ones.
  func causes(_ stack: [String: String]) -> [MessageCause] {
    let applying = rule.causes.compactMap { MessageCause.byID[$0] }
      .filter { $0.applies(names: features, registers: registers) && $0.judge(stack) != false }
      .explaining(features)
    let certain = applying.filter { !$0.stack.isEmpty && $0.judge(stack) == true }
    let ids = Set(certain.map(\.id))
    return certain + applying.filter { !ids.contains($0.id) }
  }
}

extension [MessageCause] {
  /// The causes; if those about specific features leave names unexplained, the first general one comes before them, because what
  /// explains everything is likelier than what explains a part.
  fileprivate func explaining(_ features: [String]) -> [MessageCause] {
    let explained = Set(filter { !$0.names.isEmpty }.flatMap { $0.concerned(among: features) })
    guard !explained.isEmpty, !features.allSatisfy(explained.contains),
      let general = firstIndex(where: { $0.names.isEmpty && $0.stack.isEmpty }),
      let special = firstIndex(where: { !$0.names.isEmpty }), special < general
    else { return self }
    return self[..<special] + [self[general]] + self[special..<general] + self[(general + 1)...]
  }
}

extension StringProtocol {
  /// The text without characters that control a terminal or reverse text direction; each becomes a replacement character, and
  /// a tab a blank.
  fileprivate var printable: String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      text.append(scalar == "\t" ? " " : scalar.isHidden ? "\u{fffd}" : scalar)
    }
    return String(text)
  }
}
