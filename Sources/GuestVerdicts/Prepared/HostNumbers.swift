internal import CPUCatalog
internal import CPUCompatibility
internal import X86CPU

/// A host's numbers for verdicts, read in one pass with the same rules as `HostCPU.value(_:)`.
struct HostNumbers: Sendable {
  private(set) var addressBits: UInt64?
  private(set) var counterFrequency: UInt64?
  private(set) var family: UInt64?
  private(set) var model: UInt64?
  private(set) var stepping: UInt64?
  private(set) var microcode: UInt64?
  /// What guests can enable in XCR0 according to KVM, otherwise what the CPU has; nil also if KVM records differ.
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

  /// The documents' values of one number; those that show the host itself come first.
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

    /// Whether any document has a value.
    var isTold: Bool { own != nil || other != nil }

    /// The single value; nil if there is none or several differ.
    var value: UInt64? { own == nil ? othersDiffer ? nil : other : ownDiffer ? nil : own }
  }
}

extension HostCPU {
  /// The XSAVE area of the first CPU that reports it.
  var stateArea: XSaveArea? { cpus.lazy.compactMap { ($0.told ?? $0.table).xsaveArea }.first }

  /// The components from 3 on with unknown size and offset in the XSAVE area, one bit per number; components that the CPU does
  /// not have do not count.
  var unplacedComponents: UInt64 {
    let unknown = stateArea?.unknownComponents ?? VerdictFacts.layoutComponents
    return unknown.filter { $0 > 2 }.reduce(0) { $0 | 1 << UInt64($1) }
  }

  /// The newest QEMU on the host; nil if unknown.
  var newestQEMU: [Int]? {
    configuration?.qemuVersions.values.map { $0.split(separator: ".").compactMap { Int($0) } }
      .filter { !$0.isEmpty }.max { $0.lexicographicallyPrecedes($1) }
  }

  /// Whether the host can scale guests' TSC to other frequencies; nil if unknown.
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

  /// Whether the host has a machine type, with the guest's emulator or any; nil if no record has a list.
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
