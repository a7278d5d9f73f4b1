internal import CPUCompatibility
internal import LossCauses
internal import Remedies
public import Reports

extension FeatureLadder {
  /// The ladder as text: the answer, each point, where the feature was lost, why, and what guests have.
  public func text(_ style: TextStyle) -> String {
    var layout = TextLayout(style)
    layout.paragraph("\(layout.paint(feature, .bold))  \(location)  on \(host)")
    layout.paragraph(summary)
    layout.heading("From the silicon up")
    write(steps, &layout)
    if !notSeen.isEmpty {
      layout.heading("Not checked")
      for missing in unseenSources {
        layout.paragraph("\(missing.source): \(missing.reason)", indent: 4, lead: "  - ")
      }
    }
    if let loss {
      layout.heading("Where it was lost")
      let titles = Dictionary(steps.map { ($0.point, $0.title) }) { first, _ in first }
      layout.field("after", loss.lastPresent.flatMap { titles[$0] } ?? "not known: no lower point shows it")
      layout.field("before", titles[loss.firstAbsent] ?? loss.firstAbsent)
      layout.field("candidates", loss.candidates.joined(separator: ", "))
    }
    layout.heading("Guests")
    layout.field("starts here", "\(newGuest.state), \(newGuest.basis): \(newGuest.why)")
    layout.field("moves here", "\(incoming.state), \(incoming.basis): \(incoming.why)")
    write(causesByCertainty, &layout)
    if let guest {
      layout.heading("Guest \(guest.guest)")
      write(guest.steps, &layout)
      layout.paragraph(guest.summary)
      write(guest.causesByCertainty, &layout)
    }
    platform.write(to: &layout)
    layout.newerHosts(judgedBy)
    return layout.text
  }

  private func write(_ steps: [Step], _ layout: inout TextLayout) {
    let width = (steps.map(\.title.count).max() ?? 0) + 2
    for step in steps {
      let tint: TextLayout.Tint =
        switch step.state {
        case "present": .green
        case "absent": .red
        default: .yellow
        }
      layout.field(
        step.title, "\(step.state)  (\(step.rule.map { $0 + "; " } ?? "")\(step.document))", column: width,
        paint: tint)
    }
  }

  private func write(
    _ sections: [(certainty: Cause.Certainty, causes: [Cause])], _ layout: inout TextLayout
  ) {
    for section in sections {
      switch section.certainty {
      case .proven: layout.heading("Why")
      case .possible: layout.heading("What may be the cause")
      case .excluded: layout.heading("Ruled out")
      }
      for cause in section.causes {
        if section.certainty == .excluded {
          layout.paragraph("\(cause.title): \(cause.evidence)", indent: 4, lead: "  - ")
        } else {
          write(cause, &layout)
        }
      }
    }
  }

  private func write(_ cause: Cause, _ layout: inout TextLayout) {
    layout.paragraph("\(layout.paint(cause.title, .bold)) (\(cause.layer))", indent: 4, lead: "  - ")
    layout.paragraph(cause.evidence + ".", indent: 4)
    if let cure = cause.cure {
      layout.field("remedy", cure.action, indent: 4)
      layout.field("restarts", cure.restarts, indent: 4)
      if !cure.risk.isEmpty { layout.field("risk", cure.risk, indent: 4) }
      layout.field("needs", cure.preconditions.joined(separator: "; "), indent: 4)
      layout.field("guests", cure.guests, indent: 4)
      layout.steps("commands", cure.actions, indent: 4)
      layout.steps("check", cure.checks, indent: 4)
      layout.steps("undo", cure.undoActions, indent: 4)
    }
    layout.steps("to decide", cause.collect, indent: 4)
    layout.field("source", cause.citation, indent: 4)
  }
}
