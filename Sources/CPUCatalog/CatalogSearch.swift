internal import X86CPU

extension Catalog {
  /// The features whose names, location, effect, exposure or meaning contain `text`, ignoring
  /// case.
  public func features(matching text: String) -> [Feature] {
    let wanted = text.lowercased()
    func matches(_ part: String) -> Bool { part.lowercased().contains(wanted) }
    return features.filter { feature in
      matches(feature.name) || feature.aliases.contains { matches($0.name) }
        || matches(feature.location.description) || feature.effect.rawValue == wanted
        || feature.exposure.rawValue == wanted || feature.levelling.rawValue == wanted
        || matches(article(of: feature).meaning)
    }
  }

  /// Up to three libvirt names within two edits of `name`, or beginning with it.
  public func nearestNames(to name: String) -> [String] {
    let wanted = Array(name.lowercased().utf8)
    guard wanted.count > 1, wanted.count < 64 else { return [] }
    let allowed = max(1, min(2, wanted.count / 3))
    var scored: [(distance: Int, name: String)] = []
    for feature in features {
      for candidate in [feature.name] + feature.aliases.map(\.name) {
        // An edit changes the length by at most one, so few names need a closer comparison.
        let difference = candidate.utf8.count - wanted.count
        guard difference >= -allowed else { continue }
        let isLonger = difference > allowed
        if isLonger, candidate.utf8.first.map(lowercased) != wanted[0] { continue }
        let letters = candidate.utf8.map(lowercased)
        let begins = letters.starts(with: wanted)
        guard begins || !isLonger else { continue }
        let distance = editDistance(wanted, letters)
        if distance <= allowed || begins {
          scored.append((distance, feature.name))
          break
        }
      }
    }
    return scored.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
  }
}

/// An ASCII letter made small; names of features have no others.
private func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5a).contains(byte) ? byte | 0x20 : byte }

/// The number of insertions, deletions and replacements between two strings (Levenshtein), in O(a·b).
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var row = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var previous = row[0]
    row[0] = i + 1
    for (j, y) in b.enumerated() {
      let replaced = previous + (x == y ? 0 : 1)
      previous = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}
