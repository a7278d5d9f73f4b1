internal import CPUCatalog
internal import CPUCompatibility
internal import LibvirtCPU
internal import X86CPU

extension VerdictRule {
  /// Rules about checks that concern the guest but lack evidence.
  static let gaps: [VerdictRule] = [
    VerdictRule(
      "gap.definition", .libvirt, nil, "Whether the running guest has what its definition asks for",
      citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86UpdateLive",
      RuleShape(.guest(.uncheckedDefinition)),
      explain: { pair in
        guard let wanted = pair.guest.wanted, pair.guest.definition.check != .full, !pair.guest.isPassthrough,
          pair.guest.source == nil, wanted.isComplete
        else { return [] }
        return [.uncheckedDefinition]
      }),
    VerdictRule(
      "gap.vendor", .hypervisor, nil, "Whether the host's CPU has the guest's vendor", citation: theRecords,
      RuleShape(.guest(.ofVendor), .host(.untoldVendor)),
      explain: { pair in
        guard !pair.guest.isEmulated, let vendor = pair.guest.wanted?.vendor, pair.host.vendor == nil else {
          return []
        }
        return [.uncheckedVendor(.init(name: vendor))]
      }),
    VerdictRule(
      "gap.state-components", .hypervisor, nil, "Whether XCR0 accepts the guest's components",
      citation: theRecords,
      RuleShape(.guest(.usesState), .host(.untoldState)),
      explain: { pair in
        !pair.guest.isEmulated && !pair.stateFeatures.isEmpty && HostNumbers(pair.host).stateComponents == nil
          ? [.uncheckedState] : []
      }),
    VerdictRule(
      "gap.state-components", .hypervisor, nil, "Whether IA32_XSS accepts the guest's components",
      citation: theRecords,
      RuleShape(.guest(.usesSupervisorState), .host(.untoldSupervisorState)),
      explain: { pair in
        !pair.guest.isEmulated && !pair.supervisorFeatures.isEmpty
          && HostNumbers(pair.host).supervisorComponents == nil ? [.uncheckedSupervisorState] : []
      }),
    VerdictRule(
      "gap.registers", .hypervisor, nil, "Whether KVM on the host takes the values of the guest's registers",
      citation: theRecords,
      RuleShape(.guest(.usesRegisters), .host(.untoldRegisters)),
      explain: { pair in
        guard !pair.guest.isEmulated, pair.host.configuration?.savedMSRs == nil else { return [] }
        let mine = SavedRegister.all.enumerated().filter {
          pair.demand[.registers] >> UInt64($0.offset) & 1 == 1
        }
        return mine.isEmpty ? [] : [.uncheckedRegisters(.init(features: mine.map(\.element.name)))]
      }),
    VerdictRule(
      "gap.state-layout", .hypervisor, nil, "Component offsets on the host that the guest runs on",
      citation: theRecords,
      RuleShape(.guest([.usesMovableState, .untoldLayout])),
      explain: { pair in
        pair.usesMovableState && !pair.isPlacedAtSource
          ? [.uncheckedLayout(.init(isSource: pair.guest.source == nil))] : []
      }),
    VerdictRule(
      "gap.state-layout", .hypervisor, nil, "Component offsets on the host", citation: theRecords,
      RuleShape(
        .guest(.usesMovableState), .guestWithout(.untoldLayout),
        .holds(.shares(.components, .unplacedComponents))),
      explain: { pair in
        pair.usesMovableState && pair.isPlacedAtSource
          && pair.movableComponents.contains { pair.host.unplacedComponents >> UInt64($0) & 1 != 0 }
          ? [.uncheckedLayout(.init(isSource: false))] : []
      }),
    VerdictRule(
      "gap.address-bits", .hypervisor, nil, "The host's physical address bits", citation: theRecords,
      RuleShape(.guest(.usesAddresses), .host(.untoldAddresses)),
      explain: { pair in
        !pair.guest.isEmulated && pair.guest.wanted != nil && HostNumbers(pair.host).addressBits == nil
          ? [.uncheckedAddresses(.init(isSource: false))] : []
      }),
    VerdictRule(
      "gap.address-bits", .hypervisor, nil,
      "The physical address bits that the guest has from the host it runs on", citation: theRecords,
      RuleShape(.guest([.usesAddresses, .untoldAddresses]), .hostWithout(.untoldAddresses)),
      explain: { pair in
        guard !pair.guest.isEmulated, pair.guest.wanted != nil, HostNumbers(pair.host).addressBits != nil,
          case .hosts(nil)? = pair.guest.addressBits(of: pair.guest.source.map(HostNumbers.init))
        else { return [] }
        return [.uncheckedAddresses(.init(isSource: true))]
      }),
    VerdictRule(
      "gap.counter", .hypervisor, nil, "Whether the host runs the counter at the fixed frequency",
      citation: theRecords,
      RuleShape(.guest(.fixedCounter), .host(.untoldCounter)),
      explain: { pair in
        !pair.guest.isEmulated && pair.guest.machine?.counterFrequency != nil
          && HostNumbers(pair.host).counterFrequency == nil ? [.uncheckedCounter] : []
      }),
    VerdictRule(
      "gap.address-bits", .libvirt, nil, "How many physical address bits the host's kernel left",
      citation: theRecords,
      RuleShape(
        .guest(.fixesAddresses), .host(.untoldKernelAddresses), .hostWithout(.untoldAddresses)),
      explain: { pair in
        guard !pair.guest.isEmulated, pair.guest.fixedAddressBits != nil else { return [] }
        let numbers = HostNumbers(pair.host)
        return numbers.kernelAddressBits == nil && numbers.addressBits != nil
          ? [.uncheckedKernelAddresses] : []
      }),
    VerdictRule(
      "gap.counter", .hypervisor, nil, "How fast the guest's counter runs", citation: theRecords,
      RuleShape(
        .guest([.runByKVM, .untoldFrequency]), .guestWithout(.fixedCounter), .hostWithout(.scalesCounters)),
      explain: { pair in
        pair.needsFrequencies && pair.guestFrequency == nil
          ? [.uncheckedFrequency(.init(isSource: pair.guest.source == nil))] : []
      }),
    VerdictRule(
      "gap.counter", .hypervisor, nil, "Whether the guest's counter runs as fast on the host",
      citation: theRecords,
      RuleShape(
        .guest(.runByKVM), .guestWithout([.fixedCounter, .untoldFrequency]), .host(.untoldCounter),
        .hostWithout(.scalesCounters)),
      explain: { pair in
        pair.needsFrequencies && pair.guestFrequency != nil && HostNumbers(pair.host).counterFrequency == nil
          ? [.uncheckedFrequency(.init(isSource: false))] : []
      }),
    VerdictRule(
      "gap.machine-type", .hypervisor, nil, "Whether QEMU on the host has the machine type",
      citation: theRecords,
      RuleShape(.holds(.member(.machine, .untoldMachines)), .none([anyQEMU])),
      explain: { pair in
        guard let question = MachineQuestion(pair.guest), pair.host.hasMachine(question) == nil,
          pair.qemuNumbers == nil
        else { return [] }
        return [.uncheckedMachine(.init(name: question.machine))]
      }),
    VerdictRule(
      "gap.machine-type", .hypervisor, nil,
      "Whether QEMU on the host has a machine type whose name has no version", citation: theRecords,
      RuleShape(
        .guest(.unversionedMachine), .holds(.member(.machine, .untoldMachines)), .holds(anyQEMU)),
      explain: { pair in
        guard let question = MachineQuestion(pair.guest), pair.host.hasMachine(question) == nil,
          pair.qemuNumbers != nil, machineVersion(question.machine) == nil
        else { return [] }
        return [.uncheckedMachine(.init(name: question.machine))]
      }),
  ]

  /// The version of the QEMU that starts the guest is certain.
  private static let anyQEMU = RuleShape.Comparison.entryIsWithin(.qemuVersions, of: .emulator, .versions())
}

extension VerdictPair {
  /// Whether it matters how fast the counters run: nothing fixes the guest's, and no record says that the host scales.
  fileprivate var needsFrequencies: Bool {
    !guest.isEmulated && guest.machine?.counterFrequency == nil && host.scales(facts.catalog) != true
  }

  /// Whether the guest uses components whose place differs between CPUs.
  fileprivate var usesMovableState: Bool { !guest.isEmulated && !movableComponents.isEmpty }

  /// The components that the guest uses and whose place differs between CPUs.
  fileprivate var movableComponents: [Int] { stateFeatures.flatMap(\.components).filter { $0 > 2 } }

  /// Whether the guest's current host reports the offset of each of them.
  fileprivate var isPlacedAtSource: Bool {
    guard let area = guest.source?.stateArea else { return false }
    return movableComponents.allSatisfy { number in area.components.contains { $0.number == number } }
  }
}
