public import FailureMessages
internal import LossCauses
internal import Remedies
internal import Wording

extension MessageReport {
  /// The report as text: each message, what it means, its causes, what would prove them, what to do.
  public func text(_ style: TextStyle) -> String {
    var layout = TextLayout(style)
    guard !findings.isEmpty else {
      if let answer { layout.paragraph(answer) }
      layout.heading("What to collect")
      for step in collect { layout.step(step, indent: 2) }
      layout.newerHosts(judgedBy)
      return layout.text
    }
    if !clues.isEmpty || !stack.isEmpty {
      if !knownStack.isEmpty {
        layout.field("stack", knownStack.joined(separator: ", "), indent: 0, column: 8)
      }
      for clue in clues { layout.field("clue", clue, indent: 0, column: 8) }
      layout.gap()
    }
    for (index, group) in groups.enumerated() {
      if index > 0 { layout.gap() }
      write(group, to: &layout)
    }
    platform.write(to: &layout)
    layout.newerHosts(judgedBy)
    return layout.text
  }

  private func write(_ group: Group, to layout: inout TextLayout) {
    let members = members(of: group)
    guard let first = members.first else { return }
    layout.paragraph(layout.paint(first.title, .bold) + " [\(first.id)]")
    for text in quotations(of: group) {
      layout.paragraph("“\(text)”", indent: 2, lead: "  ", paint: .dim)
    }
    let places = members.map { "\($0.log):\($0.line)" + ($0.count > 1 ? ", \($0.count) times" : "") }
    layout.field(
      "where", "\(places.joined(separator: ", ")); \(first.printedBy) (\(first.versions))")
    first.write(group, to: &layout)
  }
}

extension MessageReport.Finding {
  /// Writes what is true of every finding of the group.
  fileprivate func write(_ group: MessageReport.Group, to layout: inout TextLayout) {
    if let reason { layout.field("because", "line \(reason.line) says why: [\(reason.id)]") }
    layout.field("proves", proves)
    if !doesNotProve.isEmpty { layout.field("but", doesNotProve) }
    for clue in clues { layout.field("clue", clue) }
    writeFeatures(&layout)
    for particular in particulars { layout.field("here", "\(particular.feature): \(particular.text)") }
    for (index, cause) in causes.enumerated() {
      write(cause, at: index, isNew: group.newCauses.contains(index), to: &layout)
    }
    layout.steps("collect", evidence, indent: 2)
    for (index, remedy) in remedies.enumerated() {
      write(remedy, at: index, isNew: group.newRemedies.contains(index), to: &layout)
    }
    layout.field("source", citation)
  }

  private func write(
    _ cause: MessageReport.Cause, at index: Int, isNew: Bool, to layout: inout TextLayout
  ) {
    layout.field(
      index == 0 ? "causes" : "",
      "\(index + 1). \(isNew ? cause.text : cause.text.firstWords + " (as above)")"
        + (cause.standing == "possible" ? "" : " (\(cause.standing))")
        + " [\(cause.layers.joined(separator: ", "))]", paint: index == 0 ? .bold : nil)
    if isNew, !cause.tellsApart.isEmpty { layout.field("", "To tell: \(cause.tellsApart)", column: 17) }
  }

  private func write(_ remedy: Remedy, at index: Int, isNew: Bool, to layout: inout TextLayout) {
    layout.field(
      index == 0 ? "to do" : "",
      "\(index + 1). \(remedy.title) (\(remedy.layer))\(isNew ? "" : ", as above")")
    guard isNew else { return }
    layout.field("", remedy.condition, column: 17)
    let restarts = remedy.restarts.isEmpty ? "" : " Restarts: \(remedy.restarts.joined(separator: ", "))."
    layout.field("", "Risk \(remedy.risk.rawValue): \(remedy.riskReason)\(restarts)", column: 17)
    layout.steps("", remedy.actions, indent: 2, column: 17)
    layout.steps("           check", remedy.checks, indent: 2, column: 17)
    layout.steps("           undo", remedy.undoActions, indent: 2, column: 17)
  }

  /// Writes the features by the effect of their loss, worst first.
  private func writeFeatures(_ layout: inout TextLayout) {
    var isFirst = true
    func field(_ text: String, _ layout: inout TextLayout) {
      layout.field(isFirst ? "features" : "", text)
      isFirst = false
    }
    let places = Dictionary(known.map { ($0.name, $0.location ?? "") }) { first, _ in first }
    for effect in effects {
      let names = effect.features.map { "\($0) \(places[$0] ?? "")" }
      let hint = effect.isHint ? " (hints: programs run without them)" : ""
      field(
        "\(listed(names, limit: TextLimits.locatedNames)): \(effect.title)\(hint). \(effect.text).", &layout)
    }
    for unknown in unknownFeatures {
      field(
        "\(unknown.name): not in the catalogue"
          + (unknown.suggestions.isEmpty ? "" : "; perhaps \(unknown.suggestions.joined(separator: ", "))"),
        &layout)
    }
  }
}

extension String {
  /// The text up to the first full stop, colon or comma.
  fileprivate var firstWords: String {
    String(prefix { !":;,.".contains($0) }) + (contains { ":;,.".contains($0) } ? " …" : "")
  }
}
