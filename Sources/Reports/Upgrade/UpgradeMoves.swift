internal import CPUCatalog
internal import CPUCompatibility
internal import GuestVerdicts
internal import Wording
internal import X86CPU

extension UpgradeForecast {
  /// Whether guests of each mode can come back, and whether they can move to hosts without the upgrade, judged by features alone.
  func moves(_ catalog: Catalog) -> [UpgradeReport.Move] {
    [(UpgradeMode.hostPassthrough, passthrough), (.hostModel, hostModel)].flatMap { mode, change in
      let has = change.before.present
      let gets = change.after.present
      return [
        move(
          .returning, mode, lacking: has.intersection(accepted.after.absent),
          // What they may have, and what may then not be there.
          open: has.union(change.open.subtracting(change.before.absent)).subtracting(accepted.after.present)
            .subtracting(has.intersection(accepted.after.absent)), catalog),
        move(
          .toOthers, mode, lacking: gets.intersection(accepted.before.absent),
          open: gets.union(change.open.subtracting(change.after.absent)).subtracting(accepted.before.present)
            .subtracting(gets.intersection(accepted.before.absent)), catalog),
      ]
    }
  }

  private func move(
    _ way: UpgradeReport.Way, _ mode: UpgradeMode, lacking: FeatureSet, open: FeatureSet, _ catalog: Catalog
  ) -> UpgradeReport.Move {
    let outcome: VerdictOutcome = !lacking.isEmpty ? .blocked : open.isEmpty ? .runs : .undetermined
    let decide = lacking.isEmpty ? open : lacking
    let names = catalog.names(of: decide)
    let guests = "Guests with \(mode.rawValue) that were started"
    let text: String
    switch (way, outcome) {
    case (.returning, .blocked):
      text =
        "\(guests) before cannot come back with what they have: the upgraded host does not give \(listed(names, limit: 8))"
    case (.returning, .undetermined):
      text =
        "\(guests) before may be unable to return: it is unknown whether the upgraded host gives \(listed(names, limit: 8))"
    case (.returning, _): text = "\(guests) before find all their features when they come back"
    case (.toOthers, .blocked):
      text =
        "\(guests) afterwards cannot go to a host that is not upgraded: it does not give \(listed(names, limit: 8))"
    case (.toOthers, .undetermined):
      text =
        "\(guests) afterwards may not go to a host that is not upgraded, if they have \(listed(names, limit: 8))"
    case (.toOthers, _): text = "\(guests) afterwards get no feature that a host lacks which is not upgraded"
    }
    return UpgradeReport.Move(way: way, mode: mode, outcome: outcome, features: names, text: text)
  }

  /// The changes that stop guests from returning to the old software once they use them.
  func irreversible(
    _ machines: UpgradeReport.Machines?, _ models: [UpgradeReport.Model], _ catalog: Catalog
  ) -> [UpgradeReport.Irreversible] {
    var found: [UpgradeReport.Irreversible] = []
    func add(_ kind: String, _ names: [String], _ text: String) {
      if !names.isEmpty { found.append(UpgradeReport.Irreversible(kind: kind, names: names, text: text)) }
    }
    add(
      "feature", catalog.names(of: passthrough.gained.union(hostModel.gained)),
      "Running guests that were started with these cannot go back to the old software: they must be shut down and started there."
    )
    add(
      "state", catalog.names(of: states.gained),
      "The new kernel saves these parts of a guest's XSAVE state; the old one does not take them.")
    if let machines {
      add(
        "machine-type", machines.added,
        "The old QEMU has no such machine types: it neither takes nor starts guests of them, and pc and q35 stand for the newest."
      )
    }
    add(
      "model", models.filter(\.isNew).map(\.model),
      "The old QEMU or libvirt does not know these models: definitions that name them do not start there.")
    return found
  }
}
