internal import CPUCompatibility
internal import Remedies
public import Reports
internal import Wording

extension FixReport {
  /// The report as text: the answer, what goes and for whom, the diff, what to do.
  public func text(_ style: TextStyle) -> String {
    var layout = TextLayout(style)
    layout.paragraph(answer)
    for obstacle in obstacles { layout.paragraph(obstacle + ".", indent: 4, lead: "  - ") }
    for section in sections {
      layout.heading(title(of: section.disposition))
      for item in section.groups {
        layout.paragraph(
          "\(item.features.joined(separator: " ")) (\(item.effect)), for \(listed(item.hosts, limit: TextLimits.hosts))",
          indent: 4, lead: "  - ")
        for reason in item.reasons {
          layout.paragraph("\(listed(reason.features)): \(reason.text).", indent: 6, lead: "    ")
        }
      }
    }
    if !waivers.isEmpty {
      layout.heading("Waivers")
      for waiver in waivers { layout.paragraph(waiver.text, indent: 4, lead: "  - ") }
    }
    if !notes.isEmpty {
      layout.heading("What to know")
      for note in notes { layout.paragraph(note, indent: 4, lead: "  - ") }
    }
    if let applied {
      layout.heading("What was done")
      for statement in applied.statements { layout.paragraph(statement, indent: 4, lead: "  - ") }
      layout.steps("to undo", [applied.undo], indent: 4, column: 9)
    }
    if let written {
      layout.heading("What was written")
      layout.paragraph("The edited definition is in \(written).", indent: 4, lead: "  - ")
    }
    if !commands.isEmpty, applied == nil {
      layout.heading("What to do")
      for step in actions { layout.step(step, indent: 2) }
    }
    layout.newerHosts(judgedBy)
    return layout.text + (diff.isEmpty ? "" : "\n" + diff)
  }

  private func title(of disposition: DropGroup.Disposition) -> String {
    switch disposition {
    case .dropped: result == .fixed ? "Taken out" : "Would be taken out"
    case .refused: "Not taken out"
    case .undetermined: "Not known"
    }
  }
}
