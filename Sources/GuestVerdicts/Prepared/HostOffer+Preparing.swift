internal import CPUCatalog
public import CPUCompatibility
public import LibvirtCPU
internal import X86CPU

extension HostOffer {
  /// Prepares what a host offers to guests that KVM runs, in O(features).
  ///
  /// - Parameters:
  ///   - space: The space built from this host; any other traps.
  ///   - map: The map of the host's libvirt.
  ///   - libvirt: The version of the host's libvirt, if somebody says so; else its record tells.
  ///   - policy: The rules for the host: `CompatibilityPolicy.rules(forHost:)`.
  public init(
    _ host: HostCPU, map: MapProjection, libvirt: LibvirtVersion? = nil,
    policy: CompatibilityPolicy.Rules = CompatibilityPolicy.Rules(), in space: VerdictSpace
  ) {
    precondition(space.holds(host), "a host from another space")
    self.init(judging: host, map, libvirt, policy, space)
  }

  /// Prepares what a host offers to emulated guests, without the host's own CPU.
  public init(
    toEmulatedGuests host: HostCPU, map: MapProjection, libvirt: LibvirtVersion? = nil,
    policy: CompatibilityPolicy.Rules = CompatibilityPolicy.Rules(), in space: VerdictSpace
  ) {
    precondition(space.holds(host), "a host from another space")
    self.init(judging: host.forEmulatedGuests, map, libvirt, policy, space, isEmulated: true)
  }

  /// Prepares a host that already describes what guests see.
  init(
    judging host: HostCPU, _ map: MapProjection, _ libvirt: LibvirtVersion?,
    _ policy: CompatibilityPolicy.Rules, _ space: VerdictSpace, isEmulated: Bool = false
  ) {
    self.init()
    let facts = space.facts
    let exposures = HostExposures(host, masks: facts.exposures)
    let configuration = host.configuration
    let numbers = HostNumbers(host)
    var flags: OfferFlags = []
    func flag(_ flag: OfferFlags, if isSo: Bool) { if isSo { flags.insert(flag) } }

    flag(.toEmulated, if: isEmulated)

    // Features.
    let absent = exposures.accepted.absent
    let untold = facts.all.subtracting(exposures.accepted.present).subtracting(absent)
    let grave = absent.intersection(facts.grave).subtracting(policy.warn)
    let withheld = absent.union(untold).intersection(facts.nestedControls)
    self[.missingGrave] = grave
    self[.missingLight] = absent.subtracting(grave)
    self[.untold] = untold.subtracting(policy.warn)
    self[.untoldAccepted] = untold.intersection(policy.warn)
    self[.absent] = absent.subtracting(policy.warn)
    self[.absentAccepted] = absent.intersection(policy.warn)
    self[.refused] = absent.intersection(map.named).subtracting(policy.warn)
    self[.refusedAccepted] = absent.intersection(map.named).intersection(policy.warn)
    self[.withheld] = withheld
    self[.withheldRefused] = withheld.intersection(map.named).subtracting(policy.warn)
    self[.withheldAccepted] = withheld.intersection(map.named).intersection(policy.warn)
    self[.given] = exposures.offered.present
    self[.givenUntold] = facts.all.subtracting(exposures.offered.present).subtracting(
      exposures.offered.absent)
    self[.reference] = (host.reference?.evidence.certainlyPresent ?? FeatureSet()).intersection(map.named)
    self[.unshown] = absent.subtracting(host.shown)
    self[.kept] = policy.keep.intersection(exposures.accepted.present)
    flag(.losesKept, if: !policy.keep.isDisjoint(with: absent))
    flag(.untoldKept, if: !policy.keep.isDisjoint(with: untold))
    let mixed = host.mixedFeatures
    self[.mixed] = mixed
    flag(.mixed, if: !mixed.isEmpty)
    for (place, feature) in facts.weaknesses.enumerated() where host.announces(feature) {
      self[.weaknesses] |= 1 << UInt64(place)
    }
    takeNumbers(of: host, in: space)

    // The machine.
    flag(.untoldVendor, if: self[.vendor] == nil)
    self[.libvirtVersion] = (libvirt ?? host.toldLibvirt).flatMap(versionNumber)
    flag(.untoldLibvirt, if: self[.libvirtVersion] == nil)
    self[.cpus] = isEmulated ? nil : host.mostCPUs
    flag(.untoldCPUs, if: self[.cpus] == nil)
    if let modules = configuration?.modules {
      flag(.withoutKVM, if: !modules.contains { $0 == "kvm" || $0.hasPrefix("kvm_") })
    }
    if let size = configuration?.kvmCapabilities?["KVM_CAP_NESTED_STATE"] {
      flag(.withoutNestedState, if: size <= 0)
    }

    flag(.withoutCounters, if: configuration?.isOn("kvm.enable_pmu") == false)
    self[.counters] = isEmulated ? nil : host.counters?.number
    flag(.untoldCounters, if: self[.counters] == nil)
    flag(.faultsOnMSRs, if: configuration?.isOn("kvm.ignore_msrs") == false)
    let interfaces = configuration?.hyperV
    flag(.untoldEnlightenments, if: host.enlightenments == nil && interfaces == nil)
    flag(.untoldHypervInterfaces, if: interfaces == nil)
    if let listed = host.enlightenments {
      let refused = host.refusedHypervInterfaces
      for (place, name) in VerdictFacts.enlightenments.enumerated()
      where !listed.contains(name) && !refused.contains(name) {
        self[.lackingEnlightenments] |= 1 << UInt64(place)
      }
    }
    if let interfaces {
      for (place, interface) in HyperVInterface.all.enumerated() where !interface.isIn(interfaces) {
        self[.lackingHypervInterfaces] |= 1 << UInt64(place)
      }
    }
    for (place, feature) in facts.interfaces.enumerated() {
      let bit: UInt64 = 1 << UInt64(place)
      if grave.contains(feature.index) {
        self[.lackingGraveInterfaces] |= bit
      } else if absent.contains(feature.index) {
        self[.lackingLightInterfaces] |= bit
      } else if untold.contains(feature.index) {
        self[.untoldInterfaces] |= bit
      }
    }
    flag(.untoldRegisters, if: configuration?.savedMSRs == nil)
    if let saved = configuration?.savedMSRs {
      // If the features are missing, that is enough.
      for (place, register) in SavedRegister.all.enumerated()
      where !saved.contains(register.index) && !facts.registers[place].isSubset(of: absent) {
        self[.lackingRegisters] |= 1 << UInt64(place)
      }
    }
    let wideAPIC = configuration?.kvmCapabilities?["KVM_CAP_X2APIC_API"]
    flag(.withoutWideAPIC, if: wideAPIC.map { $0 <= 0 } ?? false)
    flag(.untoldWideAPIC, if: wideAPIC == nil)
    self[.highestAPIC] = isEmulated ? nil : host.highestAPIC
    if let resources = host.resources {
      self[.highestCPU] = resources.cpus.max().flatMap { UInt64(exactly: $0) }
      self[.highestNode] = resources.nodes.max().flatMap { UInt64(exactly: $0) }
      for (place, size) in VerdictFacts.pageSizes.enumerated()
      where !resources.pageSizes.isEmpty && !resources.pageSizes.contains(size) {
        self[.lackingPages] |= 1 << UInt64(place)
      }
    }
    flag(.untoldCPUList, if: host.resources?.cpus.isEmpty ?? true)
    flag(.untoldNodes, if: host.resources?.nodes.isEmpty ?? true)

    // Clocks and addresses.
    self[.counterFrequency] = numbers.counterFrequency
    flag(.untoldCounter, if: numbers.counterFrequency == nil)
    switch host.scales(facts.catalog) {
    case true?: flags.insert(.scalesCounters)
    case false?: flags.insert(.scalesNoCounters)
    case nil: break
    }
    self[.addressBits] = numbers.addressBits
    self[.kernelAddressBits] = numbers.kernelAddressBits
    flag(.untoldKernelAddresses, if: numbers.kernelAddressBits == nil)
    flag(.untoldIdentity, if: !numbers.tellsIdentity)
    flag(.untoldCaches, if: !numbers.tellsCaches)
    flag(.untoldAddresses, if: numbers.addressBits == nil)

    // Leaves and caches.
    self[.basicLeaf] = numbers.basicLeaf
    self[.extendedLeaf] = numbers.extendedLeaf
    flag(.untoldLeaves, if: numbers.basicLeaf == nil || numbers.extendedLeaf == nil)
    self[.cacheL1Data] = numbers.cacheL1Data
    self[.cacheL1Instruction] = numbers.cacheL1Instruction
    self[.cacheL2] = numbers.cacheL2
    self[.cacheL3] = numbers.cacheL3

    // State.
    flag(.untoldState, if: numbers.stateComponents == nil)
    if let taken = numbers.stateComponents {
      // If the feature itself is missing, that is enough.
      for entry in facts.stateFeatures where !absent.contains(entry.feature) {
        for component in entry.components where taken >> UInt64(component) & 1 == 0 {
          self[.lackingComponents] |= 1 << UInt64(component)
        }
      }
    }
    // IA32_XSS: what KVM does not list it does not take, and what the CPU lacks nobody does.
    flag(.untoldSupervisorState, if: numbers.supervisorComponents == nil)
    if let taken = numbers.supervisorComponents ?? numbers.ownSupervisorComponents {
      for entry in facts.supervisorFeatures where !absent.contains(entry.feature) {
        for component in entry.components where taken >> UInt64(component) & 1 == 0 {
          self[.lackingComponents] |= 1 << UInt64(component)
        }
      }
    }
    self[.unplacedComponents] = host.unplacedComponents
    if let area = host.stateArea {
      for (number, place) in zip(OfferNumber.layouts, VerdictFacts.layoutComponents) {
        self[number] = area.place(of: place)
      }
    }

    // Identity.
    self[.family] = numbers.family
    self[.model] = numbers.model
    self[.stepping] = numbers.stepping
    self[.microcode] = numbers.microcode
    set(flags)
    close(facts)
  }
}

extension HostOffer {
  /// Fills the columns whose numbers a space assigns: vendor, map, names, machine types and emulators.
  mutating func takeNumbers(of host: HostCPU, in space: VerdictSpace) {
    self[.unknownNames] = space.namesUnknown(to: host.observations)
    self[.map] = 0
    if let names = host.configuration?.mapFeatures, let place = space.maps.firstIndex(of: names) {
      self[.map] = 1 << UInt64(place)
    }
    self[.vendor] = host.vendor.flatMap { space.number(ofVendor: $0) }
    let emulators = space.emulatorAnswers(of: host)
    self[.qemuVersions] = emulators.versions
    self[.ambiguousEmulators] = BitSet1024(emulators.ambiguous)
    let machines = space.machineAnswers(of: host)
    self[.lackingMachines] = BitSet1024(machines.lacking)
    self[.untoldMachines] = BitSet1024(machines.untold)
  }
}

extension OfferNumber {
  /// The columns of component offsets, in the order of `VerdictFacts.layoutComponents`.
  static let layouts: [OfferNumber] = [
    .layout2, .layout3, .layout4, .layout5, .layout6, .layout7, .layout9, .layout17, .layout18,
  ]
}

extension HostCPU {
  /// What any record of the host shows, of its own CPU or of guests.
  var shown: FeatureSet {
    observations.reduce(into: FeatureSet()) { $0.formUnion($1.evidence.certainlyPresent) }
  }

  /// The version of the host's libvirt that its record tells.
  var toldLibvirt: LibvirtVersion? { configuration?.libvirtVersion.flatMap { LibvirtVersion($0) } }

  /// The most virtual CPUs that KVM runs in one guest; nil if KVM was not asked.
  ///
  /// - SeeAlso: qemu 10.2 accel/kvm/kvm-all.c, kvm_max_vcpus.
  var mostCPUs: UInt64? {
    configuration?.kvmCapabilities?["KVM_CAP_MAX_VCPUS"].flatMap { $0 > 0 ? UInt64($0) : nil }
  }

  /// The highest APIC number that KVM accepts; nil if KVM was not asked.
  ///
  /// - SeeAlso: linux 6.18 Documentation/virt/kvm/api.rst, KVM_CREATE_VCPU (KVM_CAP_MAX_VCPU_ID).
  var highestAPIC: UInt64? {
    configuration?.kvmCapabilities?["KVM_CAP_MAX_VCPU_ID"].flatMap { $0 > 0 ? UInt64($0 - 1) : nil }
  }

  /// The Hyper-V enlightenments by libvirt's names that KVM's own list lacks; none without such a list.
  var refusedHypervInterfaces: Set<String> {
    guard let list = configuration?.hyperV else { return [] }
    return Set(HyperVInterface.all.filter { !$0.isIn(list) }.map(\.name))
  }

  /// What only some of the host's logical CPUs have, if its record distinguishes them.
  var mixedFeatures: FeatureSet {
    guard cpus.count > 1 else { return FeatureSet() }
    return observations.filter { $0.point == .cpuid }.reduce(into: FeatureSet()) {
      $0.formUnion($1.evidence.conflicts)
    }
  }
}
