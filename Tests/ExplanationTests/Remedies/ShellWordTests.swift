import TestSupport
import Testing

@testable import Remedies
@testable import ReportRendering
@testable import Wording

/// Words and commands with hostile names, as a real shell reads them.
@Suite struct ShellWordTests {
  static let hostile = [
    "plain", "two words", "it's", "\"double\"", "$(touch /tmp/x)", "`id`", "a;b", "a&&b", "*", "~root", "-rf",
    "--domain",
    "a\nb", "a\n", "\n", "\u{1b}[2Jred", "\u{202e}txt", "a%sb\\n\u{7}", "-x\ty", "#no", "a b\u{1b}'c'\"$d",
    "größe", "", "!x",
    "{a,b}", "a\\", "'\n'",
  ]

  @Test(arguments: ["a\u{202e}b", "a\u{9b}2Jb", "a\u{1b}[2Jb", "a\u{2066}b"])
  func whatIsShownTurnsNothingAround(name: String) {
    var layout = TextLayout(TextStyle(width: 80, usesColor: false))
    layout.paragraph("\(name) runs.")
    #expect(
      layout.text.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isHidden }, "\(layout.text.debugDescription)")
    let report = printableLines("\(name):\n\tit")
    #expect(report.contains("\u{fffd}") && report.hasSuffix(":\n\tit"))
  }

  /// Whatever a report puts a name into, a terminal gets the report's own colours and nothing else that it would obey.
  @Test(arguments: [
    "a\u{1b}[2Jb", "a\u{9b}2Jb", "\u{1b}]0;title\u{7}", "a\u{1b}[8mb", "a\u{1b}[32mb\u{1b}[0m", "a\rb",
    "a\u{202e}b", "a\nb",
  ])
  func noNameCommandsTheTerminal(name: String) {
    var layout = TextLayout(TextStyle(width: 80, usesColor: true, cutsRows: true))
    layout.heading(name)
    layout.paragraph(name, lead: "  \(name)", paint: .red)
    layout.field(name, name)
    layout.verbatim("virsh start '\(name)'", indent: 4)
    layout.cut("row of \(name)")
    layout.plain("+ \(name)")
    var rest = layout.text
    #expect(!name.contains("[32m") || !rest.contains("\u{1b}[32m"), "a name has no colour of its own")
    for tint in TextLayout.Tint.allCases { rest = rest.replacing("\u{1b}[\(tint.rawValue)m", with: "") }
    rest = rest.replacing("\u{1b}[0m", with: "")
    #expect(rest.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isHidden }, "\(rest.debugDescription)")
    #expect(layout.text.contains("\u{1b}[31m"))
    #expect(rest.contains("row of ") && !rest.contains("row of a\n"), "a row stays one")
  }

  @Test(arguments: hostile) func aWordIsOneWord(word: String) throws {
    let answer = try feed(["sh"], "printf '<%s>' \(quoted(word))")
    #expect(answer.status == 0 && answer.output == "<\(word)>", "\(quoted(word))")
  }

  /// What is printed commands no terminal, and is one line but for line feeds at the end of the word.
  @Test(arguments: hostile) func aWordIsPrintable(word: String) {
    let shown = quoted(word)
    #expect(!shown.unicodeScalars.contains { $0.properties.generalCategory == .format })
    #expect(!shown.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
    #expect(!shown.contains("\n") || word.hasSuffix("\n"))
  }

  @Test(arguments: hostile) func aCommentStaysOne(word: String) throws {
    let answer = try feed(["sh"], commented("see \(word)") + "\nprintf done")
    #expect(answer.output == "done")
  }

  @Test func fontsOfRandomBytesAreOneWord() throws {
    var generator = SeededGenerator(seed: 14)
    let scalars: [Unicode.Scalar] = [
      "a", " ", "'", "\"", "$", "(", ")", "\\", "\n", "\u{1b}", "-", "%", "é", "\u{200b}", "`", "!",
    ]
    for _ in 0..<200 {
      var word = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0..<12, using: &generator) {
        word.append(scalars[Int.random(in: 0..<scalars.count, using: &generator)])
      }
      let text = String(word)
      let answer = try feed(["sh"], "printf '<%s>' \(quoted(text))")
      #expect(answer.output == "<\(text)>", "\(quoted(text))")
    }
  }

  /// Every command on a guest gives its name to virsh as one word.
  @Test(arguments: hostile.filter { !$0.isEmpty && !$0.contains("\n") })
  func virshGetsTheName(name: String) throws {
    let uri = "qemu+ssh://h/system?socket=/tmp/a b&x='y'"
    let guest = GuestCommands(name, at: uri)
    let named = name.hasPrefix("-") ? ["--domain", name] : [name]
    for (line, expected) in [
      (guest.virsh("resume"), ["virsh", "-c", uri, "resume"] + named),
      (guest.virsh("domstate", "--reason"), ["virsh", "-c", uri, "domstate"] + named + ["--reason"]),
    ] {
      #expect(try words(of: line, programs: ["virsh"]) == [expected], "\(line)")
    }
    let undo = try words(of: guest.martlet("fix --undo"), programs: ["martlet"])
    let end = name.hasPrefix("-") ? ["--connect", uri, "--", name] : [name, "--connect", uri]
    #expect(undo == [["martlet", "fix", "--undo"] + end])
  }

  @Test(arguments: hostile.filter { !$0.isEmpty && !$0.contains("\n") })
  func aPowerCycleNamesTheGuestAlways(name: String) throws {
    let named = name.hasPrefix("-") ? ["--domain", name] : [name]
    let record = "printf '\\002' >&2; printf '\\001%s' \"$@\" >&2"
    let virsh = "virsh() { \(record); [ \"$1\" != domstate ] || echo 'shut off'; }"
    let answer = try feed(["sh"], virsh + "\n" + GuestCommands(name).powerCycle.text)
    let commands: [[String]] = answer.output.split(separator: "\u{2}").map { command in
      command.split(separator: "\u{1}", omittingEmptySubsequences: false).dropFirst().map(String.init)
    }
    let verbs = ["shutdown", "domstate", "domstate", "start"]
    #expect(commands == verbs.map { [$0] + named })
  }

  @Test func aFileThatBeginsWithADashIsNoOption() {
    #expect(quotedPath("-x.xml") == "./-x.xml" && quotedPath("-") == "-" && quotedPath("a b") == "'a b'")
    #expect(optionWord("--on", "-x") == "--on=-x" && optionWord("--on", "a") == "--on a")
  }
}
