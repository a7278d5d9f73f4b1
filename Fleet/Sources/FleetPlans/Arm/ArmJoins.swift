internal import ArmCompatibility
internal import FleetQuestions
internal import MartletQuestions

/// Two of a fleet's groups of arm64 hosts that have one core, and what stands between them.
struct ArmSeparation {
  /// The groups, the one with the older kernel first.
  let from, to: ArmGrouping.Group
  /// What stands between them.
  let obstruction: ArmObstruction

  /// All pairs of groups with one core.
  ///
  /// - Throws: `interrupted`.
  static func all(in fleet: PlannedFleet) throws(QuestionError) -> [ArmSeparation] {
    let groups = fleet.arm.grouping.groups
    func hosts(_ group: ArmGrouping.Group) -> [ArmHost] {
      group.members.compactMap { fleet.arm.hosts[fleet.arm.forms[$0]] }
    }
    func age(_ group: ArmGrouping.Group) -> String { hosts(group).compactMap(\.kernelSeries).first ?? "" }
    var separations: [ArmSeparation] = []
    for (place, one) in groups.enumerated() {
      for other in groups.dropFirst(place + 1) {
        let (first, second) = age(other).isOlderVersion(than: age(one)) ? (other, one) : (one, other)
        guard
          let obstruction = try ArmObstruction(hosts(first), hosts(second), checking: fleet.checkWanted)
        else { continue }
        separations.append(ArmSeparation(from: first, to: second, obstruction: obstruction))
      }
    }
    return separations
  }

  /// Why it is unknown whether guests of a group move both ways to hosts of another, a sentence without a full stop, and what would decide it.
  ///
  /// Nil if something certain stands between it and every other group.
  static func doubt(
    aboutGroup name: String, in separations: [ArmSeparation]
  ) -> (reason: String, collect: String?)? {
    for separation in separations where !separation.obstruction.isCertain {
      guard [separation.from.name, separation.to.name].contains(name) else { continue }
      let other = separation.from.name == name ? separation.to.name : separation.from.name
      return (
        "it is unknown whether guests move both ways between \(name) and \(other): \(some(separation.obstruction.between, 6))",
        separation.obstruction.collect
      )
    }
    return nil
  }
}

extension PoolPlan.Join {
  /// What stands between two groups, with the names of their hosts.
  init(_ separation: ArmSeparation, in fleet: PlannedFleet) {
    func names(_ group: ArmGrouping.Group) -> [String] {
      let forms = Set(group.members.map { fleet.arm.forms[$0] })
      return fleet.hosts.filter { forms.contains($0.form) }.map(\.name)
    }
    let obstruction = separation.obstruction
    self.init(
      from: separation.from.name, to: separation.to.name, hosts: names(separation.from),
      others: names(separation.to), there: obstruction.there.rawValue, back: obstruction.back.rawValue,
      between: obstruction.between, steps: obstruction.steps)
  }
}
