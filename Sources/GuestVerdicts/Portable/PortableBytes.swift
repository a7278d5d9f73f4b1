/// Writes numbers, texts and sparse words one behind the other; equal values give equal bytes.
struct PortableWriter {
  private(set) var bytes: [UInt8] = []

  /// Writes a number in groups of seven bits, the lowest first.
  mutating func write(_ number: Int) {
    var rest = UInt64(number)
    while rest > 0x7f {
      bytes.append(UInt8(rest & 0x7f) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func write(_ text: String?) {
    write(text == nil ? 0 : 1)
    if let text { write(text) }
  }

  mutating func write(_ texts: [String]) {
    write(texts.count)
    for text in texts { write(text) }
  }

  /// Writes which words are not zero, and those words.
  mutating func write(words: [UInt64]) {
    write(words.count)
    for start in stride(from: 0, to: words.count, by: 64) {
      let group = words[start..<min(start + 64, words.count)]
      var mask: UInt64 = 0
      for (place, word) in group.enumerated() where word != 0 { mask |= 1 << UInt64(place) }
      append(mask)
      for word in group where word != 0 { append(word) }
    }
  }

  private mutating func append(_ word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> shift))
    }
  }
}

/// Reads what a `PortableWriter` wrote; nil from every call once the bytes do not fit.
struct PortableReader {
  private let bytes: ArraySlice<UInt8>
  private var place: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  /// Whether every byte was read.
  var isAtEnd: Bool { place == bytes.endIndex }

  mutating func number() -> Int? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while place < bytes.endIndex, shift < 56 {
      let byte = bytes[place]
      place += 1
      value |= UInt64(byte & 0x7f) << shift
      if byte & 0x80 == 0 { return Int(value) }
      shift += 7
    }
    return nil
  }

  mutating func text() -> String? {
    guard let count = number(), count <= bytes.endIndex - place else { return nil }
    defer { place += count }
    return String(decoding: bytes[place..<place + count], as: UTF8.self)
  }

  /// A text that can be absent; the outer nil is an error.
  mutating func optionalText() -> String?? {
    switch number() {
    case 0: .some(nil)
    case 1: text().map { .some($0) }
    default: nil
    }
  }

  mutating func texts() -> [String]? {
    guard let count = number(), count <= bytes.endIndex - place else { return nil }
    var texts: [String] = []
    texts.reserveCapacity(count)
    for _ in 0..<count {
      guard let text = text() else { return nil }
      texts.append(text)
    }
    return texts
  }

  /// Passes those words of `expected` that are not zero to `body`, with their places; false if the bytes do not fit.
  mutating func words(_ expected: Int, _ body: (_ place: Int, _ word: UInt64) -> Void) -> Bool {
    guard number() == expected else { return false }
    for start in stride(from: 0, to: expected, by: 64) {
      guard var mask = word() else { return false }
      while mask != 0 {
        let at = start + mask.trailingZeroBitCount
        mask &= mask &- 1
        guard at < expected, let value = word() else { return false }
        body(at, value)
      }
    }
    return true
  }

  /// What is left, unread.
  var rest: ArraySlice<UInt8> { bytes[place...] }

  /// Where the bytes of a word of `expected` begin, which must be the next to be read; nil for a word that is zero.
  mutating func place(ofWord wanted: Int, among expected: Int) -> Int? {
    guard number() == expected else { return nil }
    for start in stride(from: 0, to: expected, by: 64) {
      guard let mask = word() else { return nil }
      guard wanted < start + 64 else {
        place += 8 * mask.nonzeroBitCount
        continue
      }
      let bit: UInt64 = 1 << UInt64(wanted - start)
      return mask & bit == 0 ? nil : place + 8 * (mask & (bit - 1)).nonzeroBitCount
    }
    return nil
  }

  private mutating func word() -> UInt64? {
    guard bytes.endIndex - place >= 8 else { return nil }
    let offset = place - bytes.startIndex
    place += 8
    let value = unsafe bytes.withUnsafeBytes {
      unsafe $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
    return UInt64(littleEndian: value)
  }
}

extension [UInt8] {
  /// The same bytes, which begin with `count` words, with another value of a word; nil where that changes the length.
  func replacing(word: Int, among count: Int, with value: UInt64) -> [UInt8]? {
    var reader = PortableReader(self[...])
    guard value != 0, let place = reader.place(ofWord: word, among: count), place + 8 <= self.count else {
      return nil
    }
    var result = self
    for offset in 0..<8 { result[place + offset] = UInt8(truncatingIfNeeded: value >> UInt64(8 * offset)) }
    return result
  }
}
