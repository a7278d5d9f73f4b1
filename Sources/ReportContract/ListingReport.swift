internal import FoundationEssentials

/// A report whose JSON can be far larger than what it is made of, since one array has an item for each guest or host of a fleet.
public protocol ListingReport: Report {
  /// What the array lists.
  associatedtype Item: Encodable
  /// The array's property.
  static var listed: WritableKeyPath<Self, [Item]> { get }
  /// The array's name in JSON, which no other property has at the top level.
  static var listedName: String { get }
}

extension ListingReport {
  /// Writes what `json()` returns, in pieces of a thousand items.
  ///
  /// - Throws: `EncodingError` if a value has no JSON form; what `write` throws.
  public func writeJSON(_ write: (String) throws -> Void) throws {
    let items = self[keyPath: Self.listed]
    var head = self
    head[keyPath: Self.listed] = []
    let frame = try reportJSON(head)
    // Only a property of the whole document stands behind a line break and two blanks.
    let key = "\n  \"\(Self.listedName)\" : ["
    guard !items.isEmpty, let place = frame.firstRange(of: key),
      let end = frame[place.upperBound...].firstIndex(of: "]")
    else { return try write(frame) }
    try write(String(frame[..<place.upperBound]))
    for start in stride(from: 0, to: items.count, by: 1000) {
      let piece = try reportJSON(Array(items[start..<min(start + 1000, items.count)]))
      // Without the brackets, one level deeper.
      let lines = piece.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().dropLast(2)
      try write(
        (start == 0 ? "\n" : ",\n") + lines.map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n"))
    }
    try write("\n  " + frame[end...])
  }
}
