/// Why an XML document could not be read, and where.
public struct XMLError: Error, Sendable, Hashable {
  /// What was wrong, one clause without a full stop.
  public var reason: String
  /// The line, from 1; nil where the parser knows none.
  public var line: Int?
  /// The column, from 1; nil where the parser knows none.
  public var column: Int?

  /// An error at a place in the document.
  public init(_ reason: String, line: Int? = nil, column: Int? = nil) {
    self.reason = reason
    self.line = line
    self.column = column
  }
}

/// What a document may cost at most.
public struct XMLLimits: Sendable {
  /// The size in bytes.
  public var bytes: Int
  /// How deep elements may nest.
  public var depth: Int

  /// 16 MiB, 128 deep.
  public static let standard = XMLLimits(bytes: 16 << 20, depth: 128)

  /// Limits of the given size and depth.
  public init(bytes: Int, depth: Int) {
    self.bytes = bytes
    self.depth = depth
  }
}
