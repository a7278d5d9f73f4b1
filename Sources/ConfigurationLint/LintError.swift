/// Why a document cannot be checked, with its place where there is one.
public struct LintError: Error, Sendable, CustomStringConvertible {
  /// The document's name.
  public var name: String
  /// What is wrong and what to do.
  public var reason: String
  /// The place; nil for the document as a whole.
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
