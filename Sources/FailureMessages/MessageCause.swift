internal import CPUCatalog

/// A possible cause of a message.
///
/// Rules share causes; the message, the register or the stack decides whether one applies.
struct MessageCause: Sendable {
  /// The stable identifier.
  let id: String
  /// The layers it belongs to, likeliest first.
  let layers: [Layer]
  /// What happened.
  let text: String
  /// How to distinguish it from the other causes.
  let tellsApart: String
  /// The identifiers of its remedies, safest first.
  let remedies: [String]
  /// The feature names it applies to; empty for any.
  ///
  /// A star at the end matches any rest.
  var names: [String] = []
  /// The names it never applies to.
  var neverNames: [String] = []
  /// The registers it applies to; empty for any.
  var registers: [ClosedRange<UInt32>] = []
  /// The required stack.
  var stack: [StackCondition] = []
  /// The source.
  let citation: String

  /// Every cause.
  static let all: [MessageCause] =
    hostNameMessageCauses
    + nameMessageCauses
    + novaMessageCauses
    + definitionMessageCauses
    + hostMessageCauses
    + stateMessageCauses
    + armMessageCauses
    + s390MessageCauses
    + cloudMessageCauses
    + xenMessageCauses
    + deviceMessageCauses

  /// Causes by their identifiers.
  static let byID: [String: MessageCause] = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

  /// Whether the cause can apply to a message with these names and registers.
  ///
  /// A cause about certain names needs one of them; a cause that is never about some names needs another, unless
  /// the message names none.
  func applies(names found: [String], registers given: [UInt32] = []) -> Bool {
    if !names.isEmpty, !found.contains(where: { covers($0, by: names) }) { return false }
    if !found.isEmpty, !neverNames.isEmpty, found.allSatisfy({ covers($0, by: neverNames) }) { return false }
    if !registers.isEmpty, !given.contains(where: { index in registers.contains { $0.contains(index) } }) {
      return false
    }
    return true
  }

  /// The given names that the cause applies to.
  func concerned(among found: [String]) -> [String] {
    found.filter { (names.isEmpty || covers($0, by: names)) && !covers($0, by: neverNames) }
  }

  /// Whether the stack fits; nil if unknown.
  func judge(_ stack: [String: String]) -> Bool? {
    var isCertain = true
    for condition in self.stack {
      switch condition.judge(stack) {
      case false?: return false
      case nil: isCertain = false
      case true?: break
      }
    }
    return isCertain ? true : nil
  }

  private func covers(_ name: String, by patterns: [String]) -> Bool {
    let name = name.lowercased()
    return patterns.contains { pattern in
      pattern.hasSuffix("*") ? name.hasPrefix(pattern.dropLast()) : name == pattern
    }
  }
}
