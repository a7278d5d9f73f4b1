internal import CPUCatalog
internal import CPUCompatibility
internal import X86CPU

extension VerdictRule {
  /// Rules about the guest's registers, their save area, and its addresses.
  static let stateRules: [VerdictRule] = [
    VerdictRule(
      "state.components", .hypervisor, .blocks,
      "XCR0 or IA32_XSS does not accept components that the guest's features use",
      citation:
        "qemu 10.0 target/i386/cpu.c, x86_ext_save_areas; target/i386/kvm/kvm.c, kvm_arch_put_registers; linux 6.12 arch/x86/kvm/x86.c, __kvm_set_xcr",
      RuleShape(.holds(.shares(.components, .lackingComponents))),
      explain: { pair in
        let numbers = HostNumbers(pair.host)
        let lost = pair.lostFeatures
        let supervisor = pair.supervisorFeatures
        let lacking = [
          (pair.stateFeatures, numbers.stateComponents),
          (supervisor, numbers.supervisorComponents ?? numbers.ownSupervisorComponents),
        ].reduce(into: Set<Int>()) { lacking, part in
          guard let taken = part.1 else { return }
          for entry in part.0 where !lost.contains(entry.feature) {
            lacking.formUnion(entry.components.filter { taken >> UInt64($0) & 1 == 0 })
          }
        }
        return lacking.isEmpty ? [] : [.stateComponents(.init(components: lacking.sorted()))]
      }),
    VerdictRule(
      "state.registers", .hypervisor, .blocks,
      "KVM on the host does not take the values of registers that the guest's features have",
      citation:
        "qemu 10.2 target/i386/kvm/kvm.c, kvm_get_supported_msrs, kvm_put_msrs and kvm_buf_set_msrs; linux 6.18 arch/x86/kvm/x86.c, kvm_probe_msr_to_save",
      RuleShape(.guest(.usesRegisters), .holds(.shares(.registers, .lackingRegisters))),
      explain: { pair in
        let places = pair.demand[.registers] & pair.offer[.lackingRegisters]
        let found = SavedRegister.all.enumerated().filter { places >> UInt64($0.offset) & 1 == 1 }.map(
          \.element)
        guard !found.isEmpty, !pair.guest.isEmulated else { return [] }
        return [
          .lostRegisters(
            .init(
              registers: found.map {
                .init(index: $0.index, name: $0.name, isAlwaysWritten: $0.isAlwaysWritten)
              }))
        ]
      }),
    VerdictRule(
      "state.layout", .hypervisor, .blocks, "The XSAVE layout differs from the one where the guest runs",
      citation:
        "qemu 10.0 target/i386/kvm/kvm-cpu.c, kvm_cpu_xsave_init (offsets from the host's CPUID); Intel SDM vol. 1, section 13.4",
      RuleShape(.any(zip(DemandNumber.layouts, OfferNumber.layouts).map { .differs($0, $1) })),
      explain: { pair in
        guard !pair.guest.isEmulated, let here = pair.host.stateArea, let there = pair.guest.source?.stateArea
        else { return [] }
        let moves = pair.stateFeatures.flatMap(\.components).sorted().compactMap {
          number -> Finding.Moves.Move? in
          guard let a = there.components.first(where: { $0.number == number }),
            let b = here.components.first(where: { $0.number == number }),
            a.size != b.size || a.offset != b.offset
          else { return nil }
          return .init(number: number, size: a.size, offset: a.offset, sizeHere: b.size, offsetHere: b.offset)
        }
        return moves.isEmpty ? [] : [.stateLayout(.init(components: moves))]
      }),
    VerdictRule(
      "address.bits", .hypervisor, .blocks,
      "The definition gives the guest more physical address bits than the host has",
      citation: theAddressBits,
      RuleShape(.holds(.exceeds(.toldAddressBits, .addressBits))),
      explain: { pair in
        guard let (bits, here) = pair.addressBits else { return [] }
        switch bits {
        case .fixed(let wanted) where wanted > here:
          return [.fixedAddressBits(.init(guest: wanted, host: here))]
        case .hosts(let there?) where there > here:
          return [.sourceAddressBits(.init(guest: there, host: here))]
        default: return []
        }
      }),
    VerdictRule(
      "address.bits", .hypervisor, .warns,
      "QEMU's default gives the guest more physical address bits than the host has",
      citation: theAddressBits,
      RuleShape(.holds(.exceeds(.usualAddressBits, .addressBits))),
      explain: { pair in
        guard let (bits, here) = pair.addressBits, case .usual(let usual) = bits, usual > here else {
          return []
        }
        return [.usualAddressBits(.init(guest: usual, host: here))]
      }),
    VerdictRule(
      "address.bits", .hypervisor, .warns,
      "The guest sees its current host's physical address bits, which are fewer", citation: theAddressBits,
      RuleShape(.holds(.isBelow(.sourceAddressBits, .addressBits))),
      explain: { pair in
        guard let (bits, here) = pair.addressBits, case .hosts(let there?) = bits, there < here,
          pair.guest.addressLimit.map({ there < $0 }) ?? true
        else { return [] }
        return [.sourceAddressBits(.init(guest: there, host: here))]
      }),
  ]

  private static let theAddressBits =
    "qemu 10.0 target/i386/host-cpu.c, host_cpu_adjust_phys_bits; target/i386/cpu.c, x86_cpu_realizefn (40 bits by default)"
}

extension VerdictPair {
  /// The features that use components of the XSAVE area and that the guest has.
  var stateFeatures: [(feature: Int, components: [Int])] {
    let wanted = guest.wanted?.evidence.present ?? FeatureSet()
    return facts.stateFeatures.filter { wanted.contains($0.feature) }
  }

  /// The features whose state is in components that only IA32_XSS enables, and that the guest has.
  var supervisorFeatures: [(feature: Int, components: [Int])] {
    let wanted = guest.wanted?.evidence.present ?? FeatureSet()
    return facts.supervisorFeatures.filter { wanted.contains($0.feature) }
  }

  /// The physical address bits of guest and host; nil if either is unknown.
  fileprivate var addressBits: (AddressBits, UInt64)? {
    guard !guest.isEmulated, let here = HostNumbers(host).addressBits,
      let bits = guest.addressBits(of: guest.source.map(HostNumbers.init))
    else { return nil }
    return (bits, here)
  }
}
