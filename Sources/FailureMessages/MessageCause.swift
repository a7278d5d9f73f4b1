internal import CPUCatalog

/// A way in which a message comes about.
///
/// A cause is shared by rules; what the message, the register or the stack says decides whether it applies.
struct MessageCause: Sendable {
  /// The stable identifier.
  let id: String
  /// The layers that it is at, likeliest first.
  let layers: [Layer]
  /// What happened.
  let text: String
  /// What would tell it from the other causes.
  let tellsApart: String
  /// The identifiers of its remedies, the safest that helps first.
  let remedies: [String]
  /// The names of features that it is about; empty: whatever is named.
  ///
  /// A star at the end stands for any rest.
  var names: [String] = []
  /// The names that it is never about.
  var neverNames: [String] = []
  /// The registers that it is about; empty: whichever is named.
  var registers: [ClosedRange<UInt32>] = []
  /// What the stack must be like.
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
    + cloudMessageCauses
    + deviceMessageCauses

  /// Causes by their identifiers.
  static let byID: [String: MessageCause] = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

  /// Whether the cause may be one of a message with these names and registers.
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

  /// The names among those given that the cause is about.
  func concerned(among found: [String]) -> [String] {
    found.filter { (names.isEmpty || covers($0, by: names)) && !covers($0, by: neverNames) }
  }

  /// What the stack says of it: nil if it does not say.
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
