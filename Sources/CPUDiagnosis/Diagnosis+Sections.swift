extension Diagnosis {
  /// Statements that the evidence proves.
  public var certainStatements: [Statement] { statements.filter { $0.certainty == .certain } }
  /// Statements that follow from what is usual.
  public var inferredStatements: [Statement] { statements.filter { $0.certainty == .inferred } }

  /// The gates of the answer on one screen, in its order.
  public var summaryGates: [Gate] { summary.gates.compactMap { id in gates.first { $0.id == id } } }
}

extension FeatureFinding {
  /// The sources of its effect and its exposure.
  public var citations: [String] { [effect.citation, exposure.citation].filter { !$0.isEmpty } }
}

extension HostSummary {
  /// The fullest model of the map that the host has completely; nil if it is the recorded one.
  public var fullerModel: NearestModel? { nearestModels.first.flatMap { $0.name == model ? nil : $0 } }
}

extension Gate {
  /// The messages to expect: none of a gate that lets the guest pass.
  public var expectedMessages: [String] { outcome == .passes ? [] : messages }
}
