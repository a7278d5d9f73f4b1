internal import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
internal import FleetPlanning
internal import FleetStorage
internal import GuestVerdicts
public import MartletQuestions
internal import ReportContract
internal import X86CPU

/// Asks what new software or microcode on hosts of a fleet would change for their guests, before it is there.
///
/// The answer for kernels, QEMU and libvirt is that of `martlet upgrade`. No table says what a revision of microcode brings: hosts of
/// the fleet that have the revision, with the same CPU and software, are the evidence.
public struct FleetForecastQuestion: Sendable {
  /// What changes, `kernel=6.18`, `qemu=11.1`, `libvirt=12.8.0` or `microcode=0x2b000603`.
  public var changes: [String]
  /// The hosts that change, by a pattern of names; nil for all.
  public var hosts: String?

  /// Asks about changes.
  public init(changes: [String], hosts: String? = nil) {
    self.changes = changes
    self.hosts = hosts
  }

  /// Hosts that are alike, with what changes for the guests on them.
  ///
  /// - Throws: `usage` for a change of another form; `noInput` for a pattern that matches nothing; the store's errors.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> FleetForecastReport {
    let change = try HostChange(changes, of: "what-if")
    try fleet.settle()
    let stored = try wrapped { () throws(FleetStoreError) in try fleet.store.hosts(matching: hosts) }
    guard !stored.isEmpty else {
      throw QuestionError(.noInput, "\(fleet.store.path): the fleet has no host \(hosts ?? "at all")")
    }
    return try answer(for: try ChangedHosts(stored, change: change, in: fleet), change, in: fleet)
  }

  /// What changes for the guests on groups of hosts.
  ///
  /// - Throws: The store's errors.
  package func answer(
    for hosts: ChangedHosts, _ change: HostChange, in fleet: OpenFleet
  ) throws(QuestionError) -> FleetForecastReport {
    var report = FleetForecastReport(inputs: [fleet.input], changes: changes.sorted())
    report.unknownParts = change.upgrade.unknownParts
    let groups = hosts.groups
    var places: [Int64: Int] = [:]
    for (place, group) in groups.enumerated() { for host in group.hosts { places[host.id] = place } }
    // The groups of a host stand together, so that few documents are read.
    var residents: [Int: [ResidentKey: StoredResidentGroup]] = [:]
    let all = try wrapped { () throws(FleetStoreError) in try fleet.store.residentGroups() }
    for group in all.sorted(by: { ($0.host, $0.guest) < ($1.host, $1.guest) }) {
      guard let place = places[group.host] else { continue }
      let key = ResidentKey(form: group.form, next: group.next)
      if residents[place]?[key] == nil {
        residents[place, default: [:]][key] = group
      } else {
        residents[place]?[key]?.count += group.count
      }
    }
    var definitions = RecordedDefinitions(fleet)
    for (place, group) in groups.enumerated() {
      var entry = FleetForecastReport.HostClass(hosts: group.hosts.map(\.name))
      switch group.after {
      case .same: continue
      case .undetermined:
        entry.isUndetermined = true
        report.classes.append(entry)
        continue
      case .peer(_, let name): entry.evidence = name
      case .forecast: break
      }
      try fill(&entry, group, residents[place] ?? [:], &definitions, fleet)
      report.classes.append(entry)
    }
    return report
  }

  private func fill(
    _ entry: inout FleetForecastReport.HostClass, _ group: ChangedHosts.Group,
    _ residents: [ResidentKey: StoredResidentGroup], _ definitions: inout RecordedDefinitions,
    _ fleet: OpenFleet
  ) throws(QuestionError) {
    let (catalog, map) = (fleet.records.options.catalog, fleet.records.interpreter.map)
    let before = group.before
    let form = HostForm(before, map: map)
    let known = group.after.known(before: before)
    func after(_ machine: String?) -> HostCPU { group.after.host(for: machine, before: before) ?? before }
    let plain = HostForm(after(nil), map: map)
    if case .forecast(let forecast, _) = group.after {
      entry.gained = catalog.names(of: forecast.hostModel.gained)
      entry.lost = catalog.names(of: forecast.hostModel.lost)
      entry.open = catalog.names(of: forecast.hostModel.open)
    } else {
      entry.gained = catalog.features.filter { form.gives($0) == false && plain.gives($0) == true }.map(
        \.name)
      entry.lost = catalog.features.filter { form.gives($0) == true && plain.gives($0) == false }.map(\.name)
      entry.open = catalog.features.filter { (form.gives($0) == nil) != (plain.gives($0) == nil) }.map(\.name)
    }
    var forms: [String?: HostForm] = [nil: plain]
    var names: [(name: String, count: Int)] = []
    var judged: [UpgradeEffect.Residents] = []
    var starts: [StartKey: (next: GuestForm, later: GuestForm)] = [:]
    for group in residents.values.sorted(by: { ($0.host, $0.guest) < ($1.host, $1.guest) }) {
      // What they run with is known by the class that they are of.
      guard let running = try definitions.form(group.form) else { continue }
      let machine = running.machine
      if forms[machine] == nil { forms[machine] = HostForm(after(machine), map: map) }
      // Guests that would start alike on the host as it is have definitions that start alike on the changed one.
      let key = StartKey(form: group.next ?? group.form, machine: machine)
      let start: (next: GuestForm, later: GuestForm)
      if let shared = starts[key] {
        start = shared
      } else {
        guard var started = try definitions.guest(group.guest, named: group.name) else { continue }
        // Whatever brought the guest here, its next start is here.
        started.hasMoved = false
        let later = try fleet.records.guest(started, on: after(machine))
        let next = try fleet.records.guest(started, on: known)
        start = (GuestForm(next.next ?? next.running), GuestForm(later.next ?? later.running))
        starts[key] = start
      }
      judged.append(
        UpgradeEffect.Residents(
          running: running, next: start.next, later: start.later, after: forms[machine] ?? plain))
      names.append((group.name, group.count))
    }
    let effect = UpgradeEffect(judged, on: form, knownAs: HostForm(known, map: map), catalog: catalog)
    for (guests, outcome) in zip(names, effect.outcomes) {
      func group(_ rules: [DecidingReason]) -> FleetForecastReport.Guests {
        FleetForecastReport.Guests(
          example: guests.name, count: guests.count, reasons: FleetReason.reasons(rules), lost: outcome.lost,
          gained: outcome.gained, removed: outcome.removed)
      }
      switch outcome.comesBack {
      case .runs, .runsWithWarnings: entry.comeBack += guests.count
      case .undetermined: entry.undetermined += guests.count
      case .blocked:
        if outcome.isHeldAnyway {
          entry.heldAnyway += guests.count
        } else {
          entry.cannotComeBack.append(group(outcome.rules))
        }
      }
      if outcome.returns == .blocked, !outcome.isHeldAnyway {
        entry.trapped.append(group(outcome.returnRules))
      }
      if !outcome.gained.isEmpty || !outcome.removed.isEmpty { entry.changed += guests.count }
    }
    entry.cannotComeBack.sort { ($1.count, $0.example) < ($0.count, $1.example) }
    entry.trapped.sort { ($1.count, $0.example) < ($0.count, $1.example) }
  }

  private struct ResidentKey: Hashable {
    var form: Int64
    var next: Int64?
  }

  /// What decides how a guest starts on a changed host: the store's number of how it would start now, and its machine type.
  private struct StartKey: Hashable {
    var form: Int64
    var machine: String?
  }
}
