/// A message that was recognised: the rule, and what stood in the line.
public struct MessageFinding: Sendable {
  let rule: MessageRule
  /// The features that the message names or is about, as it writes them.
  public let features: [String]
  /// The registers that it names.
  let registers: [UInt32]
  /// What stood in the pattern's holes.
  let captures: [String: [String]]
  /// The log's name.
  public let log: String
  /// The line, from 1, of its first appearance.
  public let line: Int
  /// How often it appears.
  public internal(set) var count = 1
  /// The line, cut to 400 bytes; what is cut ends in an ellipsis.
  public let text: String
  /// What the wording shows of versions.
  let clues: [String]

  init(
    rule: MessageRule, match: MessagePattern.Match, features: [String], log: String, line: Int, text: [UInt8]
  ) {
    self.rule = rule
    self.features = Array(features.prefix(128))
    registers = match.registers
    // A log that means harm could fill the memory with them.
    captures = match.captures.mapValues { values in values.prefix(128).map { String($0.prefix(256)) } }
    self.log = log
    self.line = line
    let lowered = String(decoding: text, as: UTF8.self).lowercased()
    clues = rule.clues.filter { lowered.contains($0.text.lowercased()) }.map(\.shows)
    self.text = String(decoding: text.prefix(400), as: UTF8.self) + (text.count > 400 ? "…" : "")
  }

  /// The rule's stable identifier.
  public var id: String { rule.id }
  /// What it means, in a few words.
  public var title: String { rule.title }

  /// A sentence of the rule's with its holes filled by what the message has.
  func filled(_ sentence: String) -> String {
    guard sentence.contains("{") else { return sentence }
    var text = sentence
    let names = features.isEmpty ? "what it needs" : listed(features, limit: 12)
    let known = ["features": [names], "feature": [features.first ?? "NAME"]]
    for (hole, values) in captures.merging(known, uniquingKeysWith: { $1 }) {
      text = text.replacing("{\(hole)}", with: values.joined(separator: ", "))
    }
    return text
  }

  /// The causes that may be the message's, likeliest first: what the stack is known to be like before what it may be like.
  func causes(_ stack: [String: String]) -> [MessageCause] {
    let applying = rule.causes.compactMap { MessageCause.byID[$0] }
      .filter { $0.applies(names: features, registers: registers) && $0.judge(stack) != false }
    let certain = applying.filter { !$0.stack.isEmpty && $0.judge(stack) == true }
    let ids = Set(certain.map(\.id))
    return certain + applying.filter { !ids.contains($0.id) }
  }
}
