internal import ArmCompatibility

extension PoolPlan {
  /// What stands between the fleet's groups of arm64 hosts that have one core, older kernels first.
  static func joins(_ fleet: PlannedFleet) -> [Join] {
    let groups = fleet.arm.grouping.groups
    func hosts(_ group: ArmGrouping.Group) -> [ArmHost] {
      group.members.compactMap { fleet.arm.hosts[fleet.arm.forms[$0]] }
    }
    func names(_ group: ArmGrouping.Group) -> [String] {
      let forms = Set(group.members.map { fleet.arm.forms[$0] })
      return fleet.hosts.filter { forms.contains($0.form) }.map(\.name)
    }
    var joins: [Join] = []
    for (place, one) in groups.enumerated() {
      for other in groups.dropFirst(place + 1) {
        let age = { (group: ArmGrouping.Group) in hosts(group).compactMap(\.kernelSeries).first ?? "" }
        let isSwapped = age(other).isOlderVersion(than: age(one))
        let (first, second) = isSwapped ? (other, one) : (one, other)
        guard let obstruction = ArmObstruction(hosts(first), hosts(second)) else { continue }
        joins.append(
          Join(
            from: first.name, to: second.name, hosts: names(first), others: names(second),
            there: obstruction.there.rawValue, back: obstruction.back.rawValue,
            between: obstruction.between, steps: obstruction.steps))
      }
    }
    return joins
  }
}
