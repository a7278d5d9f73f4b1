/// A node of a YAML document: a scalar, a sequence or a mapping, and where it begins.
///
/// An alias becomes the node it names. Merge keys (`<<`) are ordinary keys.
public struct YAMLNode: Sendable {
  /// The scalar, sequence or mapping itself.
  public var content: Content
  /// The line of its first character, from 1; for an alias, the alias's own line.
  public var line: Int
  /// The column of its first character, from 1, in characters.
  public var column: Int
  /// The number of nodes in it, including itself, with aliases expanded.
  let weight: Int

  /// A scalar, a sequence or a mapping.
  public enum Content: Sendable {
    /// Text, and whether it is plain: without quotes or block style, so it may be a number, a Boolean or null.
    case scalar(String, isPlain: Bool)
    /// Elements in the document's order.
    case sequence([YAMLNode])
    /// Keys and values in order; no two keys are equal scalars.
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  /// The text of a scalar; nil for other nodes.
  public var string: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// The elements of a sequence; nil for other nodes.
  public var sequence: [YAMLNode]? {
    if case .sequence(let nodes) = content { nodes } else { nil }
  }

  /// The keys and values of a mapping; nil for other nodes.
  public var mapping: [(key: YAMLNode, value: YAMLNode)]? {
    if case .mapping(let pairs) = content { pairs } else { nil }
  }

  /// The value of a scalar key; nil if the key is missing or the node is not a mapping.
  ///
  /// O(keys).
  public subscript(key: String) -> YAMLNode? { mapping?.first { $0.key.string == key }?.value }

  /// The value of a plain Boolean scalar; nil for anything else.
  ///
  /// - SeeAlso: YAML 1.1, Boolean Language-Independent Type (yaml.org/type/bool.html), without `y` and `n`, which libyaml's users
  ///   leave out.
  public var bool: Bool? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    switch text {
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON": return true
    case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF": return false
    default: return nil
    }
  }
}
