internal import CPUCatalog
internal import GuestVerdicts

/// Guests without a target: no other host of the fleet, or of their pool, certainly takes them.
public struct StuckGuests: Sendable {
  /// Guests that every other host blocks.
  public var stuck: [Group]
  /// Guests that no other host certainly takes, but evidence is missing for at least one.
  public var undetermined: [Group]
  /// How many guests were judged.
  public var guests: Int

  /// Guests of one form on one host.
  public struct Group: Sendable {
    /// The place of their form.
    public var form: Int
    /// The place of the host that holds them; nil if it is unknown.
    public var host: Int?
    /// How many there are.
    public var count: Int
    /// The least that gives them a target.
    public var remedy: StrandingRemedy
    /// The place of the form of hosts that this opens; nil if there is no other host.
    public var target: Int?
    /// What blocks or leaves open there.
    public var rules: [DecidingReason]
    /// libvirt's names of the features that they would lose there.
    public var lost: [String]
  }

  /// Looks for them, in O(classes² + groups of residents).
  ///
  /// - Parameters:
  ///   - prepared: The same fleet.
  ///   - withinPools: Whether a guest's target must be in the pool of its host.
  public init(
    _ fleet: FleetSnapshot, _ prepared: PreparedFleet, _ matrix: FleetMatrix, withinPools: Bool = false
  ) {
    stuck = []
    undetermined = []
    guests = fleet.guestCount
    let targets = Targets(fleet, matrix, prepared.hostForms.count, withinPools)
    let remedies = RemedyMasks(prepared)
    let byForm = Self.groups(of: fleet, prepared.guestForms.count)
    for (form, groups) in byForm.enumerated() where !groups.isEmpty {
      // Most guests have two targets wherever they are.
      let good = matrix.bits(runningForGuest: form)
      let room = targets.counts(good, matrix)
      guard room.contains(where: { $0 < 2 }) else { continue }
      let doubt = targets.counts(matrix.bits(with: .undetermined, forGuest: form), matrix)
      var known: [[Int]: RemedyMasks.Opening] = [:]
      for place in groups {
        let group = fleet.residents[Int(place)]
        let own = group.host.map { fleet.hosts[$0].form }
        let outcome = own.map { matrix.outcome(ofGuest: form, onHost: $0) }
        let pool = targets.pool(ofHost: group.host, fleet)
        guard room[pool] - (outcome.map { $0 <= .runsWithWarnings } ?? false ? 1 : 0) <= 0 else { continue }
        let members = targets.members[pool]
        // Only the sole host of its form makes a difference to what the others are.
        let sole = own.flatMap { members[$0] == 1 ? $0 : nil }
        let key = [pool, sole ?? -1]
        let found =
          known[key] ?? remedies.cheapest(forGuest: form) { members[$0] > ($0 == sole ? 1 : 0) }
        known[key] = found
        let entry = Group(
          form: form, host: group.host, count: group.count, remedy: found.remedy, target: found.form,
          rules: found.rules, lost: found.lost)
        if doubt[pool] - (outcome == .undetermined ? 1 : 0) > 0 {
          undetermined.append(entry)
        } else {
          stuck.append(entry)
        }
      }
    }
    func isBefore(_ a: Group, _ b: Group) -> Bool {
      (-a.count, a.form, a.host ?? -1) < (-b.count, b.form, b.host ?? -1)
    }
    stuck.sort(by: isBefore)
    undetermined.sort(by: isBefore)
  }

  /// The places of the groups of each form, as parts of one array.
  private static func groups(of fleet: FleetSnapshot, _ formCount: Int) -> [ArraySlice<Int32>] {
    var ends = [Int](repeating: 0, count: formCount + 1)
    for group in fleet.residents { ends[group.form + 1] += 1 }
    for form in 0..<formCount { ends[form + 1] += ends[form] }
    let starts = ends
    var order = [Int32](repeating: 0, count: fleet.residents.count)
    for (place, group) in fleet.residents.enumerated() {
      order[ends[group.form]] = Int32(place)
      ends[group.form] += 1
    }
    return (0..<formCount).map { order[starts[$0]..<starts[$0 + 1]] }
  }

  /// The hosts that count as targets, by pool: one pool of all of them, if pools do not matter.
  private struct Targets {
    /// The number of hosts of each class in each pool.
    private(set) var members: [[Int]]
    /// The classes with a host in each pool.
    private let classes: [FleetMatrix.HostBits]
    private let places: [String?: Int]
    private let isWithinPools: Bool

    init(_ fleet: FleetSnapshot, _ matrix: FleetMatrix, _ classCount: Int, _ isWithinPools: Bool) {
      self.isWithinPools = isWithinPools
      let pools = isWithinPools ? Set(fleet.hosts.map(\.pool)).sorted { ($0 ?? "") < ($1 ?? "") } : [nil]
      let places = Dictionary(uniqueKeysWithValues: pools.enumerated().map { ($1, $0) })
      self.places = places
      var members = Array(repeating: [Int](repeating: 0, count: classCount), count: pools.count)
      for host in fleet.hosts {
        let pool = isWithinPools ? places[host.pool] ?? 0 : 0
        members[pool][host.form] += 1
      }
      self.members = members
      classes = members.map { members in matrix.bits(ofHosts: members.indices.filter { members[$0] > 0 }) }
    }

    func pool(ofHost host: Int?, _ fleet: FleetSnapshot) -> Int {
      isWithinPools ? places[host.flatMap { fleet.hosts[$0].pool }] ?? 0 : 0
    }

    /// How many hosts each pool has of some classes; counting ends at two.
    func counts(_ bits: FleetMatrix.HostBits, _ matrix: FleetMatrix) -> [Int] {
      zip(classes, members).map { classes, members in
        var count = 0
        matrix.forEachHost(in: bits, and: classes) { host in
          count += members[host]
          return count < 2
        }
        return count
      }
    }
  }
}
