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
    /// The places in `VerdictRule.all` of the rules that block or leave open there.
    public var rules: [Int]
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
    // The hosts of each form in each pool.
    let pools = withinPools ? Set(fleet.hosts.map(\.pool)).sorted { ($0 ?? "") < ($1 ?? "") } : [nil]
    let placeOfPool = Dictionary(uniqueKeysWithValues: pools.enumerated().map { ($1, $0) })
    func pool(_ host: Int?) -> Int {
      withinPools ? placeOfPool[host.flatMap { fleet.hosts[$0].pool }] ?? 0 : 0
    }
    var members = Array(
      repeating: [Int](repeating: 0, count: prepared.hostForms.count), count: pools.count)
    for (place, host) in fleet.hosts.enumerated() { members[pool(place)][host.form] += 1 }

    var byForm: [[Int]] = Array(repeating: [], count: prepared.guestForms.count)
    for (place, group) in fleet.residents.enumerated() { byForm[group.form].append(place) }
    for (form, groups) in byForm.enumerated() where !groups.isEmpty {
      let good =
        matrix.hosts(with: .runs, forGuest: form) + matrix.hosts(with: .runsWithWarnings, forGuest: form)
      let open = matrix.hosts(with: .undetermined, forGuest: form)
      let room = members.map { members in good.reduce(0) { $0 + members[$1] } }
      let doubt = members.map { members in open.reduce(0) { $0 + members[$1] } }
      let (goodSet, openSet) = (Set(good), Set(open))
      var known: [[Int]: Opening] = [:]
      for place in groups {
        let group = fleet.residents[place]
        let own = group.host.map { fleet.hosts[$0].form }
        let pool = pool(group.host)
        let targets = room[pool] - (own.map(goodSet.contains) ?? false ? 1 : 0)
        guard targets <= 0 else { continue }
        let doubts = doubt[pool] - (own.map(openSet.contains) ?? false ? 1 : 0)
        // Only the sole host of its form makes a difference to what the others are.
        let key = [pool, own.map { members[pool][$0] == 1 ? $0 : -1 } ?? -1]
        let found = known[key] ?? Self.cheapest(form, own, prepared, members[pool])
        known[key] = found
        let entry = Group(
          form: form, host: group.host, count: group.count, remedy: found.remedy, target: found.form,
          rules: found.rules,
          lost: found.form.map { prepared.lost(ofGuest: form, onHost: $0).map(\.name) } ?? [])
        if doubts > 0 { undetermined.append(entry) } else { stuck.append(entry) }
      }
    }
    func order(_ a: Group, _ b: Group) -> Bool {
      (-a.count, a.form, a.host ?? -1) < (-b.count, b.form, b.host ?? -1)
    }
    stuck.sort(by: order)
    undetermined.sort(by: order)
  }

  private struct Opening {
    var remedy: StrandingRemedy
    var form: Int?
    var rules: [Int]
  }

  /// The host's form that the least opens.
  private static func cheapest(
    _ guest: Int, _ own: Int?, _ prepared: PreparedFleet, _ members: [Int]
  ) -> Opening {
    var best = Opening(remedy: .addHost, form: nil, rules: [])
    var least = 0
    for host in prepared.hostForms.indices where members[host] > (host == own ? 1 : 0) {
      let verdict = prepared.verdict(ofGuest: guest, onHost: host)
      let lost = prepared.lost(ofGuest: guest, onHost: host)
      guard let remedy = StrandingRemedy(opening: verdict, losing: lost) else { continue }
      let rules = verdict.blocks.indices + verdict.unknown.indices
      // Among hosts that the same opens, the one on which least is lost.
      if best.form == nil || (remedy, lost.count, rules.count) < (best.remedy, least, best.rules.count) {
        best = Opening(remedy: remedy, form: host, rules: rules)
        least = lost.count
      }
    }
    return best
  }
}
