internal import FleetStorage
internal import Glibc
internal import MartletQuestions
internal import ReportContract

/// An operator's rules, with the guests and hosts that they name by their places.
struct PlacementRuling {
  private(set) var apart: [[Int]] = []
  private(set) var together: [[Int]] = []
  private(set) var onlyOn: [[Int]?]
  private(set) var isMovable: [Bool]

  /// - Throws: `usage` for a name that no guest or host has.
  init(
    _ rules: PlacementRules, guests: [StoredGuest], labels: [String], hosts: [String]
  ) throws(QuestionError) {
    onlyOn = guests.map { _ in nil }
    isMovable = guests.map { _ in true }
    func places(_ patterns: [String]) throws(QuestionError) -> [Int] {
      var found: Set<Int> = []
      for pattern in patterns {
        let own = guests.indices.filter {
          Self.matches(pattern, labels[$0]) || Self.matches(pattern, guests[$0].name)
            || guests[$0].uuid == pattern.lowercased()
        }
        guard !own.isEmpty else { throw Self.unknown("guest", pattern) }
        found.formUnion(own)
      }
      return found.sorted()
    }
    for rule in rules.apart { apart.append(try places(rule)) }
    for rule in rules.together { together.append(try places(rule)) }
    for rule in rules.onlyOn {
      var allowed: Set<Int> = []
      for pattern in rule.hosts {
        let own = hosts.indices.filter { Self.matches(pattern, hosts[$0]) }
        guard !own.isEmpty else { throw Self.unknown("host", pattern) }
        allowed.formUnion(own)
      }
      for guest in try places(rule.guests) {
        onlyOn[guest] = (onlyOn[guest].map { Set($0).intersection(allowed) } ?? allowed).sorted()
      }
    }
    for guest in try places(rules.stay) { isMovable[guest] = false }
  }

  private static func matches(_ pattern: String, _ name: String) -> Bool {
    let difference = unsafe fnmatch(pattern, name, 0)
    return name == pattern || difference == 0
  }

  private static func unknown(_ noun: String, _ pattern: String) -> QuestionError {
    QuestionError(.usage, "rules: the fleet has no \(noun) \(pattern)", at: .parameter("rules"))
  }
}
