internal import FoundationEssentials

/// A JSON value of any kind.
enum JSONValue: Decodable {
  case object([String: JSONValue])
  case array([JSONValue])
  case string(String)
  case number(Double)
  case bool(Bool)
  case null

  init(from decoder: any Decoder) throws {
    if let object = try? [String: JSONValue](from: decoder) {
      self = .object(object)
    } else if let array = try? [JSONValue](from: decoder) {
      self = .array(array)
    } else {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let bool = try? container.decode(Bool.self) {
        self = .bool(bool)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .string(try container.decode(String.self))
      }
    }
  }

  subscript(key: String) -> JSONValue? {
    guard case .object(let object) = self else { return nil }
    return object[key]
  }

  var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  var integer: Int? {
    guard case .number(let number) = self else { return nil }
    return Int(exactly: number)
  }

  var isNull: Bool {
    guard case .null = self else { return false }
    return true
  }

  /// Parses a document, at most 128 levels deep.
  ///
  /// - Throws: `ReadError` with the position that the parser reports.
  static func parse(_ bytes: [UInt8], document: String) throws(ReadError) -> JSONValue {
    if let place = placeDeeperThan(128, bytes) {
      throw ReadError(
        document: document, reason: "the JSON is nested deeper than 128 levels", line: place.line,
        column: place.column)
    }
    if let line = CountLimits.crowdedJSON(in: bytes) {
      throw ReadError(
        document: document, reason: "the JSON has more than \(CountLimits.values) values", line: line)
    }
    do {
      return try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    } catch {
      let text = "\(error)"
      let place = place(in: text) ?? endOf(bytes)
      throw ReadError(
        document: document,
        reason: "this is not well-formed JSON\(text.contains("nexpected end") ? "; it is truncated" : "")",
        line: place.line, column: place.column)
    }
  }
}

/// `around line 3, column 14` of a decoding error's description.
private func place(in text: String) -> (line: Int, column: Int)? {
  guard let range = text.firstRange(of: "around line ") else { return nil }
  let numbers = text[range.upperBound...].split { !$0.isNumber }.prefix(2).compactMap { Int($0) }
  return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
}

private func endOf(_ bytes: [UInt8]) -> (line: Int, column: Int) {
  let line = bytes.count { $0 == UInt8(ascii: "\n") } + 1
  let start = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  return (line, bytes.count - start + 1)
}

/// The position where arrays and objects nest deeper than `limit`; nil if they do not.
private func placeDeeperThan(_ limit: Int, _ bytes: [UInt8]) -> (line: Int, column: Int)? {
  var depth = 0
  var isInString = false
  var isEscaped = false
  for (index, byte) in bytes.enumerated() {
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
      continue
    }
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      depth += 1
      if depth > limit { return endOf(Array(bytes[...index])) }
    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
    default: break
    }
  }
  return nil
}
