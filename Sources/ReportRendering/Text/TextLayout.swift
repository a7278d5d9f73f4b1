internal import Wording

/// How a text is laid out: its width, and whether it may use colours.
public struct TextStyle: Sendable {
  /// The width in characters; lines are wrapped to it where words allow.
  public var width: Int
  /// Whether ANSI colours are written.
  public var usesColor: Bool

  /// Whether rows of tables are cut at the width.
  public var cutsRows: Bool

  /// A style; widths below 40 are taken as 40.
  public init(width: Int, usesColor: Bool, cutsRows: Bool = false) {
    self.width = max(width, 40)
    self.usesColor = usesColor
    self.cutsRows = cutsRows
  }
}

/// Collects lines, wrapped and indented.
struct TextLayout {
  let style: TextStyle
  private(set) var lines: [String] = []

  init(_ style: TextStyle) { self.style = style }

  /// The whole text, ending in a newline.
  var text: String { lines.joined(separator: "\n") + "\n" }

  /// An empty line, unless there is one already.
  mutating func gap() {
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  /// A section's heading.
  mutating func heading(_ title: String) {
    gap()
    lines.append(paint(title.uppercased(), .bold))
  }

  /// A paragraph, each line after `indent` blanks; the first after `lead` instead, if given.
  mutating func paragraph(_ text: String, indent: Int = 0, lead: String? = nil, paint tint: Tint? = nil) {
    let blanks = String(repeating: " ", count: indent)
    for (index, line) in wrap(printableLines(text, isPainted: style.usesColor), width: style.width - indent)
      .enumerated()
    {
      let start = index == 0 ? lead ?? blanks : blanks
      lines.append(start + (tint.map { paint(line, $0) } ?? line))
    }
  }

  /// A label and its value, the value wrapped in its own column.
  mutating func field(
    _ label: String, _ value: String, indent: Int = 2, column: Int = 14, paint tint: Tint? = nil
  ) {
    let lead = String(repeating: " ", count: indent) + label
    let padding = String(repeating: " ", count: max(1, indent + column - lead.count))
    paragraph(value, indent: indent + column, lead: paint(lead, .dim) + padding, paint: tint)
  }

  /// A line that is not wrapped, such as a command.
  mutating func verbatim(_ line: String, indent: Int, lead: String? = nil) {
    let label = lead ?? ""
    lines.append(
      paint(label, .dim) + String(repeating: " ", count: max(1, indent - label.count)) + paint(line, .cyan))
  }

  /// Lines as they are, without indentation or colour, such as a diff.
  mutating func plain(_ text: String) {
    guard !text.isEmpty else { return }
    let isEnded = text.utf8.last == UInt8(ascii: "\n")
    lines.append(isEnded ? String(decoding: text.utf8.dropLast(), as: UTF8.self) : text)
  }

  /// A row of a table: a terminal cuts it at its width, a pipe gets it whole.
  mutating func cut(_ line: String) {
    lines.append(style.cutsRows && line.count > style.width ? line.prefix(style.width - 1) + "…" : line)
  }

  /// ANSI colours, as parameters of SGR.
  enum Tint: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
  }

  /// The text in a colour, where colours are used.
  func paint(_ text: String, _ tint: Tint) -> String {
    guard !text.isEmpty else { return text }
    return style.usesColor ? "\u{1B}[\(tint.rawValue)m\(text)\u{1B}[0m" : text
  }

  private func wrap(_ text: String, width: Int) -> [String] {
    let width = max(width, 24)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if line.count + 1 + word.count <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    lines.append(line)
    return lines
  }
}
