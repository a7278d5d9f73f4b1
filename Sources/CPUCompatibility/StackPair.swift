/// Splits a `KEY=VALUE` text.
///
/// - Throws: `StackError` if the text is not a pair, or if `keys` does not contain the key.
package func stackPair(_ pair: String, keys: [String], example: String) throws(StackError) -> (
  key: String, value: String
) {
  guard let equals = pair.firstIndex(of: "="), equals != pair.startIndex,
    pair.index(after: equals) != pair.endIndex
  else { throw StackError(reason: "--stack \(pair): give KEY=VALUE, such as \(example)") }
  let key = pair[..<equals].lowercased()
  guard keys.contains(key) else {
    let near = keys.filter { $0.hasPrefix(key.prefix(3)) || key.contains($0) }
    throw StackError(
      reason: "--stack \(pair): no key is called \(key)"
        + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?")
        + " (keys: \(keys.joined(separator: ", ")))")
  }
  return (key, String(pair[pair.index(after: equals)...]))
}

/// The reason a `--stack` argument is invalid.
public struct StackError: Error, Sendable {
  /// The problem and the expected form.
  public var reason: String

  package init(
    reason: String
  ) {
    self.reason = reason
  }
}
