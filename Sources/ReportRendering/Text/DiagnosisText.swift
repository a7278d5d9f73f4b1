internal import CPUCompatibility
public import CPUDiagnosis
internal import FailureMessages
internal import Remedies
internal import ReportContract

extension DiagnosedGuest {
  /// The guest's name, CPU mode, model, machine type and number of features, in one line.
  var sentence: String {
    let parts = [
      mode, model, machine, featureCount.map { "\($0) features" } ?? "its features are unknown",
    ]
    return "\(name): " + parts.compactMap { $0 }.joined(separator: ", ")
  }
}

extension Diagnosis {
  /// The diagnosis as text for a terminal: the answer first, then what it rests on.
  public func text(_ style: TextStyle, _ extent: DiagnosisExtent = .full) -> String {
    var layout = TextLayout(style)
    for (index, sentence) in answer.enumerated() {
      layout.paragraph(sentence, paint: index == 0 ? result.tint : nil)
    }
    if case .short(let withSources) = extent {
      writeSummary(&layout, withSources: withSources)
      writeWaivers(&layout)
      return layout.text
    }
    writeHosts(&layout)
    writeDifference(&layout)
    writeFeatures(&layout)
    writeGates(&layout)
    writeWaivers(&layout)
    writeLog(&layout)
    writeStatements(certainStatements, "What is certain", settledBy: "see", &layout)
    writeStatements(inferredStatements, "What is inferred", settledBy: "settled by", &layout)
    writeRemedies(&layout)
    writeWayBack(&layout)
    writeBasis(&layout)
    layout.newerHosts(judgedBy)
    return layout.text
  }

  private func writeHosts(_ layout: inout TextLayout) {
    if let guest {
      layout.heading("The guest")
      layout.field("guest", guest.sentence)
      if !guest.missing.isEmpty {
        layout.field("loses", guest.missing.joined(separator: " "), paint: .red)
      }
      if !guest.undetermined.isEmpty { layout.field("not known", guest.undetermined.joined(separator: " ")) }
      if !guest.notHad.isEmpty { layout.field("never had", guest.notHad.joined(separator: " ")) }
    }
    layout.heading("The hosts")
    for (role, host) in [("from", from), ("to", to)] {
      layout.field(
        role,
        "\(host.name): \([host.vendor, host.model].compactMap { $0 }.joined(separator: " ")), "
          + "\(host.featureCount) features, by \(host.point)")
      layout.paragraph(host.listingReason, indent: 16)
      if let place = host.compute?.place { layout.paragraph("Nova has it in \(place).", indent: 16) }
      if let nearest = host.fullerModel {
        layout.paragraph(
          "Its fullest model in the map is \(nearest.name), plus \(nearest.extras) features.",
          indent: 16)
      }
    }
  }

  private func writeDifference(_ layout: inout TextLayout) {
    layout.heading("The difference")
    func names(_ list: [String]) -> String { list.isEmpty ? "none" : list.joined(separator: " ") }
    layout.field("missing", names(difference.missing), paint: difference.missing.isEmpty ? nil : .red)
    layout.field("extra", names(difference.extra))
    layout.field(
      "undetermined", names(difference.undetermined), paint: difference.undetermined.isEmpty ? nil : .yellow)
    if difference.unknownElsewhere > 0 {
      layout.field("", "\(difference.unknownElsewhere) other features are in neither record")
    }
  }

  private func writeFeatures(_ layout: inout TextLayout) {
    guard !features.isEmpty else { return }
    layout.heading("Feature by feature")
    for (index, feature) in features.enumerated() {
      if index > 0 { layout.gap() }
      layout.paragraph(
        "\(layout.paint(feature.name, .bold))  \(feature.location)  (\(feature.state))", indent: 2)
      layout.field("what it is", feature.meaning, indent: 4)
      layout.field("if lost", feature.effect.sentence, indent: 4)
      layout.field(
        "to guests", feature.exposure.sentence, indent: 4)
      if let absent = feature.firstAbsent {
        layout.field(
          "lost",
          "between \(feature.lastPresent ?? "the silicon") and \(absent); candidates: "
            + feature.candidates.joined(separator: ", "), indent: 4)
      }
      for evidence in feature.narrowing {
        layout.field("to narrow", "\(evidence.layer): \(evidence.tells)", indent: 4)
        layout.step(evidence.command, indent: 20)
      }
      layout.field(
        "sources",
        feature.citations.joined(separator: "; "), indent: 4)
    }
  }

  private func writeGates(_ layout: inout TextLayout) {
    layout.heading("The gates on the way")
    for (index, gate) in gates.enumerated() {
      if index > 0 { layout.gap() }
      layout.paragraph(
        "\(index + 1). \(gate.title): \(layout.paint(gate.outcome.words, gate.outcome.tint))", indent: 2)
      layout.field("compares", gate.compares, indent: 4)
      layout.field("why", gate.reason, indent: 4)
      for (index, message) in gate.expectedMessages.enumerated() {
        layout.field(index == 0 ? "you will see" : "or", message, indent: 4)
      }
      layout.field("opened by", gate.openedBy, indent: 4)
      layout.field("source", gate.citation, indent: 4)
    }
  }

  private func writeWaivers(_ layout: inout TextLayout) {
    guard !waivers.isEmpty else { return }
    layout.heading("Waivers")
    for waiver in waivers { layout.paragraph(waiver.text, indent: 4, lead: "  - ") }
  }

  private func writeLog(_ layout: inout TextLayout) {
    guard !log.isEmpty else { return }
    layout.heading("The log")
    for (index, finding) in log.enumerated() {
      if index > 0 { layout.gap() }
      layout.paragraph(
        "\(finding.log):\(finding.line): \(finding.id)"
          + (finding.count > 1 ? ", \(finding.count) times" : ""), indent: 2)
      layout.field("printed by", finding.printedBy, indent: 4)
      layout.field("proves", finding.proves, indent: 4)
      layout.field("but not", finding.doesNotProve, indent: 4)
      layout.field("source", finding.citation, indent: 4)
    }
  }

  private func writeStatements(
    _ statements: [Statement], _ title: String, settledBy label: String, _ layout: inout TextLayout
  ) {
    guard !statements.isEmpty else { return }
    layout.heading(title)
    for statement in statements {
      layout.paragraph(statement.text, indent: 4, lead: "  - ")
      layout.steps(label, statement.settledBy, indent: 4, column: 12)
      if !statement.citation.isEmpty { layout.field("source", statement.citation, indent: 4, column: 12) }
    }
  }

  private func writeRemedies(_ layout: inout TextLayout) {
    guard !remedies.isEmpty else { return }
    layout.heading("What can be done, the safest first")
    for (index, remedy) in remedies.enumerated() {
      if index > 0 { layout.gap() }
      layout.paragraph(
        "\(index + 1). \(remedy.title)", indent: 2)
      layout.field(
        "opens",
        remedy.opens.isEmpty ? "no gate" : remedy.opens.map(gateTitle).joined(separator: "; "),
        indent: 5)
      layout.field("layer", remedy.layer, indent: 5)
      layout.field("note", remedy.condition, indent: 5)
      layout.field(
        "risk", "\(remedy.risk.rawValue): \(remedy.riskReason)", indent: 5,
        paint: remedy.risk == .high ? .red : nil)
      layout.steps("do", remedy.actions, indent: 5)
      layout.steps("check", remedy.checks, indent: 5)
      layout.steps("undo", remedy.undoActions, indent: 5)
      layout.field(
        "restarts", remedy.restarts.isEmpty ? "nothing" : remedy.restarts.joined(separator: ", "), indent: 5)
      layout.field("source", remedy.citation, indent: 5)
    }
    platform.write(to: &layout)
  }

  /// A gate's title by its identifier.
  func gateTitle(_ id: String) -> String { gates.first { $0.id == id }?.title ?? id }

  private func writeWayBack(_ layout: inout TextLayout) {
    layout.heading("The reverse move")
    layout.paragraph(wayBack.meaning, indent: 2)
    if !wayBack.missing.isEmpty { layout.field("missing", wayBack.missing.joined(separator: " ")) }
    if !wayBack.undetermined.isEmpty {
      layout.field("undetermined", wayBack.undetermined.joined(separator: " "))
    }
  }

  private func writeBasis(_ layout: inout TextLayout) {
    layout.heading("Judged by")
    layout.field("CPU map", cpuMap)
    for input in inputs {
      layout.field(
        input.role, "\(input.name) (\(input.format)\(input.sha256.map { ", sha256 \($0.prefix(12))" } ?? ""))"
      )
      for note in input.notes { layout.paragraph("note: " + note, indent: 16) }
    }
    layout.field("martlet", martlet)
  }
}

extension ComparisonResult {
  fileprivate var tint: TextLayout.Tint {
    switch self {
    case .identical, .superset: .green
    case .incompatible: .red
    case .undetermined: .yellow
    }
  }
}

extension Gate.Outcome {
  /// The outcome as a verb: refuses, passes, may refuse.
  var words: String {
    switch self {
    case .refuses: "refuses"
    case .passes: "passes"
    case .mayRefuse: "may refuse"
    }
  }

  fileprivate var tint: TextLayout.Tint {
    switch self {
    case .refuses: .red
    case .passes: .green
    case .mayRefuse: .yellow
    }
  }
}
