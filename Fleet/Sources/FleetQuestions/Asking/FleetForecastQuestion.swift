internal import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
internal import FleetPlanning
internal import FleetStorage
internal import GuestVerdicts
internal import LibvirtCPU
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
    let (upgrade, microcode) = try parsed()
    try fleet.settle()
    let stored = try wrapped { () throws(FleetStoreError) in try fleet.store.hosts(matching: hosts) }
    guard !stored.isEmpty else {
      throw QuestionError(.noInput, "\(fleet.store.path): the fleet has no host \(hosts ?? "at all")")
    }
    var report = FleetForecastReport(inputs: [fleet.input], changes: changes.sorted())
    report.unknownParts = upgrade.unknownParts
    var groups: [HostKind: [StoredHost]] = [:]
    for host in stored {
      groups[HostKind(host.form, HostFacts.values(host.facts), microcode: microcode != nil), default: []]
        .append(host)
    }
    // The hosts that have the microcode already, by their CPU and software.
    var peers: [HostKind: StoredHost] = [:]
    if let microcode {
      for host in try wrapped({ () throws(FleetStoreError) in try fleet.store.hosts(matching: nil) }) {
        let facts = HostFacts.values(host.facts)
        guard Self.revision(facts[HostFacts.Key.microcode.rawValue]) == microcode else { continue }
        peers[HostKind("", facts, microcode: true)] = host
      }
    }
    var places: [Int64: HostKind] = [:]
    for (kind, hosts) in groups { for host in hosts { places[host.id] = kind } }
    // The groups of a host stand together, so that few documents are read.
    var residents: [HostKind: [ResidentKey: FleetStore.ResidentGroup]] = [:]
    let all = try wrapped { () throws(FleetStoreError) in try fleet.store.residentGroups() }
    for group in all.sorted(by: { ($0.host, $0.guest) < ($1.host, $1.guest) }) {
      guard let kind = places[group.host] else { continue }
      let key = ResidentKey(form: group.form, next: group.next)
      if residents[kind]?[key] == nil {
        residents[kind, default: [:]][key] = group
      } else {
        residents[kind]?[key]?.count += group.count
      }
    }
    var definitions = RecordedDefinitions(fleet)
    let masks = ExposureMasks(fleet.records.options.catalog)
    for (kind, members) in groups.sorted(by: {
      ($0.value[0].name, $0.key.form) < ($1.value[0].name, $1.key.form)
    }) {
      guard let before = try fleet.evidence(ofHost: members[0].id) else { continue }
      var entry = FleetForecastReport.HostClass(hosts: members.map(\.name))
      let after: Changed
      if let microcode {
        // Those that have it need no answer.
        guard Self.revision(kind.facts[HostFacts.Key.microcode.rawValue]) != microcode else { continue }
        guard let peer = peers[HostKind("", kind.facts, microcode: true)],
          let cpu = try fleet.evidence(ofHost: peer.id)
        else {
          entry.isUndetermined = true
          report.classes.append(entry)
          continue
        }
        entry.evidence = peer.name
        after = Changed(peer: cpu)
      } else {
        let catalog = fleet.records.options.catalog
        after = Changed(
          UpgradeForecast(of: before, to: upgrade, masks: masks, catalog: catalog),
          UpgradeForecast(of: before, to: HostUpgrade(), masks: masks, catalog: catalog).upgraded)
      }
      try fill(&entry, before, after, residents[kind] ?? [:], &definitions, fleet)
      report.classes.append(entry)
    }
    return report
  }

  /// A host after the change, as guests of a machine type meet it.
  private struct Changed {
    var host: (String?) -> HostCPU
    /// What new guests gain, lose and may get, by libvirt's host-model; nil where a host of the fleet is the evidence.
    var forecast: UpgradeForecast?

    /// The host as it is, as the tables know it; nil where records do.
    var baseline: HostCPU?

    init(_ forecast: UpgradeForecast, _ baseline: HostCPU) {
      host = { forecast.upgraded(for: $0) }
      self.forecast = forecast
      self.baseline = baseline
    }

    init(peer: HostCPU) { host = { _ in peer } }
  }

  private func fill(
    _ entry: inout FleetForecastReport.HostClass, _ before: HostCPU, _ after: Changed,
    _ residents: [ResidentKey: FleetStore.ResidentGroup], _ definitions: inout RecordedDefinitions,
    _ fleet: OpenFleet
  ) throws(QuestionError) {
    let (catalog, map) = (fleet.records.options.catalog, fleet.records.interpreter.map)
    let form = HostForm(before, map: map)
    let known = after.baseline ?? before
    let plain = HostForm(after.host(nil), map: map)
    if let forecast = after.forecast {
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
    let groups = residents.values.sorted { ($0.host, $0.guest) < ($1.host, $1.guest) }
    for group in groups {
      // What they run with is known by the class that they are of.
      guard let running = try definitions.form(group.form) else { continue }
      let machine = running.machine
      if forms[machine] == nil { forms[machine] = HostForm(after.host(machine), map: map) }
      // Guests that would start alike on the host as it is have definitions that start alike on the changed one.
      let key = StartKey(form: group.next ?? group.form, machine: machine)
      let start: (next: GuestForm, later: GuestForm)
      if let shared = starts[key] {
        start = shared
      } else {
        guard var started = try definitions.guest(group.guest, named: group.name) else { continue }
        // Whatever brought the guest here, its next start is here.
        started.hasMoved = false
        let later = try fleet.records.guest(started, on: after.host(machine))
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
      func group(_ rules: [Int]) -> FleetForecastReport.Guests {
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

  /// What hosts have in common that the answer depends on.
  private struct HostKind: Hashable {
    var form: String
    var facts: [String: String]

    /// - Parameter microcode: Whether what is looked for is a host that differs by its microcode alone.
    init(_ form: String, _ facts: [String: String], microcode: Bool) {
      self.form = form
      var own = facts
      // Words that name this host's own disks.
      let words = facts[HostFacts.Key.commandLine.rawValue]?.split(separator: " ").filter { word in
        !["root=", "BOOT_IMAGE=", "resume=", "initrd=", "rd.lvm.lv=", "rd.luks.uuid="].contains {
          word.hasPrefix($0)
        }
      }
      own[HostFacts.Key.commandLine.rawValue] = words?.joined(separator: " ")
      own[HostFacts.Key.pages.rawValue] = nil
      if microcode, form.isEmpty {
        for key in [HostFacts.Key.microcode, .firmware, .brand, .model] { own[key.rawValue] = nil }
      }
      self.facts = own
    }
  }

  static func revision(_ text: String?) -> UInt64? {
    text.flatMap { $0.hasPrefix("0x") ? UInt64($0.dropFirst(2), radix: 16) : nil }
  }

  /// What the changes bring, apart from microcode.
  func upgrade() throws(QuestionError) -> HostUpgrade { try parsed().upgrade }

  private func parsed() throws(QuestionError) -> (upgrade: HostUpgrade, microcode: UInt64?) {
    func refused(_ word: String, _ form: String) -> QuestionError {
      QuestionError(.usage, "what-if \(word): expected \(form)", at: .parameter("what-if"))
    }
    var upgrade = HostUpgrade()
    var microcode: UInt64?
    for word in changes {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw refused(word, "kernel=, qemu=, libvirt= or microcode= with a version")
      }
      let value = parts[1]
      switch parts[0] {
      case "kernel":
        guard KVMRelease(value) != nil else {
          throw refused(word, "a series such as kernel=6.18, or a release")
        }
        upgrade.kernel = value
      case "qemu":
        guard let series = QEMUSeries(release: value.prefix { $0.isNumber || $0 == "." }) else {
          throw refused(word, "a version such as qemu=11.1")
        }
        upgrade.qemu = series
      case "libvirt":
        guard let version = LibvirtVersion(value) else {
          throw refused(word, "a version such as libvirt=12.8.0")
        }
        upgrade.libvirt = version
      case "microcode":
        guard let revision = Self.revision(value) else {
          throw refused(word, "a revision such as microcode=0x2b000603")
        }
        microcode = revision
      default: throw refused(word, "kernel=, qemu=, libvirt= or microcode= with a version")
      }
    }
    guard microcode == nil || upgrade.isEmpty else {
      throw QuestionError(
        .usage, "what-if: microcode stands alone; ask about the software first, then about the microcode",
        at: .parameter("what-if"))
    }
    guard microcode != nil || !upgrade.isEmpty else {
      throw QuestionError(
        .usage, "what-if: give at least one of kernel=, qemu=, libvirt= and microcode=",
        at: .parameter("what-if"))
    }
    return (upgrade, microcode)
  }
}
