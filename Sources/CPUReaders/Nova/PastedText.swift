/// A character of pasted text, and where it was.
struct PastedCharacter {
  let character: Character
  let line: Int
  let column: Int
}

/// The text of one cell, its lines joined again.
///
/// Where two lines were joined there is a mark, because a line can end between words or in the middle of one.
struct PastedText {
  /// How a line was broken.
  enum Break: Character {
    /// A table wrapped its cell: at blanks, at hyphens, and in words that are longer than the cell.
    case cell = "\u{E000}"
    /// A terminal or a person wrapped the row: anywhere.
    case row = "\u{E001}"
  }

  private(set) var characters: [PastedCharacter] = []

  var isEmpty: Bool { characters.isEmpty }

  /// The text without marks and places, one blank for each break.
  var plain: String {
    String(characters.map { Break(rawValue: $0.character) == nil ? $0.character : " " })
  }

  /// Adds a piece of a line that begins at `column`, from 1.
  mutating func append(_ piece: Substring, line: Int, column: Int, after wrapped: Break? = nil) {
    if let wrapped, !characters.isEmpty {
      characters.append(PastedCharacter(character: wrapped.rawValue, line: line, column: column))
    }
    for (offset, character) in piece.enumerated() {
      characters.append(PastedCharacter(character: character, line: line, column: column + offset))
    }
  }
}

/// Rows of a pasted table: a key in the first column, the value in the second.
struct PastedTable {
  /// The rows, in order; a key may be there several times.
  private(set) var rows: [(key: String, value: PastedText)] = []
  /// What was passed over or repaired.
  private(set) var notes: [ReadingNote] = []

  /// Reads all rows of `text`; lines that belong to no row are noted and passed over.
  init(_ text: String) {
    var isOpen = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let number = index + 1
      let whole = line.last == "\r" || line.last == "\r\n" ? line.dropLast() : line
      let body = whole.drop(while: \.isWhitespace)
      let indent = whole.count - body.count
      if isBorder(body) {
        isOpen = false
      } else if body.first == "|" {
        isOpen = readRow(body, line: number, column: indent + 1)
      } else if isOpen, !body.isEmpty {
        isOpen = readContinuation(whole, line: number)
      } else if !body.isEmpty, !body.hasPrefix("$"), !body.hasPrefix("#") {
        notes.append(ReadingNote("passed over: \(body.prefix(40))", line: number, column: indent + 1))
      }
    }
  }

  /// Reads `| key | value |`; true if the row is not closed, so that the next line goes on with it.
  private mutating func readRow(_ line: Substring, line number: Int, column: Int) -> Bool {
    let afterBar = line.dropFirst()
    guard let bar = afterBar.firstIndex(of: "|") else { return false }
    let key = afterBar[..<bar].trimmed
    var value = afterBar[afterBar.index(after: bar)...]
    let isClosed = value.trimmed.last == "|"
    if isClosed { value = value.dropLast(value.count - value.trimmedEnd.count + 1) }
    let lead = value.prefix(while: \.isWhitespace).count
    let start = column + 1 + afterBar[..<bar].count + 1 + lead
    let piece = value.dropFirst(lead)
    let text = isClosed ? piece.trimmedEnd : piece
    if key.isEmpty, !rows.isEmpty {
      rows[rows.count - 1].value.append(text, line: number, column: start, after: .cell)
    } else {
      rows.append((String(key), PastedText()))
      rows[rows.count - 1].value.append(text, line: number, column: start)
    }
    return !isClosed
  }

  /// Reads a line that goes on with the last row; true if the row is still not closed.
  private mutating func readContinuation(_ line: Substring, line number: Int) -> Bool {
    var value = line
    let isClosed = value.trimmed.last == "|"
    if isClosed { value = value.trimmedEnd.dropLast().trimmedEnd }
    rows[rows.count - 1].value.append(value, line: number, column: 1, after: .row)
    notes.append(
      ReadingNote(
        "the row \(rows[rows.count - 1].key) continues without a bar; Martlet joins the lines", line: number, column: 1))
    return !isClosed
  }

  /// The rows by host: a key that comes again begins the next host's.
  var hosts: [[(key: String, value: PastedText)]] {
    var hosts: [[(key: String, value: PastedText)]] = []
    for row in rows {
      if hosts.isEmpty || hosts[hosts.count - 1].contains(where: { $0.key == row.key }) { hosts.append([]) }
      hosts[hosts.count - 1].append(row)
    }
    return hosts
  }
}

private func isBorder(_ line: Substring) -> Bool {
  line.first == "+" && line.allSatisfy { "+-=".contains($0) || $0.isWhitespace }
}

extension Substring {
  var trimmedEnd: Substring {
    var result = self
    while let last = result.last, last.isWhitespace { result.removeLast() }
    return result
  }

  var trimmed: Substring { drop(while: \.isWhitespace).trimmedEnd }
}
