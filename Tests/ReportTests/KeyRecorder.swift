import Foundation

/// Decodes a value, and records which properties each type asks for.
final class KeyRecorder {
  /// The properties by the type's name.
  private(set) var asked: [String: Set<String>] = [:]

  /// Decodes `value`, which JSONSerialization has read.
  func decode<T: Decodable>(_ type: T.Type, from value: Any) throws -> T {
    try T(
      from: RecordingDecoder(recorder: self, type: String(reflecting: type), value: value, codingPath: []))
  }

  fileprivate func record(_ key: any CodingKey, of type: String) {
    asked[type, default: []].insert(key.stringValue)
  }
}

private struct RecordingDecoder: Decoder {
  let recorder: KeyRecorder
  let type: String
  let value: Any
  var codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard let object = value as? [String: Any] else { throw mismatch("an object") }
    return KeyedDecodingContainer(RecordingObject<Key>(decoder: self, object: object))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard let items = value as? [Any] else { throw mismatch("a list") }
    return RecordingList(decoder: self, items: items)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    RecordingValue(decoder: self)
  }

  func mismatch(_ wanted: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: codingPath, debugDescription: "\(value) is not \(wanted)"))
  }

  func decode<T: Decodable>(_ type: T.Type, from value: Any) throws -> T {
    try T(
      from: RecordingDecoder(
        recorder: recorder, type: String(reflecting: type), value: value, codingPath: codingPath))
  }
}

private struct RecordingObject<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: RecordingDecoder
  let object: [String: Any]
  var codingPath: [any CodingKey] { decoder.codingPath }
  var allKeys: [Key] { object.keys.compactMap { Key(stringValue: $0) } }

  func contains(_ key: Key) -> Bool {
    decoder.recorder.record(key, of: decoder.type)
    return object[key.stringValue] != nil
  }

  func decodeNil(forKey key: Key) -> Bool { !contains(key) }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    guard contains(key), let value = object[key.stringValue] else {
      throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: ""))
    }
    return try decoder.decode(type, from: value)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> { throw decoder.mismatch("read by a nested container") }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    throw decoder.mismatch("read by a nested container")
  }

  func superDecoder() throws -> any Decoder { decoder }
  func superDecoder(forKey key: Key) throws -> any Decoder { decoder }
}

private struct RecordingList: UnkeyedDecodingContainer {
  let decoder: RecordingDecoder
  let items: [Any]
  var currentIndex = 0
  var codingPath: [any CodingKey] { decoder.codingPath }
  var count: Int? { items.count }
  var isAtEnd: Bool { currentIndex == items.count }

  mutating func decodeNil() -> Bool { false }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    currentIndex += 1
    return try decoder.decode(type, from: items[currentIndex - 1])
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> { throw decoder.mismatch("read by a nested container") }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    throw decoder.mismatch("read by a nested container")
  }

  mutating func superDecoder() throws -> any Decoder { decoder }
}

private struct RecordingValue: SingleValueDecodingContainer {
  let decoder: RecordingDecoder
  var codingPath: [any CodingKey] { decoder.codingPath }

  func decodeNil() -> Bool { false }

  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    if let value = decoder.value as? T { return value }
    // A number of another width.
    if let number = decoder.value as? NSNumber, let data = "[\(number)]".data(using: .utf8),
      let values = try? JSONDecoder().decode([T].self, from: data)
    {
      return values[0]
    }
    if let string = decoder.value as? String,
      let values = try? JSONDecoder().decode([T].self, from: JSONEncoder().encode([string]))
    {
      return values[0]
    }
    throw decoder.mismatch("\(type)")
  }
}
