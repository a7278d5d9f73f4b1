internal import CVerdictKernels

/// Judges demands on the hosts of a block and counts outcomes by host.
struct BlockJudge: ~Copyable {
  private static let words = MatrixBlock.words
  private let book: VerdictRulebook
  private let values: DemandValues
  /// A bitmap for each comparison of the current demand.
  private let compared: WordBuffer
  /// The state of each comparison's bitmap: 0 not computed, 1 empty, 2 filled.
  private let states: WordBuffer
  /// Scratch bitmaps for a rule and a term.
  private let rule = WordBuffer(count: MatrixBlock.words)
  private let term = WordBuffer(count: MatrixBlock.words)
  /// The unions of hosts by weight: sixteen demands' blocks, unknowns and warnings, and what changes nothing.
  private let sums = WordBuffer(count: 49 * MatrixBlock.words)
  /// The number of demands whose unions wait to be counted.
  private var waiting = 0
  /// Counters of each outcome by host.
  private let tallies = WordBuffer(count: 3 * Int(verdict_levels) * MatrixBlock.words)
  /// How often the current demand is blocked, unknown, and has warnings.
  private let counts = WordBuffer(count: 3)
  private let weights: [Int]

  init(_ book: VerdictRulebook, _ values: DemandValues) {
    self.book = book
    self.values = values
    compared = WordBuffer(count: book.comparisons.count * MatrixBlock.words)
    states = WordBuffer(count: book.comparisons.count)
    weights = book.rules.indices.map { index in
      book.blocking.contains(index)
        ? 0 : book.unknown.contains(index) ? 1 : book.warning.contains(index) ? 2 : 3
    }
  }

  /// Judges the demand with these words, number `demand`.
  @unsafe mutating func judge(
    _ words: UnsafePointer<UInt64>, _ demand: Int, _ block: inout MatrixBlock,
    into matrix: inout VerdictMatrix
  ) {
    states.clear(0, states.count)
    let slot = waiting * Self.words
    for weight in 0..<3 { sums.clear(weight * 16 * Self.words + slot, Self.words) }
    for part in 0..<RuleMask.wordCount {
      var open = unsafe words[DemandLayout.live + part] & block.liveRules.words[part]
      while open != 0 {
        let index = 64 * part + open.trailingZeroBitCount
        open &= open &- 1
        guard unsafe fill(index, words, demand, &block) else { continue }
        let sum = weights[index] == 3 ? 48 * Self.words : weights[index] * 16 * Self.words + slot
        matrix.pairsByRule[index] += unsafe verdict_add(sums[at: sum], rule[at: 0])
        if !matrix.rules.isEmpty { record(index, demand, block, &matrix) }
      }
    }
    let place = demand * matrix.stride + block.range.lowerBound / 64
    unsafe matrix.high.withUnsafeMutableBufferPointer { high in
      unsafe matrix.low.withUnsafeMutableBufferPointer { low in
        guard let high = high.baseAddress, let low = low.baseAddress else { return }
        unsafe verdict_outcome(
          sums[at: slot], sums[at: 16 * Self.words + slot], sums[at: 32 * Self.words + slot], high + place,
          low + place, counts[at: 0])
      }
    }
    matrix.countsByDemand[demand].blocked += Int(counts[0])
    matrix.countsByDemand[demand].undetermined += Int(counts[1])
    matrix.countsByDemand[demand].runsWithWarnings += Int(counts[2])
    waiting += 1
    if waiting == 16 { tally() }
  }

  /// Counts the waiting unions and adds the block's counts by host.
  mutating func finish(_ block: MatrixBlock, into matrix: inout VerdictMatrix) {
    if waiting > 0 {
      let slot = waiting * Self.words
      for weight in 0..<3 { sums.clear(weight * 16 * Self.words + slot, 16 * Self.words - slot) }
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

  /// Writes the hosts for which a rule holds; returns false if there is certainly none.
  @unsafe private mutating func fill(
    _ index: Int, _ words: UnsafePointer<UInt64>, _ demand: Int, _ block: inout MatrixBlock
  ) -> Bool {
    unsafe rule.copy(block.live.pointer(index), to: 0)
    let terms = Int(book.rules[index].first)..<Int(book.rules[index].first + book.rules[index].count)
    for place in terms {
      let term = book.terms[place]
      var isFirst = true
      for member in Int(term.first)..<Int(term.first + term.count) {
        let comparison = book.order[member]
        if states[comparison] == 0 { unsafe compare(comparison, words, demand, &block) }
        guard states[comparison] == 2 else { continue }
        let bits = comparison * Self.words
        if term.is_none != 0 {
          unsafe verdict_drop(rule[at: 0], compared[at: bits])
        } else if term.count == 1 {
          unsafe verdict_keep(rule[at: 0], compared[at: bits])
        } else if isFirst {
          unsafe self.term.copy(compared[at: bits], to: 0)
        } else {
          unsafe verdict_join(self.term[at: 0], compared[at: bits])
        }
        isFirst = false
      }
      guard term.is_none == 0 else { continue }
      guard !isFirst else { return false }
      if term.count > 1 { unsafe verdict_keep(rule[at: 0], self.term[at: 0]) }
    }
    return true
  }

  /// Writes the hosts for which a comparison holds.
  @unsafe private mutating func compare(
    _ index: Int, _ words: UnsafePointer<UInt64>, _ demand: Int, _ block: inout MatrixBlock
  ) {
    let comparison = book.comparisons[index]
    let bits = index * Self.words
    var isAny = false
    if unsafe words[DemandLayout.told] & comparison.demand_bit == comparison.demand_bit {
      if let column = values.columns[index] {
        let row = block.bitmap(
          of: index, value: unsafe words[Int(comparison.demand)], entry: unsafe words[Int(comparison.index)],
          number: Int(values.numbers[column][demand]))
        isAny = row >= 0
        if isAny { unsafe compared.copy(block.values(of: index).pointer(row), to: bits) }
      } else if let features = block.features[index] {
        isAny = unsafe features.meets(words + Int(comparison.demand), compared[at: bits])
      }
    }
    unsafe states[at: index].pointee = isAny ? 2 : 1
  }

  /// Notes the rule's bitmap in a matrix that records rules.
  private func record(_ index: Int, _ demand: Int, _ block: MatrixBlock, _ matrix: inout VerdictMatrix) {
    for (host, offer) in block.range.enumerated() where rule[host >> 6] >> UInt64(host & 63) & 1 != 0 {
      matrix.rules[demand * matrix.offerCount + offer].insert(index)
    }
  }
}
