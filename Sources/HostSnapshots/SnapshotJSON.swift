internal import FoundationEssentials

/// Why a snapshot cannot be read.
public struct SnapshotError: Error, Sendable, Hashable {
  /// The reason, one sentence without a full stop.
  public var reason: String

  init(_ reason: String) { self.reason = reason }
}

extension Snapshot {
  /// The snapshot as JSON, keys in order, with an end of line; without passwords, keys and tokens.
  public func json() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(withoutSecrets)) + [UInt8(ascii: "\n")]
    } catch {
      // A snapshot holds strings, dictionaries and a Boolean, which JSON can always hold.
      fatalError("a snapshot cannot be encoded: \(error)")
    }
  }

  /// Reads what `json()` wrote; fields that this version does not know are ignored.
  ///
  /// The bytes must be well-formed JSON of a depth that the caller bounds.
  /// - Throws: `SnapshotError` for another schema, or a later major version of this one.
  public init(json bytes: [UInt8]) throws(SnapshotError) {
    let data = Data(bytes)
    do {
      self = try JSONDecoder().decode(Snapshot.self, from: data)
    } catch {
      // Another schema says more than what is missing of this one.
      try Self.requireSchema(try? JSONDecoder().decode(Head.self, from: data).schema)
      guard let error = error as? DecodingError else { throw SnapshotError("the snapshot is incomplete") }
      throw SnapshotError("the snapshot is incomplete: \(error.place)")
    }
    try Self.requireSchema(schema)
  }

  private struct Head: Decodable { var schema: String }

  private static func requireSchema(_ schema: String?) throws(SnapshotError) {
    guard let schema else { throw SnapshotError("this is not a snapshot's JSON: it names no schema") }
    guard schema.hasPrefix("martlet.snapshot/1.") else {
      throw SnapshotError(
        "the schema is \(schema); this version of Martlet reads martlet.snapshot/1.x")
    }
  }
}

extension DecodingError {
  /// The path to the key that is at fault.
  fileprivate var place: String {
    let (context, key): (Context, (any CodingKey)?) =
      switch self {
      case .keyNotFound(let key, let context): (context, key)
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
        (context, nil)
      @unknown default: (Context(codingPath: [], debugDescription: ""), nil)
      }
    let path = (context.codingPath + (key.map { [$0] } ?? [])).map {
      $0.intValue.map { "[\($0)]" } ?? $0.stringValue
    }
    return "at \(path.isEmpty ? "its start" : path.joined(separator: "."))"
  }
}

/// Bytes in base64.
func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

extension Snapshot.Part {
  /// The part's bytes: its text, or what gzip had compressed.
  ///
  /// - Throws: `SnapshotError` if the content is not what `encoding` says, or is larger than `limit` bytes.
  public func bytes(limit: Int = 16 << 20) throws(SnapshotError) -> [UInt8] {
    switch encoding {
    case "text": return Array(content.utf8)
    case "gzip+base64":
      guard let data = Data(base64Encoded: content, options: .ignoreUnknownCharacters) else {
        throw SnapshotError("the part from \(source) is not base64")
      }
      guard let bytes = gunzip(Array(data), limit: limit) else {
        throw SnapshotError("the part from \(source) is damaged or unpacks to more than \(limit >> 20) MiB")
      }
      return bytes
    default: throw SnapshotError("the part from \(source) has the unknown encoding \(encoding)")
    }
  }
}
