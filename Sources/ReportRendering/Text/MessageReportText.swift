internal import CPUCatalog
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
      for item in collect { layout.verbatim(item, indent: 2) }
      layout.newerHosts(judgedBy)
      return layout.text
    }
    if !clues.isEmpty || !stack.isEmpty {
      let known = stack.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      if !known.isEmpty { layout.field("stack", known.joined(separator: ", "), indent: 0, column: 8) }
      for clue in clues { layout.field("clue", clue, indent: 0, column: 8) }
      layout.gap()
    }
    // Causes and remedies that several findings share are written out once.
    var told = Set<String>()
    for (index, finding) in findings.enumerated() {
      if index > 0 { layout.gap() }
      finding.write(to: &layout, told: &told)
    }
    platform.write(to: &layout)
    layout.newerHosts(judgedBy)
    return layout.text
  }
}

extension MessageReport.Finding {
  /// The finding alone as text.
  ///
  /// - Parameter told: The causes and remedies that were written out before; of these, the first words alone.
  func write(to layout: inout TextLayout, told: inout Set<String>) {
    layout.paragraph(layout.paint(title, .bold) + " [\(id)]")
    layout.paragraph("“\(text)”", indent: 2, lead: "  ", paint: .dim)
    layout.field(
      "where", "\(log):\(line)" + (count > 1 ? ", \(count) times" : "") + "; \(printedBy) (\(versions))")
    if let reason { layout.field("because", "line \(reason.line) says why: [\(reason.id)]") }
    layout.field("proves", proves)
    if !doesNotProve.isEmpty { layout.field("but", doesNotProve) }
    for clue in clues { layout.field("clue", clue) }
    writeFeatures(&layout)
    for particular in particulars { layout.field("there", "\(particular.feature): \(particular.text)") }
    write(causes, to: &layout, told: &told)
    for (index, command) in evidence.enumerated() {
      layout.verbatim(command, indent: 16, lead: index == 0 ? "  collect" : nil)
    }
    write(remedies, to: &layout, told: &told)
    layout.field("source", citation)
  }

  private func write(_ causes: [MessageReport.Cause], to layout: inout TextLayout, told: inout Set<String>) {
    for (index, cause) in causes.enumerated() {
      let isNew = told.insert("cause \(cause.id) \(cause.text)").inserted
      layout.field(
        index == 0 ? "causes" : "",
        "\(index + 1). \(isNew ? cause.text : cause.text.firstWords + " (as above)")"
          + (cause.standing == "possible" ? "" : " (\(cause.standing))")
          + " [\(cause.layers.joined(separator: ", "))]", paint: index == 0 ? .bold : nil)
      if isNew, !cause.tellsApart.isEmpty { layout.field("", "To tell: \(cause.tellsApart)", column: 17) }
    }
  }

  private func write(_ remedies: [Remedy], to layout: inout TextLayout, told: inout Set<String>) {
    for (index, remedy) in remedies.enumerated() {
      let isNew = told.insert("remedy \(remedy.id) \(remedy.commands)").inserted
      layout.field(
        index == 0 ? "to do" : "",
        "\(index + 1). \(remedy.title) (\(remedy.layer))\(isNew ? "" : ", as above")")
      guard isNew else { continue }
      layout.field("", remedy.condition, column: 17)
      let restarts = remedy.restarts.isEmpty ? "" : " Restarts: \(remedy.restarts.joined(separator: ", "))."
      layout.field("", "Risk \(remedy.risk.rawValue): \(remedy.riskReason)\(restarts)", column: 17)
      for command in remedy.commands { layout.verbatim(command, indent: 19) }
      remedy.writeCheck(to: &layout, indent: 19, label: "             check")
      for command in remedy.undo {
        layout.verbatim(command, indent: 19, lead: command == remedy.undo.first ? "             undo" : nil)
      }
    }
  }

  /// The features by what losing them means, the gravest first.
  private func writeFeatures(_ layout: inout TextLayout) {
    var isFirst = true
    func field(_ text: String, _ layout: inout TextLayout) {
      layout.field(isFirst ? "features" : "", text)
      isFirst = false
    }
    for effect in LossEffect.allCases {
      let group = known.filter { $0.effect == effect.rawValue }
      guard let first = group.first else { continue }
      let hint = first.isHint == true ? " (hints: programs run on without them)" : ""
      field(
        "\(listed(group.map { "\($0.name) \($0.location ?? "")" }, limit: 16)): \(effect.title)\(hint). \(first.effectText ?? "").",
        &layout)
    }
    for unknown in known where unknown.effect == nil {
      field(
        "\(unknown.name): not in the catalogue"
          + (unknown.suggestions.isEmpty ? "" : "; perhaps \(unknown.suggestions.joined(separator: ", "))"),
        &layout)
    }
  }
}

extension String {
  /// Up to the first stop, colon or comma.
  fileprivate var firstWords: String {
    String(prefix { !":;,.".contains($0) }) + (contains { ":;,.".contains($0) } ? " …" : "")
  }
}
