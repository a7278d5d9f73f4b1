internal import Remedies
internal import Wording

/// The layout of a text: its width, and whether it uses colours.
public struct TextStyle: Sendable {
  /// The width in characters; lines are wrapped to it where words allow.
  public var width: Int
  /// Whether ANSI colours are written.
  public var usesColor: Bool

  /// Whether rows of tables are cut at the width.
  public var cutsRows: Bool

  /// The escape sequences of a coloured text, each as a whole.
  package static let colours = TextLayout.Tint.allCases.map { "\u{1B}[\($0.rawValue)m" } + ["\u{1B}[0m"]

  /// Creates a style; the width is at least 40.
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

  /// The whole text, ending in a newline; of control characters it has line feeds, tabs and its own colours alone.
  var text: String {
    let text = printableLines(lines.joined(separator: "\n") + "\n", keeping: sequences)
    return style.usesColor ? text.replacing(Tint.beginning, with: "\u{1B}[") : text
  }

  private var sequences: [String] { style.usesColor ? Tint.sequences : [] }

  /// An empty line, unless there is one already.
  mutating func gap() {
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  /// A section's heading, after an empty line.
  mutating func heading(_ title: String) {
    gap()
    lines.append(paint(printableLine(title.uppercased(), keeping: sequences), .bold))
  }

  /// A paragraph, each line after `indent` blanks; the first after `lead` instead, if given.
  mutating func paragraph(_ text: String, indent: Int = 0, lead: String? = nil, paint tint: Tint? = nil) {
    let blanks = String(repeating: " ", count: indent)
    for (index, line) in wrap(printableLine(text, keeping: sequences), width: style.width - indent)
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
    let column = self.column(column)
    let lead = String(repeating: " ", count: indent) + printableLine(label)
    guard lead.count < indent + column else {
      // A name that is wider than its column has a line of its own.
      lines.append(paint(lead, .dim))
      return paragraph(value, indent: indent + column, paint: tint)
    }
    let padding = String(repeating: " ", count: indent + column - lead.count)
    paragraph(value, indent: indent + column, lead: paint(lead, .dim) + padding, paint: tint)
  }

  /// A column's width for this many characters: at most two fifths of the line.
  private func column(_ wanted: Int) -> Int { min(wanted, style.width * 2 / 5) }

  /// The width that a column of `labels` needs: the widest and two blanks.
  func column(for labels: [String], atLeast least: Int = 0) -> Int {
    max(least, (labels.map(\.count).max() ?? 0) + 2)
  }

  /// Steps one below the other, behind a label; nothing where there are none.
  mutating func steps(_ label: String, _ commands: [Command], indent: Int, column: Int = 14) {
    let column = self.column(column)
    for (index, command) in commands.enumerated() {
      step(
        command, indent: indent + column,
        lead: index == 0 ? String(repeating: " ", count: indent) + label : nil)
    }
  }

  /// A step: a command stays on one line, whatever the width; what is said beside it goes above it where the line is too short, and
  /// what is no command is wrapped as comments.
  mutating func step(_ command: Command, indent: Int, lead: String? = nil) {
    var label = lead
    func comments(_ text: String, _ layout: inout TextLayout) {
      for line in layout.wrap(printableLine(text), width: layout.style.width - indent - 2) {
        layout.verbatim("# " + line, indent: indent, lead: label)
        label = nil
      }
    }
    let text = command.text
    if indent + text.count <= style.width { return verbatim(text, indent: indent, lead: label) }
    switch command.form {
    case .instruction(let words):
      comments(words, &self)
      if let note = command.note { comments(note, &self) }
    // A task is printed as one comment: without its mark it is wrapped as words are.
    case .task: comments(String(text.dropFirst(2)), &self)
    case .configuration: verbatim(text, indent: indent, lead: label)
    case .run, .script:
      if let note = command.note { comments(note, &self) }
      verbatim(Command(command.form, on: command.place).text, indent: indent, lead: label)
    }
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
  mutating func cut(_ row: String) {
    // A name with a line feed makes no second row.
    let line = row.replacing("\n", with: "\u{fffd}")
    lines.append(style.cutsRows && line.count > style.width ? line.prefix(style.width - 1) + "…" : line)
  }

  /// ANSI colours, as parameters of SGR.
  enum Tint: String, CaseIterable {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"

    /// The escape sequence that begins it, with the layout's mark.
    var sequence: String { Self.beginning + rawValue + "m" }
    /// The escape sequence that ends any of them, with the layout's mark.
    static let end = beginning + "0m"
    /// All that a layout writes.
    static let sequences = allCases.map(\.sequence) + [end]
    /// The beginning of a layout's own sequences: a number that no document can guess parts them from those in names.
    static let beginning = "\u{1B}[\(UInt64.random(in: 1 << 32 ... .max));"
  }

  /// The text in a colour, where colours are used.
  func paint(_ text: String, _ tint: Tint) -> String {
    guard !text.isEmpty else { return text }
    return style.usesColor ? tint.sequence + text + Tint.end : text
  }

  private func wrap(_ text: String, width: Int) -> [String] {
    let width = max(width, 24)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if line.shownCount + 1 + word.shownCount <= width {
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

extension StringProtocol {
  /// How many columns a terminal shows: colours take none.
  var shownCount: Int {
    guard utf8.contains(0x1b) else { return count }
    var shown = 0
    var isEscape = false
    for character in self {
      if character == "\u{1b}" {
        isEscape = true
      } else if isEscape {
        isEscape = character != "m"
      } else {
        shown += 1
      }
    }
    return shown
  }
}
