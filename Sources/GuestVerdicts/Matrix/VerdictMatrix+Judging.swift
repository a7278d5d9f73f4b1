internal import CVerdictKernels
internal import X86CPU

extension VerdictMatrix {
  /// Judges the demands at `chosen` on all offers, block by block.
  mutating func judge(_ chosen: [Int], of demands: [GuestDemand], _ offers: [HostOffer]) {
    let book = VerdictRulebook.standard
    let values = DemandValues(demands, book)
    unsafe demands.withUnsafeBytes { bytes in
      guard let words = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt64.self) else { return }
      var wanted = Array(repeating: BitSet1024<Int>(), count: book.comparisons.count)
      for (place, comparison) in book.comparisons.enumerated() where comparison.comparesSets {
        var union = [UInt64](repeating: 0, count: 16)
        for demand in chosen {
          let set = unsafe words + demand * DemandLayout.count + Int(comparison.demand)
          for word in 0..<16 { unsafe union[word] |= set[word] }
        }
        wanted[place] = BitSet1024 { union[$0] }
      }
      var judge = BlockJudge(book, values)
      for start in Swift.stride(from: 0, to: offers.count, by: MatrixBlock.capacity) {
        var block = MatrixBlock(
          offers, start..<min(start + MatrixBlock.capacity, offers.count), book, wanted: wanted)
        for demand in chosen {
          unsafe judge.judge(words + demand * DemandLayout.count, demand, &block, into: &self)
        }
        judge.finish(block, into: &self)
      }
    }
  }
}
