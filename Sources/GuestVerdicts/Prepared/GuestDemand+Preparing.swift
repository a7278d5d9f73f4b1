internal import CPUCatalog
public import CPUCompatibility
internal import LibvirtCPU
internal import X86CPU

extension GuestDemand {
  /// Prepares a guest for verdicts, in O(features).
  ///
  /// - Parameter space: The space built from this guest; any other traps.
  public init(_ guest: GuestCPU, in space: VerdictSpace) {
    precondition(space.holds(guest), "a guest from another space")
    self.init()
    let facts = space.facts
    let wanted = guest.wanted
    let present = wanted?.evidence.present ?? FeatureSet()
    let isEmulated = guest.isEmulated
    if isEmulated { setEmulated() }
    var flags: DemandFlags = []
    func flag(_ flag: DemandFlags, if isSo: Bool) { if isSo { flags.insert(flag) } }

    // Features.
    let nests = !present.isDisjoint(with: facts.nesting)
    let hidden = nests ? FeatureSet() : facts.nestedControls
    self[.needs] = present.subtracting(hidden)
    self[.idle] = present.intersection(hidden)
    self[.doubtful] = guest.uncertain.subtracting(present).subtracting(hidden)
    self[.unwanted] = wanted == nil ? FeatureSet() : facts.all.subtracting(present)
    self[.forbidden] = wanted?.forbidden ?? FeatureSet()
    flag(.unexpanded, if: wanted == nil)
    flag(.leavesOut, if: !guest.leftOut.isEmpty)
    flag(.changedByMachine, if: guest.isChangedByMachine)
    let isFull = guest.definition.check == .full
    flag(.compared, if: !guest.isPassthrough || isFull)
    flag(.unverified, if: guest.isPassthrough && !isFull)
    flag(.strict, if: wanted?.isStrict ?? false)
    flag(
      .uncheckedDefinition,
      if: wanted?.isComplete ?? false && !isFull && !guest.isPassthrough && guest.source == nil)
    takeNumbers(of: guest, in: space)
    flag(.ofVendor, if: self[.vendor] != nil && !isEmulated)

    // The machine.
    let machine = guest.machine
    self[.machineVersion] = machine?.machine.flatMap(machineVersion).flatMap(versionNumber)
    self[.qemuVersion] = guest.source?.qemu(behind: machine?.emulator).version.flatMap(versionNumber)
    self[.cpus] = isEmulated ? nil : machine?.cpus
    flag(.switchesDeprecated, if: guest.definition.deprecatedFeatures != nil)
    flag(.maximumMode, if: guest.definition.mode == .maximum)
    flag(.runByKVM, if: !isEmulated)
    flag(.needsKVM, if: machine?.type == "kvm")
    flag(.aliasedMachine, if: machine?.machine.map(isMachineAlias) ?? false)
    flag(.unversionedMachine, if: self[.machineVersion] == nil)
    flag(.nests, if: nests && !isEmulated)

    // What besides the CPU can stop it from moving.
    self[.sourceLibvirt] = guest.source?.toldLibvirt.flatMap(versionNumber)
    flag(.withoutMachine, if: machine == nil)
    if let machine {
      self[.obstacles] = machine.obstacles.keys.reduce(0) { $0 | $1.bit }
      flag(.untoldState, if: !machine.tellsState)
      for (place, size) in VerdictFacts.pageSizes.enumerated() where machine.hugePageSizes.contains(size) {
        self[.pageSizes] |= 1 << UInt64(place)
      }
      flag(.pinned, if: machine.pins.contains { !$0.isEmpty })
      self[.highestCPU] = machine.pins.compactMap { $0.max() }.max().flatMap { UInt64(exactly: $0) }
      self[.highestPin] = machine.pins.compactMap { $0.min() }.max().flatMap { UInt64(exactly: $0) }
      flag(.bound, if: !machine.boundNodes.isEmpty)
      self[.highestNode] = machine.boundNodes.max().flatMap { UInt64(exactly: $0) }
    }

    // What KVM's parameters and lists decide.
    if !isEmulated {
      flag(.hasCounters, if: guest.hasCounters)
      if guest.hasCounters { self[.counters] = guest.source?.counters?.number }
      flag(.untoldCounters, if: guest.hasCounters && guest.source?.counters == nil)
      flag(.doubtfulCounters, if: guest.hasCounters && !guest.hasCertainCounters)
      flag(.ignoresMSRs, if: guest.source?.configuration?.isOn("kvm.ignore_msrs") == true)
      for (place, name) in VerdictFacts.enlightenments.enumerated() where guest.enlightenments.contains(name)
      {
        self[.enlightenments] |= 1 << UInt64(place)
      }
      flag(.enlightened, if: self[.enlightenments] != 0)
      flag(.unlistedEnlightenments, if: !guest.unlistedEnlightenments.isEmpty)
      for interface in guest.hypervInterfaces { self[.hypervInterfaces] |= 1 << UInt64(interface) }
      flag(
        .enlightenedByKVMAlone,
        if: guest.hypervInterfaces.contains { !HyperVInterface.all[$0].isListed })
      let given = guest.interfaces(facts)
      for (place, feature) in facts.interfaces.enumerated() where given.contains(feature.index) {
        self[.interfaces] |= 1 << UInt64(place)
      }
      for (place, features) in facts.registers.enumerated() where !present.isDisjoint(with: features) {
        self[.registers] |= 1 << UInt64(place)
      }
      flag(.usesRegisters, if: self[.registers] != 0)
      self[.highestAPIC] = guest.highestAPIC
    }

    // Clocks.
    let source = guest.source.map(HostNumbers.init)
    let isInvariant = !present.isDisjoint(with: facts.invariantCounter) && !isEmulated
    flag(.untoldCounter, if: isInvariant && machine == nil)
    let isUnfixed = machine.map { $0.counterFrequency == nil } ?? false
    flag(.unfixedCounter, if: isInvariant && isUnfixed)
    flag(.fixedCounter, if: machine?.counterFrequency != nil && !isEmulated)
    flag(.reenlightened, if: isUnfixed && machine?.offersReenlightenment ?? false)
    if !isEmulated {
      self[.counterFrequency] = machine?.counterFrequency ?? source?.counterFrequency
      flag(.untoldFrequency, if: self[.counterFrequency] == nil)
    }

    // State.
    for entry in facts.stateFeatures where present.contains(entry.feature) {
      for component in entry.components { self[.components] |= 1 << UInt64(component) }
    }
    let usesMovable = self[.components] >> 3 != 0
    let usesState = self[.components] != 0
    for entry in facts.supervisorFeatures where present.contains(entry.feature) {
      for component in entry.components { self[.components] |= 1 << UInt64(component) }
    }
    if !isEmulated {
      flag(.usesState, if: usesState)
      flag(.usesSupervisorState, if: facts.supervisorFeatures.contains { present.contains($0.feature) })
      flag(.usesMovableState, if: usesMovable)
      let area = guest.source?.stateArea
      for (number, place) in zip(DemandNumber.layouts, VerdictFacts.layoutComponents)
      where self[.components] >> UInt64(place) & 1 != 0 {
        self[number] = area?.place(of: place)
        flag(.untoldLayout, if: place > 2 && self[number] == nil)
      }
    }

    // Addresses.
    if !isEmulated {
      flag(.usesAddresses, if: wanted != nil)
      switch guest.addressBits(of: source) {
      case .fixed(let bits)?: self[.toldAddressBits] = bits
      case .usual(let bits)?: self[.usualAddressBits] = bits
      case .hosts(let bits?)?:
        self[.toldAddressBits] = bits
        // Where the definition's limit decided, it decides here too.
        if guest.addressLimit.map({ bits < $0 }) ?? true { self[.sourceAddressBits] = bits }
      case .hosts(nil)?: flags.insert(.untoldAddresses)
      case nil: break
      }
      self[.fixedAddressBits] = guest.fixedAddressBits
      flag(.fixesAddresses, if: guest.fixedAddressBits != nil)
      self[.addressLimit] = guest.addressLimit
    }

    flag(.unnumberedAddresses, if: guest.hasUnnumberedAddresses)

    // Leaves and caches of the host that it runs on.
    if guest.isPassthrough, !isEmulated {
      flag(.hostsLeaves, if: true)
      flag(.untoldLeaves, if: source?.basicLeaf == nil || source?.extendedLeaf == nil)
      self[.basicLeaf] = source?.basicLeaf
      self[.extendedLeaf] = source?.extendedLeaf
    }
    if guest.isPassthrough, !isEmulated, wanted != nil {
      flag(.hostsIdentity, if: true)
      flag(.untoldIdentity, if: !(source?.tellsIdentity ?? false))
    }
    if guest.hasHostsCaches {
      flag(.hostsCaches, if: true)
      flag(.untoldCaches, if: !(source?.tellsCaches ?? false))
      self[.cacheL1Data] = source?.cacheL1Data
      self[.cacheL1Instruction] = source?.cacheL1Instruction
      self[.cacheL2] = source?.cacheL2
      self[.cacheL3] = source?.cacheL3
    }

    // What the guest sees of its current host.
    if let host = guest.source, wanted != nil {
      for (place, feature) in facts.weaknesses.enumerated()
      where !present.contains(feature.index) && !host.announces(feature) {
        self[.unseenWeaknesses] |= 1 << UInt64(place)
      }
      if guest.isPassthrough {
        self[.addable] = facts.addable.subtracting(present).subtracting(guest.uncertain)
          .subtracting(guest.machineChange.removed)
      }
    }
    if guest.isPassthrough, let source {
      self[.family] = source.family
      self[.model] = source.model
      self[.stepping] = source.stepping
      self[.microcode] = source.microcode
    }
    set(flags)
    close(facts)
  }
}

extension GuestDemand {
  /// Fills the columns whose numbers a space assigns: vendors, names, the machine type and the emulator.
  mutating func takeNumbers(of guest: GuestCPU, in space: VerdictSpace) {
    var names: UInt64 = 0
    for name in guest.wanted?.evidence.uncatalogued ?? [] {
      if let group = space.group(ofName: name) { names |= 1 << UInt64(group) }
    }
    self[.names] = names
    var maps: UInt64 = 0
    for (place, known) in space.maps.enumerated()
    where guest.definition.features.contains(where: { !known.contains($0.name) }) {
      maps |= 1 << UInt64(place)
    }
    self[.mapsLackingNames] = maps
    self[.vendor] = guest.wanted?.vendor.flatMap { space.number(ofVendor: $0) }
    self[.namedVendor] = guest.definition.vendor.flatMap { space.number(ofVendor: $0) }
    self[.machine] = MachineQuestion(guest).flatMap { space.code(of: $0) }.map { UInt64($0) }
    self[.emulator] = space.code(ofEmulatorOf: guest).map { UInt64($0) }
  }
}

extension DemandNumber {
  /// The columns of component offsets, in the order of `VerdictFacts.layoutComponents`.
  static let layouts: [DemandNumber] = [
    .layout2, .layout3, .layout4, .layout5, .layout6, .layout7, .layout9, .layout17, .layout18,
  ]
}

extension XSaveArea {
  /// A component's size and offset as one number; nil if the area has no such component.
  func place(of number: Int) -> UInt64? {
    components.first { $0.number == number }.map { UInt64($0.size) << 32 | UInt64($0.offset) }
  }
}

extension HostCPU {
  /// Whether any record shows the feature.
  func announces(_ feature: Feature) -> Bool {
    observations.contains { $0.evidence.certainlyPresent.contains(feature.index) }
  }
}

/// The source of a guest's physical address bits.
enum AddressBits {
  /// The definition's number.
  case fixed(UInt64)
  /// QEMU's own number.
  case usual(UInt64)
  /// The current host's number; nil if unknown.
  case hosts(UInt64?)
}

extension GuestCPU {
  /// The guest's physical address bits; nil if the machine type may set them.
  func addressBits(of source: HostNumbers?) -> AddressBits? {
    let there = source?.addressBits
    if let address = definition.physicalAddress {
      switch address.mode {
      case .emulate: return address.bits.map { .fixed(UInt64($0)) }
      case .passthrough: return .hosts(there.map { min($0, address.limit.map { UInt64($0) } ?? $0) })
      }
    }
    if isPassthrough { return .hosts(there) }
    // Distributions' own machine types may use the host's number.
    guard let machine = machine?.machine, machine.isUpstreamMachine else { return nil }
    return .usual(40)
  }
}

extension GuestCPU {
  /// The physical address bits that the definition fixes; nil if it does not.
  var fixedAddressBits: UInt64? {
    guard let address = definition.physicalAddress, address.mode == .emulate else { return nil }
    return address.bits.map { UInt64($0) }
  }

  /// The physical address bits that the definition allows at most of the host's; nil without such a limit.
  var addressLimit: UInt64? {
    guard let address = definition.physicalAddress, address.mode == .passthrough else { return nil }
    return address.limit.map { UInt64($0) }
  }

  /// Whether the definition has QEMU's own number of physical address bits, without saying which.
  var hasUnnumberedAddresses: Bool {
    definition.physicalAddress.map { $0.mode == .emulate && $0.bits == nil } ?? false
  }

  /// Whether the guest sees the caches of the host that it runs on; libvirt writes that out for a guest with the host's CPU.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/qemu/qemu_command.c, qemuBuildCpuCommandLine (host-cache-info).
  var hasHostsCaches: Bool { definition.cache?.mode == .passthrough && !isEmulated }
}

extension GuestCPU {
  /// Whether the guest sees performance counters: those of a guest with the host's CPU unless its definition takes them away, and
  /// those that a definition asks for; none where the KVM that runs it gives none.
  ///
  /// - SeeAlso: qemu 10.0 target/i386/cpu.c, max_x86_cpu_initfn (pmu) and x86_cpu_properties (off for other models).
  var hasCounters: Bool {
    guard let machine, source?.configuration?.isOn("kvm.enable_pmu") != false,
      source?.counters?.version != 0
    else { return false }
    return isPassthrough ? machine.features["pmu"] != "off" : machine.features["pmu"] == "on"
  }
}

extension GuestCPU {
  /// The enlightenments that the definition switches on, in libvirt's order, less those that the list of the guest's host lacks.
  ///
  /// A guest that runs with what its host's list lacks shows that such a list decides nothing.
  var enlightenments: [String] {
    wantedEnlightenments.filter { source?.enlightenments?.contains($0) ?? true }
  }

  /// The enlightenments that the guest runs with although its host's list lacks them.
  var unlistedEnlightenments: [String] {
    wantedEnlightenments.filter { source?.enlightenments?.contains($0) == false }
  }

  private var wantedEnlightenments: [String] {
    guard !isEmulated, let features = machine?.features else { return [] }
    return VerdictFacts.enlightenments.filter { features["hyperv.\($0)"] == "on" }
  }
}

extension GuestCPU {
  /// Whether the counters that the guest sees are certain: its definition asks for them by name, or its host's KVM is known to give some.
  var hasCertainCounters: Bool {
    hasCounters
      && (machine?.features["pmu"] == "on" || source?.counters != nil
        || source?.configuration?.isOn("kvm.enable_pmu") == true)
  }
}

/// Whether a machine type is an alias that differs between QEMU versions.
func isMachineAlias(_ machine: String) -> Bool { machine == "pc" || machine == "q35" }

/// The version of QEMU that a versioned machine type came with, `pc-q35-7.2`; nil for aliases and distributions' own.
func machineVersion(_ machine: String) -> [Int]? {
  guard machine.isUpstreamMachine, let number = machine.split(separator: "-").last else { return nil }
  let parts = number.split(separator: ".").map { Int($0) }
  return parts.count >= 2 && !parts.contains(nil) ? parts.compactMap(\.self) : nil
}

extension String {
  /// Whether this is one of QEMU's own machine types of PCs, `pc-i440fx-7.2` or `pc-q35-7.2`.
  var isUpstreamMachine: Bool {
    guard hasPrefix("pc-i440fx-") || hasPrefix("pc-q35-") else { return false }
    return split(separator: "-").last.map { $0.allSatisfy { $0.isNumber || $0 == "." } } ?? false
  }
}
