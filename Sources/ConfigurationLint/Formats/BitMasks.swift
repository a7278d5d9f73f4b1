internal import CPUCatalog
internal import X86CPU

extension CPUIDRegister {
  /// The register that a configuration names `eax`, `ebx`, `ecx` or `edx`; nil for anything else.
  init?(word: String) {
    guard let register = Self.allCases.first(where: { $0.name.lowercased() == word }) else { return nil }
    self = register
  }
}

extension ConfiguredCPU {
  /// Adds the features whose bits a mask clears (`0`) or sets (`1`), the highest bit first; other characters leave bits as they are.
  mutating func add(
    _ mask: PlacedText, _ text: SourceText, leaf: UInt32, subleaf: UInt32?, _ register: CPUIDRegister
  ) {
    add(mask, text) { FeatureLocation(leaf: leaf, subleaf: subleaf, register: register, bit: $0) }
  }

  /// The same for the bits of an MSR.
  mutating func add(_ mask: PlacedText, _ text: SourceText, msr index: UInt32) {
    add(mask, text) { FeatureLocation(msr: index, bit: $0) }
  }

  private mutating func add(_ mask: PlacedText, _ text: SourceText, _ location: (UInt8) -> FeatureLocation?) {
    for (place, byte) in mask.bytes.enumerated() where byte == UInt8(ascii: "0") || byte == UInt8(ascii: "1")
    {
      guard let bit = UInt8(exactly: mask.bytes.count - 1 - place), let location = location(bit),
        let feature = Catalog.standard.features.first(where: { $0.location == location })
      else { continue }
      var wish = Wish(
        name: Word(text: feature.name, position: text.position(of: mask.offsets[place])),
        isOn: byte == UInt8(ascii: "1"), form: .assigned)
      wish.verdict = .known(feature)
      wishes.append(wish)
    }
  }
}
