package import CPUCatalog
internal import X86CPU

/// A host prepared for verdicts: fixed-size words in the terms of one `VerdictSpace`.
///
/// A host makes two offers: to guests whose CPU KVM runs, and to guests whose CPU QEMU emulates.
public struct HostOffer: Sendable, BitwiseCopyable {
  var words = InlineArray<384, UInt64>(repeating: 0)

  init() {}

  /// The host's Boolean properties.
  public var flags: OfferFlags { OfferFlags(rawValue: words.span[OfferLayout.flags]) }

  /// The number in a column, or nil if unknown.
  public subscript(number: OfferNumber) -> UInt64? {
    get {
      words.span[OfferLayout.told] & OfferLayout.bit(number) == 0
        ? nil : words.span[OfferLayout.place(number)]
    }
    set {
      words[OfferLayout.place(number)] = newValue ?? 0
      note(OfferLayout.bit(number), newValue != nil)
    }
  }

  /// The small set in a column.
  public subscript(word: OfferWord) -> UInt64 {
    get { words.span[OfferLayout.place(word)] }
    set {
      words[OfferLayout.place(word)] = newValue
      note(OfferLayout.bit(word), newValue != 0)
    }
  }

  /// The feature set in a column, by the indices of the space's catalogue.
  package subscript(set: OfferSet) -> FeatureSet {
    get {
      let start = OfferLayout.place(set)
      return FeatureSet { words.span[start + $0] }
    }
    set(features) {
      let start = OfferLayout.place(set)
      for index in 0..<16 { words[start + index] = features.word(index) }
      note(OfferLayout.bit(set), !features.isEmpty)
    }
  }

  /// The set of codes in a column, by the space's numbers.
  subscript(codes: OfferCodes) -> BitSet1024<MachineSpace> {
    get {
      let start = OfferLayout.place(codes)
      return BitSet1024<MachineSpace> { words.span[start + $0] }
    }
    set(members) {
      let start = OfferLayout.place(codes)
      for index in 0..<16 { words[start + index] = members.word(index) }
      note(OfferLayout.bit(codes), !members.isEmpty)
    }
  }

  /// The table of numbers, an entry for each of the space's codes; 0 is unreported.
  subscript(table: OfferTable) -> [UInt64] {
    get { (0..<OfferLayout.entries).map { words.span[OfferLayout.place(table) + $0] } }
    set(entries) {
      let start = OfferLayout.place(table)
      for (index, entry) in entries.prefix(OfferLayout.entries).enumerated() { words[start + index] = entry }
      note(OfferLayout.bit(table), entries.contains { $0 != 0 })
    }
  }

  mutating func set(_ flags: OfferFlags) { words[OfferLayout.flags] = flags.rawValue }

  /// Computes which rules some guest can meet on the host.
  mutating func close(_ facts: VerdictFacts) {
    let live = VerdictRulebook.standard.live(of: self, facts)
    for place in 0..<RuleMask.wordCount { words[OfferLayout.live + place] = live.words[place] }
  }

  var told: UInt64 { words.span[OfferLayout.told] }

  var live: RuleMask {
    var live = RuleMask()
    for place in 0..<RuleMask.wordCount { live.words[place] = words.span[OfferLayout.live + place] }
    return live
  }

  private mutating func note(_ bit: UInt64, _ isTold: Bool) {
    if isTold { words[OfferLayout.told] |= bit } else { words[OfferLayout.told] &= ~bit }
  }
}
