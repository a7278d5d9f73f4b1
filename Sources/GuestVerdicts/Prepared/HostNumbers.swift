internal import CPUCatalog
internal import CPUCompatibility
internal import X86CPU

/// The numbers of a host by which verdicts go, read in one pass; each as `HostCPU.value(_:)` gives it.
struct HostNumbers: Sendable {
  private(set) var addressBits: UInt64?
  private(set) var counterFrequency: UInt64?
  private(set) var family: UInt64?
  private(set) var model: UInt64?
  private(set) var stepping: UInt64?
  private(set) var microcode: UInt64?
  private(set) var cacheL1Data: UInt64?
  private(set) var cacheL1Instruction: UInt64?
  private(set) var cacheL2: UInt64?
  private(set) var cacheL3: UInt64?
  /// The highest basic CPUID leaf that guests with the host's CPU have, as QEMU says, else as KVM does: QEMU raises that of its model
  /// host to KVM's; nil also where records differ, and where CPUID alone was read.
  ///
  /// - SeeAlso: qemu 10.2 target/i386/kvm/kvm-cpu.c, kvm_cpu_max_instance_init; linux 6.18 arch/x86/kvm/cpuid.c, __do_cpuid_func.
  private(set) var basicLeaf: UInt64?
  /// The highest extended one.
  private(set) var extendedLeaf: UInt64?
  /// What guests may enable in XCR0, as KVM says, else what the CPU has; nil also where records of what KVM says differ.
  private(set) var stateComponents: UInt64?

  init(_ host: HostCPU) {
    var address = Reading()
    var counter = Reading()
    var identity = (family: Reading(), model: Reading(), stepping: Reading(), microcode: Reading())
    var components = Reading()
    var guests = Reading()
    var caches = (data: Reading(), instruction: Reading(), second: Reading(), third: Reading())
    // QEMU's word counts as the host's own would.
    var leaves = (basic: Reading(), extended: Reading())
    for reading in host.quantities {
      let isOwn = reading.point.showsHost
      switch reading.quantity {
      case .physicalAddressBits: address.add(reading.value, isOwn)
      case .tscFrequency: counter.add(reading.value, isOwn)
      case .family: identity.family.add(reading.value, isOwn)
      case .model: identity.model.add(reading.value, isOwn)
      case .stepping: identity.stepping.add(reading.value, isOwn)
      case .microcode: identity.microcode.add(reading.value, isOwn)
      case .cacheL1Data: caches.data.add(reading.value, isOwn)
      case .cacheL1Instruction: caches.instruction.add(reading.value, isOwn)
      case .cacheL2: caches.second.add(reading.value, isOwn)
      case .cacheL3: caches.third.add(reading.value, isOwn)
      case .highestBasicLeaf where reading.point.tellsGuestsLeaves:
        leaves.basic.add(reading.value, reading.point.kind == .qemuHostModel)
      case .highestExtendedLeaf where reading.point.tellsGuestsLeaves:
        leaves.extended.add(reading.value, reading.point.kind == .qemuHostModel)
      case .xsaveUserComponents:
        components.add(reading.value, isOwn)
        if !isOwn, reading.point.isComparable { guests.add(reading.value, false) }
      default: break
      }
    }
    addressBits = address.value
    counterFrequency = counter.value
    family = identity.family.value
    model = identity.model.value
    stepping = identity.stepping.value
    microcode = identity.microcode.value
    cacheL1Data = caches.data.value
    cacheL1Instruction = caches.instruction.value
    cacheL2 = caches.second.value
    cacheL3 = caches.third.value
    basicLeaf = leaves.basic.value
    extendedLeaf = leaves.extended.value
    stateComponents = guests.isTold ? guests.value : components.value
  }

  /// What documents say of one number: those that show the host itself go before others.
  private struct Reading {
    private var own: UInt64?
    private var other: UInt64?
    private var ownDiffer = false
    private var othersDiffer = false

    mutating func add(_ value: UInt64, _ isOwn: Bool) {
      if isOwn {
        if let own, own != value { ownDiffer = true }
        own = value
      } else {
        if let other, other != value { othersDiffer = true }
        other = value
      }
    }

    /// Whether there is a value at all.
    var isTold: Bool { own != nil || other != nil }

    /// The one value; nil if there is none, or several.
    var value: UInt64? { own == nil ? othersDiffer ? nil : other : ownDiffer ? nil : own }
  }
}

extension ObservationPoint {
  /// Whether the highest leaves that it shows are those of guests with the host's CPU.
  fileprivate var tellsGuestsLeaves: Bool { kind == .qemuHostModel || kind == .kvmSupported }
}

extension HostCPU {
  /// The XSAVE area of the first CPU that tells it.
  var stateArea: XSaveArea? { cpus.lazy.compactMap { ($0.told ?? $0.table).xsaveArea }.first }

  /// The components from 3 on of which size and place in the XSAVE area are not known, a bit each by its number; what the CPU does
  /// not have is none of them.
  var unplacedComponents: UInt64 {
    let unknown = stateArea?.unknownComponents ?? VerdictFacts.layoutComponents
    return unknown.filter { $0 > 2 }.reduce(0) { $0 | 1 << UInt64($1) }
  }

  /// Whether the host runs guests' time-stamp counters at other frequencies than its own; nil if that is not known.
  func scales(_ catalog: Catalog) -> Bool? {
    if let value = configuration?.kvmCapabilities?["KVM_CAP_TSC_CONTROL"] { return value > 0 }
    if let scalesCounter { return scalesCounter }
    let bits = ["vmx-tsc-scaling", "tsc-scale"].compactMap { catalog[$0] }
    let own = observations.filter { $0.point.showsHost }
    if bits.contains(where: { bit in own.contains { $0.evidence.certainlyPresent.contains(bit.index) } }) {
      return true
    }
    return nil
  }

  /// Whether the host has a machine type: that of the emulator that the guest names, else all; nil if no record reports it, or if they
  /// differ.
  func hasMachine(_ question: MachineQuestion) -> Bool? {
    if let emulator = question.emulator, let types = machineTypes[emulator] {
      return types.isEmpty ? nil : types.contains(question.machine)
    }
    // The emulator that starts the guest is unknown: all of them have to agree.
    let answers = Set(machineTypes.values.filter { !$0.isEmpty }.map { $0.contains(question.machine) })
    return answers.count == 1 ? answers.first : nil
  }
}
