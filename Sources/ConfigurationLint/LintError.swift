/// The reason a document cannot be checked, with its position if any.
public struct LintError: Error, Sendable, CustomStringConvertible {
  /// The document's name.
  public var name: String
  /// The problem and what to do.
  public var reason: String
  /// The position; nil for the whole document.
  public var position: SourcePosition?

  init(_ name: String, _ reason: String, at position: SourcePosition? = nil) {
    self.name = name
    self.reason = reason
    self.position = position
  }

  /// The name, the place and the reason.
  public var description: String {
    guard let position else { return "\(name): \(reason)" }
    return "\(name):\(position.line):\(position.column): \(reason)"
  }
}
