internal import CPUCatalog
internal import CPUCompatibility
internal import LibvirtCPU
internal import Wording
internal import X86CPU

/// The features that make QEMU enable components of the XSAVE area for a guest.
///
/// - SeeAlso: qemu 10.0 target/i386/cpu.c, x86_ext_save_areas.
private let componentsOfFeatures: [(feature: String, components: [Int])] = [
  ("avx", [2]), ("mpx", [3, 4]), ("avx512f", [5, 6, 7]), ("pku", [9]), ("amx-tile", [17, 18]),
]

extension VerdictRule {
  /// Components of XCR0 that the guest's features use and the host does not have.
  static let stateComponents = VerdictRule(
    reasons: { context in
      guard let offered = context.host.stateComponents else { return [] }
      let lacking = context.guest.stateComponents(context.catalog).filter { offered >> UInt64($0) & 1 == 0 }
      // Where the feature itself is missing, that says it all.
      let names = context.lost.map(\.name)
      let own = lacking.filter { number in
        !componentsOfFeatures.contains { $0.components.contains(number) && names.contains($0.feature) }
      }
      guard !own.isEmpty else { return [] }
      return [
        Verdict.Reason(
          "state.components", by: .hypervisor, .blocks,
          text:
            "The guest uses XSAVE's \(listed(own.map(componentName))), which the host's XCR0 does not take: the guest's state is refused.",
          message: "Failed to set XCRs: Invalid argument",
          citation:
            "qemu 10.0 target/i386/cpu.c, x86_ext_save_areas; target/i386/kvm/kvm.c, kvm_arch_put_registers; linux 6.12 arch/x86/kvm/x86.c, __kvm_set_xcr"
        )
      ]
    },
    notChecked: { context in
      let used = context.guest.stateComponents(context.catalog)
      guard !context.guest.isEmulated, !used.isEmpty, context.host.stateComponents == nil else { return [] }
      return ["whether XCR0 takes the guest's components: the records hold no CPUID leaf 0DH of the host"]
    })

  /// Components that lie elsewhere, or have another size, in the XSAVE area of the host that the guest runs on.
  static let stateLayout = VerdictRule(
    reasons: { context in
      guard !context.guest.isEmulated, let here = context.host.stateArea,
        let there = context.guest.source?.stateArea
      else {
        return []
      }
      let moved = context.guest.stateComponents(context.catalog).compactMap { number -> String? in
        guard let a = there.components.first(where: { $0.number == number }),
          let b = here.components.first(where: { $0.number == number }),
          a.size != b.size || a.offset != b.offset
        else { return nil }
        return "\(componentName(number)) (\(a.size) bytes at \(a.offset), here \(b.size) at \(b.offset))"
      }
      guard !moved.isEmpty else { return [] }
      return [
        Verdict.Reason(
          "state.layout", by: .hypervisor, .blocks,
          text:
            "The XSAVE area is laid out otherwise than where the guest runs: \(listed(moved)). What the guest's system and programs have "
            + "saved would be restored from the wrong place.",
          citation:
            "qemu 10.0 target/i386/kvm/kvm-cpu.c, kvm_cpu_xsave_init (offsets from the host's CPUID); Intel SDM vol. 1, section 13.4"
        )
      ]
    },
    notChecked: { context in
      guard !context.guest.isEmulated,
        context.guest.stateComponents(context.catalog).contains(where: { $0 > 2 }),
        context.guest.source?.stateArea == nil || context.host.stateArea == nil
      else { return [] }
      return [
        "whether the XSAVE area is laid out alike: "
          + (context.guest.source == nil
            ? "the host that the guest runs on was not given (--from)"
            : "CPUID leaf 0DH of both hosts is needed")
      ]
    })

  /// Physical address bits.
  static let physicalAddress = VerdictRule(
    reasons: { context in
      guard !context.guest.isEmulated, let here = context.host.value(.physicalAddressBits) else { return [] }
      let citation =
        "qemu 10.0 target/i386/host-cpu.c, host_cpu_adjust_phys_bits; target/i386/cpu.c, x86_cpu_realizefn (40 bits by default)"
      guard let bits = context.guest.physicalAddressBits else { return [] }
      switch bits {
      case .fixed(let wanted) where wanted > here:
        return [
          Verdict.Reason(
            "address.bits", by: .hypervisor, .blocks,
            text:
              "The guest is told that physical addresses have \(wanted) bits, and the host has \(here): an address above faults on a "
              + "reserved bit of the page table.",
            message: "Host physical bits (\(here)) does not match phys-bits property (\(wanted))",
            citation: citation)
        ]
      case .byDefault(let usual) where usual > here:
        return [
          Verdict.Reason(
            "address.bits", by: .hypervisor, .warns,
            text:
              "QEMU tells the guest \(usual) physical address bits unless the machine type says otherwise, and the host has \(here): memory and "
              + "devices above the host's limit cannot be used.",
            message: "Host physical bits (\(here)) does not match phys-bits property (\(usual))",
            citation: citation)
        ]
      case .hosts(let there?) where there > here:
        return [
          Verdict.Reason(
            "address.bits", by: .hypervisor, .blocks,
            text:
              "The guest was told the \(there) physical address bits of the host that it runs on, and this one has \(here): an address above "
              + "faults on a reserved bit of the page table.", citation: citation)
        ]
      case .hosts(let there?) where there < here:
        return [
          Verdict.Reason(
            "address.bits", by: .hypervisor, .warns,
            text:
              "The guest was told the \(there) physical address bits of the host that it runs on; here CPUID would say \(here), under a "
              + "running system.", citation: citation)
        ]
      default: return []
      }
    },
    notChecked: { context in
      guard !context.guest.isEmulated, context.guest.wanted != nil else { return [] }
      let isSourceNeeded: Bool
      if case .hosts(nil)? = context.guest.physicalAddressBits {
        isSourceNeeded = true
      } else {
        isSourceNeeded = false
      }
      if context.host.value(.physicalAddressBits) == nil {
        return ["whether the host has the guest's physical address bits: no record gives the host's"]
      }
      return isSourceNeeded
        ? [
          "whether physical address bits agree: the guest has those of the host that it runs on, which are not known (--from)"
        ] : []
    })

  private static func componentName(_ number: Int) -> String {
    XSaveComponent.name(of: number) ?? "component \(number)"
  }
}

/// The physical address bits that a guest is told.
private enum PhysicalAddressBits {
  /// As the definition says.
  case fixed(UInt64)
  /// QEMU's own number.
  case byDefault(UInt64)
  /// Those of the host that it runs on; nil if that is not known.
  case hosts(UInt64?)
}

extension GuestCPU {
  /// The components of XCR0 beyond x87 and SSE that the guest's features use, ascending.
  fileprivate func stateComponents(_ catalog: Catalog) -> [Int] {
    componentsOfFeatures.filter { has($0.feature, catalog) }.flatMap(\.components).sorted()
  }

  /// What the guest is told of physical addresses; nil if the machine type may say it.
  fileprivate var physicalAddressBits: PhysicalAddressBits? {
    let there = source?.value(.physicalAddressBits)
    if let address = definition.physicalAddress {
      switch address.mode {
      case .emulate: return address.bits.map { .fixed(UInt64($0)) }
      case .passthrough: return .hosts(there.map { min($0, address.limit.map { UInt64($0) } ?? $0) })
      }
    }
    if isPassthrough { return .hosts(there) }
    // Distributions' own machine types may take the host's number.
    guard let machine = machine?.machine, machine.isUpstreamMachine else { return nil }
    return .byDefault(40)
  }
}

extension HostCPU {
  /// What guests may enable in XCR0, as KVM says, else what the CPU has.
  fileprivate var stateComponents: UInt64? {
    let readings = quantities.filter { $0.quantity == .xsaveUserComponents }
    let guests = Set(readings.filter { !$0.point.showsHost && $0.point.isComparable }.map(\.value))
    return guests.count == 1 ? guests.first : value(.xsaveUserComponents)
  }

  /// The XSAVE area of the first CPU that tells it.
  fileprivate var stateArea: XSaveArea? { cpus.lazy.compactMap { ($0.told ?? $0.table).xsaveArea }.first }
}
