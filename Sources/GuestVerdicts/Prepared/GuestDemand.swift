package import CPUCatalog
internal import X86CPU

/// A guest as verdicts need it: fixed words, prepared once, in the terms of one `VerdictSpace`.
///
/// It carries what the host that the guest runs on adds to it; what a policy accepts is with the hosts' offers.
public struct GuestDemand: Sendable, BitwiseCopyable {
  var words = InlineArray<144, UInt64>(repeating: 0)

  init() {}

  /// What is so of the guest.
  public var flags: DemandFlags { DemandFlags(rawValue: words.span[DemandLayout.flags]) }

  /// Whether QEMU emulates the guest's CPU: it is judged by offers for emulated guests.
  public var isEmulated: Bool { words.span[DemandLayout.told] >> 63 != 0 }

  /// The number, or nil if it is not known.
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

  /// The small set.
  public subscript(word: DemandWord) -> UInt64 {
    get { words.span[DemandLayout.place(word)] }
    set {
      words[DemandLayout.place(word)] = newValue
      note(DemandLayout.bit(word), newValue != 0)
    }
  }

  /// The set of features, by the indices of the space's catalogue.
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

  /// Works out which rules the guest can meet on some host.
  mutating func close(_ facts: VerdictFacts) {
    let live = VerdictRulebook.standard.live(of: self, facts)
    words[DemandLayout.live] = live.low
    words[DemandLayout.live + 1] = live.high
  }

  var told: UInt64 { words.span[DemandLayout.told] }

  var live: RuleMask { RuleMask(low: words.span[DemandLayout.live], high: words.span[DemandLayout.live + 1]) }

  private mutating func note(_ bit: UInt64, _ isTold: Bool) {
    if isTold { words[DemandLayout.told] |= bit } else { words[DemandLayout.told] &= ~bit }
  }
}
