import Foundation
import Remedies
import Testing

/// What the main verbs print at three widths, compared with what was read and approved; only commands are wider than the line.
@Suite struct TerminalTests {
  private static let folder = packageRoot + "/Tests/CommandTests/Snapshots/terminal/"
  private static let inputs = "Tests/ReportTests/Inputs/"
  private static let article = [
    "--from", "Examples/article/sandybridge.txt", "--to", "Examples/article/broadwell.txt", "--log",
    "Examples/article/nova.log", "--cpu-map", "builtin:9.0.0",
  ]

  /// The commands, by their snapshots' names.
  private static let commands: [(name: String, arguments: [String])] = [
    ("article-short", ["diagnose"] + article), ("article-sources", ["diagnose"] + article + ["--sources"]),
    ("article-full", ["diagnose"] + article + ["--full"]),
    (
      "diagnose-short",
      ["diagnose", "--from", inputs + "new.xml", "--to", inputs + "old.xml", "--cpu-map", "builtin"]
    ),
    (
      "check",
      ["check", inputs + "guest.xml", "--from", inputs + "new.xml"]
        + ["old.xml", "new.xml", "old.xml"].flatMap { ["--on", inputs + $0] } + ["--cpu-map", "builtin"]
    ),
    (
      "fix",
      ["fix", inputs + "guest.xml", "--on", inputs + "old.xml", "--cpu-map", "builtin"]
        + ["fault", "state-refused", "corrupt"].flatMap { ["--allow-drop", $0] }
    ),
    ("explain", ["explain", "monitor"]),
    ("ladder", ["explain", "avx2", "--on", inputs + "old.xml", "--cpu-map", "builtin"]),
    ("messages", ["explain", "--log", inputs + "nova.log"]),
    ("level", ["level", inputs + "new.xml", inputs + "old.xml", "--cpu-map", "builtin"]),
    ("show", ["show", inputs + "dump.txt", "--cpu-map", "builtin"]),
    ("compare", ["compare", inputs + "new.xml", inputs + "old.xml", "--cpu-map", "builtin"]),
  ]

  @Test(arguments: commands.indices, [60, 80, 200])
  func whatIsPrintedIsWhatWasApproved(index: Int, width: Int) throws {
    let (name, arguments) = Self.commands[index]
    let result = try martlet(arguments, environment: ["COLUMNS": "\(width)"])
    #expect(result.status < 3, "\(result.errors)")
    try expectLines(of: result.output, within: width, arguments)
    let path = Self.folder + "\(name).\(width).txt"
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(atPath: Self.folder, withIntermediateDirectories: true)
      try result.output.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name).\(width).txt: read it, then run without RECORD_SNAPSHOTS")
      return
    }
    #expect(try result.output == String(contentsOfFile: path, encoding: .utf8), "\(name).\(width).txt")
  }

  /// The answer to the article's case fits a screen, names what matters to guests first, and says who refuses.
  @Test func theArticlesAnswerFitsAScreen() throws {
    let output = try martlet(Self.commands[0].arguments, environment: ["COLUMNS": "80"]).output
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 32, "\(lines.count)")
    #expect(output.hasPrefix("Ordinary KVM guests lose nothing on broadwell, which lacks only monitor"))
    let text = output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for fact in [
      "Nova's pre-check", "libvirt on the destination", "Monitor/Mwait", "cpu_mode = custom", "--full",
    ] {
      #expect(text.contains(fact), "\(fact)")
    }
  }

  /// The page on diagnoses shows what is printed now.
  @Test func thePageOnDiagnosesShowsTheAnswer() throws {
    let text = try String(contentsOfFile: packageRoot + "/Documentation/diagnose.md", encoding: .utf8)
    let answer = try martlet(Self.commands[0].arguments, environment: ["COLUMNS": "80"]).output
    #expect(text.contains("Examples/article/nova.log\n" + answer + "```\n"))
  }

  /// README's picture has the same lines; long ones end with an ellipsis.
  @Test func thePictureShowsTheAnswer() throws {
    let picture = try String(contentsOfFile: packageRoot + "/Documentation/terminal.svg", encoding: .utf8)
    let entities = [
      ("&#160;", " "), ("&#x27;", "'"), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"),
    ]
    let pieces = picture.matches(
      of: /x="([0-9.]+)" y="[0-9.]+" textLength="[0-9.]+" clip-path="url\(#terminal-line-(\d+)\)">([^<]*)</)
    var lines: [Int: String] = [:]
    for piece in pieces {
      // A character is 12.2 wide; blanks alone are left out.
      let column = Int((try #require(Double(piece.1)) / 12.2).rounded())
      var line = lines[try #require(Int(piece.2))] ?? ""
      line += String(repeating: " ", count: max(0, column - line.count))
      line += entities.reduce(String(piece.3)) { $0.replacing($1.0, with: $1.1) }
      lines[try #require(Int(piece.2))] = line
    }
    let answer = try martlet(Self.commands[0].arguments, environment: ["COLUMNS": "80"]).output
    let expected = answer.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    for (number, line) in expected.enumerated() {
      var shown = lines[number] ?? ""
      while shown.last?.isWhitespace ?? false { shown.removeLast() }
      #expect(shown.hasSuffix("…") ? line.hasPrefix(shown.dropLast()) && shown.count > 80 : shown == line)
    }
    #expect(lines.count == expected.count)
  }

  /// Only a command, which must work when it is pasted, and a word without a blank may be wider than the line.
  private func expectLines(of output: String, within width: Int, _ arguments: [String]) throws {
    let wide = output.split(separator: "\n").filter { $0.count > width && $0.contains(" ") }
    let plain = arguments.filter { $0 != "--full" && $0 != "--sources" }
    let document = try martlet(plain + ["--format", "json"])
    var texts: [String] = []
    collect(try JSONSerialization.jsonObject(with: Data(document.output.utf8)), &texts)
    for line in wide {
      let words = line.split(separator: " ")
      let isOneWord = words.count == 1 || words.contains { $0.count > width / 2 }
      #expect(
        isOneWord || texts.contains { line.hasSuffix($0) } || line.hasPrefix("+") || line.hasPrefix("-")
          || line.hasPrefix(" <"), "\(line)")
    }
  }

  /// The lines of all steps in a document, with and without what is said beside them.
  private func collect(_ value: Any, _ texts: inout [String]) {
    if let list = value as? [Any] { for item in list { collect(item, &texts) } }
    guard let object = value as? [String: Any] else { return }
    if let data = try? JSONSerialization.data(withJSONObject: object),
      let step = try? JSONDecoder().decode(Command.self, from: data)
    {
      // Steps repeat what the command was called with.
      texts += [step.text, Command(step.form, on: step.place).text].map {
        $0.replacing(" --format json", with: "")
      }
    }
    for item in object.values { collect(item, &texts) }
  }
}
