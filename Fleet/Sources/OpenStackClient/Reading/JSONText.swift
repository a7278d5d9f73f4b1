/// Any JSON value, to be passed on as it is.
enum JSONText: Codable, Sendable, Hashable {
  case object([String: JSONText])
  case array([JSONText])
  case string(String)
  case integer(Int)
  case number(Double)
  case bool(Bool)
  case null

  init(from decoder: any Decoder) throws {
    if let container = try? decoder.singleValueContainer() {
      if container.decodeNil() {
        self = .null
        return
      }
      if let text = try? container.decode(String.self) {
        self = .string(text)
        return
      }
      if let bool = try? container.decode(Bool.self) {
        self = .bool(bool)
        return
      }
      if let integer = try? container.decode(Int.self) {
        self = .integer(integer)
        return
      }
      if let number = try? container.decode(Double.self) {
        self = .number(number)
        return
      }
    }
    if let array = try? [JSONText](from: decoder) {
      self = .array(array)
    } else {
      self = .object(try [String: JSONText](from: decoder))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .object(let object): try container.encode(object)
    case .array(let array): try container.encode(array)
    case .string(let text): try container.encode(text)
    case .integer(let integer): try container.encode(integer)
    case .number(let number): try container.encode(number)
    case .bool(let bool): try container.encode(bool)
    case .null: try container.encodeNil()
    }
  }

  /// The text of a string or number; nil for others.
  var text: String? {
    switch self {
    case .string(let text): text
    case .integer(let integer): "\(integer)"
    default: nil
    }
  }

  subscript(key: String) -> JSONText? {
    if case .object(let object) = self { object[key] } else { nil }
  }
}
