internal import CVerdictKernels
internal import X86CPU

extension VerdictMatrix {
  /// Judges the demands at `chosen` on all offers, block by block.
  mutating func judge(_ chosen: [Int], of demands: [GuestDemand], _ offers: [HostOffer]) {
    let book = VerdictRulebook.standard
    let values = DemandValues(demands, book)
    var wanted = Array(repeating: BitSet1024<Int>(), count: book.comparisons.count)
    for (place, comparison) in book.comparisons.enumerated() where comparison.kind == .meets {
      for demand in chosen where demands[demand].told & comparison.demandBit != 0 {
        wanted[place].formUnion(BitSet1024 { demands[demand].words.span[comparison.demand + $0] })
      }
    }
    var judge = BlockJudge(book, values)
    for start in Swift.stride(from: 0, to: offers.count, by: MatrixBlock.capacity) {
      var block = MatrixBlock(
        offers, start..<min(start + MatrixBlock.capacity, offers.count), book, wanted: wanted)
      for demand in chosen { judge.judge(demands, demand, &block, into: &self) }
      judge.finish(block, into: &self)
    }
  }
}

/// Judges demands on the hosts of a block, and counts by host.
struct BlockJudge: ~Copyable {
  private static let words = MatrixBlock.words
  private let book: VerdictRulebook
  private let values: DemandValues
  /// A bitmap for each comparison of the present demand.
  private let compared: WordBuffer
  /// What is known of each comparison's bitmap.
  private var states: [State]
  /// A rule's bitmap, and a term's.
  private let rule = WordBuffer(count: MatrixBlock.words)
  private let term = WordBuffer(count: MatrixBlock.words)
  /// The unions of hosts by weight: sixteen demands' blocks, unknowns and warnings, and what changes nothing.
  private let sums = WordBuffer(count: 49 * MatrixBlock.words)
  /// How many demands' unions wait to be counted.
  private var waiting = 0
  /// Counters of each outcome by host.
  private let tallies = WordBuffer(count: 3 * Int(verdict_levels) * MatrixBlock.words)
  private var counts: [Int] = [0, 0, 0]
  private let weights: [Int]

  private enum State: UInt8 { case open, empty, filled }

  init(_ book: VerdictRulebook, _ values: DemandValues) {
    self.book = book
    self.values = values
    compared = WordBuffer(count: book.comparisons.count * MatrixBlock.words)
    states = Array(repeating: .open, count: book.comparisons.count)
    weights = book.rules.indices.map { index in
      book.blocking.contains(index)
        ? 0 : book.unknown.contains(index) ? 1 : book.warning.contains(index) ? 2 : 3
    }
  }

  /// Judges one demand.
  mutating func judge(
    _ demands: [GuestDemand], _ demand: Int, _ block: inout MatrixBlock, into matrix: inout VerdictMatrix
  ) {
    for index in states.indices { states[index] = .open }
    let slot = waiting * Self.words
    for weight in 0..<3 { sums.clear(weight * 16 * Self.words + slot, Self.words) }
    let live = demands[demand].live & block.liveRules
    for (open, base) in [(live.low, 0), (live.high, 64)] {
      var open = open
      while open != 0 {
        let index = base + open.trailingZeroBitCount
        open &= open &- 1
        guard fill(index, demands, demand, &block) else { continue }
        let sum = weights[index] == 3 ? 48 * Self.words : weights[index] * 16 * Self.words + slot
        let count = unsafe verdict_add(sums[at: sum], rule[at: 0])
        matrix.pairsByRule[index] += count
        if !matrix.rules.isEmpty { record(index, demand, block, &matrix) }
      }
    }
    let place = demand * matrix.stride + block.range.lowerBound / 64
    unsafe matrix.high.withUnsafeMutableBufferPointer { high in
      unsafe matrix.low.withUnsafeMutableBufferPointer { low in
        unsafe counts.withUnsafeMutableBufferPointer { counts in
          guard let high = high.baseAddress, let low = low.baseAddress, let counts = counts.baseAddress else {
            return
          }
          unsafe verdict_outcome(
            sums[at: slot], sums[at: 16 * Self.words + slot], sums[at: 32 * Self.words + slot], high + place,
            low + place, UnsafeMutableRawPointer(counts).assumingMemoryBound(to: size_t.self))
        }
      }
    }
    matrix.countsByDemand[demand].blocked += counts[0]
    matrix.countsByDemand[demand].undetermined += counts[1]
    matrix.countsByDemand[demand].runsWithWarnings += counts[2]
    waiting += 1
    if waiting == 16 { tally() }
  }

  /// Counts what waits, and adds the block's counts by host.
  mutating func finish(_ block: MatrixBlock, into matrix: inout VerdictMatrix) {
    if waiting > 0 {
      let slot = waiting * Self.words
      for weight in 0..<3 {
        sums.clear(weight * 16 * Self.words + slot, 16 * Self.words - slot)
      }
      tally()
    }
    let levels = Int(verdict_levels)
    for (host, offer) in block.range.enumerated() {
      func count(_ outcome: Int) -> Int {
        (0..<levels).reduce(0) { sum, level in
          let word = tallies[(outcome * levels + level) * Self.words + host >> 6]
          return sum + Int(word >> UInt64(host & 63) & 1) << level
        }
      }
      matrix.countsByOffer[offer].blocked += count(0)
      matrix.countsByOffer[offer].undetermined += count(1)
      matrix.countsByOffer[offer].runsWithWarnings += count(2)
    }
    tallies.clear(0, tallies.count)
  }

  private mutating func tally() {
    for weight in 0..<3 {
      unsafe verdict_tally(
        tallies[at: weight * Int(verdict_levels) * Self.words], sums[at: weight * 16 * Self.words])
    }
    waiting = 0
  }

  /// Writes the hosts for which a rule holds; false if there is certainly none.
  private mutating func fill(
    _ index: Int, _ demands: [GuestDemand], _ demand: Int, _ block: inout MatrixBlock
  ) -> Bool {
    let terms = book.rules[index].firstTerm..<book.rules[index].firstTerm + book.rules[index].termCount
    rule.copy(block.live[index], to: 0)
    for place in terms {
      let term = book.terms[place]
      var isFirst = true
      for member in term.first..<term.first + term.count {
        let comparison = book.order[member]
        if states[comparison] == .open { compare(comparison, demands, demand, &block) }
        guard states[comparison] == .filled else { continue }
        let bits = comparison * Self.words
        if term.isNone {
          unsafe verdict_drop(rule[at: 0], compared[at: bits])
        } else if term.count == 1 {
          unsafe verdict_keep(rule[at: 0], compared[at: bits])
        } else {
          if isFirst { self.term.clear(0, Self.words) }
          unsafe verdict_join(self.term[at: 0], compared[at: bits])
        }
        isFirst = false
      }
      guard !term.isNone else { continue }
      guard !isFirst else { return false }
      if term.count > 1 { unsafe verdict_keep(rule[at: 0], self.term[at: 0]) }
    }
    return true
  }

  /// Writes the hosts for which a comparison holds.
  private mutating func compare(
    _ index: Int, _ demands: [GuestDemand], _ demand: Int, _ block: inout MatrixBlock
  ) {
    let comparison = book.comparisons[index]
    states[index] = .empty
    guard demands[demand].told & comparison.demandBit != 0 else { return }
    if let column = values.columns[index] {
      let row = block.bitmap(
        of: index, value: demands[demand].words.span[comparison.demand],
        number: Int(values.numbers[column][demand]))
      guard row >= 0 else { return }
      compared.copy(block.values(of: index)[row], to: index * Self.words)
      states[index] = .filled
    } else if let features = block.features[index] {
      let isAny = unsafe demands[demand].words.span.withUnsafeBufferPointer { words in
        unsafe features.meets(words, comparison.demand, compared[at: index * Self.words])
      }
      if isAny { states[index] = .filled }
    }
  }

  /// Notes the rule's bitmap in a matrix that records rules.
  private func record(_ index: Int, _ demand: Int, _ block: MatrixBlock, _ matrix: inout VerdictMatrix) {
    for (host, offer) in block.range.enumerated() where rule[host >> 6] >> UInt64(host & 63) & 1 != 0 {
      matrix.rules[demand * matrix.offerCount + offer].insert(index)
    }
  }
}

extension FeatureBitmaps {
  /// Writes the hosts that have a feature of the set at `start` in `words`; returns whether there is one.
  @unsafe func meets(
    _ words: UnsafeBufferPointer<UInt64>, _ start: Int, _ out: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    unsafe bitmaps.words.withUnsafeBufferPointer { bitmaps in
      unsafe numbers.withUnsafeBufferPointer { numbers in
        unsafe present.withUnsafeBufferPointer { present in
          guard let bitmaps = bitmaps.baseAddress, let numbers = numbers.baseAddress,
            let present = present.baseAddress, let words = words.baseAddress
          else { return false }
          var features = unsafe verdict_features(bitmaps: bitmaps, numbers: numbers, present: present)
          return unsafe verdict_meets(out, words + start, &features) != 0
        }
      }
    }
  }
}
