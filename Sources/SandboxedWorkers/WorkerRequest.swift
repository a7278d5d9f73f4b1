internal import FoundationEssentials

/// What a worker is asked to do with the bytes that follow.
package struct WorkerRequest: Sendable, Hashable {
  /// What to do.
  package var operation: Operation
  /// The document's name.
  package var name: String?
  /// The format that it is read as.
  package var format: String?
  /// The limit of the operation: bytes or levels.
  package var limit: Int?

  /// What a worker can do.
  package enum Operation: String, Sendable {
    /// Say how it is confined.
    case about
    /// Read a record of a host or a guest; of a capture also the parts about the host.
    case read
    /// Read a record; of a capture also the parts about the host and its guests.
    case readWithGuests
    /// Read a record; of a capture none of its parts.
    case readAlone
    /// Find an XML document's elements.
    case xml
    /// Find a YAML document's nodes.
    case yaml
    /// Unpack gzip data that is all there.
    case unpack
    /// Take a part of gzip data that comes in parts, perhaps none, and unpack what fits.
    case unpackPart
  }

  /// Creates a request.
  package init(_ operation: Operation, name: String? = nil, format: String? = nil, limit: Int? = nil) {
    self.operation = operation
    self.name = name
    self.format = format
    self.limit = limit
  }
}

extension WorkerRequest {
  /// Fields: operation, name, format, limit; each but the first empty or after `=`.
  var text: String {
    var fields = FieldWriter()
    fields.write(operation.rawValue)
    for field in [name, format, limit.map { String($0) }] { fields.write(field.map { "=" + $0 } ?? "") }
    return fields.text
  }

  /// Reads the fields; nil for anything else.
  init?(_ text: String) {
    var fields = FieldReader(text)
    guard let operation = fields.next().flatMap({ Operation(rawValue: $0) }), let name = fields.next(),
      let format = fields.next(), let limit = fields.next(), fields.isAtEnd
    else { return nil }
    func value(_ field: String) -> String? { field.isEmpty ? nil : String(field.dropFirst()) }
    self.init(operation, name: value(name), format: value(format), limit: value(limit).flatMap { Int($0) })
  }
}

/// How a worker is confined, by its own words.
package struct WorkerConfinement: Codable, Sendable {
  /// The version of landlock; 0 where the kernel has none.
  package var landlock: Int
}

/// A value as JSON; every type of an answer can be written so.
package func workerJSON(_ value: some Encodable) -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = .withoutEscapingSlashes
  return (try? encoder.encode(value)).map(Array.init) ?? []
}

/// The value in an answer's JSON; nil for anything else.
package func workerValue<Value: Decodable>(_ type: Value.Type, in bytes: [UInt8]) -> Value? {
  try? JSONDecoder().decode(type, from: Data(bytes))
}
