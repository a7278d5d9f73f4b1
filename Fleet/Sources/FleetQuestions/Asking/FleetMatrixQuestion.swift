internal import CPUCatalog
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
    let judged = try judged(in: fleet)
    let (parts, columns) = (judged.parts, judged.columns)
    var report = FleetMatrixReport(inputs: [fleet.input])
    report.waivers = try fleet.waiverNotes()
    report.columns = columns.map { FleetMatrixReport.Column(name: $0.name, hosts: $0.hosts, pool: $0.pool) }
    report.rows.reserveCapacity(judged.rows.count)
    let classes = columns.map { ColumnClasses($0.forms, parts.matrix(ofRow: 0).matrix) }
    for (place, row) in judged.rows.enumerated() {
      let (matrix, guest) = parts.matrix(ofRow: place)
      let outcomes = VerdictOutcome.allCases.map { ($0, matrix.bits(with: $0, forGuest: guest)) }
      var text: [UInt8] = []
      text.reserveCapacity(columns.count)
      for (index, column) in classes.enumerated() {
        let only = column.outcome(matrix, guest, outcomes)
        text.append(VerdictOutcome.letter(only))
        report.columns[index].count(only, row.guests)
      }
      report.rows.append(
        FleetMatrixReport.Row(
          example: row.example, guests: row.guests, vendor: row.vendor, machine: row.machine,
          waived: row.accepted, outcomes: String(decoding: text, as: UTF8.self)))
    }
    report.prepared = Prepared(parts: parts, forms: columns.map(\.forms))
    return report
  }

  /// The rows and columns of a matrix, and the verdicts behind them.
  struct Judged {
    /// The classes of guests, the largest first.
    var rows: [Row]
    var parts: Parts
    var columns: [Group]

    /// A class of guests.
    struct Row {
      /// The name of one of them, and how many there are.
      var example: String
      var guests: Int
      /// The vendor of their CPU and their machine type; nil if unknown.
      var vendor, machine: String?
      /// libvirt's names of the features whose loss a waiver accepts for them.
      var accepted: [String]
    }
  }

  /// Judges every class of guests on every class of hosts.
  ///
  /// - Throws: As `answer(in:)`.
  func judged(in fleet: OpenFleet) throws(QuestionError) -> Judged {
    let stored = try fleet.guestClasses()
    let (snapshot, members) = stored.foldingCounters()
    guard !snapshot.hosts.isEmpty else {
      throw QuestionError(.noInput, "\(fleet.store.path): the fleet has no hosts")
    }
    guard !snapshot.residents.isEmpty else {
      throw QuestionError(.noInput, "\(fleet.store.path): the fleet has no guests")
    }
    // Forms that only a power cycle would bring are no rows.
    var counts: [RowKey: Int] = [:]
    var examples: [RowKey: String] = [:]
    for group in snapshot.residents { counts[RowKey(form: group.form), default: 0] += group.count }
    let names = try wrapped { () throws(FleetStoreError) in try fleet.store.examples() }
    // Guests for which a waiver accepts losses are rows of their own.
    let waived = try fleet.waivedGuests()
    if !waived.isEmpty {
      let places = stored.placesByKey(members)
      for guest in waived {
        guard let form = places[guest.form] else { continue }
        let key = RowKey(form: form, accepted: guest.features.map(\.name))
        counts[RowKey(form: form), default: 0] -= 1
        counts[key, default: 0] += 1
        if examples[key] == nil { examples[key] = guest.name }
      }
    }
    let rows = counts.filter { $0.value > 0 }.keys.sorted { a, b in
      let (first, second) = (counts[a] ?? 0, counts[b] ?? 0)
      return first == second ? (a.form, a.accepted.joined()) < (b.form, b.accepted.joined()) : first > second
    }
    return Judged(
      rows: rows.map { row in
        let form = snapshot.guestForms[row.form]
        return Judged.Row(
          example: examples[row] ?? names[form.key]?.name ?? "", guests: counts[row] ?? 0,
          vendor: form.vendor, machine: form.machine, accepted: row.accepted)
      }, parts: Parts(rows, snapshot, fleet), columns: try columns(snapshot, fleet))
  }

  /// A column's classes of hosts, among which a class of guests has one outcome or several.
  struct ColumnClasses {
    private let forms: [Int]
    /// The classes as bits, if there are several.
    private let bits: FleetMatrix.HostBits?

    init(_ forms: [Int], _ matrix: FleetMatrix) {
      self.forms = forms
      bits = forms.count > 1 ? matrix.bits(ofHosts: forms) : nil
    }

    /// The one outcome of all of them; nil for several, and for no class.
    func outcome(
      _ matrix: FleetMatrix, _ guest: Int, _ outcomes: [(VerdictOutcome, FleetMatrix.HostBits)]
    ) -> VerdictOutcome? {
      guard let bits else { return forms.first.map { matrix.outcome(ofGuest: guest, onHost: $0) } }
      var only: VerdictOutcome?
      for (outcome, hosts) in outcomes where hosts.meets(bits) {
        guard only == nil else { return nil }
        only = outcome
      }
      return only
    }
  }

  /// A class of guests, and the features whose loss a waiver accepts for them.
  struct RowKey: Hashable {
    var form: Int
    var accepted: [String] = []
  }

  /// The rows of a matrix, prepared apart by what waivers accept.
  struct Parts: Sendable {
    private var fleets: [PreparedFleet] = []
    private var matrices: [FleetMatrix] = []
    private var places: [(part: Int, guest: Int)]

    init(_ rows: [RowKey], _ snapshot: FleetSnapshot, _ fleet: OpenFleet) {
      places = Array(repeating: (0, 0), count: rows.count)
      let groups = Dictionary(grouping: rows.indices) { rows[$0].accepted }
      let catalog = fleet.records.options.catalog
      for (accepted, members) in groups.sorted(by: {
        $0.key.joined(separator: " ") < $1.key.joined(separator: " ")
      }) {
        for (place, row) in members.enumerated() { places[row] = (fleets.count, place) }
        let prepared = PreparedFleet(
          hosts: snapshot.hostForms, guests: members.map { snapshot.guestForms[rows[$0].form] },
          accepting: accepted.compactMap { catalog[$0] })
        fleets.append(prepared)
        matrices.append(FleetMatrix(prepared))
      }
    }

    func matrix(ofRow row: Int) -> (matrix: FleetMatrix, guest: Int) {
      (matrices[places[row].part], places[row].guest)
    }

    func verdict(ofRow row: Int, onHost host: Int) -> FleetVerdict {
      fleets[places[row].part].verdict(ofGuest: places[row].guest, onHost: host)
    }

    func guest(ofRow row: Int) -> GuestForm { fleets[places[row].part].guestForms[places[row].guest] }

    func host(_ host: Int) -> HostForm { fleets[0].hostForms[host] }
  }

  /// A column: hosts under one name.
  struct Group {
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
    var parts: Parts
    /// The forms of each column.
    var forms: [[Int]]
  }
}

extension VerdictOutcome {
  /// The outcome as one letter; `m` for several.
  static func letter(_ outcome: VerdictOutcome?) -> UInt8 {
    switch outcome {
    case .runs: UInt8(ascii: "r")
    case .runsWithWarnings: UInt8(ascii: "w")
    case .undetermined: UInt8(ascii: "u")
    case .blocked: UInt8(ascii: "b")
    case nil: UInt8(ascii: "m")
    }
  }
}
