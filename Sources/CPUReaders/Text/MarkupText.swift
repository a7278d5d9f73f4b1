/// The text of an HTML page, or of a report in XML that no reader knows.
struct MarkupText {
  /// A part of the page that may be a record.
  struct Part {
    /// The part's text without tags, entities replaced.
    var text: [UInt8]
    /// The number of line feeds in the page before it.
    var linesBefore: Int
  }

  /// The contents of `<pre>` and `<textarea>`, in order.
  private(set) var blocks: [Part] = []
  /// The text of the whole page: cells separated by tabs, rows and paragraphs by line feeds.
  private(set) var whole: [UInt8] = []
  /// The text outside the blocks, in the same form.
  private(set) var outside: [UInt8] = []

  /// Takes a page apart; nil if the text has no tags.
  ///
  /// O(bytes).
  init?(_ bytes: [UInt8]) {
    guard bytes.contains(UInt8(ascii: "<")), bytes.contains(UInt8(ascii: ">")) else { return nil }
    var index = 0
    var lines = 0
    var hasTags = false
    var block: Part?
    // A line feed right behind the end of a row or paragraph is the page's own, and no blank line.
    var isAfterSeparator = false
    func add(_ part: some Sequence<UInt8>) {
      whole.append(contentsOf: part)
      if block == nil { outside.append(contentsOf: part) } else { block?.text.append(contentsOf: part) }
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "<"), let tag = Tag(bytes, at: index) {
        hasTags = true
        if tag.isOpening, block == nil, ["pre", "textarea"].contains(tag.name) {
          block = Part(text: [], linesBefore: lines)
        } else if !tag.isOpening, ["pre", "textarea"].contains(tag.name), let ended = block {
          blocks.append(ended)
          block = nil
        }
        if let separator = tag.separator { add([separator]) }
        isAfterSeparator = tag.separator == 0x0a && block == nil
        // Lines within tags and scripts stay, so that places in errors are those of the page.
        for skipped in bytes[index..<tag.end] where skipped == 0x0a {
          lines += 1
          add([skipped])
        }
        index = tag.end
      } else if byte == UInt8(ascii: "&"), let (character, end) = entity(bytes, at: index) {
        add(String(character).utf8)
        isAfterSeparator = false
        index = end
      } else {
        if byte == 0x0a { lines += 1 }
        if !(isAfterSeparator && byte == 0x0a) { add([byte]) }
        isAfterSeparator = isAfterSeparator && byte == 0x0d
        index += 1
      }
    }
    if let block { blocks.append(block) }
    guard hasTags else { return nil }
  }
}

/// A tag, a comment, or an element whose content is no text.
private struct Tag {
  var name: String
  var isOpening: Bool
  /// The index after it.
  var end: Int

  /// What stands in its place; nil for tags within a line.
  var separator: UInt8? {
    switch name {
    case "td", "th", "title": isOpening ? nil : UInt8(ascii: "\t")
    case "br", "hr": UInt8(ascii: "\n")
    case "p", "div", "tr", "li", "pre", "textarea", "h1", "h2", "h3", "h4", "table", "item":
      isOpening ? nil : UInt8(ascii: "\n")
    default: nil
    }
  }

  init?(_ bytes: [UInt8], at start: Int) {
    let rest = bytes[(start + 1)...]
    if rest.starts(with: "!--".utf8) {
      (name, isOpening) = ("", true)
      end = Self.end(of: "-->", in: bytes, from: start + 4)
      return
    }
    isOpening = rest.first != UInt8(ascii: "/")
    let word = rest.dropFirst(isOpening ? 0 : 1).prefix {
      (0x30...0x39).contains($0) || isLetter($0) || $0 == 0x21 || $0 == 0x3f
    }
    guard let first = word.first, isLetter(first) || first == 0x21 || first == 0x3f,
      let close = bytes[word.endIndex...].firstIndex(where: { $0 == 0x3e || $0 == 0x3c }),
      bytes[close] == 0x3e
    else { return nil }
    name = String(decoding: word, as: UTF8.self).lowercased()
    end = close + 1
    if isOpening, ["script", "style"].contains(name) {
      // The closing tag stays, or nothing if there is none.
      let closing = Self.end(of: "</", in: bytes, from: end)
      end = closing == bytes.count ? closing : closing - 2
    }
  }

  /// The index after `mark`, or the text's end.
  private static func end(of mark: String, in bytes: [UInt8], from start: Int) -> Int {
    let mark = Array(mark.utf8)
    var index = start
    while index + mark.count <= bytes.count {
      if bytes[index] == mark[0], bytes[index..<(index + mark.count)].elementsEqual(mark) {
        return index + mark.count
      }
      index += 1
    }
    return bytes.count
  }
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte | 0x20) }

/// The entities that text of registers can have.
///
/// - SeeAlso: HTML, 13.5 "Named character references".
private let namedCharacters: [String: Unicode.Scalar] = [
  "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "nbsp": " ", "ensp": " ", "emsp": " ",
  "thinsp": " ", "ndash": "-", "mdash": "-", "minus": "-", "hyphen": "-", "lowbar": "_", "vert": "|",
  "colon": ":", "semi": ";", "comma": ",", "equals": "=", "Tab": "\t", "NewLine": "\n",
]

/// The character of an entity, and the index after it.
private func entity(_ bytes: [UInt8], at start: Int) -> (Unicode.Scalar, Int)? {
  guard let end = bytes[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return nil }
  let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
  if let scalar = namedCharacters[name] { return (scalar, end + 1) }
  guard name.hasPrefix("#") else { return nil }
  let digits = name.dropFirst()
  let number =
    digits.first.map { "xX".contains($0) } == true ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
  guard let number, let scalar = Unicode.Scalar(number), number != 0 else { return nil }
  return (scalar, end + 1)
}
