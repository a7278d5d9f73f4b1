/// A word as a POSIX shell takes it for one, whatever it holds.
///
/// Blanks, quotes and expansions stand in single quotes. Characters that would command a terminal or turn the text around (control
/// and format characters, line separators) are spelled out in octal, so that what is printed shows them and a paste gives them back;
/// only line feeds at the very end, which a substitution would swallow, stay as they are.
public func quoted(_ word: String) -> String {
  guard word.unicodeScalars.contains(where: \.isHidden) else { return quotedPrintable(word) }
  var body = word[...]
  while body.last == "\n" { body = body.dropLast() }
  let end = String(word[body.endIndex...])
  return (body.isEmpty ? "" : "\"$(printf '\(printfFormat(body))')\"") + (end.isEmpty ? "" : "'\(end)'")
}

/// A file's name as the word of a command: one that begins with a dash is no option.
public func quotedPath(_ path: String) -> String {
  quoted(path.hasPrefix("-") && path != "-" ? "./" + path : path)
}

/// An option with its value, as one word where the value begins with a dash.
package func optionWord(_ name: String, _ value: String) -> String {
  value.hasPrefix("-") && value != "-" ? "\(name)=\(quoted(value))" : "\(name) \(quoted(value))"
}

/// Lines without what would command a terminal or turn the text around, which names in documents may hold.
///
/// - Parameter isPainted: Whether escapes stay, which are colours.
public func printableLines(_ text: String, isPainted: Bool = false) -> String {
  var lines = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    let stays = scalar == "\n" || scalar == "\t" || isPainted && scalar == "\u{1b}"
    lines.append(scalar.isHidden && !stays ? "\u{fffd}" : scalar)
  }
  return String(lines)
}

/// The text of a comment, which no character of it ends.
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

/// The text as a format of printf(1) that prints it.
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
  /// Whether a terminal does something else with it than show it.
  package var isHidden: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
