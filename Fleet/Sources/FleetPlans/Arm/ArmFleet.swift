package import ArmCompatibility
internal import FleetQuestions
package import MartletQuestions

/// The arm64 hosts of a fleet, by their forms: those whose evidence suffices in groups, and what the others lack.
package struct ArmFleet: Sendable {
  /// Every arm64 host by its form.
  package private(set) var hosts: [Int: ArmHost] = [:]
  /// The groups of those with enough evidence; their members are places in `forms`.
  package private(set) var grouping = ArmGrouping()
  /// The forms of grouped hosts.
  package private(set) var forms: [Int] = []
  private var obstacles: [Int: HostColumns.Obstacle] = [:]

  /// No hosts.
  package init() {}

  /// Groups hosts.
  ///
  /// - Parameters:
  ///   - order: Forms in the order of their hosts' names, so that groups do not depend on the order in which a store folds them.
  ///   - check: Ends a question that nobody wants the answer of; called for each form.
  /// - Throws: As `check`.
  package init(
    _ hosts: [Int: ArmHost], inOrder order: [Int], checking check: WantedCheck
  ) throws(QuestionError) {
    self.hosts = hosts
    let shown = ArmQuantity.shown(by: hosts.values)
    var seen: Set<Int> = []
    for form in order where seen.insert(form).inserted {
      try check()
      guard let host = hosts[form] else { continue }
      if let obstacle = HostColumns.Obstacle(ofArmHost: host)
        ?? HostColumns.Obstacle(ofArmHost: host, lacking: ArmQuantity.lacking(host, shown))
      {
        obstacles[form] = obstacle
      } else {
        forms.append(form)
      }
    }
    grouping = try ArmGrouping(forms.compactMap { hosts[$0] }, checking: check)
  }

  /// What hosts of a form bring into a pool.
  package func columns(ofForm form: Int) -> HostColumns {
    guard let place = forms.firstIndex(of: form) else {
      var columns = HostColumns(without: "no current record describes it")
      columns.obstacle = obstacles[form] ?? columns.obstacle
      columns.arm = []
      return columns
    }
    return HostColumns(
      armGroup: grouping.groups[grouping.groupOfHost[place]].name, settings: grouping.settings[place])
  }

  /// The places in the grouping of hosts with these forms; a form without enough evidence has none.
  package func places(ofForms forms: some Sequence<Int>) -> [Int] {
    Set(forms).compactMap { self.forms.firstIndex(of: $0) }.sorted()
  }

  /// How guests start that move among hosts of these forms, which are of one group.
  package func level(ofForms forms: some Sequence<Int>) -> ArmSettings {
    grouping.level(places(ofForms: forms))
  }
}

extension HostColumns {
  /// The columns of an arm64 host with enough evidence.
  init(armGroup: String, settings: Set<ArmSetting>) {
    self.init(without: "")
    (vendor, arm, obstacle) = (armGroup, settings, nil)
  }
}

extension HostColumns.Obstacle {
  /// Why no pool can count on an arm64 host; nil if its records show all that a guest that stays there would meet.
  ///
  /// A host takes its own guests back. Where that is undetermined, so is every move.
  package init?(ofArmHost host: ArmHost) {
    let collect = Self.captureOfArm + ", or add QEMU's expansion of host"
    guard host.cores.count == 1, let core = host.cores.first else {
      let model = HostFacts(host).values[.model] ?? "of unknown kinds"
      self.init(
        reason: "it has different cores (\(model)), and which of them a guest gets decides where it can go",
        collect: nil)
      return
    }
    guard core.mainID != nil, core.listed != nil else {
      let lack = core.mainID == nil ? "its MIDR_EL1" : "the list of registers that KVM gives its guests"
      self.init(reason: "no record shows \(lack)", collect: collect)
      return
    }
    let verdict = ArmVerdict(of: ArmSettings(disabling: []).guest, from: host, to: host)
    guard verdict.outcome == .undetermined || verdict.outcome == .blocked else { return nil }
    let places = verdict.findings.filter { $0.weight >= .unknown }.map(\.place)
    if verdict.outcome == .blocked {
      self.init(reason: "its KVM would not take back its own guests: \(some(places, 6))", collect: nil)
    } else {
      let missing = places.isEmpty ? "its fields" : some(places, 6)
      self.init(reason: "no record shows \(missing)", collect: collect)
    }
  }

  /// Why no pool can count on an arm64 host beside others of its core; nil if it lacks no quantity that their records show.
  package init?(ofArmHost host: ArmHost, lacking quantities: [ArmQuantity]) {
    guard !quantities.isEmpty else { return nil }
    self.init(
      reason:
        "no record shows \(some(quantities.map(\.rawValue))), which records of other hosts with its core show",
      collect: Self.captureOfArm)
  }

  /// What to collect of an arm64 host.
  package static let captureOfArm = "run martlet capture --ssh HOST --ssh-helper python3"
}
