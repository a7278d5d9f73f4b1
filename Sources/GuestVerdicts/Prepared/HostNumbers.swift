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
  /// What guests may enable in XCR0, as KVM says, else what the CPU has; nil also where records of what KVM says differ.
  private(set) var stateComponents: UInt64?

  init(_ host: HostCPU) {
    var address = Reading()
    var counter = Reading()
    var identity = (family: Reading(), model: Reading(), stepping: Reading(), microcode: Reading())
    var components = Reading()
    var guests = Reading()
    for reading in host.quantities {
      let isOwn = reading.point.showsHost
      switch reading.quantity {
      case .physicalAddressBits: address.add(reading.value, isOwn)
      case .tscFrequency: counter.add(reading.value, isOwn)
      case .family: identity.family.add(reading.value, isOwn)
      case .model: identity.model.add(reading.value, isOwn)
      case .stepping: identity.stepping.add(reading.value, isOwn)
      case .microcode: identity.microcode.add(reading.value, isOwn)
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

extension HostCPU {
  /// The XSAVE area of the first CPU that tells it.
  var stateArea: XSaveArea? { cpus.lazy.compactMap { ($0.told ?? $0.table).xsaveArea }.first }

  /// The components from 3 on of which size and place in the XSAVE area are not known, a bit each by its number; what the CPU does
  /// not have is none of them.
  var unplacedComponents: UInt64 {
    let unknown = stateArea?.unknownComponents ?? VerdictFacts.layoutComponents
    return unknown.filter { $0 > 2 }.reduce(0) { $0 | 1 << UInt64($1) }
  }

  /// The newest QEMU on the host, by its numbers; nil if it is not known.
  var newestQEMU: [Int]? {
    configuration?.qemuVersions.values.map { $0.split(separator: ".").compactMap { Int($0) } }
      .filter { !$0.isEmpty }.max { $0.lexicographicallyPrecedes($1) }
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

  /// Whether the host has a machine type, of the emulator that the guest names or of all; nil if no record tells.
  func hasMachine(_ question: MachineQuestion) -> Bool? {
    if let emulator = question.emulator, let types = machineTypes[emulator] {
      return types.isEmpty ? nil : types.contains(question.machine)
    }
    var isTold = false
    for types in machineTypes.values {
      if types.contains(question.machine) { return true }
      if !types.isEmpty { isTold = true }
    }
    return isTold ? false : nil
  }
}
