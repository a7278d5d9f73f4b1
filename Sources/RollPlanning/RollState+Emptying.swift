extension RollState {
  /// Moves everything from hosts that leave; returns the units that found no place.
  ///
  /// Those with the fewest possible hosts go first, then the largest.
  ///
  /// - Parameters:
  ///   - depth: How many others may be moved one after another to make room for one; 0 leaves the others alone.
  ///   - patience: How many guests are examined to make room.
  mutating func empty(_ hosts: [Int], depth: Int = 2, patience: Int = 2000) -> [Int] {
    var leaving = hosts.flatMap { residents[$0] }.filter { !isRestarting[$0] }
    leaving.sort { a, b in
      let (one, other) = (fleet.units[a], fleet.units[b])
      return (one.targets.count, -one.demand[0], a) < (other.targets.count, -other.demand[0], b)
    }
    var stuck: [Int] = []
    for unit in leaving {
      if let host = target(of: unit) { move(unit, to: host) } else { stuck.append(unit) }
    }
    guard depth > 0, !stuck.isEmpty else { return stuck }
    var patience = patience
    return stuck.filter { unit in
      var busy = Array(repeating: false, count: isDone.count)
      return !makeRoom(for: unit, depth: depth, &busy, &patience)
    }
  }

  /// Moves a unit to a host that others leave for it.
  private mutating func makeRoom(
    for unit: Int, depth: Int, _ busy: inout [Bool], _ patience: inout Int
  ) -> Bool {
    patience -= 1
    if let host = target(of: unit), !busy[host] {
      move(unit, to: host)
      return true
    }
    guard depth > 0, patience > 0 else { return false }
    let candidates = fleet.units[unit].targets.filter { takes($0, unit) && !busy[$0] }.sorted { a, b in
      (settles(a) ? 0 : 1, -slack(a), a) < (settles(b) ? 0 : 1, -slack(b), b)
    }
    for host in candidates {
      let mark = log.count
      busy[host] = true
      // The largest others leave first, so that few do.
      let others = residents[host].filter { !isRestarting[$0] }.sorted { a, b in
        (-fleet.units[a].demand[0], a) < (-fleet.units[b].demand[0], b)
      }
      for other in others {
        if fits(unit, on: host) || patience <= 0 { break }
        isLeaving[host] = true
        _ = makeRoom(for: other, depth: depth - 1, &busy, &patience)
        isLeaving[host] = false
      }
      busy[host] = false
      if fits(unit, on: host) {
        move(unit, to: host)
        return true
      }
      undo(to: mark)
    }
    return false
  }
}
