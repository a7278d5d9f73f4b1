/// Quotes a string so that a POSIX shell reads it as one word, whatever it contains.
///
/// Blanks, quotes and expansions go into single quotes. Characters that control a terminal or reverse text direction (control
/// and format characters, line separators) become octal escapes: the output shows them, and a paste restores them.
/// Only line feeds at the very end, which a substitution would drop, stay unchanged.
public func quoted(_ word: String) -> String {
  guard word.unicodeScalars.contains(where: \.isHidden) else { return quotedPrintable(word) }
  var body = word[...]
  while body.last == "\n" { body = body.dropLast() }
  let end = String(word[body.endIndex...])
  return (body.isEmpty ? "" : "\"$(printf '\(printfFormat(body))')\"") + (end.isEmpty ? "" : "'\(end)'")
}

/// Quotes a file name as a command argument; prefixes a leading dash with `./` so that it is not an option.
public func quotedPath(_ path: String) -> String {
  quoted(path.hasPrefix("-") && path != "-" ? "./" + path : path)
}

/// Formats an option with its value, as one word if the value begins with a dash.
package func optionWord(_ name: String, _ value: String) -> String {
  value.hasPrefix("-") && value != "-" ? "\(name)=\(quoted(value))" : "\(name) \(quoted(value))"
}

/// Removes characters that control a terminal or reverse text direction, which names in documents can contain.
///
/// - Parameter sequences: The escape sequences that stay, such as a report's own colours; no other ever does.
public func printableLines(_ text: String, keeping sequences: [String] = []) -> String {
  guard text.utf8.contains(where: { $0 >= 0x7f || $0 < 0x20 && $0 != 0x0a && $0 != 0x09 }) else {
    return text
  }
  let scalars = text.unicodeScalars
  var lines = String.UnicodeScalarView()
  for index in scalars.indices {
    let scalar = scalars[index]
    let stays =
      switch scalar {
      case "\n", "\t": true
      case "\u{1b}": sequences.contains { scalars[index...].starts(with: $0.unicodeScalars) }
      default: !scalar.isHidden
      }
    lines.append(stays ? scalar : "\u{fffd}")
  }
  return String(lines)
}

/// Puts text on one line that a terminal only displays: line ends in names would begin lines of their own.
public func printableLine(_ text: String, keeping sequences: [String] = []) -> String {
  let lines = printableLines(text, keeping: sequences)
  return lines.utf8.contains(UInt8(ascii: "\n")) ? lines.replacing("\n", with: "\u{fffd}") : lines
}

/// Escapes the characters in JSON that a terminal obeys: C1 controls, marks of direction and line separators.
///
/// The values stay the same.
public func printableJSON(_ json: String) -> String {
  guard json.utf8.contains(where: { $0 >= 0x7f }) else { return json }
  var text = String.UnicodeScalarView()
  for scalar in json.unicodeScalars {
    guard scalar.isHidden, scalar != "\n", scalar != "\t" else {
      text.append(scalar)
      continue
    }
    for unit in String(scalar).utf16 {
      let digits = String(unit, radix: 16)
      text.append(
        contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
    }
  }
  return String(text)
}

/// Makes text safe for a `#` comment: no character in it can end the comment.
package func commented(_ text: String) -> String {
  var line = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { line.append(scalar.isHidden ? "\u{fffd}" : scalar) }
  return "# " + String(line)
}

private func quotedPrintable(_ word: String) -> String {
  let isPlain = word.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "/._-+=:,@".utf8.contains(byte)
    }
  }
  return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
}

/// The printf(1) format that prints the text.
private func printfFormat(_ text: Substring) -> String {
  var format = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "%": format += "%%"
    case "\\": format += "\\\\"
    // A format that begins with a dash would be an option; a quote would end the word.
    case "'": format += "\\047"
    case "-" where format.isEmpty: format += "\\055"
    case _ where scalar.isHidden:
      for byte in String(scalar).utf8 {
        let octal = String(byte, radix: 8)
        format += "\\" + String(repeating: "0", count: 3 - octal.count) + octal
      }
    default: format.unicodeScalars.append(scalar)
    }
  }
  return format
}

extension Unicode.Scalar {
  /// Whether a terminal does anything but display the character.
  package var isHidden: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
