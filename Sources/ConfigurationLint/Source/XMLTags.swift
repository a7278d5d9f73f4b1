/// The tags of a document that is known to be well-formed, with the places of names and of attributes' values.
///
/// `XMLCursor` tells where the parser stands, which is not where a name or a value does.
struct XMLTags {
  /// A start or end tag with its position.
  struct Tag {
    var name: String
    var position: Int
    var attributes: [String: PlacedText] = [:]
    var isStart = true
    var isEmpty = false
    /// The offset after the tag.
    var end = 0
  }

  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next tag; nil at the end.
  mutating func next() -> Tag? {
    while let mark = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
      place = mark
      if passes("<!--", until: "-->") || passes("<![CDATA[", until: "]]>") || passes("<?", until: "?>") {
        continue
      }
      return tag()
    }
    place = bytes.count
    return nil
  }

  private mutating func passes(_ start: String, until end: String) -> Bool {
    guard bytes[place...].starts(with: start.utf8) else { return false }
    let wanted = Array(end.utf8)
    place += start.utf8.count
    while place < bytes.count, !bytes[place...].starts(with: wanted) { place += 1 }
    place = min(place + wanted.count, bytes.count)
    return true
  }

  private mutating func tag() -> Tag {
    let position = place
    place += 1
    var tag = Tag(name: "", position: position)
    if place < bytes.count, bytes[place] == UInt8(ascii: "/") {
      tag.isStart = false
      place += 1
    }
    tag.name = word()
    while place < bytes.count, bytes[place] != UInt8(ascii: ">") {
      if bytes[place] == UInt8(ascii: "/") {
        tag.isEmpty = true
        place += 1
        continue
      }
      let before = place
      let name = word()
      if name.isEmpty {
        place = before + 1
        continue
      }
      skipBlanks()
      guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { continue }
      place += 1
      skipBlanks()
      guard place < bytes.count else { break }
      let quote = bytes[place]
      let end = bytes[(place + 1)...].firstIndex(of: quote) ?? bytes.count
      tag.attributes[name] = PlacedText(bytes[(place + 1)..<end], at: place + 1)
      place = min(end + 1, bytes.count)
    }
    place = min(place + 1, bytes.count)
    tag.end = place
    return tag
  }

  private mutating func word() -> String {
    let start = place
    while place < bytes.count, !isBlank(bytes[place]), !"=/>".utf8.contains(bytes[place]) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func skipBlanks() {
    while place < bytes.count, isBlank(bytes[place]) { place += 1 }
  }

  /// The text from an offset to the next tag; without comments, and with what CDATA sections hold.
  func text(from offset: Int) -> PlacedText {
    func end(from place: Int) -> Int { bytes[place...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count }
    var rest = XMLTags(bytes)
    rest.place = end(from: offset)
    var text = PlacedText(bytes[offset..<rest.place], at: offset)
    while rest.place < bytes.count {
      let mark = rest.place
      if rest.passes("<![CDATA[", until: "]]>") {
        let start = mark + "<![CDATA[".utf8.count
        text.append(PlacedText(bytes[start..<max(start, rest.place - "]]>".utf8.count)], at: start))
      } else if !rest.passes("<!--", until: "-->"), !rest.passes("<?", until: "?>") {
        break
      }
      let next = end(from: rest.place)
      text.append(PlacedText(bytes[rest.place..<next], at: rest.place))
      rest.place = next
    }
    return text
  }
}
