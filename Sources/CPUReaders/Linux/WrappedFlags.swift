/// A field of flags that a mail program or a terminal may have wrapped over lines.
struct WrappedFlags {
  private var pieces: [Substring]
  /// The widths of the lines in columns, the field's name included.
  private var widths: [Int]

  /// Creates the field from its line, whose name ends at the first colon.
  init(line: Substring) {
    pieces = [line.drop { $0 != ":" }.dropFirst()]
    widths = [Self.width(line)]
  }

  /// Adds a line that continues the field.
  mutating func append(_ line: Substring) {
    pieces.append(line)
    widths.append(Self.width(line))
  }

  /// The flags, and whether no word can be cut where a line ends.
  ///
  /// A mail program breaks lines between words, a terminal where the window ends: its lines are equally long. Two such
  /// lines leave it open. O(bytes).
  var words: (flags: [Substring], isSure: Bool) {
    let full = widths.dropLast()
    let isCutAnywhere = full.count > 1 && Set(full).count == 1
    if isCutAnywhere { return (Substring(pieces.joined()).split { $0.isWhitespace }, true) }
    return (Substring(pieces.joined(separator: " ")).split { $0.isWhitespace }, full.count != 1)
  }

  private static func width(_ line: Substring) -> Int {
    line.unicodeScalars.reduce(0) { $1 == "\t" ? ($0 / 8 + 1) * 8 : $0 + 1 }
  }
}
