public import CPUCatalog
internal import CPUCompatibility
public import GuestVerdicts
internal import X86CPU

/// What a change of one host means for the guests on it, by classes: who comes back, what the next start brings, and who is then bound
/// to hosts that changed.
public struct UpgradeEffect: Sendable {
  /// One outcome for each of the residents, in their order.
  public var outcomes: [Outcome]

  /// Guests with the same forms on hosts that are alike.
  public struct Residents: Sendable {
    /// What they run with.
    public var running: GuestForm
    /// What they would run with after a power cycle on the host as it is; nil if no definition tells.
    public var next: GuestForm?
    /// What they would run with after a power cycle on the changed host; nil if no definition tells.
    public var later: GuestForm?
    /// The changed host as such guests meet it.
    public var after: HostForm

    /// Guests of those forms.
    public init(running: GuestForm, next: GuestForm?, later: GuestForm?, after: HostForm) {
      self.running = running
      self.next = next
      self.later = later
      self.after = after
    }
  }

  /// What the change means for residents.
  public struct Outcome: Sendable {
    /// Whether they can come back to the changed host.
    public var comesBack: VerdictOutcome
    /// Whether the host as it is blocks them too.
    public var isHeldAnyway: Bool
    /// What decides about coming back.
    public var rules: [DecidingReason]
    /// libvirt's names of what they would lose there.
    public var lost: [String]
    /// libvirt's names of what their next start on the changed host adds and removes, against one on the host as it is.
    public var gained, removed: [String]
    /// Whether they can go to hosts that are as this one is, once they have started on the changed one; nil if no definition tells.
    public var returns: VerdictOutcome?
    /// What decides about going there.
    public var returnRules: [DecidingReason]
  }

  /// Judges residents of one class of hosts, in O(residents).
  ///
  /// Tables describe the changed host, while records describe the host as it is. Only what
  /// differs between two descriptions of one kind is due to the change. Coming back is undetermined where the tables alone keep a guest away.
  ///
  /// - Parameters:
  ///   - before: The host as its records show it.
  ///   - baseline: The host as it is, known in the way in which the changed one is.
  public init(
    _ residents: [Residents], on before: HostForm, knownAs baseline: HostForm, catalog: Catalog = .standard
  ) {
    var hosts = [before]
    var hostPlaces = [before.key: 0]
    var guests: [GuestForm] = []
    var guestPlaces: [String: Int] = [:]
    func place(_ host: HostForm) -> Int {
      if let known = hostPlaces[host.key] { return known }
      hostPlaces[host.key] = hosts.count
      hosts.append(host)
      return hosts.count - 1
    }
    func place(_ guest: GuestForm) -> Int {
      if let known = guestPlaces[guest.key] { return known }
      guestPlaces[guest.key] = guests.count
      guests.append(guest)
      return guests.count - 1
    }
    let places = residents.map { entry in
      (
        running: place(entry.running), later: entry.later.map { place($0) },
        next: entry.next.map { place($0) },
        after: place(entry.after)
      )
    }
    let base = place(baseline)
    let prepared = PreparedFleet(hosts: hosts, guests: guests, catalog: catalog)
    func isBlocked(_ guest: Int, _ host: Int) -> Bool {
      prepared.verdict(ofGuest: guest, onHost: host).outcome == .blocked
    }
    let telling = PowerCycleLedger.telling(catalog)
    outcomes = zip(residents, places).map { entry, place in
      let back = prepared.verdict(ofGuest: place.running, onHost: place.after)
      let isHeldAnyway = isBlocked(place.running, 0)
      var outcome = back.outcome
      if outcome == .blocked, !isHeldAnyway, isBlocked(place.running, base) { outcome = .undetermined }
      var change = (gained: [String](), lost: [String]())
      if let next = entry.next, let later = entry.later, !next.isUnknown, !later.isUnknown {
        change = PowerCycleLedger.change(from: next, to: later, telling, catalog)
      }
      let home = place.later.map { prepared.verdict(ofGuest: $0, onHost: base) }
      // A guest that even today's start binds is not bound by the change.
      let isBoundToday = place.next.map { isBlocked($0, base) } ?? false
      return Outcome(
        comesBack: outcome, isHeldAnyway: isHeldAnyway, rules: back.deciding,
        lost: prepared.lost(ofGuest: place.running, onHost: place.after).map(\.name), gained: change.gained,
        removed: change.lost, returns: isBoundToday ? nil : home?.outcome,
        returnRules: home?.deciding ?? [])
    }
  }
}
