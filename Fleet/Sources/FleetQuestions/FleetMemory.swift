internal import FleetPlanning
internal import Synchronization

/// What a process has read of a store, with the revision that it is of: a store of another one is read again.
final class FleetMemory: Sendable {
  private let kept = Mutex<(revision: Int64, hosts: FleetSnapshot)?>(nil)

  /// The hosts as of a revision; nil if they were not read then.
  func hosts(of revision: Int64) -> FleetSnapshot? {
    kept.withLock { $0?.revision == revision ? $0?.hosts : nil }
  }

  /// Keeps the hosts as of a revision, in place of those of another one.
  func keep(_ hosts: FleetSnapshot, of revision: Int64) { kept.withLock { $0 = (revision, hosts) } }
}
