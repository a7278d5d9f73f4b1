internal import FleetPlanning
internal import Synchronization

/// What a process has read of a store, with the revision that it is of: a store of another one is read again.
final class FleetMemory: Sendable {
  private let kept = Mutex<(revision: Int64, hosts: FleetSnapshot)?>(nil)
  private let counted = Mutex<(revision: Int64, fleet: FleetListReport.Fleet)?>(nil)

  /// The hosts as of a revision; nil if they were not read then.
  func hosts(of revision: Int64) -> FleetSnapshot? {
    kept.withLock { $0?.revision == revision ? $0?.hosts : nil }
  }

  /// Keeps the hosts as of a revision, in place of those of another one.
  func keep(_ hosts: FleetSnapshot, of revision: Int64) { kept.withLock { $0 = (revision, hosts) } }

  /// The fleet in numbers as of a revision; nil if it was not counted then.
  func counts(of revision: Int64) -> FleetListReport.Fleet? {
    counted.withLock { $0?.revision == revision ? $0?.fleet : nil }
  }

  /// Keeps the fleet in numbers as of a revision.
  func keep(_ fleet: FleetListReport.Fleet, of revision: Int64) {
    counted.withLock { $0 = (revision, fleet) }
  }
}
