internal import FoundationEssentials

/// What a worker unpacked of gzip data.
package struct UnpackedBytes: Codable, Sendable {
  /// The bytes; nil if the data is damaged or too long.
  private var bytes: Data?
  /// Whether the stream has consumed all its input.
  private(set) var needsInput = true
  /// Whether the input so far ends at the end of a member.
  private(set) var isWhole = true

  /// Unpacks gzip data in this process; at most `limit` bytes.
  package init(unpacking packed: [UInt8], limit: Int) {
    bytes = unpackHere(packed, limit: limit).map { Data($0) }
  }

  /// Unpacks the next part of a stream in this process, at most `limit` bytes.
  package init(next stream: GzipStream, limit: Int) {
    var part = [UInt8](repeating: 0, count: max(1, min(limit, 1 << 20)))
    let count = unsafe part.withUnsafeMutableBytes { buffer in try? unsafe stream.read(into: buffer) }
    bytes = count.map { Data(part[..<$0]) }
    (needsInput, isWhole) = (stream.needsInput, stream.isWhole)
  }

  /// The bytes; nil if the data is damaged or too long.
  var plain: [UInt8]? { bytes.map(Array.init) }
}
