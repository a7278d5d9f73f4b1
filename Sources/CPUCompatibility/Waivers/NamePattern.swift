/// A pattern of names: `*` stands for any characters, `?` for one.
public struct NamePattern: Sendable, Hashable {
  private let text: String

  /// A pattern as an operator writes it.
  public init(_ text: String) { self.text = text }

  /// Whether the whole of `name` matches, in O(name × pattern).
  public func matches(_ name: String) -> Bool {
    let (name, pattern) = (name[...], text[...])
    var (here, there) = (name.startIndex, pattern.startIndex)
    // The position of the last `*`, and how much of the name it has matched.
    var star: (pattern: Substring.Index, name: Substring.Index)?
    while here < name.endIndex {
      if there < pattern.endIndex, pattern[there] == "*" {
        star = (there, here)
        there = pattern.index(after: there)
      } else if there < pattern.endIndex, pattern[there] == "?" || pattern[there] == name[here] {
        (here, there) = (name.index(after: here), pattern.index(after: there))
      } else if let last = star {
        let next = name.index(after: last.name)
        star = (last.pattern, next)
        (here, there) = (next, pattern.index(after: last.pattern))
      } else {
        return false
      }
    }
    return pattern[there...].allSatisfy { $0 == "*" }
  }
}
