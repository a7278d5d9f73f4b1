/// The key and the value of a `KEY=VALUE` text.
///
/// - Throws: `StackError` for what is no pair, and for a key that is none of `keys`.
package func stackPair(_ pair: String, keys: [String], example: String) throws(StackError) -> (
  key: String, value: String
) {
  guard let equals = pair.firstIndex(of: "="), equals != pair.startIndex,
    pair.index(after: equals) != pair.endIndex
  else { throw StackError(reason: "--stack \(pair): KEY=VALUE is wanted, such as \(example)") }
  let key = pair[..<equals].lowercased()
  guard keys.contains(key) else {
    let near = keys.filter { $0.hasPrefix(key.prefix(3)) || key.contains($0) }
    throw StackError(
      reason: "--stack \(pair): there is no key \(key)"
        + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?")
        + " (keys: \(keys.joined(separator: ", ")))")
  }
  return (key, String(pair[pair.index(after: equals)...]))
}

/// Why a stack could not be understood.
public struct StackError: Error, Sendable {
  /// What is wrong, and what is wanted.
  public var reason: String

  package init(
    reason: String
  ) {
    self.reason = reason
  }
}
