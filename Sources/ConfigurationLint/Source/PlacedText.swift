/// A piece of text that maps each byte to its offset in the document, even if joined from several lines.
struct PlacedText: Sendable {
  private(set) var bytes: [UInt8]
  private(set) var offsets: [Int]
  /// Where the piece is if it is empty.
  private let anchor: Int

  init(_ bytes: ArraySlice<UInt8>, at offset: Int) {
    self.bytes = Array(bytes)
    offsets = Array(offset..<(offset + bytes.count))
    anchor = offset
  }

  private init(bytes: [UInt8], offsets: [Int], anchor: Int) {
    self.bytes = bytes
    self.offsets = offsets
    self.anchor = anchor
  }

  /// The offset of the first byte.
  var start: Int { offsets.first ?? anchor }

  var isEmpty: Bool { bytes.isEmpty }

  /// The text; bytes that are not UTF-8 become replacement characters.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The part in a range of places of the piece.
  subscript(range: Range<Int>) -> PlacedText {
    PlacedText(
      bytes: Array(bytes[range]), offsets: Array(offsets[range]),
      anchor: range.lowerBound < offsets.count ? offsets[range.lowerBound] : (offsets.last ?? anchor))
  }

  /// The piece from a place on.
  func dropping(_ count: Int) -> PlacedText { self[min(count, bytes.count)..<bytes.count] }

  /// The piece without blanks at its ends.
  var trimmed: PlacedText {
    guard let first = bytes.firstIndex(where: { !isBlank($0) }),
      let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return PlacedText(bytes: [], offsets: [], anchor: start) }
    return self[first..<(last + 1)]
  }

  /// The piece without one pair of quotes of the same kind around it.
  var unquoted: PlacedText {
    guard bytes.count >= 2, let first = bytes.first, first == bytes.last,
      first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    else { return self }
    return self[1..<(bytes.count - 1)]
  }

  /// The pieces between bytes that `isSeparator` accepts, empty ones included.
  func split(_ isSeparator: (UInt8) -> Bool) -> [PlacedText] {
    var pieces: [PlacedText] = []
    var start = 0
    for (place, byte) in bytes.enumerated() where isSeparator(byte) {
      pieces.append(self[start..<place])
      start = place + 1
    }
    pieces.append(self[start..<bytes.count])
    return pieces
  }

  /// The pieces between one separator, empty ones included.
  func split(on separator: Character) -> [PlacedText] { split { $0 == separator.asciiValue } }

  /// Adds a piece at the end.
  mutating func append(_ other: PlacedText) {
    bytes += other.bytes
    offsets += other.offsets
  }

  /// Adds a byte that stands for what is at an offset of the document.
  mutating func append(_ byte: UInt8, at offset: Int) {
    bytes.append(byte)
    offsets.append(offset)
  }
}

/// Whether a byte is a blank, a tab or a line's end.
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }
