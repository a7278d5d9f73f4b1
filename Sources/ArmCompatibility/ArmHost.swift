public import ArmCPU
public import ArmCatalog
public import X86CPU

/// An Arm host: what its records prove, core by core.
public struct ArmHost: Sendable {
  /// The name that reports use.
  public var name: String
  /// The architecture's name, `aarch64`.
  public var architecture: String
  /// The kernel, as `uname -r` prints it; nil if no record has it.
  public var kernel: String?
  /// The different cores; never empty.
  public var cores: [ArmCoreEvidence]
  /// What QEMU can switch on there (true) or only off (false), by the property's name.
  public var properties: [String: Bool]
  /// The frequency of the system counter in Hz; nil if no record has it.
  public var counterFrequency: UInt64?
  /// The most bits of a guest's physical address; nil if no record has them.
  public var guestAddressBits: Int?
  /// The model and the vendor that libvirt names.
  public var libvirtCPU: LibvirtCPU?
  /// Whether a record shows registers that KVM gives a virtual CPU, with everything off that a VMM must ask for.
  public var showsBareVirtualCPU: Bool

  /// The CPU that libvirt names on Arm: it compares nothing else.
  public struct LibvirtCPU: Sendable, Hashable {
    /// The model, from the part number of MIDR_EL1.
    public var model: String?
    /// The vendor, from its implementer.
    public var vendor: String?
  }

  /// A host of another architecture, where nothing else matters.
  public init(name: String, architecture: String) {
    (self.name, self.architecture) = (name, architecture)
    (kernel, properties, showsBareVirtualCPU) = (nil, [:], false)
    cores = [ArmCoreEvidence()]
  }

  /// Folds the records of one host.
  ///
  /// Cores with one MIDR_EL1 are the same core; a core without one is the host's only core.
  public init(_ records: [ArmRecord], name: String) {
    self.name = records.compactMap(\.hostName).first ?? name
    architecture = records.first?.architecture ?? "aarch64"
    kernel = records.compactMap(\.kernel).first
    counterFrequency = records.compactMap(\.counterFrequency).first
    guestAddressBits = records.compactMap(\.guestAddressBits).first
    properties = [:]
    showsBareVirtualCPU = records.contains { $0.point == .virtualCPU }
    var cores: [ArmCoreEvidence] = []
    for record in records {
      properties.merge(record.properties) { first, _ in first }
      if record.model != nil || record.vendor != nil {
        libvirtCPU = LibvirtCPU(model: record.model, vendor: record.vendor)
      }
      for core in record.cores {
        let evidence = ArmCoreEvidence(core, at: record.point)
        if let place = cores.firstIndex(where: { $0.isSameCore(as: evidence) }) {
          cores[place].merge(evidence)
        } else {
          cores.append(evidence)
        }
      }
    }
    self.cores = cores.isEmpty ? [ArmCoreEvidence()] : cores
  }
}

/// What records prove about one core of a host.
public struct ArmCoreEvidence: Sendable {
  /// The logical CPUs with this core; empty if no record has their numbers.
  public var numbers: [Int] = []
  /// MIDR_EL1.
  public var mainID: MainID?
  /// Values that KVM gives a virtual CPU.
  public var registers: [KVMRegisterID: UInt64] = [:]
  /// Values that Linux shows to programs; of hidden fields, they prove nothing.
  public var shown: [SystemRegister: UInt64] = [:]
  /// Which virtual CPU the registers are of; nil without one.
  public var virtualCPU: VirtualCPU?
  /// Masks of the bits that KVM lets a VMM write, if it was asked; a register without one can't be written.
  public var writable: [KVMRegisterID: UInt64]?
  /// All registers of a virtual CPU, if a record lists them.
  public var listed: Set<KVMRegisterID>?
  /// Thresholds that the core reaches.
  public var reached = ThresholdSet()
  /// Thresholds that it is known not to reach.
  public var missed = ThresholdSet()

  /// A virtual CPU by what its VMM asked for.
  public enum VirtualCPU: Sendable {
    /// Nothing that a VMM must ask for, as Firecracker's guests.
    case bare
    /// SVE, pointer authentication and PMU, as far as KVM offers them, as QEMU's model host.
    case whole
  }

  /// A core without evidence.
  public init() {}

  /// What a record proves about a core.
  init(_ core: ArmCore, at point: ArmRecord.Point) {
    numbers = core.numbers
    mainID = core[.mainID].map { MainID(UInt32(truncatingIfNeeded: $0)) }
    listed = core.listed.map { Set($0.map(KVMRegisterID.init(id:))) }
    virtualCPU = point == .virtualCPU ? .bare : point == .wholeVirtualCPU ? .whole : nil
    writable = core.writable.map { masks in
      Dictionary(uniqueKeysWithValues: masks.map { (KVMRegisterID(id: $0.key), $0.value) })
    }
    for (id, value) in core.registers {
      let register = KVMRegisterID(id: id)
      if point == .userSpace {
        if let system = register.systemRegister { shown[system] = value }
      } else {
        registers[register] = value
      }
    }
    for word in core.words {
      guard let proof = ArmNames.standard.proof(of: word) else { continue }
      for threshold in proof.field.thresholds(of: proof.value).reached { reached.insert(threshold) }
    }
    for field in ArmFieldTable.standard.fields where field.order == .lower {
      guard let value = value(of: field) else { continue }
      let thresholds = field.thresholds(of: value)
      for threshold in thresholds.reached { reached.insert(threshold) }
      for threshold in thresholds.missed { missed.insert(threshold) }
    }
  }

  /// The exact value of a field, if a record has it.
  public func value(of field: ArmField) -> UInt64? {
    if let value = registers[KVMRegisterID(field.register)] { return field.value(in: value) }
    return field.isVisible ? shown[field.register].map { field.value(in: $0) } : nil
  }

  /// Which virtual CPU the field's value is of; nil if none has it.
  func virtualCPU(with field: ArmField) -> VirtualCPU? {
    registers[KVMRegisterID(field.register)] == nil ? nil : virtualCPU
  }

  /// Whether it can be the same core of one host: equal MIDR_EL1, or one of the two is unknown.
  func isSameCore(as other: Self) -> Bool { mainID == nil || other.mainID == nil || mainID == other.mainID }

  /// Adds what another record proves about the same core.
  mutating func merge(_ other: Self) {
    numbers = Set(numbers + other.numbers).sorted()
    mainID = mainID ?? other.mainID
    // Of two virtual CPUs that were asked for different things, the first counts.
    if virtualCPU == nil || other.virtualCPU == nil || virtualCPU == other.virtualCPU {
      registers.merge(other.registers) { first, _ in first }
      listed = listed ?? other.listed
    }
    virtualCPU = virtualCPU ?? other.virtualCPU
    writable = writable ?? other.writable
    shown.merge(other.shown) { first, _ in first }
    reached.formUnion(other.reached)
    missed.formUnion(other.missed)
  }
}
