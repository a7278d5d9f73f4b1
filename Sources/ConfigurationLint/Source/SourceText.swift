/// A place in a document, counted from 1 as editors count.
public struct SourcePosition: Sendable, Hashable, Comparable {
  /// The line's number, from 1.
  public var line: Int
  /// The column, in Unicode scalars.
  public var column: Int

  /// Creates a place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Orders places as they are read.
  public static func < (a: Self, b: Self) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// A document's bytes, and where its lines begin.
struct SourceText: Sendable {
  let bytes: [UInt8]
  /// Whether a byte order mark began the document; three blanks stand for it.
  let hasByteOrderMark: Bool
  /// The offset of each line's first byte.
  let lineStarts: [Int]
  /// How many bytes before each continue a scalar; nil if all are ASCII.
  private let continuations: [Int]?

  /// A document; a byte order mark counts as blank.
  init(_ bytes: [UInt8]) {
    var bytes = bytes
    hasByteOrderMark = bytes.starts(with: [0xef, 0xbb, 0xbf])
    if hasByteOrderMark { bytes.replaceSubrange(0..<3, with: [0x20, 0x20, 0x20]) }
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    self.bytes = bytes
    lineStarts = starts
    guard bytes.contains(where: { $0 >= 0x80 }) else {
      continuations = nil
      return
    }
    var counts = [0]
    counts.reserveCapacity(bytes.count + 1)
    for byte in bytes { counts.append(counts[counts.count - 1] + (byte & 0xc0 == 0x80 ? 1 : 0)) }
    continuations = counts
  }

  /// The place of a byte, in O(log lines).
  func position(of offset: Int) -> SourcePosition {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let end = min(max(offset, lineStarts[low]), bytes.count)
    let continuing = continuations.map { $0[end] - $0[lineStarts[low]] } ?? 0
    return SourcePosition(line: low + 1, column: end - lineStarts[low] - continuing + 1)
  }

  /// The offset of a place, at most that of the line's end.
  func offset(of position: SourcePosition) -> Int {
    guard position.line >= 1, position.line <= lineStarts.count else { return bytes.count }
    var offset = lineStarts[position.line - 1]
    var column = 1
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") {
      if bytes[offset] & 0xc0 != 0x80 {
        if column == position.column { return offset }
        column += 1
      }
      offset += 1
    }
    return offset
  }

  /// The lines without their ends, in order.
  var lines: [PlacedText] {
    lineStarts.indices.map { index in
      var end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
      if end > lineStarts[index], bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      return PlacedText(bytes[lineStarts[index]..<end], at: lineStarts[index])
    }
  }

  /// The whole document.
  var whole: PlacedText { PlacedText(bytes[...], at: 0) }
}
