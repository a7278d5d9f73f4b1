/// At most three of `words` that are an edit or two away from `word`, or begin with it; the nearest first, case ignored.
///
/// In O(word × all words).
public func nearest(to word: String, of words: some Sequence<String>) -> [String] {
  let wanted = Array(word.lowercased().utf8)
  guard wanted.count > 1, wanted.count < 64 else { return [] }
  let allowed = max(1, min(2, wanted.count / 3))
  var scored: [(distance: Int, word: String)] = []
  for candidate in Set(words) {
    let letters = Array(candidate.lowercased().utf8)
    let begins = letters.starts(with: wanted)
    guard abs(letters.count - wanted.count) <= allowed || begins else { continue }
    let distance = editDistance(wanted, letters)
    if distance <= allowed || begins { scored.append((distance, candidate)) }
  }
  return scored.sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }.prefix(3).map(\.word)
}

/// The number of insertions, deletions, replacements and exchanges of neighbours between two strings, in O(a·b).
///
/// - SeeAlso: Optimal string alignment distance.
package func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var before: [Int] = []
  var row = Array(0...b.count)
  for i in 1...a.count {
    var next = [i]
    for j in 1...b.count {
      var best = min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, before[j - 2] + 1) }
      next.append(best)
    }
    (before, row) = (row, next)
  }
  return row[b.count]
}
