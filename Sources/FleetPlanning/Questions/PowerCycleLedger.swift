public import CPUCatalog
internal import GuestVerdicts
public import X86CPU

/// Guests whose running CPU is not what their definition, their pool or a policy says.
///
/// A power cycle is stop and start, or Nova's hard reboot; a reboot from inside keeps the old CPU. Features whose loss has no effect
/// on a guest do not count.
public struct PowerCycleLedger: Sendable {
  /// Guests that are due.
  public var entries: [Entry]
  /// Guests that are not.
  public var current: Int
  /// Guests for which no definition, or no host, tells what they would get, and that nothing else makes due.
  public var undetermined: Int

  /// Guests that hold the same CPU on one host.
  public struct Entry: Sendable {
    /// The place of what they run with.
    public var form: Int
    /// The place of what they would run with; nil if no definition tells.
    public var next: Int?
    /// The place of the host; nil if it is unknown.
    public var host: Int?
    /// How many there are.
    public var count: Int
    /// libvirt's names of what a power cycle on their host adds.
    public var gained: [String]
    /// libvirt's names of what a power cycle on their host removes.
    public var lost: [String]
    /// libvirt's names of what they run with and a host of their pool certainly does not give: they are above the pool's level.
    public var abovePool: [String]
    /// libvirt's names of what the policy keeps, their host gives, and they do not run with.
    public var belowPolicy: [String]
  }

  /// Compares what guests run with, in O(groups of residents).
  ///
  /// - Parameter keeping: The features that a policy keeps on a host.
  public init(
    _ fleet: FleetSnapshot, _ prepared: PreparedFleet,
    keeping: (FleetSnapshot.Host) -> FeatureSet = { _ in FeatureSet() }
  ) {
    entries = []
    current = 0
    undetermined = 0
    let catalog = prepared.catalog
    let telling = Self.telling(catalog)
    // What some host of a pool certainly does not give is above the pool's level.
    var above: [String: FeatureSet] = [:]
    for host in fleet.hosts {
      guard let pool = host.pool else { continue }
      above[pool, default: FeatureSet()].formUnion(fleet.hostForms[host.form].offer.absent)
    }
    let kept = fleet.hosts.map(keeping)
    // Many groups share what they run with, what they would run with, and what of it is above or below.
    var names: [FeatureSet: [String]] = [:]
    func named(_ set: FeatureSet) -> [String] {
      if let known = names[set] { return known }
      let new = catalog.names(of: set)
      names[set] = new
      return new
    }
    var changes: [FormChange: (gained: [String], lost: [String])] = [:]
    for group in fleet.residents {
      let running = fleet.guestForms[group.form]
      guard !running.isUnknown else {
        undetermined += group.count
        continue
      }
      let needs = running.demand.needs
      var entry = Entry(
        form: group.form, next: group.next, host: group.host, count: group.count, gained: [], lost: [],
        abovePool: [],
        belowPolicy: [])
      let next = group.next.map { fleet.guestForms[$0] }
      if let next, !next.isUnknown {
        let change = FormChange(from: group.form, to: group.next)
        let known = changes[change] ?? Self.change(from: running, to: next, telling, catalog)
        changes[change] = known
        (entry.gained, entry.lost) = known
      }
      if let host = group.host {
        if let pool = fleet.hosts[host].pool, let level = above[pool] {
          let above = needs.intersection(level).intersection(telling)
          if !above.isEmpty { entry.abovePool = named(above) }
        }
        let form = fleet.hostForms[fleet.hosts[host].form]
        let offer = form.offer
        let below = kept[host].subtracting(needs).subtracting(offer.absent).subtracting(offer.undetermined)
        // Policies and levels are of x86.
        if !below.isEmpty, running.arm == nil, form.arm == nil { entry.belowPolicy = named(below) }
      }
      if entry.gained.isEmpty, entry.lost.isEmpty, entry.abovePool.isEmpty, entry.belowPolicy.isEmpty {
        if next.map(\.isUnknown) ?? true { undetermined += group.count } else { current += group.count }
      } else {
        entries.append(entry)
      }
    }
    entries.sort { a, b in (-a.count, a.host ?? -1, a.form) < (-b.count, b.host ?? -1, b.form) }
  }

  private struct FormChange: Hashable {
    var from: Int
    var to: Int?
  }

  /// What every guest of KVM sees, and what costs a guest nothing, is no reason to stop one.
  static func telling(_ catalog: Catalog) -> FeatureSet {
    FeatureSet(catalog.features.filter { $0.effect != .none && $0.name != "hypervisor" }.map(\.index))
  }

  /// libvirt's names of what one form has more than another, and less, apart from features whose loss has no effect.
  static func change(
    from old: GuestForm, to new: GuestForm, _ telling: FeatureSet, _ catalog: Catalog
  ) -> (gained: [String], lost: [String]) {
    if let old = old.arm, let new = new.arm { return ArmDemand.change(from: old, to: new) }
    let (before, after) = (old.demand.needs, new.demand.needs)
    guard before != after else { return ([], []) }
    return (
      catalog.names(of: after.subtracting(before).intersection(telling)),
      catalog.names(of: before.subtracting(after).intersection(telling))
    )
  }
}
