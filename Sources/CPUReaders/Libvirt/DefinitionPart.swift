internal import CPUCompatibility
internal import HostSnapshots
internal import XMLReading

/// An element of a domain definition that Martlet knows: its attributes, their values, and who examines it.
///
/// What no part knows is named among what a verdict did not check, so a setting that nobody thought of never counts as harmless.
package struct DefinitionPart: Sendable {
  /// The element's name.
  package let name: String
  /// Who examines it: the beginning of a verdict rule's identifier; `cpu` for the reader of `<cpu>` and `devices` for that of the devices;
  /// `same` if it depends on nothing of the host; `trust` for a point among what no verdict checks.
  package let lookedAtBy: String
  /// The elements in it, by name.
  package private(set) var children: [String: DefinitionPart] = [:]
  private let attributes: [String: Values]
  private let text: Values

  /// Values of an attribute, or of an element's own text, that Martlet knows.
  private enum Values {
    case any
    case words([String])
    case upTo(UInt64)

    func contains(_ value: String) -> Bool {
      switch self {
      case .any: true
      case .words(let words): words.contains(value)
      case .upTo(let highest): UInt64(value.trimmingBlanks).map { $0 <= highest } ?? false
      }
    }

    var isAny: Bool { if case .any = self { true } else { false } }
  }

  /// Notes in `machine` what of the element at the cursor, and of those in it, Martlet does not know.
  ///
  /// - Throws: `XMLError` if the document is not well-formed.
  func noteUnknown(in cursor: XMLCursor, _ machine: inout GuestMachine, path: String = "") throws(XMLError) {
    let place = path.isEmpty ? "<\(name)>" : path
    var isKnown = true
    for attribute in cursor.attributes where attributes[attribute.name]?.contains(attribute.value) != true {
      machine.note(.unknownPart, "\(place) with \(attribute.name)='\(Self.shortened(attribute.value))'")
      isKnown = false
    }
    // What stands in an element of another kind means something else; the domain is of every kind.
    guard lookedAtBy != "devices", isKnown || path.isEmpty else { return }
    guard text.isAny else {
      let value = try cursor.text()
      if !text.contains(value) {
        machine.note(.unknownPart, "\(place) with the value \(Self.shortened(value.trimmingBlanks))")
      }
      return
    }
    var found = machine
    try cursor.forEachChild { child throws(XMLError) in
      // The names of what stands directly in the domain need no path.
      let inner = (path.isEmpty ? "" : place) + "<\(Self.shortened(child.name))>"
      if let part = children[child.name] {
        try part.noteUnknown(in: child, &found, path: inner)
      } else if !isOpen {
        found.note(.unknownPart, inner)
      }
    }
    machine = found
  }

  /// Whether the element can have any others in it.
  private var isOpen: Bool { name == "metadata" }

  private static func shortened(_ text: String) -> String {
    text.count > 60 ? text.prefix(60) + "…" : text
  }
}

extension DefinitionPart {
  /// `<domain>`, with all that Martlet knows in it.
  package static let domain: DefinitionPart = {
    let lines = known.split(separator: "\n")
    var place = 0
    return DefinitionPart(lines, &place)
  }()

  /// The part and all in it, in depth-first order.
  package var all: [DefinitionPart] { [self] + children.values.flatMap(\.all) }

  /// Reads the line at `place`, and those below it that are indented more.
  private init(_ lines: [Substring], _ place: inout Int) {
    func depth(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }
    let own = depth(lines[place])
    self.init(line: lines[place])
    place += 1
    while place < lines.count, depth(lines[place]) > own {
      let child = DefinitionPart(lines, &place)
      // Several names on a line have the same attributes.
      for name in child.name.split(separator: "|") { children[String(name)] = child.named(String(name)) }
    }
  }

  /// Reads `name @attribute=value|value text=value : who`.
  private init(line: Substring) {
    let halves = line.split(separator: ":", maxSplits: 1)
    lookedAtBy = halves.count == 2 ? String(halves[1]).trimmingBlanks : ""
    let words = halves[0].split(separator: " ")
    name = String(words[0])
    var attributes: [String: Values] = [:]
    var text = Values.any
    for word in words.dropFirst() {
      let sides = word.split(separator: "=", maxSplits: 1).map(String.init)
      if sides[0] == "text<" {
        text = UInt64(sides[1]).map { .upTo($0) } ?? .any
      } else {
        let values = sides.count == 2 ? Values.words(sides[1].split(separator: "|").map(String.init)) : .any
        if sides[0] == "text" { text = values } else { attributes[String(sides[0].dropFirst())] = values }
      }
    }
    (self.attributes, self.text) = (attributes, text)
  }

  private func named(_ name: String) -> DefinitionPart {
    var part = DefinitionPart(name: name, lookedAtBy: lookedAtBy, attributes: attributes, text: text)
    part.children = children
    return part
  }

  private init(name: String, lookedAtBy: String, attributes: [String: Values], text: Values) {
    (self.name, self.lookedAtBy, self.attributes, self.text) = (name, lookedAtBy, attributes, text)
  }
}
