internal import CPUCompatibility
internal import GuestVerdicts
public import Reports
internal import Wording

extension UpgradeReport {
  /// The report as text: for each host first whether guests come back, then what changes.
  public func text(_ style: TextStyle) -> String {
    var layout = TextLayout(style)
    for sentence in target.unknown {
      layout.paragraph("\(sentence). Martlet concludes nothing from what it may lack.", paint: .yellow)
    }
    for host in hosts {
      layout.gap()
      write(host, &layout)
    }
    layout.heading("Assumed")
    for assumption in assumptions { layout.paragraph(assumption + ".", indent: 4, lead: "  - ") }
    layout.newerHosts(judgedBy)
    return layout.text
  }

  private func write(_ host: Host, _ layout: inout TextLayout) {
    layout.paragraph(layout.paint(host.host, .bold))
    for part in host.parts {
      layout.field(
        part.part,
        "\(part.before ?? "not known") → \(part.after)"
          + (part.table.map { " (judged by \($0))" } ?? " (newer or older than Martlet's tables)"),
        column: 12)
    }
    layout.heading("Moves")
    for move in host.moves {
      layout.paragraph(move.text + ".", indent: 4, lead: mark(move.outcome), paint: tint(move.outcome))
    }
    for guest in host.guests { write(guest, &layout) }
    for mode in host.modes { write(mode, &layout) }
    if !host.models.isEmpty { write(host.modelSections, &layout) }
    if let machines = host.machines { write(machines, &layout) }
    if !host.irreversible.isEmpty {
      layout.heading("Cannot be rolled back")
      for entry in host.irreversible {
        layout.paragraph(
          "\(entry.kind == "machine-type" ? ranges(entry.names) : listed(entry.names, limit: TextLimits.names)). \(entry.text)",
          indent: 4, lead: "  - ")
      }
    }
  }

  private func write(_ guest: Guest, _ layout: inout TextLayout) {
    layout.paragraph(
      "\(guest.guest): today \(guest.today.title), on the upgraded host \(guest.afterwards.title)", indent: 4,
      lead: mark(guest.afterwards), paint: tint(guest.afterwards))
    let (decisive, limit) = (guest.decisiveReasons, TextLimits.reasons)
    for reason in decisive.prefix(limit) { layout.paragraph(reason.text, indent: 6) }
    if decisive.count > limit {
      layout.paragraph("and \(decisive.count - limit) more (--format json)", indent: 6)
    }
  }

  private func write(_ mode: Mode, _ layout: inout TextLayout) {
    layout.heading("Started afterwards with \(mode.mode.rawValue)")
    // An empty list says nothing about features that are open.
    let none = mode.undetermined.isEmpty && mode.unknown == 0 ? "nothing" : "nothing for certain"
    layout.field("gained", mode.gained.isEmpty ? none : mode.gained.joined(separator: " "), column: 14)
    layout.field(
      "lost", mode.lost.isEmpty ? none : mode.lost.map(\.feature).joined(separator: " "), column: 14)
    for open in mode.undetermined.prefix(TextLimits.names) {
      layout.paragraph(
        "\(listed(open.features, limit: TextLimits.names)): \(both(open)). \(open.why.sentence)", indent: 4,
        lead: "  ? ")
    }
    if mode.undetermined.count > TextLimits.names {
      let names = mode.undetermined.dropFirst(TextLimits.names).flatMap(\.features)
      layout.paragraph(
        "\(listed(names, limit: TextLimits.names)): see --format json.", indent: 4, lead: "  ? ")
    }
    if mode.unknown > 0 {
      layout.paragraph(
        "\(mode.unknown) more features are unknown today and afterwards. A snapshot by martlet capture tells more.",
        indent: 4, lead: "  ? ")
    }
  }

  /// Both answers of open features.
  private func both(_ entry: Open) -> String {
    switch (entry.today, entry.afterwards) {
    case (.absent, _): "gained or not"
    case (.present, _): "kept or lost"
    case (_, .present): "present afterwards; unknown today"
    case (_, .absent): "absent afterwards; unknown today"
    case (.undetermined, .undetermined): "unknown today and afterwards"
    }
  }

  private func write(_ sections: [ModelSection], _ layout: inout TextLayout) {
    layout.heading("Named models")
    for section in sections {
      let label =
        switch section.afterwards {
        case true?: "usable"
        case false?: "no longer"
        case nil: "not known"
        }
      layout.field(label, section.models.joined(separator: " "), column: 14)
    }
  }

  private func write(_ machines: Machines, _ layout: inout TextLayout) {
    layout.heading("Machine types")
    for (label, names) in [
      ("removed", machines.removed), ("deprecated", machines.deprecated),
      ("not known", machines.undetermined),
      ("new", machines.added),
    ] where !names.isEmpty { layout.field(label, ranges(names), column: 14) }
    for alias in machines.aliases where alias.today != alias.afterwards {
      layout.field(alias.name, "\(alias.today) → \(alias.afterwards)", column: 14)
    }
    if !machines.properties.isEmpty {
      layout.field(
        "CPU settings",
        machines.properties.map { "\($0.sets)\($0.model.map { " on \($0)" } ?? "") (up to \($0.upTo))" }
          .joined(separator: ", "), column: 14)
    }
  }

  /// Types by family, the oldest to the newest, which stand in that order.
  private func ranges(_ names: [String]) -> String {
    var families: [[String]] = []
    for name in names {
      let family = name.lastIndex(of: "-").map { name[..<$0] }
      if let last = families.last?.first, last.lastIndex(of: "-").map({ last[..<$0] }) == family {
        families[families.count - 1].append(name)
      } else {
        families.append([name])
      }
    }
    return families.map { own in
      own.count > 3 ? "\(own[0]) to \(own[own.count - 1])" : own.joined(separator: " ")
    }.joined(separator: ", ")
  }

  private func mark(_ outcome: VerdictOutcome) -> String {
    switch outcome {
    case .runs, .runsWithWarnings: "  ✓ "
    case .undetermined: "  ? "
    case .blocked: "  ✗ "
    }
  }

  private func tint(_ outcome: VerdictOutcome) -> TextLayout.Tint {
    switch outcome {
    case .runs: .green
    case .runsWithWarnings, .undetermined: .yellow
    case .blocked: .red
    }
  }
}

extension String {
  /// The text as a sentence: with a capital and a full stop; empty if it is.
  fileprivate var sentence: String { isEmpty ? "" : prefix(1).uppercased() + dropFirst() + "." }
}
