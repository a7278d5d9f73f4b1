/// A stretch of bytes in memory that is read from its start: lines, words, numbers.
///
/// Built-in tables are read with it at each start of a process, without an array or a string for each word.
///
/// - Important: The memory must outlive the cursor and what was cut from it; `init(_ table: StaticString)` sees to that.
@safe package struct ByteCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var start: Int
  private var end: Int

  /// All of a constant of the program.
  package init(_ table: StaticString) {
    unsafe self.init(bytes: UnsafeBufferPointer(start: table.utf8Start, count: table.utf8CodeUnitCount))
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    unsafe self.bytes = bytes
    start = 0
    end = bytes.count
  }

  /// Calls `body` with a cursor over `text`, which must not leave it.
  package static func read<Result, Failure: Error>(
    _ text: Substring, _ body: (ByteCursor) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let copy = Array(text.utf8)
    return try read(copy[...], body)
  }

  /// Calls `body` with a cursor over `bytes`, which must not leave it.
  package static func read<Result, Failure: Error>(
    _ bytes: ArraySlice<UInt8>, _ body: (ByteCursor) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe bytes.withUnsafeBufferPointer { buffer throws(Failure) in
      try unsafe body(ByteCursor(bytes: buffer))
    }
  }

  /// Whether nothing is left.
  package var isEmpty: Bool { start == end }

  /// How many bytes are left.
  package var count: Int { end - start }

  /// The next byte, or nil at the end.
  package var first: UInt8? { start < end ? unsafe bytes[start] : nil }

  /// The last byte, or nil if nothing is left.
  package var last: UInt8? { start < end ? unsafe bytes[end - 1] : nil }

  /// What is left, as text.
  package var text: String {
    unsafe String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
  }

  /// The bytes from `offset` to `offset + count` of the whole, as an array.
  package func copy(offset: Int, count: Int) -> [UInt8] {
    unsafe Array(UnsafeBufferPointer(rebasing: bytes[offset..<offset + count]))
  }

  /// Whether what is left is just `word`.
  package func isEqual(to word: StaticString) -> Bool {
    count == word.utf8CodeUnitCount && hasPrefix(word)
  }

  /// Whether what is left begins with `word`.
  package func hasPrefix(_ word: StaticString) -> Bool {
    guard count >= word.utf8CodeUnitCount else { return false }
    for offset in 0..<word.utf8CodeUnitCount where unsafe bytes[start + offset] != word.utf8Start[offset] {
      return false
    }
    return true
  }

  /// Cuts off and returns what is left up to `separator`, which goes too; all if there is none, nil at the end.
  package mutating func next(upTo separator: UInt8) -> ByteCursor? {
    guard start < end else { return nil }
    var part = self
    var index = start
    while index < end, unsafe bytes[index] != separator { index += 1 }
    part.end = index
    start = min(index + 1, end)
    return part
  }

  /// Cuts off and returns the next line, without its newline; nil at the end.
  package mutating func nextLine() -> ByteCursor? { next(upTo: UInt8(ascii: "\n")) }

  /// Cuts off and returns the next word, the blanks before it left out; nil if there is none.
  package mutating func nextWord() -> ByteCursor? {
    let blank = UInt8(ascii: " ")
    while start < end, unsafe bytes[start] == blank { start += 1 }
    return next(upTo: blank)
  }

  /// Cuts `word` off if what is left begins with it, and says whether it did.
  package mutating func consume(_ word: StaticString) -> Bool {
    guard hasPrefix(word) else { return false }
    start += word.utf8CodeUnitCount
    return true
  }

  /// Cuts `word` off the end if what is left ends with it, and says whether it did.
  package mutating func cutSuffix(_ word: StaticString) -> Bool {
    guard count >= word.utf8CodeUnitCount else { return false }
    var tail = self
    tail.start = end - word.utf8CodeUnitCount
    guard tail.hasPrefix(word) else { return false }
    end = tail.start
    return true
  }

  /// What is left, without blanks at its ends.
  package var trimmed: ByteCursor {
    var inner = self
    let blank = UInt8(ascii: " ")
    while inner.first == blank { inner.start += 1 }
    while inner.last == blank { inner.end -= 1 }
    return inner
  }

  /// Cuts off a number without a sign; nil if there is none, or one of more than 32 bits.
  package mutating func consumeNumber(radix: UInt32 = 10) -> UInt32? {
    var value: UInt64?
    while start < end, let digit = unsafe hexDigit(bytes[start]), digit < radix {
      let next = (value ?? 0) * UInt64(radix) + UInt64(digit)
      guard next <= UInt64(UInt32.max) else { return nil }
      value = next
      start += 1
    }
    return value.map { UInt32($0) }
  }
}

/// The value of a hexadecimal digit; nil for other bytes.
private func hexDigit(_ byte: UInt8) -> UInt32? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
  case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
  default: nil
  }
}
