/// A node of a YAML document: a scalar, a sequence or a mapping, and where it begins.
///
/// An alias stands for the node that it names. Merge keys (`<<`) are keys like others.
public struct YAMLNode: Sendable {
  /// What the node is.
  public var content: Content
  /// The line of its first character, from 1; of an alias, the line of the alias.
  public var line: Int
  /// The column of its first character, from 1, in characters.
  public var column: Int
  /// How many nodes it holds, itself included, aliases unfolded.
  let weight: Int

  /// What a node is.
  public enum Content: Sendable {
    /// Text, and whether it is plain: without quotes or a block's mark, so that it may be a number, a Boolean or nothing.
    case scalar(String, isPlain: Bool)
    /// Nodes in order.
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

  /// The value of a key that is a scalar; nil where there is none, and for nodes that are no mappings.
  ///
  /// O(keys).
  public subscript(key: String) -> YAMLNode? { mapping?.first { $0.key.string == key }?.value }

  /// The Boolean that a plain scalar is; nil for all else.
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
