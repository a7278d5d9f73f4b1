/// Hosts that change one batch after another while their guests run elsewhere, as numbers.
///
/// A host changes only when its guests have left, or are shut down with it. What a guest needs is fixed while it runs, so who takes it is known before and after.
public struct RollQuestion: Sendable, Hashable, Codable {
  /// The hosts and guests at the start, without hosts to be emptied; its kinds of hosts are those before and after the change.
  public var placement: PlacementProblem
  /// The kind of each host after the change; nil for a host that does not change.
  public var changed: [Int?]
  /// The most hosts that change at once.
  public var batch: Int

  /// A question; `flaw` says whether it has a meaning.
  public init(placement: PlacementProblem, changed: [Int?], batch: Int = 1) {
    self.placement = placement
    self.changed = changed
    self.batch = batch
  }

  /// The places of the hosts that change.
  public var changing: [Int] { changed.indices.filter { changed[$0] != nil } }

  /// Why the question has no meaning, without a full stop; nil if it has one.
  public var flaw: String? {
    if let flaw = placement.flaw { return flaw }
    guard placement.leaving.isEmpty else { return "hosts are to be emptied for good" }
    guard batch > 0 else { return "a batch has no hosts" }
    guard changed.count == placement.hosts.count,
      placement.isAllowed.allSatisfy({ row in
        changed.allSatisfy { $0.map(row.indices.contains) ?? true }
      })
    else { return "a kind that hosts change to does not exist" }
    return nil
  }

  /// Whether a guest may ever arrive on a host while that is of a kind, as far as the guest, the host's whole size and the rules about hosts go.
  public func isAllowed(_ guest: Int, on host: Int, as kind: Int) -> Bool {
    let own = placement.guests[guest]
    return own.isMovable && placement.hosts[host].takesGuests && placement.isAllowed[own.kind][kind]
      && own.onlyOn.map { $0.contains(host) } ?? true
      && zip(own.demand, placement.hosts[host].capacity).allSatisfy { demand, room in
        demand == 0 || room.map { demand <= $0 } ?? true
      }
  }
}
