/// What a document says of an Arm machine, or of a guest of one.
public struct ArmRecord: Sendable, Hashable, Codable {
  /// Where the record comes from.
  public var point: Point
  /// The architecture's name in the record; `aarch64` if the format has none.
  public var architecture = "aarch64"
  /// The host's name, if the record has it.
  public var hostName: String?
  /// The host's kernel, as `uname -r` prints it, if the record has it.
  public var kernel: String?
  /// The different cores, in the record's order; a guest's definition has none.
  public var cores: [ArmCore] = []
  /// The guest that the record defines.
  public var guest: ArmGuest?
  /// The model that libvirt names.
  public var model: String?
  /// The vendor that libvirt names.
  public var vendor: String?
  /// What QEMU can switch on (true) or only off (false), by the property's name.
  public var properties: [String: Bool] = [:]
  /// The frequency of the system counter (CNTFRQ_EL0) in Hz.
  public var counterFrequency: UInt64?
  /// The most bits of a guest's physical address that KVM takes (KVM_CAP_ARM_VM_IPA_SIZE).
  public var guestAddressBits: Int?

  /// A record of nothing yet.
  public init(point: Point) { self.point = point }

  /// The observation points of Arm CPUs.
  public enum Point: String, Sendable, Codable {
    /// The registers that KVM gives a virtual CPU, with all features off that a VMM must ask for.
    case virtualCPU
    /// The registers that KVM gives a virtual CPU with SVE, pointer authentication and PMU on, as far as it offers them: QEMU's model host.
    case wholeVirtualCPU
    /// The ID registers as Linux shows them to programs: some fields, the rest as safe values.
    case userSpace
    /// The words of /proc/cpuinfo: lower limits of some fields.
    case words
    /// libvirt's host CPU: a model, a vendor and words of the kernel.
    case libvirtHost
    /// A guest's definition.
    case guest
    /// QEMU's expansion of its model host.
    case qemu
  }
}

/// One of a machine's different cores.
public struct ArmCore: Sendable, Hashable, Codable {
  /// The numbers of the logical CPUs with this core; empty if the record has none.
  public var numbers: [Int] = []
  /// Values by KVM's ids; not those wider than 64 bits.
  public var registers: [UInt64: UInt64] = [:]
  /// Ids of all registers in the record, if it lists all that a virtual CPU has.
  public var listed: Set<UInt64>?
  /// Masks of the bits that a VMM may write, by KVM's ids; nil if KVM was not asked.
  ///
  /// A register without a mask can't be written.
  public var writable: [UInt64: UInt64]?
  /// Words of the kernel; a missing one proves nothing.
  public var words: Set<String> = []

  /// A core without values yet.
  public init() {}

  /// The value of a system register, if the record has it.
  public subscript(register: SystemRegister) -> UInt64? {
    get { registers[KVMRegisterID(register).id] }
    set { registers[KVMRegisterID(register).id] = newValue }
  }
}

/// A guest of an Arm host, as libvirt defines it.
public struct ArmGuest: Sendable, Hashable, Codable {
  /// The mode of its CPU: `host-passthrough`, `maximum`, `host-model`, `custom`; nil without a `<cpu>`.
  public var mode: String?
  /// The model that it names.
  public var model: String?
  /// Features that the definition requires (true) or disables (false).
  public var features: [String: Bool] = [:]
  /// The version of the interrupt controller that it asks for: `2`, `3`, `host`.
  public var interruptController: String?
  /// Whether it is run by KVM; nil if the definition does not say.
  public var usesKVM: Bool?

  /// A guest without settings yet.
  public init() {}
}
