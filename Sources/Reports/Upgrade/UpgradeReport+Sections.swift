internal import GuestVerdicts

extension UpgradeReport.Guest {
  /// The reasons that decide the outcome after the upgrade; all others are less severe.
  public var decisiveReasons: [Verdict.Reason] { reasons.filter { $0.weight.outcome == afterwards } }
}

extension UpgradeReport {
  /// Named models with the same answer for the upgraded host.
  public struct ModelSection: Sendable, Hashable {
    /// Whether guests can have the models afterwards; nil if that is unknown.
    public var afterwards: Bool?
    /// The models' names.
    public var models: [String]
  }
}

extension UpgradeReport.Host {
  /// The named models by what holds afterwards: usable, no longer usable, unknown; what holds of none is left out.
  public var modelSections: [UpgradeReport.ModelSection] {
    [true, false, nil].compactMap { afterwards -> UpgradeReport.ModelSection? in
      let names = models.filter { $0.afterwards == afterwards }.map(\.model)
      return names.isEmpty ? nil : .init(afterwards: afterwards, models: names)
    }
  }
}
