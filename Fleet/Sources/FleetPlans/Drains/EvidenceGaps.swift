internal import PlanChecker

/// What is unknown of the memory of guests and hosts.
struct EvidenceGaps {
  /// The places of guests whose memory is unknown.
  var memoryUnknown: Set<Int>
  /// For each guest, whether nobody knows what its memory needs.
  var isUnclear: [Bool]
  /// For each host the resources whose amount nobody knows.
  var unknown: [Set<Int>]

  /// Whether a host may have what a guest needs, and none certainly has it, even if all others left.
  func isRoomUnknown(_ guest: PlacementProblem.Guest, on hosts: [Int], in problem: PlacementProblem) -> Bool {
    var isUnknown = false
    for host in hosts where guest.onlyOn?.contains(host) ?? true {
      let lacking = guest.demand.indices.filter { resource in
        problem.hosts[host].capacity[resource].map { $0 < guest.demand[resource] } ?? false
      }
      if lacking.isEmpty { return false }
      if unknown[host].isSuperset(of: lacking) { isUnknown = true }
    }
    return isUnknown
  }
}
