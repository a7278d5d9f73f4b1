/// Scans one line of a text, byte by byte.
struct LineCursor {
  let bytes: [UInt8]
  /// The line's number, from 1.
  let line: Int
  private let start: Int
  private var index: Int
  private let end: Int

  fileprivate init(_ bytes: [UInt8], _ range: Range<Int>, line: Int) {
    self.bytes = bytes
    self.line = line
    start = range.lowerBound
    index = range.lowerBound
    end = range.upperBound
  }

  /// The line with the next one behind it, from this line's unread part: a mail program had wrapped them.
  func joined(with next: LineCursor) -> LineCursor {
    let whole = Array(bytes[index..<end]) + [UInt8(ascii: " ")] + next.bytes[next.index..<next.end]
    return LineCursor(whole, 0..<whole.count, line: line)
  }

  /// The unread bytes.
  var unread: ArraySlice<UInt8> { bytes[index..<end] }

  /// Whether the line is fully read.
  var isAtEnd: Bool { index >= end }

  /// The column of the next byte, from 1.
  var column: Int { index - start + 1 }

  /// The next byte, or nil.
  var next: UInt8? { index < end ? bytes[index] : nil }

  /// The unread rest as text.
  var rest: String { String(decoding: bytes[index..<end], as: UTF8.self) }

  /// Skips blanks and tabs.
  mutating func skipBlanks() {
    while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
  }

  /// Skips `literal` if it is next.
  mutating func take(_ literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard end - index >= count else { return false }
    for offset in 0..<count where unsafe bytes[index + offset] != literal.utf8Start[offset] { return false }
    index += count
    return true
  }

  /// Skips everything through `literal`; returns false and skips nothing if it does not follow.
  mutating func skip(past literal: StaticString) -> Bool {
    let here = index
    while index < end {
      if take(literal) { return true }
      index += 1
    }
    index = here
    return false
  }

  /// Whether `literal` is in the unread rest.
  func has(_ literal: StaticString) -> Bool {
    var probe = self
    return probe.skip(past: literal)
  }

  /// Moves past one byte, if there is one.
  mutating func skipByte() { if index < end { index += 1 } }

  /// Skips `0x` or `0X`.
  mutating func takeHexadecimalPrefix() -> Bool { take("0x") || take("0X") }

  /// Skips a name given in capital letters, in any case.
  mutating func take(upperCase name: String) -> Bool {
    var probe = index
    for letter in name.utf8 {
      guard probe < end, bytes[probe] == letter || bytes[probe] == letter | 0x20 else { return false }
      probe += 1
    }
    index = probe
    return true
  }

  /// A hexadecimal number of at most `limit` digits, which underscores may group; returns nil and skips nothing if
  /// there is none.
  mutating func hexadecimal(digits limit: Int) -> (value: UInt64, digits: Int)? {
    var value: UInt64 = 0
    var count = 0
    var probe = index
    while count < limit, probe < end {
      if let digit = hexDigit(bytes[probe]) {
        value = value << 4 | UInt64(digit)
        count += 1
        probe += 1
      } else if count > 0, bytes[probe] == UInt8(ascii: "_"), probe + 1 < end,
        hexDigit(bytes[probe + 1]) != nil
      {
        probe += 1
      } else {
        break
      }
    }
    guard count > 0 else { return nil }
    index = probe
    return (value, count)
  }

  /// A hexadecimal number of exactly eight digits.
  mutating func word() -> UInt32? {
    var probe = self
    guard let (value, digits) = probe.hexadecimal(digits: 8), digits == 8,
      probe.next.flatMap(hexDigit) == nil
    else { return nil }
    self = probe
    return UInt32(value)
  }

  /// A decimal number below 1,000,000; returns nil and skips nothing if there is none.
  mutating func decimal() -> Int? {
    var value = 0
    var probe = index
    while probe < end, (0x30...0x39).contains(bytes[probe]), value < 100_000 {
      value = value * 10 + Int(bytes[probe] - 0x30)
      probe += 1
    }
    guard probe > index else { return nil }
    index = probe
    return value
  }
}

func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x37
  case 0x61...0x66: byte - 0x57
  default: nil
  }
}

/// Iterates over a text's lines, without line ends.
struct LineSequence: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> LineCursor? {
    guard index < bytes.count else { return nil }
    let start = index
    while index < bytes.count, bytes[index] != 0x0a { index += 1 }
    var end = index
    if end > start, bytes[end - 1] == 0x0d { end -= 1 }
    index += 1
    line += 1
    return LineCursor(bytes, start..<end, line: line)
  }
}

extension LineSequence {
  /// The line, joined with as many of the next as it needs: three at most, and no blank one.
  ///
  /// - Returns: The whole line, and those after it; nil if the lines together are not whole either.
  func unwrapping(_ line: LineCursor, isWhole: (LineCursor) -> Bool) -> (
    whole: LineCursor, rest: LineSequence
  )? {
    var (whole, rest) = (line, self)
    for _ in 0..<3 {
      guard var next = rest.next() else { return nil }
      next.skipBlanks()
      guard next.isContinuation else { return nil }
      whole = whole.joined(with: next)
      if isWhole(whole) { return (whole, rest) }
    }
    return nil
  }
}

extension LineCursor {
  /// Whether the line can continue a row: it begins with a register's name or value, or with its subleaf.
  fileprivate var isContinuation: Bool {
    var line = self
    for name in ["EAX", "EBX", "ECX", "EDX"] where line.take(upperCase: name) { return true }
    if line.take("[SL ") { return true }
    _ = line.take("-") || line.take(",") || line.take("|")
    line.skipBlanks()
    _ = line.takeHexadecimalPrefix()
    guard let (_, digits) = line.hexadecimal(digits: 8) else { return false }
    return digits == 8
  }
}
