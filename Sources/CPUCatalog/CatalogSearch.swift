internal import X86CPU

extension Catalog {
  /// The features of which a name, the location, the effect, the exposure or the meaning contains `text`, case
  /// ignored.
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

  /// At most three names of libvirt's that are an edit or two away from `name`, or begin with it.
  public func nearestNames(to name: String) -> [String] {
    let wanted = Array(name.lowercased().utf8)
    guard wanted.count > 1, wanted.count < 64 else { return [] }
    var scored: [(distance: Int, name: String)] = []
    for feature in features {
      for candidate in [feature.name] + feature.aliases.map(\.name) {
        let distance = editDistance(wanted, Array(candidate.lowercased().utf8))
        let allowed = max(1, min(2, wanted.count / 3))
        if distance <= allowed || candidate.lowercased().hasPrefix(name.lowercased()) {
          scored.append((distance, feature.name))
          break
        }
      }
    }
    return scored.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
  }
}

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
