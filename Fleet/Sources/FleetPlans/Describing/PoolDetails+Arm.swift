internal import ArmCPU
internal import ArmCompatibility
internal import CPULevelling
package import FleetPlanning
internal import FleetQuestions
internal import GuestVerdicts
internal import MartletQuestions

extension PoolDetails {
  /// The pools of one group of arm64 hosts, those that keep most first.
  func armPools(_ pools: [[Int]], of group: String) -> [PoolPlan.Pool] {
    func kept(_ members: [Int]) -> Int {
      let forms = members.map { hosts.hosts[$0].form }
      let common = hosts.arm.grouping.common(hosts.arm.places(ofForms: forms))
      return common.reduce(0) { $0 + weights.loss(ofProperty: $1.property) }
    }
    let order = pools.map { (members: $0, kept: kept($0)) }.sorted { a, b in
      (a.kept, a.members.count, b.members[0]) > (b.kept, b.members.count, a.members[0])
    }
    return order.enumerated().map { armPool("\(group)-\($0 + 1)", group, $1.members) }
  }

  /// A pool of arm64 hosts of one group.
  private func armPool(_ name: String, _ group: String, _ members: [Int]) -> PoolPlan.Pool {
    let forms = Set(members.map { hosts.hosts[$0].form })
    let arm = hosts.arm
    let settings = arm.level(ofForms: forms)
    let common = arm.grouping.common(arm.places(ofForms: forms))
    let machines = forms.compactMap { arm.hosts[$0] }
    let bits = machines.map(\.guestAddressBits)
    var pool = PoolPlan.Pool(
      name: name, vendor: group, hosts: members.map { hosts.hosts[$0].name }, features: common.names,
      level: settings.summary, model: nil, required: [], disabled: settings.disabled,
      physicalAddressBits: bits.contains(nil) ? nil : bits.compactMap { $0 }.min().map(UInt64.init),
      givenUp: givenUp(members, common))
    pool.arm = .init(machines, settings)
    pool.guests = ArmResidents(hosts).report(on: members, movingTo: forms)
    pool.configurations = systems.map { configuration(of: settings, for: $0) }
    return pool
  }

  /// What hosts give up, those that give up most first.
  private func givenUp(_ members: [Int], _ common: Set<ArmSetting>) -> [PoolPlan.Pool.GivenUp] {
    let groups = Dictionary(grouping: members) {
      (hosts.columns(ofHost: $0).arm ?? []).subtracting(common).names
    }
    return groups.filter { !$0.key.isEmpty }.map { properties, members in
      let weight = members.reduce(0) { $0 + weights.weight(ofHostWith: hosts.hosts[$1].guests) }
      return PoolPlan.Pool.GivenUp(
        hosts: members.map { hosts.hosts[$0].name }, features: properties,
        cost: weight * properties.reduce(0) { $0 + weights.loss(ofProperty: $1) })
    }.sorted { a, b in (b.cost, a.hosts[0]) < (a.cost, b.hosts[0]) }
  }

  /// The settings in a system's words: libvirt and QEMU have some.
  private func configuration(
    of settings: ArmSettings, for system: ConfiguredSystem
  ) -> PoolPlan.Pool.Configuration {
    let text: String? =
      switch system {
      case .libvirt: settings.libvirt
      case .qemu: settings.qemu + "\n"
      default: nil
      }
    let remark = "warning: Martlet writes configurations of arm64 hosts for libvirt and QEMU alone"
    return PoolPlan.Pool.Configuration(
      system: system.rawValue, text: text,
      remarks: text == nil ? [remark] : system == .libvirt ? settings.remarksOnLibvirt : [])
  }
}

extension PoolPlan.Pool.Arm {
  /// What hosts with one core are, and how guests start there.
  init(_ hosts: [ArmHost], _ settings: ArmSettings) {
    let facts = hosts.first.map { HostFacts($0).values } ?? [:]
    core = "\(facts[.model] ?? "an unknown core") (\(facts[.signature] ?? ""))"
    kernels = Set(hosts.compactMap(\.kernelSeries)).sorted { $0.isOlderVersion(than: $1) }
    let versions = Set(hosts.map { $0.cores.first?.registers[.powerVersion] })
    powerVersion =
      versions.count == 1 ? versions.first.flatMap { $0.map { "\($0 >> 16).\($0 & 0xffff)" } } : nil
    option = settings.qemu
    definition = settings.libvirt
  }
}

/// The guests that run on arm64 hosts, and where they can move.
package struct ArmResidents {
  private let fleet: PlannedFleet

  /// The guests of a fleet.
  package init(_ fleet: PlannedFleet) { self.fleet = fleet }

  /// The guests on these hosts, and those of them that do not move to every host of the forms.
  ///
  /// - Parameters:
  ///   - members: Places of hosts.
  ///   - forms: Places of forms of hosts, in the fleet.
  package func report(on members: [Int], movingTo forms: Set<Int>) -> PoolPlan.Pool.Guests {
    report(on: members, movingTo: forms.sorted().map { fleet.snapshot.hostForms[$0] })
  }

  /// The guests on these hosts, and those of them that do not move to every host of some forms.
  package func report(on members: [Int], movingTo forms: [HostForm]) -> PoolPlan.Pool.Guests {
    let ids = Set(members.map { fleet.hosts[$0].id })
    var report = PoolPlan.Pool.Guests()
    var numbers: [Int: Int] = [:]
    for group in fleet.snapshot.residents {
      guard let host = group.host, ids.contains(fleet.snapshot.hosts[host].id) else { continue }
      numbers[group.form, default: 0] += group.count
    }
    let guests = numbers.keys.sorted()
    let prepared = PreparedFleet(hosts: forms, guests: guests.map { fleet.snapshot.guestForms[$0] })
    var counts: [String: Int] = [:]
    for (place, form) in guests.enumerated() {
      let count = numbers[form] ?? 0
      report.running += count
      let verdicts = forms.indices.map { prepared.verdict(ofGuest: place, onHost: $0) }
      var places: Set<String> = []
      for reason in verdicts.flatMap(\.blocks) {
        if case .arm(let reason) = reason { places.formUnion(reason.places) }
      }
      if verdicts.contains(where: { $0.outcome == .blocked }) {
        report.above += count
        for place in places { counts[place, default: 0] += count }
      } else if fleet.snapshot.guestForms[form].isUnknown
        || verdicts.contains(where: { $0.outcome == .undetermined })
      {
        report.undetermined += count
      }
    }
    report.beyond = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      PoolPlan.Pool.Beyond(feature: $0.key, guests: $0.value)
    }
    return report
  }
}
