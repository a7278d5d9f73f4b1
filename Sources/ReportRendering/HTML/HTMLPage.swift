internal import Wording

/// Collects HTML; every text that goes in is escaped.
package struct HTMLPage {
  package private(set) var body = ""

  /// An empty page.
  package init() {}

  /// Adds an element with the content that `fill` adds.
  package mutating func element(_ tag: String, class name: String? = nil, _ fill: (inout HTMLPage) -> Void) {
    body += "<\(tag)" + (name.map { " class=\"\($0)\"" } ?? "") + ">"
    fill(&self)
    body += "</\(tag)>\n"
  }

  /// Adds an element that holds text.
  package mutating func text(_ tag: String, class name: String? = nil, _ text: String) {
    element(tag, class: name) { $0.write(text) }
  }

  /// Adds text without an element.
  package mutating func write(_ text: String) { body += Self.escaped(text) }

  /// Adds a row of a definition list.
  package mutating func row(_ term: String, _ value: String) {
    text("dt", term)
    text("dd", value)
  }

  /// Adds a row of a definition list whose value holds elements.
  package mutating func row(_ term: String, _ fill: (inout HTMLPage) -> Void) {
    text("dt", term)
    element("dd", fill)
  }

  /// Adds lines of commands or messages, unwrapped.
  package mutating func code(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    let ownLines = lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    element("pre") { page in
      page.element("code") { $0.body += ownLines.map { Self.escaped(String($0)) }.joined(separator: "\n") }
    }
  }

  /// The text with `&`, `<`, `>` and quotation marks written as entities, and without line ends and characters that control a terminal or turn text around.
  package static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case _ where character.isHidden && character != "\t": result += "\u{fffd}"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  /// The page as a complete HTML document, with its style.
  package func document(title: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(Self.escaped(title))</title>
    <style>
    \(htmlStyle)
    </style>
    </head>
    <body>
    <main>
    \(body)</main>
    </body>
    </html>

    """
  }
}

private let htmlStyle = """
  :root { --bg: #fbfbf9; --card: #ffffff; --ink: #1d2326; --soft: #5a656b; --line: #d9dedd; --code: #f0f3f2;
    --bad: #a3261c; --warn: #7a5200; --good: #1c6b3c; --mark: #14576e; }
  @media (prefers-color-scheme: dark) { :root { --bg: #14181a; --card: #1b2124; --ink: #e4e9ea; --soft: #9fabb0;
    --line: #343d41; --code: #22292c; --bad: #ff9b8f; --warn: #f0c36a; --good: #7fd6a0; --mark: #86cfe6; } }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--bg); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
  main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: anywhere; }
  h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .5rem; }
  h1.incompatible { color: var(--bad); } h1.undetermined { color: var(--warn); }
  h1.identical, h1.superset { color: var(--good); }
  h2 { font-size: 1.1rem; margin: 2.25rem 0 .75rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
  h3 { font-size: 1rem; margin: 0 0 .5rem; }
  p { margin: .4rem 0; } .lead { font-size: 1.08rem; } .soft { color: var(--soft); font-size: .9rem; }
  .card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .9rem 1.1rem;
    margin: .75rem 0; }
  .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: .75rem; }
  .two .card { margin: 0; }
  dl { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: .3rem 1rem; margin: .4rem 0 0; }
  dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; } dd p { margin: 0 0 .3rem; }
  @media (max-width: 34rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
  pre { background: var(--code); border-radius: .35rem; padding: .5rem .7rem; margin: .3rem 0;
    white-space: pre-wrap; overflow-wrap: anywhere; }
  code { font: .86rem/1.5 ui-monospace, Consolas, monospace; }
  .tag { display: inline-block; border: 1px solid currentColor; border-radius: 1rem; padding: 0 .55rem;
    font-size: .8rem; font-weight: 600; margin-left: .4rem; white-space: nowrap; }
  .bad { color: var(--bad); } .warn { color: var(--warn); } .good { color: var(--good); } .mark { color: var(--mark); }
  .name { display: inline-block; background: var(--code); border-radius: .3rem; padding: 0 .4rem; margin: 0 .25rem .25rem 0;
    font: .86rem/1.6 ui-monospace, Consolas, monospace; }
  ul, ol { padding-left: 1.4rem; margin: .3rem 0 .8rem; } li { margin: .3rem 0; } details { margin: .5rem 0; }
  .short h3 { margin-top: 1rem; } .short h3:first-child { margin-top: 0; } .short p.warn { font-size: .9rem; }
  summary { cursor: pointer; color: var(--mark); }
  @media print { body { background: none; } .card { break-inside: avoid; } }
  """
