internal import CPUCatalog
internal import CPUCompatibility
internal import X86CPU

extension VerdictRule {
  /// The register SPEC_CTRL, whose bits count together: each has an Intel name and one of AMD's in leaf 80000008H.
  ///
  /// The register is there where any of its bits is announced, and KVM refuses a value with a bit that the host does not take. STIBP is
  /// taken wherever IBRS is. IBPB has no bit in it: the barrier is a command of another register, without state to move.
  static let speculationRules: [VerdictRule] = [
    speculation("SSBD", 1 << 2, announced: .storeBypass, taken: .storeBypass),
    speculation("IBRS", 1 << 0, announced: .restrictedSpeculation, taken: .restrictedSpeculation),
    speculation("STIBP", 1 << 1, announced: .siblingPredictors, taken: .takesSiblingPredictors),
  ]

  private static func speculation(
    _ bit: String, _ value: UInt64, announced: FeatureGroup, taken: FeatureGroup
  ) -> VerdictRule {
    VerdictRule(
      "state.spec-ctrl", .hypervisor, .blocks,
      "The guest may have set \(bit) in SPEC_CTRL, and the host has the register without that bit",
      citation:
        "linux 6.18 arch/x86/kvm/vmx/vmx.c, vmx_set_msr; arch/x86/kvm/x86.c, kvm_spec_ctrl_test_value; linux 5.4 arch/x86/kvm/x86.c, kvm_spec_ctrl_valid_bits; qemu 10.2 target/i386/kvm/kvm.c, kvm_put_msrs",
      RuleShape(
        .guestBits(.needs, .any, announced), .hostBits(.unshown, .all, taken),
        .hostBits(.given, .any, .speculationControl)),
      explain: { pair in
        let names = pair.facts.features(of: taken)
        let mine = pair.facts.features(of: announced).intersection(pair.demand[.needs])
        guard !mine.isEmpty,
          names.isSubset(of: pair.offer[.missingGrave].union(pair.offer[.missingLight])),
          names.isDisjoint(with: pair.host.shown),
          !pair.facts.features(of: .speculationControl).isDisjoint(with: pair.offer[.given])
        else { return [] }
        return [
          .speculationControl(
            .init(bit: bit, value: value, features: pair.names(mine), names: pair.names(names)))
        ]
      })
  }
}
