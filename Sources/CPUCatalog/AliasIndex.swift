internal import Synchronization

/// Maps names in any dialect to features.
///
/// It is built at the first lookup, because most commands need none.
final class AliasIndex: Sendable {
  private let byName = Mutex<[String: [Int]]?>(nil)

  /// The indices of the features that have `name`, in lower case, in some dialect; O(features) the first time.
  func indices(of name: String, in features: [Feature]) -> [Int] {
    byName.withLock { byName in
      if byName == nil {
        var made: [String: [Int]] = [:]
        for feature in features {
          for alias in feature.aliases { made[alias.name.lowercased(), default: []].append(feature.index) }
        }
        byName = made
      }
      return byName?[name] ?? []
    }
  }
}
