internal import Wording

extension LevelReport {
  /// Losses grouped by the hosts that cause them, largest group first.
  package func grouped(_ losses: [Loss]) -> [(hosts: String, losses: [Loss])] {
    var groups: [(hosts: String, losses: [Loss])] = []
    for loss in losses {
      let who = listed(loss.hosts, limit: 5)
      if let known = groups.firstIndex(where: { $0.hosts == who }) {
        groups[known].losses.append(loss)
      } else {
        groups.append((who, [loss]))
      }
    }
    return groups.enumerated().sorted {
      ($1.element.losses.count, $0.offset) < ($0.element.losses.count, $1.offset)
    }.map(\.element)
  }
}
