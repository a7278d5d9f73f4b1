package import CPUCatalog
internal import X86CPU

/// A guest prepared for verdicts: fixed-size words in the terms of one `VerdictSpace`.
///
/// It includes what the guest's current host adds; the policy is part of the hosts' offers.
public struct GuestDemand: Sendable, BitwiseCopyable {
  var words = InlineArray<160, UInt64>(repeating: 0)

  init() {}

  /// The guest's Boolean properties.
  public var flags: DemandFlags { DemandFlags(rawValue: words.span[DemandLayout.flags]) }

  /// Whether QEMU emulates the guest's CPU, so that offers for emulated guests apply.
  public var isEmulated: Bool { words.span[DemandLayout.told] >> 63 != 0 }

  /// The number in a column, or nil if unknown.
  public subscript(number: DemandNumber) -> UInt64? {
    get {
      words.span[DemandLayout.told] & DemandLayout.bit(number) == 0
        ? nil : words.span[DemandLayout.place(number)]
    }
    set {
      words[DemandLayout.place(number)] = newValue ?? 0
      note(DemandLayout.bit(number), newValue != nil)
    }
  }

  /// The small set in a column.
  public subscript(word: DemandWord) -> UInt64 {
    get { words.span[DemandLayout.place(word)] }
    set {
      words[DemandLayout.place(word)] = newValue
      note(DemandLayout.bit(word), newValue != 0)
    }
  }

  /// The feature set in a column, by the indices of the space's catalogue.
  package subscript(set: DemandSet) -> FeatureSet {
    get {
      let start = DemandLayout.place(set)
      return FeatureSet { words.span[start + $0] }
    }
    set(features) {
      let start = DemandLayout.place(set)
      for index in 0..<16 { words[start + index] = features.word(index) }
      note(DemandLayout.bit(set), !features.isEmpty)
    }
  }

  mutating func setEmulated() { words[DemandLayout.told] |= 1 << 63 }

  mutating func set(_ flags: DemandFlags) { words[DemandLayout.flags] = flags.rawValue }

  /// Computes which rules the guest can meet on some host.
  mutating func close(_ facts: VerdictFacts) {
    let live = VerdictRulebook.standard.live(of: self, facts)
    for place in 0..<RuleMask.wordCount { words[DemandLayout.live + place] = live.words[place] }
  }

  var told: UInt64 { words.span[DemandLayout.told] }

  var live: RuleMask {
    var live = RuleMask()
    for place in 0..<RuleMask.wordCount { live.words[place] = words.span[DemandLayout.live + place] }
    return live
  }

  private mutating func note(_ bit: UInt64, _ isTold: Bool) {
    if isTold { words[DemandLayout.told] |= bit } else { words[DemandLayout.told] &= ~bit }
  }
}
