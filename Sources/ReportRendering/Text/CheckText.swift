internal import CPUCatalog
internal import GuestVerdicts
public import Reports
internal import Wording

extension CheckReport {
  /// The report as text: a line for each host, then each host's reasons, the gravest first.
  public func text(_ style: TextStyle) -> String {
    var layout = TextLayout(style)
    layout.paragraph(
      layout.paint(guest.name, .bold) + " (\(guest.mode)" + (guest.model.map { ", \($0)" } ?? "")
        + (guest.machine.map { ", \($0)" } ?? "") + (guest.source.map { ", runs on \($0)" } ?? "") + ")")
    let column = min((hosts.map(\.host.count).max() ?? 0) + 3, 40)
    for verdict in hosts {
      layout.field(
        verdict.host, verdict.outcome.title + (verdict.summary.isEmpty ? "" : " \(verdict.summary)"),
        column: column, paint: tint(verdict.outcome))
    }
    for verdict in hosts where !verdict.reasons.isEmpty || !verdict.notChecked.isEmpty {
      write(verdict, &layout)
    }
    if !remedies.isEmpty {
      layout.heading("What to do")
      for remedy in remedies {
        layout.paragraph(remedy.text, indent: 4, lead: "  - ")
        layout.verbatim(remedy.command, indent: 6)
      }
    }
    layout.newerHosts(judgedBy)
    return layout.text
  }

  private func tint(_ outcome: Verdict.Outcome) -> TextLayout.Tint {
    switch outcome {
    case .runs: .green
    case .runsWithWarnings, .undetermined: .yellow
    case .blocked: .red
    }
  }

  private func write(_ verdict: Verdict, _ layout: inout TextLayout) {
    layout.gap()
    layout.paragraph(layout.paint(verdict.host, .bold))
    for answer in verdict.answers {
      layout.field(answer.by.title, answer.outcome.title, column: 18, paint: tint(answer.outcome))
    }
    // Of another vendor's host that comes first: no edit of features helps.
    let first = verdict.reasons.filter { $0.id.hasSuffix(".vendor") || $0.id == "guest.not-expanded" }
    for reason in first { write(reason, &layout) }
    writeFeatures(verdict.reasons.filter { $0.id == "cpu.missing" }, &layout)
    let unknown = verdict.reasons.filter { $0.id == "cpu.not-told" }.compactMap(\.feature)
    if !unknown.isEmpty {
      layout.paragraph(
        "not known: whether guests get \(listed(unknown, limit: 8)).", indent: 4, lead: "  ? ")
    }
    let shown = Set(first.map(\.id)).union(["cpu.missing", "cpu.not-told"])
    for reason in verdict.reasons where !shown.contains(reason.id) { write(reason, &layout) }
    for gap in verdict.notChecked { layout.paragraph("not checked: \(gap).", indent: 4, lead: "  · ") }
  }

  private func write(_ reason: Verdict.Reason, _ layout: inout TextLayout) {
    let isNamed = reason.text.lowercased().hasPrefix(reason.by.title.lowercased())
    layout.paragraph(
      (isNamed ? "" : "\(reason.by.title): ") + reason.text, indent: 4, lead: mark(reason.weight))
    guard let message = reason.message else { return }
    for line in "“\(message)”".split(separator: "\n") {
      layout.paragraph(String(line), indent: 6, lead: "      ", paint: .dim)
    }
  }

  /// Lost features by their effect: the gravest in full, the others in a line.
  private func writeFeatures(_ lost: [Verdict.Reason], _ layout: inout TextLayout) {
    for effect in LossEffect.allCases {
      let group = lost.filter { $0.effect == effect }
      guard let first = group.first else { continue }
      let names = group.compactMap(\.feature)
      layout.paragraph(
        "lost, \(effect.title): \(listed(names, limit: 12))" + place(first), indent: 4,
        lead: mark(first.weight))
      let texts = group.reduce(into: [String]()) { if !$0.contains($1.text) { $0.append($1.text) } }
      for text in texts.prefix(effect.isGrave ? 3 : 1) { layout.paragraph(text, indent: 6, paint: .dim) }
    }
  }

  private func place(_ reason: Verdict.Reason) -> String {
    guard let first = reason.layers.first, let last = reason.layers.last else { return "" }
    return reason.layers.count > 3
      ? " (lost somewhere from \(first) to \(last))"
      : " (lost in: \(reason.layers.joined(separator: " or ")))"
  }

  private func mark(_ weight: Verdict.Reason.Weight) -> String {
    switch weight {
    case .blocks: "  ✗ "
    case .unknown: "  ? "
    case .warns: "  ! "
    case .note: "  · "
    }
  }
}
