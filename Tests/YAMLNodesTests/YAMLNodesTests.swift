import Foundation
import TestSupport
import Testing

@testable import YAMLNodes

@Suite struct YAMLNodesTests {
  private func documents(_ text: String, _ limits: YAMLLimits = .standard) throws -> [YAMLNode] {
    try YAMLNode.documents(in: Array(text.utf8), limits: limits)
  }

  @Test func nodesHaveTheirPlaces() throws {
    let root = try #require(try documents("a: 1\nlist:\n  - é: [x, 'y']\n").first)
    #expect(root["a"]?.string == "1")
    let list = try #require(root["list"]?.sequence)
    #expect((list[0].line, list[0].column) == (3, 5))
    let inner = try #require(list[0]["é"]?.sequence)
    #expect(inner.map(\.string) == ["x", "y"])
    #expect(inner.map(\.column) == [9, 12], "columns count characters")
  }

  @Test(arguments: [
    ("on", true), ("True", true), ("yes", true), ("off", false), ("NO", false), ("y", nil), ("'on'", nil),
    ("\"true\"", nil), ("1", nil),
  ])
  func aPlainWordMayBeABoolean(text: String, value: Bool?) throws {
    #expect(try documents("k: \(text)").first?["k"]?.bool == value)
  }

  @Test func emptyDocumentsAreNone() throws {
    #expect(try documents("").isEmpty)
    #expect(try documents("# nothing\n---\n---\n...\n").isEmpty)
    #expect(try documents("---\na: 1\n---\nb: 2\n").count == 2)
  }

  @Test(arguments: [
    ("a: [", 2), ("a: 1\na: 2", 2), ("{x: 1, y: 2, 'x': 3}", 1), ("a: *nothing", 1), ("a: \"open", 1),
    ("\tx: 1", 1), ("a: b: c", 1), ("- x\ny: 1", 2),
  ])
  func whatIsWrongHasAPlace(text: String, line: Int) {
    do throws(YAMLError) {
      _ = try YAMLNode.documents(in: Array(text.utf8))
      Issue.record("\(text) was read")
    } catch {
      #expect(error.line == line, "\(error)")
    }
  }

  @Test func whatIsNotUTF8IsRefused() {
    for bytes: [UInt8] in [[0x61, 0x3a, 0x20, 0xff], [0x61, 0x3a, 0x20, 0xc3], [0x61, 0x00]] {
      #expect(throws: YAMLError.self) { try YAMLNode.documents(in: bytes) }
    }
  }

  @Test func limitsHold() throws {
    let small = YAMLLimits(bytes: 100, depth: 3, nodes: 10)
    #expect(throws: YAMLError.self) { try documents(String(repeating: "a", count: 101), small) }
    #expect(try documents("[[[a]]]", small).count == 1)
    #expect(throws: YAMLError.self) { try documents("[[[[a]]]]", small) }
    #expect(throws: YAMLError.self) { try documents("- - - - a", small) }
    #expect(try documents("[1, 2, 3, 4, 5, 6, 7, 8, 9]", small).count == 1)
    #expect(throws: YAMLError.self) { try documents("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", small) }
    // Three aliases of what has three nodes.
    #expect(try documents("[&a [1, 2], *a, *a]", small).count == 1)
    #expect(throws: YAMLError.self) { try documents("[&a [1, 2], *a, *a, *a]", small) }
  }

  /// Thirty lines that would unfold to 3³⁰ nodes.
  @Test func aliasesOfAliasesAreRefusedBeforeTheyUnfold() {
    var text = "a0: &a0 [x, x, x]\n"
    for line in 1..<30 { text += "a\(line): &a\(line) [*a\(line - 1), *a\(line - 1), *a\(line - 1)]\n" }
    #expect(throws: YAMLError.self) { try documents(text) }
  }

  /// What PyYAML makes of the same text, with every scalar as its text.
  @Test(.enabled(if: PyYAML.isInstalled, "Scripts/fetch-parsers has not run (no PyPI?)"))
  func structureIsPyYAMLs() throws {
    var generator = SeededGenerator(seed: 5)
    let texts =
      [
        "a: &x {b: c, d: [e, f]}\ng: *x\n", "? complex\n: value\n",
        "text: |\n  two\n  lines\nfold: >-\n  a\n  b\n",
        "k: 'it''s'\nq: \"tab\\tand \\u00e9\"\n", "--- !!map\na: !tag b\n", "a:\nb: ~\nc: ''\n",
        "- - 1\n  - 2\n-\n  x: y\n",
      ] + (0..<200).map { _ in GeneratedYAML.text(&generator) }
    let answers = try PyYAML.read(texts)
    #expect(answers.count == texts.count)
    for (text, answer) in zip(texts, answers) {
      let own = try? documents(text)
      #expect(own.map { $0.map(GeneratedYAML.described) } == answer, "\(text)")
    }
  }
}

/// YAML of a seed, right or wrong.
private enum GeneratedYAML {
  static func text(_ generator: inout SeededGenerator) -> String {
    let pieces = [
      "a", "b: ", "- ", "\n", "\n  ", "[", "]", "{", "}", ", ", "'q'", "\"d\"", "&x ", "*x", "key: v\n",
      "# c\n", "1", "|\n  t\n",
      "? k\n: v\n", "---\n",
    ]
    return (0..<Int.random(in: 1...12, using: &generator)).map { _ in
      pieces.randomElement(using: &generator) ?? ""
    }
    .joined()
  }

  /// A node in a form of its own that tells all there is.
  static func described(_ node: YAMLNode) -> String {
    switch node.content {
    case .scalar(let text, _): "\"\(text)\""
    case .sequence(let nodes): "[" + nodes.map(described).joined(separator: " ") + "]"
    case .mapping(let pairs):
      "{" + pairs.map { described($0.key) + "=" + described($0.value) }.joined(separator: " ") + "}"
    }
  }
}

/// Python's reader of YAML.
private enum PyYAML {
  private static let program = """
    import json, sys, yaml
    def described(node):
        if isinstance(node, yaml.ScalarNode): return '"' + node.value + '"'
        if isinstance(node, yaml.SequenceNode): return "[" + " ".join(map(described, node.value)) + "]"
        keys = [k.value for k, _ in node.value if isinstance(k, yaml.ScalarNode)]
        if len(keys) != len(set(keys)): raise yaml.YAMLError("twice")
        return "{" + " ".join(described(k) + "=" + described(v) for k, v in node.value) + "}"
    answers = []
    for text in json.load(sys.stdin):
        try:
            roots = [n for n in yaml.compose_all(text, Loader=yaml.CLoader) if n is not None]
            answers.append([described(n) for n in roots
                            if not (isinstance(n, yaml.ScalarNode) and n.value == "" and not n.style)])
        except yaml.YAMLError:
            answers.append(None)
    json.dump(answers, sys.stdout)
    """

  static let isInstalled = (try? run("import yaml; yaml.CLoader", Data()))?.status == 0

  static func read(_ texts: [String]) throws -> [[String]?] {
    let answer = try run(program, try JSONEncoder().encode(texts))
    try #require(answer.status == 0)
    return try JSONDecoder().decode([[String]?].self, from: answer.output)
  }

  private static func run(_ program: String, _ input: Data) throws -> (status: Int32, output: Data) {
    let process = Process()
    // The one that Scripts/fetch-parsers made, else the system's.
    let own = packageFolder.appending(path: ".oracle/parsers/bin/python3").path
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [FileManager.default.isExecutableFile(atPath: own) ? own : "python3", "-c", program]
    let (stdin, stdout) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (stdin, stdout)
    process.standardError = FileHandle.nullDevice
    try process.run()
    stdin.fileHandleForWriting.write(input)
    try stdin.fileHandleForWriting.close()
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}
