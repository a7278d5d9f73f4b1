internal import CPUCatalog
internal import GuestVerdicts
internal import X86CPU

/// Guests whose running CPU is not the one that they would get after a power cycle on the same host.
///
/// A power cycle is stop and start, or Nova's hard reboot; a reboot from inside keeps the old CPU. Features whose loss has no effect
/// on a guest do not count.
public struct PowerCycleLedger: Sendable {
  /// Guests whose CPU changes.
  public var entries: [Entry]
  /// Guests whose CPU stays the same.
  public var current: Int
  /// Guests for which no definition, or no host, tells what they would get.
  public var undetermined: Int

  /// Guests that hold the same old CPU on one host.
  public struct Entry: Sendable {
    /// The place of what they run with, and of what they would run with.
    public var form, next: Int
    /// The place of the host; nil if it is unknown.
    public var host: Int?
    /// How many there are.
    public var count: Int
    /// libvirt's names of what a power cycle adds.
    public var gained: [String]
    /// libvirt's names of what a power cycle removes.
    public var lost: [String]
  }

  /// Compares both, in O(groups of residents).
  public init(_ fleet: FleetSnapshot, _ prepared: PreparedFleet) {
    entries = []
    current = 0
    undetermined = 0
    // What every guest of KVM sees, and what costs a guest nothing, is no reason to stop one.
    let telling = FeatureSet(
      prepared.catalog.features.filter { $0.effect != .none && $0.name != "hypervisor" }.map(\.index))
    for group in fleet.residents {
      guard let next = group.next, !fleet.guestForms[next].isUnknown, !fleet.guestForms[group.form].isUnknown
      else {
        undetermined += group.count
        continue
      }
      let (old, new) = (fleet.guestForms[group.form].demand.needs, fleet.guestForms[next].demand.needs)
      let gained = new.subtracting(old).intersection(telling)
      let lost = old.subtracting(new).intersection(telling)
      guard !gained.isEmpty || !lost.isEmpty else {
        current += group.count
        continue
      }
      entries.append(
        Entry(
          form: group.form, next: next, host: group.host, count: group.count,
          gained: prepared.catalog.names(of: gained), lost: prepared.catalog.names(of: lost)))
    }
    entries.sort { a, b in (-a.count, a.host ?? -1, a.form) < (-b.count, b.host ?? -1, b.form) }
  }
}
