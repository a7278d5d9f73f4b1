internal import CPUCatalog
internal import CPUCompatibility
internal import X86CPU

extension VerdictRule {
  /// The register SPEC_CTRL: each of its bits has an Intel name and one of AMD's, and a host takes the bit if it has either.
  static let speculationRules: [VerdictRule] = SpeculationBit.allCases.map { bit in
    VerdictRule(
      "state.spec-ctrl", .hypervisor, .blocks,
      "The guest may have set \(bit.title) in SPEC_CTRL, and the host's takes it under no name",
      citation:
        "linux 6.18 arch/x86/kvm/vmx/vmx.c, vmx_set_msr; arch/x86/kvm/x86.c, kvm_spec_ctrl_test_value; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 10.2 target/i386/kvm/kvm.c, kvm_put_msrs",
      RuleShape(
        .guestBits(.needs, .any, bit.group), .hostBits(.unshown, .all, bit.group),
        .hostBits(.given, .any, .speculationControl)),
      explain: { pair in
        let names = pair.facts.features(of: bit.group)
        let mine = names.intersection(pair.demand[.needs])
        guard !mine.isEmpty, !names.isEmpty,
          names.isSubset(of: pair.offer[.missingGrave].union(pair.offer[.missingLight])),
          names.isDisjoint(with: pair.host.shown),
          !pair.facts.features(of: .speculationControl).isDisjoint(with: pair.offer[.given])
        else { return [] }
        return [
          .speculationControl(
            .init(
              bit: bit.title, value: 1 << UInt64(bit.rawValue), features: pair.names(mine),
              names: pair.names(names)))
        ]
      })
  }
}

/// Bits of SPEC_CTRL, by their places.
///
/// - SeeAlso: Intel SDM vol. 4, table 2-2, IA32_SPEC_CTRL; AMD APM vol. 2, section 3.2.9.
private enum SpeculationBit: Int, CaseIterable {
  case restrictedBranches, siblingPredictors, storeBypass

  /// The vendors' name of the bit.
  var title: String {
    switch self {
    case .restrictedBranches: "IBRS"
    case .siblingPredictors: "STIBP"
    case .storeBypass: "SSBD"
    }
  }

  /// What announces it.
  var group: FeatureGroup {
    switch self {
    case .restrictedBranches: .restrictedBranches
    case .siblingPredictors: .siblingPredictors
    case .storeBypass: .storeBypass
    }
  }
}
