internal import CPUCatalog
internal import X86CPU

/// The CPUID registers that hold features, and the features of their bits.
struct FeatureRegisters: Sendable {
  private let features: [FeatureLocation: Feature]
  private let registers: Set<Place>
  /// The leaves to ask for, in order: those of features, and those that tell how many there are.
  let leaves: [CPUIDLeaf]

  private struct Place: Hashable {
    var leaf: CPUIDLeaf
    var register: CPUIDRegister
  }

  /// Those of the built-in catalogue.
  static let standard = FeatureRegisters(.standard)

  private init(_ catalog: Catalog) {
    var features: [FeatureLocation: Feature] = [:]
    var registers = Set<Place>()
    for feature in catalog.features {
      guard case .cpuid(let leaf, let subleaf, let register) = feature.location.kind else { continue }
      features[feature.location] = feature
      registers.insert(Place(leaf: CPUIDLeaf(eax: leaf, ecx: subleaf ?? 0), register: register))
    }
    self.features = features
    self.registers = registers
    let limits = [0, 0x4000_0000, 0x8000_0000, 0x8000_0008].map { CPUIDLeaf(eax: $0) }
    leaves = Set(registers.map(\.leaf) + limits).sorted()
  }

  /// Whether bits of the register are features.
  func contains(_ leaf: CPUIDLeaf, _ register: CPUIDRegister) -> Bool {
    registers.contains(Place(leaf: leaf, register: register))
  }

  /// The name of a bit: the feature's, or else its place.
  func name(_ register: GuestCPUID.Register, bit: UInt8) -> String {
    guard let kind = CPUIDRegister.allCases.first(where: { $0.name.lowercased() == register.register }),
      let place = FeatureLocation(leaf: register.leaf, subleaf: register.subleaf, register: kind, bit: bit)
    else { return "bit \(bit)" }
    return features[place]?.name ?? place.description
  }
}
