public import X86CPU

/// A CPU vendor of a map.
public struct MapVendor: Sendable, Hashable {
  /// libvirt's name, `Intel`.
  public let name: String
  /// The twelve characters of CPUID leaf 0, `GenuineIntel`.
  public let string: String

  /// EBX, EDX and ECX of CPUID leaf 0.
  let registers: CPUIDRegisters

  /// A vendor, or nil if `string` is not twelve bytes long.
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

/// A feature of a map: a name and the bits that it stands for.
public struct MapFeature: Sendable, Hashable {
  /// libvirt's name.
  public let name: String
  /// The feature's bits in the map; one in all maps of today.
  public let bits: MapBits
  /// Where the bits are.
  public let locations: [FeatureLocation]
  /// False for features that cannot be carried to another host, such as `invtsc`.
  public let isMigratable: Bool
}

/// Family, model and steppings that a model of a map is known by.
public struct MapSignature: Sendable, Hashable {
  /// The family with the extended family added.
  public let family: UInt32
  /// The model with the extended model as its high digit.
  public let model: UInt32
  /// Bit n is set for stepping n; nil for any stepping.
  public let steppings: UInt16?

  /// Whether a CPU's signature is one of these.
  public func matches(_ signature: CPUSignature) -> Bool {
    guard family == signature.family, model == signature.model else { return false }
    guard let steppings else { return true }
    return signature.stepping < 16 && steppings >> UInt16(signature.stepping) & 1 != 0
  }

  /// The lowest listed stepping; 0 for any.
  var firstStepping: UInt32 { steppings.map { $0 == 0 ? 0 : UInt32($0.trailingZeroBitCount) } ?? 0 }
}

/// A CPU model of a map.
public struct MapModel: Sendable, Hashable {
  /// libvirt's name.
  public let name: String
  /// The vendor's place in the map; nil for models of no vendor.
  public let vendorIndex: Int?
  /// The bits of the model's features, its ancestor's included.
  public let bits: MapBits
  /// Features that once were the model's and no longer are, in the order listed.
  public let removed: [String]
  /// Features that the model got after it was published, in the order listed; not among `bits`.
  public let added: [String]
  /// The signatures, the ancestor's if the model has none of its own.
  public let signatures: [MapSignature]
  /// Whether host CPUs are decoded to this model.
  public let decodesHosts: Bool
  /// Whether guest CPUs are decoded to this model.
  public let decodesGuests: Bool
  /// Whether the map wants this model's partial check done as before 11.x (`<check partial='compat'/>`).
  public let hasCompatCheck: Bool
  /// The name of the model that merely renames this one.
  public internal(set) var canonicalName: String?

  /// Whether one of the signatures is `signature`.
  public func matches(_ signature: CPUSignature) -> Bool { signatures.contains { $0.matches(signature) } }
}
