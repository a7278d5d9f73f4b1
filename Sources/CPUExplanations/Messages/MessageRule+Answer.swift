extension MessageRule {
  /// The causes that a match may have, likeliest first.
  ///
  /// What the stack confirms comes first, and what it contradicts is left out; the rest keeps the rule's order.
  func causes(of match: MessagePattern.Match, stack: [String: String] = [:]) -> [MessageCause] {
    let names = features(in: match)
    let possible = causes.compactMap { MessageCause.byID[$0] }
      .filter { $0.applies(names: names, registers: match.registers) && $0.judge(stack) != false }
    let confirmed = possible.filter { !$0.stack.isEmpty && $0.judge(stack) == true }
    return confirmed + possible.filter { cause in !confirmed.contains { $0.id == cause.id } }
  }

  /// A text of the rule's or of a cause's with what was captured in its holes.
  ///
  /// `{features}` and `{feature}` are the names, wherever they were captured; a command that wants one name gets
  /// the first. A hole that captured nothing is left as it is.
  func fill(_ text: String, with match: MessagePattern.Match, isCommand: Bool = false) -> String {
    let names = features(in: match)
    var filled = text
    for hole in ["features", "feature"] where !names.isEmpty {
      filled = filled.replacing("{\(hole)}", with: isCommand ? names[0] : names.joined(separator: ", "))
    }
    for (hole, texts) in match.captures.sorted(by: { $0.key < $1.key }) {
      guard let first = texts.first else { continue }
      filled = filled.replacing("{\(hole)}", with: first)
    }
    return filled
  }
}
