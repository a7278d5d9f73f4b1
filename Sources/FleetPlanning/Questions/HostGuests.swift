internal import CPUCatalog
public import GuestVerdicts

/// Which guests of a fleet one host can take, and which of them it holds.
public struct HostGuests: Sendable {
  /// The classes of guests, the best outcome first, then the most guests.
  public var classes: [GuestClass]

  /// Guests that get the same verdict.
  public struct GuestClass: Sendable {
    /// The place of their form.
    public var form: Int
    /// How many there are in the fleet.
    public var count: Int
    /// How many of them the host holds.
    public var here: Int
    /// What happens to them on the host.
    public var outcome: VerdictOutcome
    /// What blocks, leaves open or warns, in that order.
    public var rules: [DecidingReason]
    /// libvirt's names of the features that they would lose.
    public var lost: [String]
  }

  /// Judges every class of guests on one host.
  ///
  /// - Parameter host: The place of the host in `fleet`.
  public init(on host: Int, in fleet: FleetSnapshot, _ prepared: PreparedFleet) {
    var counts = [Int](repeating: 0, count: prepared.guestForms.count)
    var here = counts
    for group in fleet.residents {
      counts[group.form] += group.count
      if group.host == host { here[group.form] += group.count }
    }
    let form = fleet.hosts[host].form
    classes = counts.indices.filter { counts[$0] > 0 }.map { guest in
      let verdict = prepared.verdict(ofGuest: guest, onHost: form)
      return GuestClass(
        form: guest, count: counts[guest], here: here[guest], outcome: verdict.outcome,
        rules: verdict.deciding,
        lost: prepared.lost(ofGuest: guest, onHost: form).map(\.name))
    }
    classes.sort { a, b in (a.outcome.rank, -a.count, a.form) < (b.outcome.rank, -b.count, b.form) }
  }
}
