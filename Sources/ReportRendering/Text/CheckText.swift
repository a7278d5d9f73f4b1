internal import CPUCompatibility
internal import GuestVerdicts
internal import Remedies
public import Reports
internal import Wording

extension CheckReport {
  /// The report as text: a line for each group of hosts, then each group's reasons, the worst first.
  public func text(_ style: TextStyle) -> String {
    var layout = TextLayout(style)
    layout.paragraph(
      layout.paint(guest.name, .bold) + " (\(guest.mode)" + (guest.model.map { ", \($0)" } ?? "")
        + (guest.machine.map { ", \($0)" } ?? "") + (guest.source.map { ", runs on \($0)" } ?? "") + ")")
    let labels = groups.map { listed($0.hosts, limit: TextLimits.hostsInLabel) }
    let column = min(layout.column(for: labels), TextLimits.labelColumn)
    for (group, label) in zip(groups, labels) {
      layout.field(
        label, group.outcome.title + (group.summary.isEmpty ? "" : " \(group.summary)"),
        column: column, paint: group.outcome.tint)
    }
    for group in groups where group.hasDetails {
      write(group, &layout)
    }
    writePlaces(&layout)
    if !remedies.isEmpty {
      layout.heading("What to do")
      for remedy in remedies {
        layout.paragraph(remedy.text, indent: 4, lead: "  - ")
        layout.step(remedy.action, indent: 6)
      }
    }
    layout.newerHosts(judgedBy)
    return layout.text
  }

  /// Where Nova has the hosts: a line for each zone with its aggregates.
  private func writePlaces(_ layout: inout TextLayout) {
    var places: [(place: String, hosts: [String])] = []
    for verdict in hosts {
      guard let place = verdict.compute?.place else { continue }
      if let known = places.firstIndex(where: { $0.place == place }) {
        places[known].hosts.append(verdict.host)
      } else {
        places.append((place, [verdict.host]))
      }
    }
    guard !places.isEmpty else { return }
    layout.heading("Where Nova has the hosts")
    for (place, hosts) in places {
      layout.paragraph(
        "\(listed(hosts, limit: TextLimits.namesInSentence)): \(place)", indent: 4, lead: "  - ")
    }
  }

  private func write(_ group: HostGroup, _ layout: inout TextLayout) {
    layout.gap()
    let count = group.hosts.count > 1 ? " (\(group.hosts.count) hosts)" : ""
    layout.paragraph(group.hosts.joined(separator: ", ") + count, paint: .bold)
    for answer in group.answers {
      layout.field(answer.by.title, answer.outcome.title, column: 18, paint: answer.outcome.tint)
    }
    for point in group.points { write(point, &layout) }
    for waiver in group.waivers { layout.paragraph("waiver: \(waiver.text)", indent: 4, lead: "  · ") }
    for gap in group.notChecked { layout.paragraph("not checked: \(gap).", indent: 4, lead: "  · ") }
  }

  private func write(_ point: VerdictPoint, _ layout: inout TextLayout) {
    layout.paragraph(point.text, indent: 4, lead: point.weight.mark)
    for text in point.details { layout.paragraph(text, indent: 6, paint: .dim) }
    guard let message = point.message else { return }
    for line in "“\(message)”".split(separator: "\n") {
      layout.paragraph(String(line), indent: 6, lead: "      ", paint: .dim)
    }
  }
}

extension VerdictOutcome {
  fileprivate var tint: TextLayout.Tint {
    switch self {
    case .runs: .green
    case .runsWithWarnings, .undetermined: .yellow
    case .blocked: .red
    }
  }
}

extension VerdictWeight {
  /// The sign before a line.
  fileprivate var mark: String {
    switch self {
    case .blocks: "  ✗ "
    case .unknown: "  ? "
    case .warns: "  ! "
    case .note: "  · "
    }
  }
}
