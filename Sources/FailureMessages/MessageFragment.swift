/// The end of a message, as people pass it on: `missing features: hle,rtm` without what libvirt printed before it.
public enum MessageFragment {
  /// The message that begins as a known one does and ends in `text`; nil if no known message ends so.
  ///
  /// A message is cut where a colon is. Of several that fit, the one whose words fit longest counts, then the first rule's.
  public static func completed(_ text: String) -> String? {
    let wanted = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let letters = wanted.lowercased()
    var best: (length: Int, head: String)?
    for pattern in MessageRule.inEnglish.lazy.flatMap(\.patterns) {
      var cut = pattern.text.startIndex
      while let mark = pattern.text[cut...].firstRange(of: ": ") {
        cut = mark.upperBound
        let (head, tail) = (pattern.text[..<cut], pattern.text[cut...])
        // What was printed in the head's holes is unknown.
        guard !head.contains("{") else { break }
        let literal = tail.prefix { $0 != "{" && $0 != "$" }.lowercased()
        guard literal.count >= 8, letters.hasPrefix(literal), literal.count > best?.length ?? 0 else {
          continue
        }
        best = (literal.count, String(head))
      }
    }
    return best.map { $0.head + wanted }
  }
}
