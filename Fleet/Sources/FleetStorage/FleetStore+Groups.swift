internal import GRDB

extension FleetStore {
  /// Stores groups of documents in one transaction, which reaches the disk once for all of them; what one group meets undoes that group alone.
  ///
  /// - Parameters:
  ///   - groups: Documents with their hosts and guests, each group all of them or none.
  ///   - tables: The digest of what the forms depend on.
  ///   - now: RFC 3339, UTC.
  /// - Returns: What each group changed, or why it was not stored, in their order.
  /// - Throws: `busy`, `failed`, `damaged` for what keeps every group from being stored.
  /// - SeeAlso: SQLite, "SAVEPOINT"; "Transaction", 3.2 "Response To Errors Within A Transaction".
  public func put(
    groups: [[Arrival]], tables: String, reinstalled: Reinstallation = .ask, at now: String
  ) throws(FleetStoreError) -> [Result<ArrivalOutcome, FleetStoreError>] {
    try writing { db in
      let tablesID = try db.note(tables: tables)
      var results: [Result<ArrivalOutcome, FleetStoreError>] = []
      for group in groups {
        // The numbers of forms that a group stored go with it, so that each has a writer of its own.
        var writer = ArrivalWriter(
          db: db, tables: tables, tablesID: tablesID, reinstalled: reinstalled, now: now)
        do {
          try db.inSavepoint {
            for arrival in group { try writer.put(arrival) }
            return .commit
          }
          results.append(.success(writer.outcome))
        } catch {
          // A full disk, for one, ends the whole transaction.
          guard db.isInsideTransaction else { throw error }
          results.append(.failure(FleetStoreError(error, path)))
        }
      }
      return results
    }
  }
}
