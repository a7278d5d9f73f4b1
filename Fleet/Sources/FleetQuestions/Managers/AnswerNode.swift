internal import Foundation

/// A value of a manager's JSON answer, where what is missing or of another type is nil.
struct AnswerNode {
  private let value: Any

  /// Parses an answer; nil for a text that is no JSON.
  init?(_ bytes: [UInt8]) {
    guard let value = try? JSONSerialization.jsonObject(with: Data(bytes)) else { return nil }
    self.value = value
  }

  private init(value: Any) { self.value = value }

  subscript(key: String) -> AnswerNode? {
    guard let found = (value as? [String: Any])?[key], !(found is NSNull) else { return nil }
    return AnswerNode(value: found)
  }

  /// The members of an object in the order of their names; empty for anything else.
  var members: [(key: String, value: AnswerNode)] {
    ((value as? [String: Any]) ?? [:]).sorted { $0.key < $1.key }.map {
      ($0.key, AnswerNode(value: $0.value))
    }
  }

  /// The elements of a list; empty for anything else.
  var elements: [AnswerNode] { ((value as? [Any]) ?? []).map { AnswerNode(value: $0) } }

  var string: String? { value as? String }

  /// A number, written as such or in quotation marks, as oVirt does.
  var integer: Int? {
    if let text = value as? String { return Int(text) }
    return (value as? NSNumber).flatMap { Int(exactly: $0.doubleValue) }
  }

  /// A truth, written as such, as 0 or 1, or as a word.
  var boolean: Bool? {
    switch value {
    case let text as String:
      text == "true" || text == "1" ? true : text == "false" || text == "0" ? false : nil
    case let number as NSNumber: number.intValue != 0
    default: nil
    }
  }
}

/// The name of the first member of an object, without parsing what follows; nil for anything else.
func firstMember(of bytes: [UInt8]) -> String? {
  var rest = bytes.prefix(4096).drop { $0 == 0xef || $0 == 0xbb || $0 == 0xbf || isJSONBlank($0) }
  guard rest.first == UInt8(ascii: "{") else { return nil }
  rest = rest.dropFirst().drop(while: isJSONBlank)
  guard rest.first == UInt8(ascii: "\"") else { return nil }
  let name = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
  return String(decoding: name, as: UTF8.self)
}

private func isJSONBlank(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09
}
