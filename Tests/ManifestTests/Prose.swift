import Foundation

/// A word of prose with the line it is on; `.` stands for any punctuation, which ends a phrase.
struct ProseWord {
  var text: String
  var line: Int
}

/// The prose of a file as fragments of words: phrases do not cross from one fragment into the next.
enum Prose {
  /// The comments and the sentences in string literals of Swift or JSON; a literal without a blank is a name, not a sentence.
  static func ofCode(_ text: String) -> [[ProseWord]] {
    var scanner = CodeScanner(bytes: Array(text.utf8))
    return scanner.fragments()
  }

  /// A whole text; tags of HTML and words in backticks, which are names, are left out.
  static func ofText(_ text: String) -> [[ProseWord]] {
    var words: [ProseWord] = []
    var line = 1
    for row in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      add(row, line: line, to: &words)
      line += 1
    }
    return [words]
  }

  /// Appends the words of a line; what stands in backticks or angle brackets becomes punctuation.
  static func add(_ row: some Sequence<UInt8>, line: Int, to words: inout [ProseWord]) {
    var word: [UInt8] = []
    var closing: UInt8?
    func end() {
      if !word.isEmpty { words.append(ProseWord(text: String(decoding: word, as: UTF8.self), line: line)) }
      word = []
    }
    for byte in row {
      if let end = closing {
        if byte == end { closing = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "'"),
        UInt8(ascii: "-"), 0x80...:
        word.append(byte)
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "*"), UInt8(ascii: "\r"): end()
      default:
        end()
        words.append(ProseWord(text: ".", line: line))
        if byte == UInt8(ascii: "`") { closing = byte }
        if byte == UInt8(ascii: "<") { closing = UInt8(ascii: ">") }
      }
    }
    end()
  }
}

/// Takes comments and string literals out of Swift (JSON's literals are written alike).
private struct CodeScanner {
  let bytes: [UInt8]
  var index = 0
  var line = 1
  var comment: [ProseWord] = []
  var commentLine = 0
  var literal: [ProseWord] = []
  var isSentence = false
  var found: [[ProseWord]] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  func has(_ text: StaticString, at place: Int) -> Bool {
    guard place + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { unsafe $0.elementsEqual(bytes[place..<place + $0.count]) }
  }

  mutating func fragments() -> [[ProseWord]] {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\n"):
        line += 1
        index += 1
      case UInt8(ascii: "/") where has("//", at: index): readComment()
      case UInt8(ascii: "\""): readLiteral(hashes: 0)
      case UInt8(ascii: "#") where has("#\"", at: index):
        index += 1
        readLiteral(hashes: 1)
      default: index += 1
      }
    }
    endComment()
    return found
  }

  private mutating func endComment() {
    if !comment.isEmpty { found.append(comment) }
    comment = []
  }

  private mutating func readComment() {
    while index < bytes.count, bytes[index] == UInt8(ascii: "/") { index += 1 }
    let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    if line != commentLine + 1 { endComment() }
    Prose.add(bytes[index..<end], line: line, to: &comment)
    commentLine = line
    index = end
  }

  /// Reads a literal whose first quote is at `index`; one that `+` joins to it continues the fragment.
  private mutating func readLiteral(hashes: Int) {
    let isLong = has("\"\"\"", at: index)
    let quotes = isLong ? 3 : 1
    index += quotes
    var row: [UInt8] = []
    func closes(_ place: Int) -> Bool {
      (isLong ? has("\"\"\"", at: place) : bytes[place] == UInt8(ascii: "\""))
        && (hashes == 0 || place + quotes < bytes.count && bytes[place + quotes] == UInt8(ascii: "#"))
    }
    while index < bytes.count, !closes(index) {
      switch bytes[index] {
      case UInt8(ascii: "\\") where hashes == 0 && has("\\(", at: index):
        skipInterpolation()
        row.append(UInt8(ascii: "x"))
      case UInt8(ascii: "\\") where hashes == 0:
        // An escape ends a word, as a blank does; before a line's end it joins the lines.
        row.append(UInt8(ascii: " "))
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\n") { line += 1 }
        index += 2
      case UInt8(ascii: "\n"):
        take(&row)
        line += 1
        index += 1
      case let byte:
        row.append(byte)
        index += 1
      }
    }
    take(&row)
    index += quotes + hashes
    var next = index
    while next < bytes.count,
      [UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "+")].contains(bytes[next])
    {
      next += 1
    }
    let isJoined =
      next < bytes.count && bytes[index..<next].contains(UInt8(ascii: "+"))
      && bytes[next] == UInt8(ascii: "\"")
    if !isJoined {
      if isSentence { found.append(literal) }
      literal = []
      isSentence = false
    }
  }

  private mutating func take(_ row: inout [UInt8]) {
    isSentence = isSentence || row.contains(UInt8(ascii: " "))
    Prose.add(row, line: line, to: &literal)
    row = []
  }

  /// Goes past `\(…)`, whose own literals may hold brackets.
  private mutating func skipInterpolation() {
    index += 2
    var depth = 1
    while index < bytes.count, depth > 0 {
      switch bytes[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "\n"): line += 1
      case UInt8(ascii: "\""):
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
      default: break
      }
      index += 1
    }
  }
}
