internal import X86CPU

/// A register in the notation of the tables.
struct KVMRegister: Hashable {
  /// The kinds of register.
  enum Place: Hashable {
    /// A register of a CPUID leaf; a nil subleaf means every subleaf without a record.
    case cpuid(leaf: UInt32, subleaf: UInt32?, register: CPUIDRegister)
    /// A model-specific register.
    case msr(UInt32)
  }

  /// The CPUID leaf or MSR.
  var place: Place

  /// Whether it means every subleaf without a record.
  var isAnySubleaf: Bool {
    if case .cpuid(_, nil, _) = place { return true }
    return false
  }

  /// The record for every subleaf of the register's leaf.
  var withAnySubleaf: KVMRegister {
    guard case .cpuid(let leaf, _, let register) = place else { return self }
    return KVMRegister(place: .cpuid(leaf: leaf, subleaf: nil, register: register))
  }

  /// The highest bit's number, plus one.
  var bitCount: UInt8 {
    if case .msr = place { return 64 }
    return 32
  }

  /// Creates a register of the given kind.
  init(place: Place) { self.place = place }

  /// The location of a bit; nil if the register means several subleaves.
  func location(ofBit bit: UInt8) -> FeatureLocation? {
    switch place {
    case .cpuid(_, nil, _): nil
    case .cpuid(let leaf, let subleaf?, let register):
      FeatureLocation(leaf: leaf, subleaf: subleaf, register: register, bit: bit)
    case .msr(let index): FeatureLocation(msr: index, bit: bit)
    }
  }

  /// The register that holds `location`.
  init(_ location: FeatureLocation) {
    place =
      switch location.kind {
      case .cpuid(let leaf, let subleaf, let register):
        .cpuid(leaf: leaf, subleaf: subleaf ?? 0, register: register)
      case .msr(let index): .msr(index)
      }
  }
}

/// A table's record for registers with the same treatment.
struct KVMRecord {
  /// A line: its bits, and the way KVM treats them.
  struct Line {
    /// The line's bits; nil for all that no other line names.
    var bits: Set<UInt8>?
    /// The treatment, with a citation that omits the release.
    var way: KVMWay
  }

  /// The registers that the record covers.
  var registers: [KVMRegister]
  /// The place in the kernel that decides.
  var citation: String
  /// The record's lines, in order.
  var lines: [Line] = []

  /// The bits that lines name, except those of numbers and of the guest's state.
  var namedFeatures: [FeatureLocation] {
    let named = lines.filter { $0.way.kind != .number && $0.way.kind != .state }
    let bits = named.reduce(into: Set<UInt8>()) { $0.formUnion($1.bits ?? []) }
    return registers.flatMap { register in bits.compactMap { register.location(ofBit: $0) } }
  }

  /// The lines that name a bit for a state of the series; if none does, those for all other bits.
  func lines(ofBit bit: UInt8, at moment: KVMMoment = .newest) -> [Line] {
    let there = lines.filter { moment.has($0.way.points) }
    let named = there.filter { $0.bits?.contains(bit) == true }
    return named.isEmpty ? there.filter { $0.bits == nil } : named
  }

  /// How KVM treats a bit of these registers.
  func treatment(ofBit bit: UInt8, source: String, at moment: KVMMoment = .newest) -> KVMTreatment {
    let ways = lines(ofBit: bit, at: moment).map { line in
      let place = line.way.note.citation.isEmpty ? citation : line.way.note.citation
      return KVMWay(
        kind: line.way.kind, vendor: line.way.vendor, requirements: line.way.requirements,
        note: CitedText(text: line.way.note.text, citation: place.cited(from: source)),
        points: line.way.points)
    }
    return KVMTreatment(ways: ways, citation: citation.cited(from: source), remark: "")
  }
}

/// Leaves without a record that KVM does not pass on.
struct KVMRest {
  /// The leaves.
  var leaves: ClosedRange<UInt32>
  /// The reason, with its citation.
  var note: CitedText
}
