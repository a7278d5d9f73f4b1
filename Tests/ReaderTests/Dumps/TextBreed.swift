import Testing

/// How a record reached the user: its encoding, its line ends, or the page or mail around it.
struct TextBreed: Sendable, CustomTestStringConvertible {
  var name: String
  /// Whether readers say that they removed something.
  var isNoted = true
  var pack: @Sendable (String) -> [UInt8]

  var testDescription: String { name }

  static let all = [
    TextBreed(name: "UTF-16LE with a mark") { [0xff, 0xfe] + utf16($0, isBig: false) },
    TextBreed(name: "UTF-16BE with a mark") { [0xfe, 0xff] + utf16($0, isBig: true) },
    TextBreed(name: "UTF-16LE") { utf16($0, isBig: false) },
    TextBreed(name: "UTF-16BE") { utf16($0, isBig: true) },
    TextBreed(name: "UTF-32LE with a mark") { text in
      [0xff, 0xfe, 0, 0] + text.unicodeScalars.flatMap { bytes($0.value, 4, isBig: false) }
    },
    TextBreed(name: "UTF-8 with a mark", isNoted: false) { [0xef, 0xbb, 0xbf] + $0.utf8 },
    TextBreed(name: "CRLF", isNoted: false) { Array($0.replacing("\n", with: "\r\n").utf8) },
    TextBreed(name: "CR", isNoted: false) { Array($0.replacing("\n", with: "\r").utf8) },
    TextBreed(name: "blanks at the ends of lines", isNoted: false) {
      Array($0.replacing("\n", with: "  \n").utf8)
    },
    TextBreed(name: "no-break spaces", isNoted: false) { Array($0.replacing(" ", with: "\u{a0}").utf8) },
    TextBreed(name: "non-breaking hyphens", isNoted: false) {
      Array($0.replacing("-", with: "\u{2011}").replacing("-\u{2011}", with: "\u{2013}").utf8)
    },
    TextBreed(name: "page with <pre>") { text in
      Array(
        "<!DOCTYPE html>\n<html><head><title>A dump</title><script>if (1 < 2) { '<pre>' }</script></head><body>\n<h1>CPU</h1>\n<pre class=\"code\">\n\(escaped(text))</pre><pre>another block</pre></body></html>\n"
          .utf8)
    },
    TextBreed(name: "page with coloured code") { text in
      let lines = escaped(text).split(separator: "\n", omittingEmptySubsequences: false)
      return Array(
        "<html><body><pre><code>\(lines.map { "<span class='l'>\($0)</span>" }.joined(separator: "\n"))</code></pre>"
          .utf8)
    },
    TextBreed(name: "page with <br>") { text in
      let lines = escaped(text).split(separator: "\n", omittingEmptySubsequences: false)
      return Array("<html><body><p>\(lines.map { $0 + "<br/>" }.joined())</p></body></html>".utf8)
    },
    TextBreed(name: "page with rows of a table") { text in
      let lines = escaped(text).split(separator: "\n", omittingEmptySubsequences: false)
      return Array(
        "<HTML><TABLE>\(lines.map { "<TR><TD>\($0)</TD></TR>" }.joined(separator: "\n"))</TABLE>".utf8)
    },
    TextBreed(name: "quoted mail") { quoted($0, "> ") },
    TextBreed(name: "mail quoted twice") { quoted($0, ">> ") },
    TextBreed(name: "mail quoted twice, with blanks") { quoted($0, "> > ") },
    TextBreed(name: "archive of a mailing list") { text in
      Array("<html><body><pre>".utf8)
        + Array(escaped(String(decoding: quoted(text, "> "), as: UTF8.self)).utf8)
        + Array("</pre></body></html>".utf8)
    },
    TextBreed(name: "quoted-printable mail") { text in
      let body = text.replacing("=", with: "=3D").split(separator: "\n", omittingEmptySubsequences: false).map
      {
        line in
        // A soft break, which does not part an escaped character.
        var cut = 41
        while line.prefix(cut).suffix(2).contains("=") { cut -= 1 }
        return line.count < 50 ? String(line) : "\(line.prefix(cut))=\n\(line.dropFirst(cut))"
      }
      return Array(
        "From: a@example.org\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n\(body.joined(separator: "\n"))"
          .utf8)
    },
    TextBreed(name: "comments") { text in Array(text.split(separator: "\n").map { "# \($0)\n" }.joined().utf8)
    },
    TextBreed(name: "the kernel's time stamps") { text in
      Array(text.split(separator: "\n").map { "[   12.345678] \($0)\n" }.joined().utf8)
    },
  ]

  private static func utf16(_ text: String, isBig: Bool) -> [UInt8] {
    text.utf16.flatMap { bytes(UInt32($0), 2, isBig: isBig) }
  }

  private static func bytes(_ value: UInt32, _ count: Int, isBig: Bool) -> [UInt8] {
    let little = (0..<count).map { UInt8(value >> (8 * $0) & 0xff) }
    return isBig ? little.reversed() : little
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("|", with: "&#124;").replacing("=", with: "&#x3D;")
  }

  private static func quoted(_ text: String, _ mark: String) -> [UInt8] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { mark + $0 }
    return Array("On Friday somebody wrote:\n\(lines.joined(separator: "\n"))\nThanks\n".utf8)
  }
}
