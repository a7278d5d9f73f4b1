internal import FleetPlanning
internal import FleetStorage
internal import GuestVerdicts
public import MartletQuestions
internal import ReportContract

/// Asks for the verdicts of every class of guests on every host, class of hosts, pool or tag.
public struct FleetMatrixQuestion: Sendable {
  /// How hosts become columns.
  public var grouping: Grouping

  /// How hosts become columns.
  public enum Grouping: Sendable, Hashable {
    /// Hosts that get the same verdict with every guest.
    case hostClass
    /// Each host.
    case host
    /// Hosts with the same value of a tag; a pool is the tag `pool`.
    case tag(String)

    /// The grouping of a word: `class`, `host`, `pool`, `tag=KEY`; nil for another.
    public init?(_ word: String) {
      switch word {
      case "class": self = .hostClass
      case "host": self = .host
      case "pool": self = .tag("pool")
      case _ where word.hasPrefix("tag=") && word.count > 4: self = .tag(String(word.dropFirst(4)))
      default: return nil
      }
    }
  }

  /// Asks for columns of that kind.
  public init(by grouping: Grouping) { self.grouping = grouping }

  /// The matrix on classes.
  ///
  /// - Throws: The store's errors; `noInput` for a fleet without hosts or guests.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> FleetMatrixReport {
    let snapshot = try fleet.classes(withGuests: true)
    guard !snapshot.hosts.isEmpty else {
      throw QuestionError(.noInput, "\(fleet.store.path): the fleet has no hosts")
    }
    guard !snapshot.residents.isEmpty else {
      throw QuestionError(.noInput, "\(fleet.store.path): the fleet has no guests")
    }
    // Forms that only a power cycle would bring are no rows.
    let counts = snapshot.residents.reduce(into: [Int: Int]()) { $0[$1.form, default: 0] += $1.count }
    let rows = counts.keys.sorted { (counts[$1] ?? 0, $0) < (counts[$0] ?? 0, $1) }
    let prepared = PreparedFleet(hosts: snapshot.hostForms, guests: rows.map { snapshot.guestForms[$0] })
    let matrix = FleetMatrix(prepared)
    let examples = try wrapped { () throws(FleetStoreError) in try fleet.store.examples() }
    let columns = try columns(snapshot, fleet)
    var report = FleetMatrixReport(inputs: [fleet.input])
    report.columns = columns.map { FleetMatrixReport.Column(name: $0.name, hosts: $0.hosts, pool: $0.pool) }
    for (place, row) in rows.enumerated() {
      let form = snapshot.guestForms[row]
      let count = counts[row] ?? 0
      var letters = ""
      let byForm = (0..<snapshot.hostForms.count).map { matrix.outcome(ofGuest: place, onHost: $0) }
      for (index, column) in columns.enumerated() {
        let outcomes = Set(column.forms.map { byForm[$0] })
        let only = outcomes.count == 1 ? outcomes.first : nil
        letters += only?.letter ?? "m"
        report.columns[index].count(only, count)
      }
      report.rows.append(
        FleetMatrixReport.Row(
          example: examples[form.key]?.name ?? "", guests: count, vendor: form.vendor, machine: form.machine,
          outcomes: letters))
    }
    report.prepared = Prepared(fleet: prepared, forms: columns.map(\.forms))
    return report
  }

  private struct Group {
    var name: String
    var hosts: Int
    var forms: [Int]
    var pool: String?
  }

  private func columns(_ snapshot: FleetSnapshot, _ fleet: OpenFleet) throws(QuestionError) -> [Group] {
    switch grouping {
    case .host:
      return snapshot.hosts.map { Group(name: $0.name, hosts: 1, forms: [$0.form], pool: $0.pool) }
    case .hostClass:
      var groups: [Int: Group] = [:]
      for host in snapshot.hosts {
        groups[host.form, default: Group(name: host.name, hosts: 0, forms: [host.form], pool: host.pool)]
          .hosts += 1
      }
      return groups.sorted {
        ($0.value.pool ?? "", -$0.value.hosts, $0.key) < ($1.value.pool ?? "", -$1.value.hosts, $1.key)
      }
      .map(\.value)
    case .tag(let key):
      let tags = try wrapped { () throws(FleetStoreError) in try fleet.store.hostTags(key) }
      var groups: [String: (hosts: Int, forms: Set<Int>)] = [:]
      for host in snapshot.hosts {
        groups[tags[host.id] ?? "", default: (0, [])].hosts += 1
        groups[tags[host.id] ?? "", default: (0, [])].forms.insert(host.form)
      }
      return groups.sorted { $0.key < $1.key }.map { name, group in
        Group(
          name: name.isEmpty ? "(no \(key))" : name, hosts: group.hosts, forms: group.forms.sorted(),
          pool: key == "pool" && !name.isEmpty ? name : nil)
      }
    }
  }

  /// The classes behind a matrix, for pages that show reasons.
  struct Prepared: Sendable {
    var fleet: PreparedFleet
    /// The forms of each column.
    var forms: [[Int]]
  }
}

extension VerdictOutcome {
  /// The outcome as one letter.
  var letter: String {
    switch self {
    case .runs: "r"
    case .runsWithWarnings: "w"
    case .undetermined: "u"
    case .blocked: "b"
    }
  }
}
