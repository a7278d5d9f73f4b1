/// Undoes the line wrapping of terminals, mails and tickets.
enum WrappedText {
  /// The longest line, in bytes, that counts as a piece of a wrapped one.
  static let longestLine = 512

  /// The bounds of a line's content after indentation and quotation marks, without trailing blanks.
  static func content(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var content = line.drop { isBlank($0) || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "|") }
    while let last = content.last, isBlank(last) { content.removeLast() }
    return content
  }

  /// Whether a line can continue the previous one: it is not empty and does not begin like a log entry.
  static func canContinue(_ content: ArraySlice<UInt8>) -> Bool {
    !content.isEmpty && content.count <= longestLine && !isRecordStart(content)
  }

  /// Whether a line begins like a log entry: with a date, a time, a bracket or a brace, or a level.
  static func isRecordStart(_ line: ArraySlice<UInt8>) -> Bool {
    let head = Array(line.prefix(24))
    func digits(_ range: Range<Int>) -> Bool {
      range.upperBound <= head.count && head[range].allSatisfy { (0x30...0x39).contains($0) }
    }
    func has(_ byte: Character, at place: Int) -> Bool {
      place < head.count && head[place] == byte.asciiValue
    }
    // 2026-11-28 or 2026/11/28; 07:16:02; I1128 (klog); <6> (the kernel's).
    if digits(0..<4), has("-", at: 4) || has("/", at: 4), digits(5..<7) { return true }
    if digits(0..<2), has(":", at: 2), digits(3..<5), isTime(head) { return true }
    if let first = head.first, "IWEF".utf8.contains(first), digits(1..<5), has(" ", at: 5) { return true }
    if has("<", at: 0), digits(1..<2), has(">", at: 2) || has(">", at: 3) { return true }
    if has("{", at: 0) { return true }
    // [   12.345678] and [2026-…: the kernel's time, or a date in brackets.
    if has("[", at: 0), let first = head.dropFirst().first(where: { $0 != 0x20 }),
      (0x30...0x39).contains(first)
    {
      return true
    }
    let words = String(decoding: head, as: UTF8.self).split(separator: " ", maxSplits: 2)
    guard let first = words.first else { return false }
    if levels.contains(first.drop { $0 == "[" }.prefix { $0.isLetter }.uppercased()),
      first != first.lowercased()
    {
      return true
    }
    // Nov 28, and Sat Nov 28.
    return words.count > 1
      && (months.contains(first) && words[1].first?.isNumber == true
        || days.contains(first.prefix(3)) && months.contains(words[1]))
  }

  /// Whether a text that begins `07:16` is a time: with seconds, and a fraction if any; `00:00:03.0` is an address on a PCI bus.
  private static func isTime(_ head: [UInt8]) -> Bool {
    func isDigit(_ place: Int) -> Bool { place < head.count && (0x30...0x39).contains(head[place]) }
    guard head.count > 5, head[5] == UInt8(ascii: ":") else { return true }
    guard isDigit(6), isDigit(7) else { return false }
    return head.count <= 8 || head[8] != UInt8(ascii: ".") || isDigit(9) && isDigit(10)
  }

  private static let levels: Set<String> = [
    "DEBUG", "INFO", "NOTICE", "WARN", "WARNING", "ERROR", "CRITICAL", "TRACE", "FATAL",
  ]
  private static let months: Set<Substring> = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let days: Set<Substring> = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0d }

  /// The offsets of newlines, sixteen bytes a step.
  static func newlines(in bytes: UnsafeRawBufferPointer) -> [Int] {
    let newline = SIMD16<UInt8>(repeating: 0x0a)
    var places: [Int] = []
    var offset = 0
    while offset + 16 <= bytes.count {
      let here = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self) .== newline
      if any(here) {
        for lane in 0..<16 where here[lane] { places.append(offset + lane) }
      }
      offset += 16
    }
    while offset < bytes.count {
      if unsafe bytes[offset] == 0x0a { places.append(offset) }
      offset += 1
    }
    return places
  }
}
