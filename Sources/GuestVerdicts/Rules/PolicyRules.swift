internal import CPUCatalog
internal import CPUCompatibility
internal import X86CPU

extension VerdictRule {
  /// What the policy asks guests to keep.
  static let policyRules: [VerdictRule] = [
    VerdictRule(
      "policy.keep", .policy, .blocks, "The host does not provide a feature that must stay",
      citation: thePolicy,
      RuleShape(.host(.losesKept)),
      explain: { pair in
        let absent = pair.offer[.missingGrave].union(pair.offer[.missingLight])
        return pair.features(pair.policy.keep.intersection(absent)).map { feature in
          .kept(
            .init(
              feature: feature.name, effect: feature.effect, layers: pair.layers(feature), isAccepted: false))
        }
      }),
    VerdictRule(
      "policy.keep", .policy, .unknown, "It is unknown whether the host provides a feature that must stay",
      citation: thePolicy,
      RuleShape(.host(.untoldKept)),
      explain: { pair in
        let untold = pair.offer[.untold].union(pair.offer[.untoldAccepted])
        return pair.features(pair.policy.keep.intersection(untold)).map { .keptUntold(.init($0)) }
      }),
    VerdictRule(
      "policy.keep-guest", .policy, .warns, "The guest does not have a feature that must stay",
      citation: thePolicy,
      RuleShape(.holds(.meets(.unwanted, .kept))),
      explain: { pair in
        guard let wanted = pair.guest.wanted else { return [] }
        return pair.features(pair.offer[.kept].subtracting(wanted.evidence.present)).map {
          .keptOutside(.init($0))
        }
      }),
  ]

  private static let thePolicy = "the policy"
}
