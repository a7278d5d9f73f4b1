/// JSON text whose members keep their order.
enum JSONText {
  case object([(String, JSONText)])
  case array([JSONText])
  case string(String)
  case integer(Int)
  case boolean(Bool)

  /// The text, indented by two blanks.
  var pretty: String {
    var text = ""
    write(to: &text, indent: 0)
    return text
  }

  private func write(to text: inout String, indent: Int) {
    switch self {
    case .object(let members):
      let lines = members.map { (Self.quoted($0.0) + ": ", $0.1) }
      Self.write(lines, "{", "}", to: &text, indent)
    case .array(let items): Self.write(items.map { ("", $0) }, "[", "]", to: &text, indent)
    case .string(let string): text += Self.quoted(string)
    case .integer(let integer): text += String(integer)
    case .boolean(let boolean): text += boolean ? "true" : "false"
    }
  }

  private static func write(
    _ lines: [(lead: String, value: JSONText)], _ start: String, _ end: String, to text: inout String,
    _ indent: Int
  ) {
    text += start
    for (index, line) in lines.enumerated() {
      text += (index == 0 ? "\n" : ",\n") + String(repeating: " ", count: indent + 2) + line.lead
      line.value.write(to: &text, indent: indent + 2)
    }
    if !lines.isEmpty { text += "\n" + String(repeating: " ", count: indent) }
    text += end
  }

  /// Quotes and escapes a string.
  private static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\u{0}"..."\u{1f}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
