/// The reason an XML document cannot be read, and the place.
public struct XMLError: Error, Sendable, Hashable {
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
public struct XMLLimits: Sendable {
  /// The most elements of a document: libvirt's own have some thousands.
  static let elements = 65_536
  /// The most attributes of an element.
  static let attributes = 256

  /// The largest accepted size in bytes.
  public var bytes: Int
  /// The deepest accepted nesting of elements.
  public var depth: Int

  /// 16 MiB, 128 deep.
  public static let standard = XMLLimits(bytes: 16 << 20, depth: 128)

  /// Creates limits; `bytes` is the document's size.
  public init(bytes: Int, depth: Int) {
    self.bytes = bytes
    self.depth = depth
  }
}
