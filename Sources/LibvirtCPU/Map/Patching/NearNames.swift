extension CPUMap {
  /// Up to three of the map's features whose names are within two edits of `name`, or begin with it.
  public func features(near name: String) -> [String] { nearNames(to: name, among: features.map(\.name)) }

  /// Up to three of the map's models whose names are within two edits of `name`, or begin with it.
  public func models(near name: String) -> [String] { nearNames(to: name, among: models.map(\.name)) }
}

/// Up to three candidates within two edits of `name`, or beginning with it, ignoring case.
public func nearNames(to name: String, among candidates: [String]) -> [String] {
  let wanted = Array(name.lowercased().utf8)
  guard (1..<64).contains(wanted.count) else { return [] }
  let allowed = max(1, min(2, wanted.count / 3))
  var scored: [(distance: Int, name: String)] = []
  for candidate in candidates {
    let bytes = Array(candidate.lowercased().utf8)
    let distance = editDistance(wanted, bytes)
    if distance <= allowed || wanted.count > 1 && bytes.starts(with: wanted) {
      scored.append((distance, candidate))
    }
  }
  return scored.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
}

/// The number of insertions, deletions and replacements between two strings (Levenshtein).
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var row = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, y) in b.enumerated() {
      let replaced = diagonal + (x == y ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}
