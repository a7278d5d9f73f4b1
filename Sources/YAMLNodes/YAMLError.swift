/// The reason a YAML document cannot be read, and the place.
public struct YAMLError: Error, Sendable, Hashable {
  /// The problem, one clause without a full stop.
  public var reason: String
  /// The line, from 1; nil if the parser knows none.
  public var line: Int?
  /// The column, from 1; nil if the parser knows none.
  public var column: Int?

  /// Creates an error; pass the position if the parser knows it.
  public init(_ reason: String, line: Int? = nil, column: Int? = nil) {
    self.reason = reason
    self.line = line
    self.column = column
  }
}

/// The size and depth above which a document is refused.
public struct YAMLLimits: Sendable {
  /// The largest accepted size in bytes.
  public var bytes: Int
  /// The deepest accepted nesting of sequences and mappings.
  public var depth: Int
  /// The largest accepted number of nodes with aliases expanded; nested aliases multiply a document's size.
  public var nodes: Int

  /// 1 MiB, 64 deep, 2¹⁸ nodes, some 300 bytes of memory each.
  public static let standard = YAMLLimits(bytes: 1 << 20, depth: 64, nodes: 1 << 18)

  /// Creates limits; `nodes` counts expanded aliases.
  public init(bytes: Int, depth: Int, nodes: Int) {
    self.bytes = bytes
    self.depth = depth
    self.nodes = nodes
  }
}
