internal import CVerdictKernels
internal import X86CPU

/// The hosts of a block that have each feature of one set; each distinct bitmap is stored once.
@safe final class FeatureBitmaps {
  private let bitmaps = Bitmaps(count: 0)
  private let present = WordBuffer(count: 16)
  private let numbers: UnsafeMutablePointer<UInt16>
  private let table: UnsafeMutablePointer<verdict_features>

  /// - Parameter wanted: The features to include.
  init(_ offers: ArraySlice<HostOffer>, _ comparison: verdict_comparison, _ wanted: BitSet1024<Int>) {
    let drafts = Bitmaps(count: 1024)
    var seen = [UInt64](repeating: 0, count: 16)
    for (host, offer) in offers.enumerated() where offer.told & comparison.offer_bit != 0 {
      for word in 0..<16 {
        var rest = offer.words.span[Int(comparison.offer) + word] & wanted.word(word)
        seen[word] |= rest
        while rest != 0 {
          drafts.insert(host, into: word << 6 | rest.trailingZeroBitCount)
          rest &= rest &- 1
        }
      }
    }
    unsafe numbers = .allocate(capacity: 1024)
    unsafe numbers.initialize(repeating: 0, count: 1024)
    var known: [[UInt64]: Int] = [:]
    for feature in BitSet1024<Int>(wordAt: { seen[$0] }) {
      let draft = drafts.words(of: feature)
      let number = known[draft] ?? bitmaps.append(draft)
      known[draft] = number
      unsafe numbers[feature] = UInt16(number)
    }
    for (word, value) in seen.enumerated() { unsafe present[at: word].pointee = value }
    unsafe table = .allocate(capacity: 1)
    unsafe table.initialize(
      to: verdict_features(bitmaps: bitmaps.pointer(0), numbers: numbers, present: present[at: 0]))
  }

  deinit {
    unsafe numbers.deallocate()
    unsafe table.deallocate()
  }

  /// Writes the hosts that have a feature of a set of 1,024 bits; returns whether there is one.
  @unsafe func meets(_ wanted: UnsafePointer<UInt64>, _ out: UnsafeMutablePointer<UInt64>) -> Bool {
    unsafe verdict_meets(out, wanted, table) != 0
  }
}
