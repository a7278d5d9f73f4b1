internal import CPUCatalog
internal import CPUCompatibility
internal import X86CPU

extension VerdictRule {
  /// The register SPEC_CTRL, whose bits count together: each has an Intel name and one of AMD's.
  ///
  /// The bits of IBRS and STIBP are taken wherever either is announced, so that only SSBD can be refused.
  static let speculationRules: [VerdictRule] = [
    VerdictRule(
      "state.spec-ctrl", .hypervisor, .blocks,
      "The guest may have set SSBD in SPEC_CTRL, and the host has the register without that bit",
      citation:
        "linux 6.18 arch/x86/kvm/vmx/vmx.c, vmx_set_msr; arch/x86/kvm/x86.c, kvm_spec_ctrl_test_value; linux 5.4 arch/x86/kvm/x86.c, kvm_spec_ctrl_valid_bits; qemu 10.2 target/i386/kvm/kvm.c, kvm_put_msrs",
      RuleShape(
        .guestBits(.needs, .any, .storeBypass), .hostBits(.unshown, .all, .storeBypass),
        .hostBits(.given, .any, .speculationControl)),
      explain: { pair in
        let names = pair.facts.features(of: .storeBypass)
        let mine = names.intersection(pair.demand[.needs])
        guard !mine.isEmpty,
          names.isSubset(of: pair.offer[.missingGrave].union(pair.offer[.missingLight])),
          names.isDisjoint(with: pair.host.shown),
          !pair.facts.features(of: .speculationControl).isDisjoint(with: pair.offer[.given])
        else { return [] }
        return [
          .speculationControl(
            .init(bit: "SSBD", value: 1 << 2, features: pair.names(mine), names: pair.names(names)))
        ]
      })
  ]
}
