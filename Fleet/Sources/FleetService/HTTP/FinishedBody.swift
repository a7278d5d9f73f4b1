internal import HostSnapshots
internal import NIOCore

/// A body that is sent more than once: as it is, and compressed where that is worth it.
struct FinishedBody: Sendable {
  /// The bytes as they are.
  let plain: ByteBuffer
  /// The same as gzip; nil for a body so short that nothing is won.
  let compressed: ByteBuffer?

  /// From what size on a body is compressed: less fits into one packet anyway.
  private static let least = 1400
  /// From what size on zlib's fastest level is used: the usual one takes 60 ms for each MiB of varied JSON.
  private static let large = 16 << 20

  /// Compresses a body.
  init(_ plain: ByteBuffer) {
    self.plain = plain
    guard plain.readableBytes >= Self.least else {
      compressed = nil
      return
    }
    let bytes = unsafe plain.withUnsafeReadableBytes { unsafe gzip($0, isFast: $0.count >= Self.large) }
    compressed = bytes.isEmpty || bytes.count >= plain.readableBytes ? nil : ByteBuffer(bytes: bytes)
  }

  /// How many bytes are kept.
  var size: Int { plain.readableBytes + (compressed?.readableBytes ?? 0) }
}

/// Whether a request's field Accept-Encoding lets an answer be gzip.
///
/// - SeeAlso: RFC 9110, 12.5.3 "Accept-Encoding"; x-gzip is the same (8.4.1.3).
func acceptsGzip(_ field: String?) -> Bool {
  guard let field else { return false }
  var others = false
  for part in field.lowercased().split(separator: ",") {
    let sides = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
    guard let coding = sides.first else { continue }
    let weight = sides.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
    if coding == "gzip" || coding == "x-gzip" { return weight > 0 }
    if coding == "*" { others = weight > 0 }
  }
  return others
}
