import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import martlet

/// Every example command of `--help`, of README and of Documentation runs as it is printed.
@Suite struct ExampleCommandTests {
  /// Why an example is parsed and not run; the first that fits counts.
  private static let reasons: [(text: String, reason: String)] = [
    ("qemu:", "needs a libvirt daemon with guests"), ("qemu+", "needs a second host's libvirt"),
    ("nova:", "needs an OpenStack cloud"), ("--server", "needs an OpenStack cloud"),
    ("--cloud", "needs an OpenStack cloud"),
    ("--ssh", "needs a second host"), ("ssh ", "needs a second host"), ("ssh://", "needs a second host"),
    ("--follow", "ends only when it is interrupted"), ("martlet lab", "needs emulated hosts"),
    ("martlet fleet", "needs martlet-fleet beside martlet"),
    ("martlet --service", "needs martlet-fleet beside martlet"),
    ("martlet openstack", "needs martlet-fleet beside martlet"),
    ("martlet serve", "needs martlet-fleet beside martlet"),
    ("martlet token", "needs martlet-fleet beside martlet"),
    ("martlet audit", "needs martlet-fleet beside martlet"),
    ("martlet webhook", "needs martlet-fleet beside martlet"),
    ("martlet doctor", "asks whatever this machine has"),
    ("host.json#web", "needs the capture of a host with a guest"),
  ]

  private struct Example: CustomTestStringConvertible {
    var place: String
    var line: String
    var reason: String? { reasons.first { line.contains($0.text) }?.reason }
    var testDescription: String { "\(place): \(line)" }
  }

  private static let all = inHelp + inDocuments

  private static let inHelp = HelpText.examples(of: Martlet.self).map { Example(place: "help", line: $0) }

  /// Lines that call martlet, in blocks of code; a prompt before them is none of the command.
  private static let inDocuments: [Example] = documents.flatMap { name -> [Example] in
    guard let text = try? String(contentsOfFile: packageRoot + "/" + name, encoding: .utf8) else { return [] }
    var isCode = false
    return text.split(separator: "\n").enumerated().compactMap { number, line -> Example? in
      if line.hasPrefix("```") {
        isCode.toggle()
        return nil
      }
      let command = line.hasPrefix("$ ") ? line.dropFirst(2) : line
      guard isCode, command.firstMatch(of: #/(^|\| |&& )martlet /#) != nil else { return nil }
      return Example(place: "\(name):\(number + 1)", line: String(command.prefix { $0 != "…" }))
    }
  }

  private static var documents: [String] {
    let folder = packageRoot + "/Documentation"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return ["README.md", "Examples/README.md"]
      + names.filter { $0.hasSuffix(".md") }.sorted().map { "Documentation/\($0)" }
  }

  @Test func examplesAreFound() {
    #expect(Self.inHelp.count > 50 && Self.inDocuments.count > 8)
    // Most run: the list of reasons stays short. What a cloud or martlet-fleet answers has tests of its own.
    let own = Self.all.filter { example in
      !["needs an OpenStack cloud", "needs martlet-fleet beside martlet"].contains(example.reason)
    }
    #expect(own.count { $0.reason == nil } * 10 > own.count * 6)
  }

  @Test(arguments: all.indices) func anExampleRunsAsItIsPrinted(index: Int) throws {
    let example = Self.all[index]
    let fixtures = try ExampleFixtures()
    defer { fixtures.remove() }
    let line = try fixtures.prepare(example.line)
    try expectParsed(line, by: fixtures, example)
    guard example.reason == nil else { return }
    try fixtures.program("martlet", "exec '\(martletPath)' \"$@\"")
    let result = try run(line, in: fixtures)
    #expect(result.status < 3, "\(example.testDescription): \(result.status) \(result.errors)")
  }

  /// What the shell gives martlet, martlet takes; needs nothing that the arguments name.
  private func expectParsed(_ line: String, by fixtures: ExampleFixtures, _ example: Example) throws {
    let file = fixtures.root.appending(path: "arguments").path
    try fixtures.program(
      "martlet",
      "printf '%s\\0' \"$#\" \"$@\" >>'\(file)'; case $1$2 in labup) ;; lab*) echo qemu:///system ;; esac")
    for name in ["ssh", "gzip"] { try fixtures.program(name, "cat >/dev/null") }
    _ = try run(line, in: fixtures)
    for name in ["ssh", "gzip"] {
      try FileManager.default.removeItem(at: fixtures.root.appending(path: "bin/\(name)"))
    }
    var words = try String(contentsOfFile: file, encoding: .utf8).split(
      separator: "\0", omittingEmptySubsequences: false
    ).map(String.init)[...]
    #expect(words.count > 2, "\(example.testDescription) does not call martlet")
    while let count = words.popFirst().flatMap({ Int($0) }) {
      let arguments = Array(words.prefix(count))
      words = words.dropFirst(count)
      do {
        _ = try Martlet.parseAsRoot(SpreadArguments.spread(try ServiceWords.moved(arguments)))
      } catch {
        Issue.record("\(example.testDescription): \(Martlet.message(for: error))")
      }
    }
  }

  private func run(_ line: String, in fixtures: ExampleFixtures) throws -> CommandResult {
    let setting = [
      "cd '\(fixtures.root.path)'", "export PATH='\(fixtures.root.path)/bin':\"$PATH\"",
      "export XDG_STATE_HOME='\(fixtures.root.path)/state'", "set -o pipefail",
    ].joined(separator: " && ")
    let script = fixtures.root.appending(path: "example.sh")
    try "\(setting)\n\(line)\n".write(to: script, atomically: true, encoding: .utf8)
    return try inShell("bash '\(script.path)' </dev/null")
  }

  /// ArgumentParser wraps prose; an example stays on its line at any width.
  @Test(arguments: [60, 80, 200]) func helpBreaksNoExample(width: Int) throws {
    for verb in [[]] + Martlet.configuration.subcommands.map({ [$0._commandName] }) {
      let help = try martlet(verb + ["--help"], environment: ["COLUMNS": "\(width)"])
      #expect(help.status == 0 && help.errors.isEmpty)
      let lines = Set(help.output.split(separator: "\n"))
      let command = Martlet.configuration.subcommands.first { [$0._commandName] == verb }
      let examples = (command ?? Martlet.self).configuration.discussion.split(separator: "\n")
        .filter { $0.hasPrefix("  ") }
      for example in examples { #expect(lines.contains(example), "\(verb): \(example)") }
      #expect(!examples.isEmpty || command?.configuration.subcommands.isEmpty == false, "\(verb)")
    }
  }
}
