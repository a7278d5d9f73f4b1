internal import CPUCatalog

/// A field of flags that a mail program or a terminal may have wrapped over lines.
///
/// A line continues the field only if all of its words are flags that Linux has. Another line, such as a reply between
/// quoted lines, ends the list there, and then nothing is absent.
struct WrappedFlags {
  private var lines: [[Substring]]
  /// The widths of the lines, the field's name included, with a tab as up to eight columns and as one.
  private var widths: [[Int]]

  private static let known = Set(LinuxFlagTable.standard.flags.flatMap { [$0.name] + $0.printed })

  /// Creates the field from its line, whose name ends at the first colon.
  init(line: Substring) {
    lines = [line.drop { $0 != ":" }.dropFirst().split { $0.isWhitespace }]
    widths = [Self.widths(line)]
  }

  /// Adds a line that may continue the field.
  mutating func append(_ line: Substring) {
    let words = line.split { $0.isWhitespace }
    guard !words.isEmpty else { return }
    lines.append(words)
    widths.append(Self.widths(line))
  }

  /// The flags, and whether the list is whole: no other text follows it, and no flag may be cut where a line ends.
  ///
  /// A mail program breaks lines between words, a terminal where the window ends: its lines are equally long. Names decide
  /// whether two pieces are one flag; a flag that has both readings is left out, and then the list is not whole. Two lines
  /// leave open how they are wrapped. O(bytes).
  var words: (flags: [Substring], isSure: Bool) {
    guard lines.count > 1 else { return (lines[0], true) }
    let count = continuedLines
    guard count > 1 || lines[0].isEmpty else { return (lines[0].dropLast(), false) }
    let full = widths[..<(count - 1)]
    let isEven = full.count > 1 && [0, 1].contains { tab in Set(full.map { $0[tab] }).count == 1 }
    var isSure = count == lines.count && full.count > 1
    var flags = lines[0]
    for line in lines[1..<count] {
      guard let last = flags.last, let joined = Self.joined(last, line[0]) else {
        if let last = flags.last, !Self.isKnown(last) { isSure = false }
        flags += line
        continue
      }
      flags.removeLast()
      isSure = isSure && isEven
      let isOne = !Self.isKnown(line[0]) && (isEven || !Self.isKnown(last))
      if isOne { flags.append(joined) } else { isSure = false }
      flags += line.dropFirst()
    }
    // Where another text follows, the last word may be a piece of a flag.
    return (count == lines.count ? flags : flags.dropLast(), isSure)
  }

  /// How many lines belong to the field, its first one included.
  private var continuedLines: Int {
    var last = lines[0].last
    var count = 1
    /// The lines up to the last one that ends with a flag.
    var whole = 1
    for line in lines.dropFirst() {
      let isJoined = last.flatMap { Self.joined($0, line[0]) } != nil
      // After a piece of a flag, its rest has to follow.
      guard isJoined || whole == count && Self.isKnown(line[0]),
        line.dropFirst().dropLast().allSatisfy(Self.isKnown)
      else { break }
      count += 1
      if line.count == 1 || Self.isKnown(line[line.count - 1]) { whole = count }
      last = line[line.count - 1]
    }
    return whole
  }

  /// The flag that two pieces make; nil if they make none.
  private static func joined(_ first: Substring, _ second: Substring) -> Substring? {
    let word = first + second
    return known.contains(String(word)) ? Substring(word) : nil
  }

  private static func isKnown(_ word: Substring) -> Bool { known.contains(String(word)) }

  private static func widths(_ line: Substring) -> [Int] {
    let columns = line.unicodeScalars.reduce(0) { $1 == "\t" ? ($0 / 8 + 1) * 8 : $0 + 1 }
    return [columns, line.unicodeScalars.count]
  }
}
