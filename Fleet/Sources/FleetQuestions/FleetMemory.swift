internal import FleetPlanning
internal import Synchronization

/// What a process has read of a store, with the revision that it is of: a store of another one is read again.
final class FleetMemory: Sendable {
  private let kept = Mutex<(revision: Int64, hosts: FleetSnapshot)?>(nil)
  private let counted = Mutex<(revision: Int64, fleet: FleetListReport.Fleet)?>(nil)
  private let settled = Mutex<Int64?>(nil)
  private let settling = Mutex(())
  private let isKeeping = Mutex(false)
  private let whole = Mutex<(revision: Int64, fleet: NumberedFleet)?>(nil)

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

  /// Whether all forms were of this Martlet's tables at a revision.
  func isSettled(_ revision: Int64) -> Bool { settled.withLock { $0 == revision } }

  /// Notes that at a revision all forms were of this Martlet's tables.
  func noteSettled(_ revision: Int64) { settled.withLock { $0 = revision } }

  /// Settles forms while nobody else of this process does.
  func settling<Failure: Error>(_ settle: () throws(Failure) -> Int64) throws(Failure) -> Int64 {
    try settling.withLock { _ throws(Failure) in try settle() }
  }

  /// Keeps the fleet with its guests from now on, for a process that is asked many questions.
  func keepWhole() { isKeeping.withLock { $0 = true } }

  /// The fleet with its guests as of a revision; one that is not kept is read, once for all who ask at the same time.
  ///
  /// - Parameter read: Reads it, with the revision that it is then of.
  func whole<Failure: Error>(
    of revision: Int64, _ read: () throws(Failure) -> (revision: Int64, fleet: NumberedFleet)
  ) throws(Failure) -> NumberedFleet {
    guard isKeeping.withLock({ $0 }) else { return try read().fleet }
    return try whole.withLock { known throws(Failure) in
      if let known, known.revision == revision { return known.fleet }
      // The former one goes first, so that there are never two.
      known = nil
      let new = try read()
      known = new
      return new.fleet
    }
  }
}

/// A fleet with all guests, and the store's numbers of the forms of guests.
struct NumberedFleet: Sendable {
  var fleet: FleetSnapshot
  var forms: [Int64]
}
