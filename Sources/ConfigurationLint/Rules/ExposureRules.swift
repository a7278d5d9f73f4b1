internal import CPUCatalog

/// Rules on features that KVM guests cannot be given, or only when asked for in other ways.
enum ExposureRules {
  static let all: [LintRule] = [
    rule("feature-never-shown", .error, "No KVM guest can get the feature", .never) {
      "no KVM guest can get \($0)"
    },
    rule("feature-on-request", .warning, "Naming the feature does not give it to guests", .requested) {
      "guests do not get \($0) by naming it"
    },
  ]

  private static func rule(
    _ id: String, _ severity: LintSeverity, _ title: String, _ exposure: Exposure,
    _ message: @escaping @Sendable (String) -> String
  ) -> LintRule {
    .ofGuests(id, severity, title, citation: "the catalogue's exposures (martlet explain FEATURE)") {
      cpu, names in
      guard cpu.usesKVM else { return [] }
      return cpu.wishes.compactMap { wish in
        guard wish.isOn == true, let feature = names.feature(wish, in: cpu.dialect),
          feature.exposure == exposure, exposure == .never || !isGivenByName(feature, names)
        else { return nil }
        let reason = names.catalog.article(of: feature).exposure
        return LintRule.Draft(
          position: wish.name.position, name: wish.name.text,
          message: message(wish.name.text) + (reason.text.isEmpty ? "" : ": \(reason.text)"),
          citation: reason.citation)
      }
    }
  }

  /// Whether QEMU's property of the name is all that the feature has to be asked for by.
  private static func isGivenByName(_ feature: Feature, _ names: Vocabulary) -> Bool {
    names.qemuName(of: feature) != nil && !["monitor", "intel-pt", "intel-pt-lip"].contains(feature.name)
  }
}
