internal import FileAccess
internal import MartletQuestions
internal import YAMLNodes

/// The hosts of an Ansible inventory, as `ssh://` names.
///
/// Groups of groups are followed; patterns such as `web[01:20]` are written out. Variables other than ansible_host, ansible_port and
/// ansible_user have no part in it.
///
/// - SeeAlso: Ansible documentation, "How to build your inventory" (INI and YAML formats, host ranges).
struct AnsibleInventory {
  private(set) var hosts: [String] = []

  /// Reads YAML or INI.
  ///
  /// - Throws: `badInput` for an inventory without hosts, or one that is neither.
  init(_ text: String, name: String) throws(QuestionError) {
    let isINI = text.split(whereSeparator: \.isNewline).contains { line in
      line.first == "[" || line.contains("ansible_host=")
    }
    var found: [(name: String, variables: [String: String])] = []
    if isINI || !text.contains(":") { found = Self.ini(text) } else { found = try Self.yaml(text, name) }
    var seen: Set<String> = []
    for host in found.flatMap({ entry in Self.ranges(entry.name).map { ($0, entry.variables) } }) {
      let target = host.1["ansible_host"] ?? host.0
      let user = host.1["ansible_user"].map { $0 + "@" } ?? ""
      let port = host.1["ansible_port"].map { ":" + $0 } ?? ""
      if seen.insert(target).inserted { hosts.append("ssh://\(user)\(target)\(port)") }
    }
    guard !hosts.isEmpty else { throw QuestionError(.badInput, "\(name): the inventory names no host") }
  }

  private static func ini(_ text: String) -> [(name: String, variables: [String: String])] {
    var found: [(name: String, variables: [String: String])] = []
    var isHosts = true
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.drop { $0 == " " || $0 == "\t" }
      guard let first = line.first, first != "#", first != ";" else { continue }
      if first == "[" {
        isHosts = !line.contains(":children]") && !line.contains(":vars]")
        continue
      }
      guard isHosts else { continue }
      let words = line.prefix { $0 != "#" }.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(
        String.init)
      guard let name = words.first else { continue }
      var variables: [String: String] = [:]
      for word in words.dropFirst() {
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        if parts.count == 2 { variables[parts[0]] = parts[1] }
      }
      found.append((name, variables))
    }
    return found
  }

  private static func yaml(
    _ text: String, _ name: String
  ) throws(QuestionError) -> [(name: String, variables: [String: String])] {
    var found: [(name: String, variables: [String: String])] = []
    let documents: [YAMLNode]
    do { documents = try YAMLNode.documents(in: Array(text.utf8)) } catch {
      throw QuestionError(
        .badInput, "\(name): this is no YAML: \(error.reason)",
        at: .document(name: name, line: error.line, column: error.column))
    }
    func visit(_ group: YAMLNode, _ depth: Int) {
      guard depth < 64 else { return }
      for (key, value) in group.mapping ?? [] {
        if key.string == "hosts" {
          for (host, variables) in value.mapping ?? [] {
            guard let name = host.string else { continue }
            var own: [String: String] = [:]
            for (key, value) in variables.mapping ?? [] {
              if let key = key.string, let text = value.string { own[key] = text }
            }
            found.append((name, own))
          }
        } else if key.string == "children" {
          for (_, child) in value.mapping ?? [] { visit(child, depth + 1) }
        }
      }
    }
    for document in documents { for (_, group) in document.mapping ?? [] { visit(group, 0) } }
    return found
  }

  /// The names that a range stands for: `web[01:20]`, `db-[a:f]`.
  static func ranges(_ name: String) -> [String] {
    guard let open = name.firstIndex(of: "["), let close = name[open...].firstIndex(of: "]") else {
      return [name]
    }
    let parts = name[name.index(after: open)..<close].split(separator: ":", omittingEmptySubsequences: false)
      .map(String.init)
    let (head, tail) = (String(name[..<open]), String(name[name.index(after: close)...]))
    guard parts.count >= 2 else { return [name] }
    let step = parts.count > 2 ? Int(parts[2]) ?? 1 : 1
    var middles: [String] = []
    if let first = Int(parts[0]), let last = Int(parts[1]), step > 0, last >= first, last - first < 100_000 {
      let width = parts[0].hasPrefix("0") ? parts[0].count : 0
      middles = stride(from: first, through: last, by: step).map { number in
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
      }
    } else if let first = parts[0].unicodeScalars.first, let last = parts[1].unicodeScalars.first,
      parts[0].count == 1,
      parts[1].count == 1, first.isASCII, last.isASCII, first <= last
    {
      middles = (first.value...last.value).compactMap { Unicode.Scalar($0) }.map { String(Character($0)) }
    } else {
      return [name]
    }
    return middles.flatMap { ranges(head + $0 + tail) }
  }
}
