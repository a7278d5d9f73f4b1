public import X86CPU

/// A vendor entry of a CPU map.
public struct MapVendor: Sendable, Hashable {
  /// libvirt's name, `Intel`.
  public let name: String
  /// The twelve characters of CPUID leaf 0, `GenuineIntel`.
  public let string: String

  /// EBX, EDX and ECX of CPUID leaf 0.
  let registers: CPUIDRegisters

  /// Creates a vendor; nil if `string` is not twelve bytes long.
  init?(name: String, string: String) {
    let bytes = Array(string.utf8)
    guard bytes.count == 12 else { return nil }
    func word(_ start: Int) -> UInt32 {
      (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
    }
    self.name = name
    self.string = string
    registers = CPUIDRegisters(ebx: word(0), ecx: word(8), edx: word(4))
  }
}

/// A feature entry of a map: a name and its bits.
public struct MapFeature: Sendable, Hashable {
  /// libvirt's name.
  public let name: String
  /// The feature's bits in the map; exactly one in all current maps.
  public let bits: MapBits
  /// The locations of the bits.
  public let locations: [FeatureLocation]
  /// False for features that cannot migrate, such as `invtsc`.
  public let isMigratable: Bool
}

/// A signature of a map's model: family, model and steppings.
public struct MapSignature: Sendable, Hashable {
  /// The family with the extended family added.
  public let family: UInt32
  /// The model with the extended model as its high digit.
  public let model: UInt32
  /// Bit n is set for stepping n; nil for any stepping.
  public let steppings: UInt16?

  /// Whether a CPU's signature matches.
  public func matches(_ signature: CPUSignature) -> Bool {
    guard family == signature.family, model == signature.model else { return false }
    guard let steppings else { return true }
    return signature.stepping < 16 && steppings >> UInt16(signature.stepping) & 1 != 0
  }

  /// The lowest listed stepping; 0 for any.
  var firstStepping: UInt32 { steppings.map { $0 == 0 ? 0 : UInt32($0.trailingZeroBitCount) } ?? 0 }
}

/// A model entry of a CPU map.
public struct MapModel: Sendable, Hashable {
  /// libvirt's name.
  public let name: String
  /// The vendor's index in the map; nil for models without a vendor.
  public let vendorIndex: Int?
  /// The bits of the model's features, including its ancestor's.
  public let bits: MapBits
  /// Features that the model had once and no longer has, in the order listed.
  public let removed: [String]
  /// Features added to the model after its publication, in the order listed; not among `bits`.
  public let added: [String]
  /// The signatures, the ancestor's if the model has none of its own.
  public let signatures: [MapSignature]
  /// Whether libvirt decodes host CPUs to this model.
  public let decodesHosts: Bool
  /// Whether libvirt decodes guest CPUs to this model.
  public let decodesGuests: Bool
  /// Whether the map requires this model's partial check to work as before 11.x (`<check partial='compat'/>`).
  public let hasCompatCheck: Bool
  /// The name of the model that merely renames this one.
  public internal(set) var canonicalName: String?

  /// Whether one of the signatures is `signature`.
  public func matches(_ signature: CPUSignature) -> Bool { signatures.contains { $0.matches(signature) } }
}
