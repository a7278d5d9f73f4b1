internal import CPUCatalog
internal import CPUCompatibility
internal import LibvirtCPU
internal import X86CPU

extension VerdictRule {
  /// Rules about the guest's features and the host's offer.
  static let featureRules: [VerdictRule] = [
    VerdictRule(
      "guest.not-expanded", .hypervisor, .unknown,
      "The definition leaves the CPU to a host that is unknown",
      citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86Update",
      RuleShape(.guest(.unexpanded)),
      explain: { pair in
        pair.guest.wanted == nil ? [.unexpanded(.init(mode: pair.guest.mode.rawValue))] : []
      }),
    VerdictRule(
      "cpu.vendor", .hypervisor, .blocks, "The guest's CPU has another vendor",
      citation:
        "qemu 10.0 target/i386/host-cpu.c, host_cpu_instance_init (named models get the host's vendor)",
      RuleShape(.holds(.differs(.vendor, .vendor))),
      explain: { pair in
        guard let wanted = pair.guest.wanted?.vendor, let vendor = pair.host.vendor, wanted != vendor else {
          return []
        }
        return [.otherVendor(.init(guest: wanted, host: vendor))]
      }),
    VerdictRule(
      "libvirt.vendor", .libvirt, .blocks, "The definition names another vendor",
      citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Compute",
      RuleShape(.holds(.differs(.vendor, .vendor)), .holds(.differs(.namedVendor, .vendor))),
      explain: { pair in
        guard let wanted = pair.guest.wanted?.vendor, let vendor = pair.host.vendor, wanted != vendor,
          let named = pair.guest.definition.vendor, named != vendor
        else { return [] }
        return [.namedVendor(.init(guest: named, host: vendor))]
      }),
    VerdictRule(
      "cpu.missing", .hypervisor, .blocks, "The guest breaks because it loses a feature",
      citation: theCatalogue,
      RuleShape(.holds(.meets(.needs, .missingGrave))),
      explain: { pair in
        pair.lost.filter { $0.effect.isGrave && !pair.policy.warn.contains($0.index) }.map(pair.missing)
      }),
    VerdictRule(
      "cpu.missing", .hypervisor, .warns, "The guest loses a feature and keeps running",
      citation: theCatalogue,
      RuleShape(.holds(.meets(.needs, .missingLight))),
      explain: { pair in
        pair.lost.filter { !$0.effect.isGrave || pair.policy.warn.contains($0.index) }.map(pair.missing)
      }),
    VerdictRule(
      "cpu.not-told", .hypervisor, .unknown, "It is unknown whether the guest keeps a feature",
      citation: theRecords,
      RuleShape(.any([.meets(.needs, .untold), .meets(.doubtful, .absent)])),
      explain: { pair in pair.untold(pair.unknownFeatures.subtracting(pair.policy.warn)) }),
    VerdictRule(
      "cpu.not-told", .hypervisor, .warns,
      "It is unknown whether the guest keeps a feature; the policy accepts its loss", citation: theRecords,
      RuleShape(.any([.meets(.needs, .untoldAccepted), .meets(.doubtful, .absentAccepted)])),
      explain: { pair in pair.untold(pair.unknownFeatures.intersection(pair.policy.warn)) }),
    VerdictRule(
      "cpu.unknown-name", .hypervisor, .unknown, "The definition has a name that Martlet does not know",
      citation: theRecords,
      RuleShape(.holds(.shares(.names, .unknownNames))),
      explain: { pair in
        (pair.guest.wanted?.evidence.uncatalogued ?? []).sorted().filter { name in
          !pair.host.observations.contains { $0.evidence.uncatalogued.contains(name) }
        }.map { .unknownName(.init(name: $0)) }
      }),
    VerdictRule(
      "guest.never-seen", .hypervisor, .note,
      "The definition requests features that the guest never had because it has neither vmx nor svm",
      citation: "qemu 10.0 target/i386/cpu.c, feature_dependencies (VMX MSRs need vmx)",
      RuleShape(.holds(.meets(.idle, .withheld))),
      explain: { pair in
        let never = pair.demand[.idle].intersection(pair.offer[.withheld])
        return never.isEmpty ? [] : [.neverHad(.init(features: pair.names(never)))]
      }),
    VerdictRule(
      "guest.left-out", .hypervisor, .note,
      "Features that the definition names and the guest's current host does not provide",
      citation: "qemu 10.2 target/i386/cpu.c, x86_cpu_filter_features",
      RuleShape(.guest(.leavesOut)),
      explain: { pair in
        pair.guest.leftOut.isEmpty ? [] : [.leftOut(.init(features: pair.names(pair.guest.leftOut)))]
      }),
    VerdictRule(
      "guest.machine-type", .hypervisor, .note,
      "Features that the guest's machine type switches on or off, unlike its CPU model",
      citation: "qemu 7.2 hw/i386/pc.c, pc_compat_*; qemu 10.0 and 11.1, query-machines (compat-props)",
      RuleShape(.guest(.changedByMachine)),
      explain: { pair in
        guard pair.guest.isChangedByMachine else { return [] }
        let change = pair.guest.featuresByMachine
        return [
          .machineFeatures(
            .init(
              machine: pair.guest.machine?.machine ?? "", model: pair.guest.definition.model,
              added: pair.names(change.added), depending: pair.names(change.depending),
              removed: pair.names(change.removed)))
        ]
      }),
    VerdictRule(
      "cpu.new-weakness", .hypervisor, .warns, "The host announces a weakness that the guest does not know",
      citation: theCatalogue,
      RuleShape(.holds(.shares(.unseenWeaknesses, .weaknesses))),
      explain: { pair in
        guard let source = pair.guest.source, let wanted = pair.guest.wanted else { return [] }
        return pair.facts.weaknesses.filter { feature in
          pair.host.announces(feature) && !source.announces(feature)
            && !wanted.evidence.present.contains(feature.index)
        }.map { .newWeakness(.init($0)) }
      }),
  ]

  /// The citation of rules whose source is each feature's own.
  static let theCatalogue = "the feature's source (martlet explain FEATURE)"
  /// The citation of rules about missing evidence.
  static let theRecords = "the records"
}

extension VerdictPair {
  func missing(_ feature: Feature) -> Finding {
    .missing(
      .init(
        feature: feature.name, effect: feature.effect, layers: layers(feature),
        isAccepted: policy.warn.contains(feature.index)))
  }

  func untold(_ set: FeatureSet) -> [Finding] {
    features(set).map { feature in
      .untold(
        .init(
          feature: feature.name, effect: feature.effect, isDoubtful: guest.uncertain.contains(feature.index)))
    }
  }
}
