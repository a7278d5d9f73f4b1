internal import CPUDiagnosis
internal import Remedies
internal import Wording

extension Diagnosis {
  /// Writes the answer on one screen.
  func writeSummary(_ layout: inout TextLayout, withSources: Bool) {
    writeLosses(&layout, withSources: withSources)
    if let first = summaryGates.first {
      layout.heading(first.outcome == .refuses ? "Refused by" : "May be refused by")
      for gate in summaryGates {
        layout.paragraph("\(layout.paint(gate.title, .bold)): \(gate.brief).", indent: 4, lead: "  - ")
        if withSources { layout.field("source", gate.citation, indent: 4, column: 8) }
      }
    }
    writeChoices(&layout, withSources: withSources)
    layout.gap()
    for sentence in summary.more { layout.paragraph(sentence, paint: .dim) }
  }

  private func writeLosses(_ layout: inout TextLayout, withSources: Bool) {
    guard !(summary.unseen + summary.undetermined).isEmpty || !summary.lost.isEmpty else { return }
    layout.heading("Missing on \(to.name)")
    for group in summary.lost {
      layout.paragraph(group.text + ":", indent: 4, lead: "  - ")
      for effect in group.effects {
        layout.field(effect.title, listed(effect.features, limit: TextLimits.names), indent: 4, column: 16)
        guard withSources else { continue }
        for feature in features where effect.features.prefix(TextLimits.names).contains(feature.name) {
          layout.field("source", "\(feature.name): \(feature.effect.citation)", indent: 4, column: 16)
        }
      }
    }
    if !summary.unseen.isEmpty {
      layout.field(
        "unseen",
        "\(listed(summary.unseen, limit: TextLimits.names)) (no ordinary KVM guest is shown \(summary.unseen.count == 1 ? "it" : "them"))"
      )
      for feature in features
      where withSources && summary.unseen.prefix(TextLimits.names).contains(feature.name) {
        layout.field("source", "\(feature.name): \(feature.exposure.citation)")
      }
    }
    if !summary.undetermined.isEmpty {
      layout.field("not known", listed(summary.undetermined, limit: TextLimits.names), paint: .yellow)
    }
  }

  private func writeChoices(_ layout: inout TextLayout, withSources: Bool) {
    guard !summary.remedies.isEmpty else { return }
    layout.heading("What to do first")
    for (number, chosen) in choices.enumerated() {
      let remedy = chosen.remedy
      layout.paragraph(remedy.title, indent: 5, lead: "  \(number + 1). ")
      layout.paragraph(chosen.note, indent: 5, paint: chosen.choice.warning == nil ? .dim : .yellow)
      for step in chosen.steps { layout.step(step, indent: 7) }
      if withSources { layout.field("source", remedy.citation, indent: 5, column: 8) }
    }
  }
}

extension ChoiceSteps {
  /// The risk of the remedy, what can go wrong, and how many of its steps are shown.
  var note: String {
    let risk = remedy.risk == .none ? "Changes nothing." : "Risk: \(remedy.risk.rawValue)."
    let all = choice.steps.count + choice.otherSteps
    let names = platforms.map { "on \($0)" }.joined(separator: ", then ")
    let place = names.isEmpty ? "" : ", \(names)"
    return [
      risk, choice.warning,
      choice.otherSteps == 0 && place.isEmpty
        ? nil : choice.steps.isEmpty ? "\(all) steps." : "\(choice.steps.count) of \(all) steps\(place):",
    ].compactMap(\.self).joined(separator: " ")
  }
}
