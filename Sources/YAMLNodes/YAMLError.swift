/// Why a YAML document could not be read, and where.
public struct YAMLError: Error, Sendable, Hashable {
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
public struct YAMLLimits: Sendable {
  /// The size in bytes.
  public var bytes: Int
  /// How deep sequences and mappings may nest.
  public var depth: Int
  /// How many nodes there may be, aliases unfolded: with each alias of an alias a document can grow by a multiple.
  public var nodes: Int

  /// 1 MiB, 64 deep, 2²⁰ nodes: as many as 1 MiB can hold without aliases.
  public static let standard = YAMLLimits(bytes: 1 << 20, depth: 64, nodes: 1 << 20)

  /// Limits of the given size, depth and number of nodes.
  public init(bytes: Int, depth: Int, nodes: Int) {
    self.bytes = bytes
    self.depth = depth
    self.nodes = nodes
  }
}
