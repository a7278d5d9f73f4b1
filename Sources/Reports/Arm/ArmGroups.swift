internal import ArmCompatibility

extension ArmReport.Move {
  /// Findings that one sentence explains, and the fields that each register adds to it.
  public struct Group: Sendable {
    /// What they do to the verdict.
    public var weight: String
    /// What they have in common; a finding's own sentence if it is alone.
    public var text: String
    /// Registers with their fields and both values: `SM4 1 → 0, SM3 1 → 0`.
    public var rows: [(label: String, value: String)]
    /// Their citations, each once.
    public var citations: [String]
  }

  /// Groups that do the same to the verdict, under one heading.
  public struct Section: Sendable {
    /// What they do, and the number of findings: `stands in the way (3)`.
    public var title: String
    /// The groups of it, in order.
    public var groups: [Group]
  }

  /// The findings under headings, blocks first; a heading without findings is left out.
  public var sections: [Section] {
    let titles = [
      ("blocks", "stands in the way"), ("unknown", "not known"), ("warns", "worth knowing"),
      ("notes", "accepted"),
    ]
    let groups = groups
    return titles.compactMap { weight, title in
      let count = findings.count { $0.weight == weight }
      guard count > 0 else { return nil }
      return Section(title: "\(title) (\(count))", groups: groups.filter { $0.weight == weight })
    }
  }

  /// The findings in groups, blocks first; AArch32's registers after the others and together where they are many.
  public var groups: [Group] {
    var groups: [Group] = []
    var places: [String: Int] = [:]
    for finding in findings {
      guard let text = ArmReport.Move.sentence(finding),
        finding.place.contains(".") || finding.kind == "register"
      else {
        groups.append(
          Group(weight: finding.weight, text: finding.text, rows: [], citations: [finding.citation]))
        continue
      }
      let parts =
        finding.kind == "register"
        ? ["registers", finding.place] : finding.place.split(separator: ".").map(String.init)
      let values = "\(finding.source ?? "?") → \(finding.destination ?? "?")"
      let value = ["unseen", "register"].contains(finding.kind) ? parts[1] : "\(parts[1]) \(values)"
      let key = "\(finding.weight) \(text)"
      let place = places[key] ?? groups.count
      if place == groups.count {
        places[key] = place
        groups.append(Group(weight: finding.weight, text: text, rows: [], citations: []))
      }
      groups[place].add(parts[0], value, citation: finding.citation)
    }
    return groups.map(\.withNarrowRegistersLast.withShortLists)
  }

  /// What findings of a kind have in common; nil for those that stand alone.
  private static func sentence(_ finding: ArmReport.Finding) -> String? {
    switch ArmFinding.Kind(rawValue: finding.kind) {
    case .lower: "KVM refuses values that promise more than the destination's own."
    case .fixed: "The destination's KVM takes only equal values of these fields."
    case .higher: "KVM takes the source's lower values."
    case .register where finding.weight == "blocks":
      "QEMU ends the migration: the destination's list of registers lacks these."
    case .unseen:
      finding.text.firstIndex(of: ":").map { "Unknown:\(finding.text[finding.text.index(after: $0)...])" }
    default: nil
    }
  }
}

extension ArmReport.Move.Group {
  mutating func add(_ label: String, _ value: String, citation: String) {
    if let last = rows.lastIndex(where: { $0.label == label }) {
      rows[last].value += ", " + value
    } else {
      rows.append((label, value))
    }
    if !citations.contains(citation) { citations.append(citation) }
  }

  /// The same rows with those of 32-bit registers last, as one row if there are more than four.
  var withNarrowRegistersLast: Self {
    var group = self
    let narrow = rows.filter {
      !$0.label.contains("AA64") && ($0.label.hasPrefix("ID_") || $0.label.hasPrefix("MVFR"))
    }
    let wide = rows.filter { row in !narrow.contains { $0.label == row.label } }
    guard narrow.count > 4 else {
      group.rows = wide + narrow
      return group
    }
    let count = narrow.reduce(0) { $0 + $1.value.split(separator: ",").count }
    group.rows =
      wide + [
        (
          "AArch32",
          "\(count) fields of \(narrow.count) registers (\(narrow[0].label) to \(narrow[narrow.count - 1].label))"
        )
      ]
    return group
  }

  /// The same rows with at most twelve entries in each.
  var withShortLists: Self {
    var group = self
    for index in rows.indices {
      let entries = rows[index].value.split(separator: ", ")
      guard entries.count > 12 else { continue }
      group.rows[index].value = entries.prefix(11).joined(separator: ", ") + " and \(entries.count - 11) more"
    }
    return group
  }
}
