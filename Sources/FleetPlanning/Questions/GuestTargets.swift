internal import CPUCatalog
public import GuestVerdicts

/// Where one guest can go: every class of hosts, the best first.
public struct GuestTargets: Sendable {
  /// The classes that have a host other than the guest's own, ranked.
  public var classes: [HostClass]

  /// Hosts that get the same verdict.
  public struct HostClass: Sendable {
    /// The place of their form.
    public var form: Int
    /// Their places in the fleet, in its order; without the host that the guest runs on.
    public var hosts: [Int]
    /// What happens to the guest there.
    public var outcome: VerdictOutcome
    /// What blocks, leaves open or warns, in that order.
    public var rules: [DecidingReason]
    /// libvirt's names of the features that the guest would lose.
    public var lost: [String]
  }

  /// Ranks the hosts for a class of guests: by outcome, then by how many rules warn and how much is lost.
  ///
  /// - Parameters:
  ///   - form: The place of the guest's form in `prepared`.
  ///   - own: The place of the host that it runs on; nil if that is unknown.
  ///   - hosts: The fleet's hosts, whose forms are places in `prepared`.
  ///   - pool: The pool that targets must be in; nil for any.
  public init(
    ofForm form: Int, runningOn own: Int?, among hosts: [FleetSnapshot.Host], in prepared: PreparedFleet,
    pool: String? = nil
  ) {
    var members: [[Int]] = Array(repeating: [], count: prepared.hostForms.count)
    for (place, host) in hosts.enumerated() where place != own && (pool == nil || host.pool == pool) {
      members[host.form].append(place)
    }
    classes = members.indices.filter { !members[$0].isEmpty }.map { host in
      let verdict = prepared.verdict(ofGuest: form, onHost: host)
      return HostClass(
        form: host, hosts: members[host], outcome: verdict.outcome, rules: verdict.deciding,
        lost: prepared.lost(ofGuest: form, onHost: host).map(\.name))
    }
    classes.sort { a, b in
      (a.outcome.rank, a.rules.count, a.lost.count, a.hosts[0]) < (
        b.outcome.rank, b.rules.count, b.lost.count, b.hosts[0]
      )
    }
  }
}

extension GuestVerdict {
  /// The places in `VerdictRule.all` of the rules that block, then of those that leave open, then of those that warn.
  public var deciding: [Int] { blocks.indices + unknown.indices + warns.indices }
}
