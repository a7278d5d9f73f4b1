internal import HostSnapshots
internal import XMLReading

/// An element of a definition as a tree, with the attributes that say what can move.
struct DefinitionElement {
  let name: String
  private var attributes: [String: String] = [:]
  /// The element's own text; empty for one with children.
  private(set) var text = ""
  private(set) var children: [DefinitionElement] = []

  /// Reads the element at the cursor, to its end.
  ///
  /// - Throws: `XMLError` if the document is not well-formed.
  init(_ cursor: XMLCursor) throws(XMLError) {
    name = cursor.name
    for attribute in Self.attributes { attributes[attribute] = cursor.attribute(attribute) }
    if Self.texts.contains(name), attributes["model"] == nil || attributes["model"] == "random",
      attributes["type"] == nil
    {
      text = try cursor.text().trimmingBlanks
      return
    }
    var found: [DefinitionElement] = []
    try cursor.forEachChild { child throws(XMLError) in found.append(try DefinitionElement(child)) }
    children = found
  }

  /// The value of an attribute of the element.
  subscript(_ attribute: String) -> String? { attributes[attribute] }

  /// The first child of that name.
  func child(_ name: String) -> DefinitionElement? { children.first { $0.name == name } }

  /// The elements of that name at any depth, the element itself first.
  func all(_ name: String) -> [DefinitionElement] {
    (self.name == name ? [self] : []) + children.flatMap { $0.all(name) }
  }

  private static let attributes = [
    "accel3d", "bus", "dev", "device", "dir", "domain", "evdev", "file", "function", "id", "mode", "model",
    "name", "path", "pool", "protocol", "role", "slot", "type", "uuid", "volume", "wwpn",
  ]

  /// The elements whose text counts.
  private static let texts: Set<String> = ["backend", "path"]
}
