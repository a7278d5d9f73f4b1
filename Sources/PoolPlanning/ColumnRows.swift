internal import PlanChecker

/// The columns of a question's kinds as rows of bits.
struct ColumnRows {
  /// The words of a row.
  let words: Int
  /// The row of each kind.
  let own: [[UInt64]]
  private let losses: [Int]

  init(_ question: PoolQuestion) {
    let words = max(1, (question.losses.count + 63) / 64)
    self.words = words
    losses = question.losses
    own = question.kinds.map { kind in
      var row = [UInt64](repeating: 0, count: words)
      for column in kind.columns { row[column / 64] |= 1 << UInt64(column % 64) }
      return row
    }
  }

  /// Whether a kind has all columns of `level`.
  func has(_ kind: Int, _ level: some RandomAccessCollection<UInt64>) -> Bool {
    zip(level, own[kind]).allSatisfy { $0 & ~$1 == 0 }
  }

  /// What a unit of weight would lose with all columns of `row`.
  func worth(_ row: some RandomAccessCollection<UInt64>) -> Int {
    var sum = 0
    for (place, word) in row.enumerated() {
      var rest = word
      while rest != 0 {
        sum += losses[place * 64 + rest.trailingZeroBitCount]
        rest &= rest - 1
      }
    }
    return sum
  }
}
