/// One case of libvirt's `tests/cputest.c`, as its macros expand it.
struct CPUTestCase: Sendable {
  var api: String
  var host: String?
  var name: String?
  var cpus: [String]
  /// The list of models; nil for none.
  var models: [String]?
  /// The name of that list.
  var modelsName: String?
  var flags: String
  var result: String
  var label: String
}

/// Reads the cases from `cputest.c`: expands its `DO_TEST` macros as the preprocessor would, with QEMU built in.
struct CPUTestCases {
  private struct Macro {
    var parameters: [String]
    var body: [String]
  }

  private var macros: [String: Macro] = [:]
  private var lists: [String: [String]] = [:]
  private(set) var cases: [CPUTestCase] = []

  init(_ source: String) {
    var rest = ""
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      guard line.hasPrefix("#") else {
        rest += line + "\n"
        continue
      }
      var directive = String(line)
      while directive.hasSuffix("\\"), let next = lines.popFirst() {
        directive.removeLast()
        directive += "\n" + next
      }
      define(directive)
    }
    readLists(cTokens(rest))
    run(cTokens(rest)[...], cpus: [])
  }

  private mutating func define(_ directive: String) {
    var tokens = cTokens(directive)[...]
    guard tokens.popFirst() == "#", tokens.popFirst() == "define", let name = tokens.popFirst(),
      name.hasPrefix("DO_TEST"), macros[name] == nil, let parameters = arguments(&tokens)
    else { return }
    macros[name] = Macro(parameters: parameters.map { $0.joined() }, body: Array(tokens))
  }

  /// `char *x_list[] = { "a", NULL };` and `x = cpuTestInitModels(x_list)`.
  private mutating func readLists(_ tokens: [String]) {
    for index in tokens.indices where index + 4 < tokens.count {
      if Array(tokens[(index + 1)...(index + 3)]) == ["[", "]", "="], tokens[index + 4] == "{" {
        let end = tokens[index...].firstIndex(of: "}") ?? tokens.endIndex
        lists[tokens[index]] = tokens[index..<end].filter { $0.hasPrefix("\"") }.map(unquoted)
      } else if tokens[index + 1] == "=", tokens[index + 2] == "cpuTestInitModels" {
        lists[tokens[index]] = lists[tokens[index + 4]]
      }
    }
  }

  private mutating func run(_ tokens: ArraySlice<String>, cpus: [String]) {
    var rest = tokens
    var cpus = cpus
    while let token = rest.popFirst() {
      if token == "if", let condition = arguments(&rest) {
        if !holds(condition.flatMap { $0 }), rest.first == "{" { skipBlock(&rest) }
      } else if token == "cpus", rest.prefix(4) == ["[", "]", "=", "{"] {
        let end = rest.firstIndex(of: "}") ?? rest.endIndex
        cpus = literals(rest[..<end])
        rest = rest[end...]
      } else if let macro = macros[token], let values = arguments(&rest) {
        if token == "DO_TEST" {
          add(macro, values, cpus: cpus)
        } else {
          run(expand(macro, values)[...], cpus: cpus)
        }
      }
    }
  }

  private func expand(_ macro: Macro, _ values: [[String]]) -> [String] {
    let known = Dictionary(zip(macro.parameters, values)) { first, _ in first }
    var tokens: [String] = []
    var isQuoted = false
    for token in macro.body {
      if token == "#" {
        isQuoted = true
      } else if isQuoted {
        tokens.append("\"\((known[token] ?? [token]).joined())\"")
        isQuoted = false
      } else {
        tokens += known[token] ?? [token]
      }
    }
    return tokens
  }

  private mutating func add(_ macro: Macro, _ values: [[String]], cpus: [String]) {
    let value = Dictionary(zip(macro.parameters, values)) { first, _ in first }
    guard value["arch"] == ["VIR_ARCH_X86_64"] else { return }
    let models = value["models"]?.first ?? "NULL"
    cases.append(
      CPUTestCase(
        api: value["api"]?.joined() ?? "", host: literal(value["host"]), name: literal(value["cpu"]),
        cpus: cpus, models: lists[models], modelsName: models == "NULL" ? nil : models,
        flags: value["flags"]?.joined() ?? "0", result: value["result"]?.joined() ?? "0",
        label: literal(value["name"]) ?? value["name"]?.joined() ?? ""))
  }

  private func holds(_ condition: [String]) -> Bool {
    guard let sign = condition.firstIndex(where: { $0 == "=" || $0 == "!" }) else { return true }
    let left = condition[..<sign]
    let right = condition[(sign + 2)...]
    return (left.elementsEqual(right)) == (condition[sign] == "=")
  }

  private func skipBlock(_ tokens: inout ArraySlice<String>) {
    var depth = 0
    while let token = tokens.popFirst() {
      if token == "{" { depth += 1 }
      if token == "}" { depth -= 1 }
      if depth == 0 { return }
    }
  }

  /// The arguments in the parentheses that come next.
  private func arguments(_ tokens: inout ArraySlice<String>) -> [[String]]? {
    guard tokens.first == "(" else { return nil }
    tokens.removeFirst()
    var values: [[String]] = [[]]
    var depth = 1
    while let token = tokens.popFirst() {
      if token == "(" || token == "{" { depth += 1 }
      if token == ")" || token == "}" { depth -= 1 }
      if depth == 0 { return values }
      if token == ",", depth == 1 { values.append([]) } else { values[values.count - 1].append(token) }
    }
    return nil
  }

  private func literal(_ tokens: [String]?) -> String? {
    guard let tokens, tokens.first?.hasPrefix("\"") == true else { return nil }
    return tokens.map(unquoted).joined()
  }

  private func literals(_ tokens: ArraySlice<String>) -> [String] {
    tokens.filter { $0.hasPrefix("\"") }.map(unquoted)
  }
}

private func unquoted(_ literal: String) -> String {
  literal.hasPrefix("\"") ? String(literal.dropFirst().dropLast()) : literal
}
