internal import CPUCatalog
internal import CPUCompatibility
internal import LibvirtCPU
internal import X86CPU

extension VerdictRule {
  /// What libvirt checks, before and after QEMU starts.
  static let libvirtRules: [VerdictRule] = [
    VerdictRule(
      "libvirt.missing-features", .libvirt, .blocks,
      "The host does not provide all features that its map names",
      citation: theLiveUpdate,
      RuleShape(.guest(.compared), .any([.meets(.needs, .refused), .meets(.idle, .withheldRefused)])),
      explain: { pair in
        let missing = pair.refusedFeatures
        return pair.isCompared && !missing.subtracting(pair.policy.warn).isEmpty
          ? [pair.refusal(for: missing)] : []
      }),
    VerdictRule(
      "libvirt.missing-features", .libvirt, .warns,
      "The host does not provide all features that its map names; the policy accepts each loss",
      citation: theLiveUpdate,
      RuleShape(
        .guest(.compared),
        .any([.meets(.needs, .refusedAccepted), .meets(.idle, .withheldAccepted)]),
        .none([.meets(.needs, .refused), .meets(.idle, .withheldRefused)])),
      explain: { pair in
        let missing = pair.refusedFeatures
        return pair.isCompared && !missing.isEmpty && missing.isSubset(of: pair.policy.warn)
          ? [pair.refusal(for: missing)] : []
      }),
    VerdictRule(
      "libvirt.not-told", .libvirt, .unknown, "libvirt checks features that the host does not report",
      citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86UpdateLive",
      RuleShape(
        .guest(.compared),
        .any([
          .meets(.needs, .untold), .meets(.needs, .untoldAccepted), .meets(.doubtful, .absent),
          .meets(.doubtful, .absentAccepted),
        ]),
        .none([
          .meets(.needs, .refused), .meets(.needs, .refusedAccepted), .meets(.idle, .withheldRefused),
          .meets(.idle, .withheldAccepted),
        ])),
      explain: { pair in
        let unknown = pair.unknownFeatures
        guard pair.isCompared, !unknown.isEmpty, pair.refusedFeatures.isEmpty else { return [] }
        return [.untoldForLibvirt(.init(features: pair.names(unknown)))]
      }),
    VerdictRule(
      "libvirt.forbidden", .libvirt, .blocks, "The host provides what the definition forbids",
      citation:
        "libvirt 9.0.0 src/cpu/cpu.c, virCPUCheckForbiddenFeatures; 7.0.0 src/cpu/cpu_x86.c, x86Compute",
      RuleShape(.guest(.compared), .holds(.meets(.forbidden, .given))),
      explain: { pair in
        guard pair.isCompared, let wanted = pair.guest.wanted else { return [] }
        return pair.features(wanted.forbidden.intersection(pair.offer[.given])).map { .forbidden(.init($0)) }
      }),
    VerdictRule(
      "libvirt.forbidden", .libvirt, .unknown,
      "It is unknown whether the host provides what the definition forbids",
      citation: theRecords,
      RuleShape(.guest(.compared), .holds(.meets(.forbidden, .givenUntold))),
      explain: { pair in
        guard pair.isCompared, let wanted = pair.guest.wanted else { return [] }
        return pair.features(wanted.forbidden.intersection(pair.offer[.givenUntold])).map {
          .forbiddenUntold(.init($0))
        }
      }),
    VerdictRule(
      "libvirt.strict", .libvirt, .warns, "The host has features that a strict definition does not name",
      citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Compute",
      RuleShape(.guest([.compared, .strict]), .holds(.meets(.unwanted, .reference))),
      explain: { pair in
        guard pair.isCompared, let wanted = pair.guest.wanted, wanted.isStrict,
          let offered = pair.host.reference?.evidence
        else { return [] }
        let extra = offered.certainlyPresent.subtracting(wanted.evidence.present).intersection(pair.map.named)
        return extra.isEmpty ? [] : [.strict(.init(features: pair.names(extra)))]
      }),
    VerdictRule(
      "libvirt.unknown-name", .libvirt, .blocks,
      "The CPU map of the host's libvirt lacks a name that the definition uses",
      citation: "libvirt 9.0.0 src/cpu/cpu.c, virCPUValidateFeatures",
      RuleShape(.holds(.shares(.mapsLackingNames, .map))),
      explain: { pair in
        guard let known = pair.host.configuration?.mapFeatures else { return [] }
        return pair.guest.definition.features.map(\.name).filter { !known.contains($0) }.map {
          .unknownToMap(.init(name: $0))
        }
      }),
    VerdictRule(
      "libvirt.not-verified", .libvirt, .note, "libvirt does not verify a guest CPU that copies the host's",
      citation:
        "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86UpdateLive; src/qemu/qemu_domain.c, qemuDomainDefCPUPostParse (check none)",
      RuleShape(.guest(.unverified)),
      explain: { pair in pair.isCompared ? [] : [.unverified(.init(mode: pair.guest.mode.rawValue))] }),
  ]

  private static let theLiveUpdate = "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86UpdateLive, x86Compute"
}

extension VerdictPair {
  /// Whether libvirt compares the guest's features.
  var isCompared: Bool { !guest.isPassthrough || guest.definition.check == .full }

  func refusal(for missing: FeatureSet) -> Finding {
    .missingForLibvirt(
      .init(
        features: names(missing), breaksGuest: !missing.isDisjoint(with: facts.grave),
        isAccepted: missing.isSubset(of: policy.warn)))
  }
}
