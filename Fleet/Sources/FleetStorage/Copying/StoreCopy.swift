extension FleetStore {
  /// Copies this store as of now, with its history, tags and waivers, into an empty one, which is full or still empty afterwards.
  ///
  /// Rows pass one by one, so that memory does not grow with the fleet. Others may use this store meanwhile.
  ///
  /// - Returns: How many rows were copied, by table.
  /// - Throws: `failed` if `target` is not empty; the errors of both stores.
  public func copy(to target: any FleetStore) throws(FleetStoreError) -> [String: Int] {
    guard let from = self as? any StatementStore, let to = target as? any StatementStore else {
      throw FleetStoreError(.failed, "\(path): this store cannot be copied")
    }
    return try copyRows(from, to)
  }
}

private func copyRows(
  _ from: some StatementStore, _ to: some StatementStore
) throws(FleetStoreError) -> [String: Int] {
  try to.loading { target in
    // It ends before the target builds its indexes, during which no session of the source's is to wait.
    let (counts, revision) = try from.reading { source in
      (try copyRows(source, target), try source.revision())
    }
    // Whoever kept an answer of the empty store sees that it is another one.
    try target.execute("UPDATE revisions SET number = number + ?", [.integer(revision)])
    return counts
  }
}

/// Copies the rows of all tables; how many, by table.
///
/// - Throws: Errors of the store that met them.
private func copyRows(_ source: some StoreSession, _ target: some StoreSession) throws -> [String: Int] {
  var counts: [String: Int] = [:]
  for table in StoreTable.all {
    do {
      try target.load(table) { append in
        var row: [StoreValue] = []
        do {
          try source.forEach("SELECT \(table.names) FROM \(table.name) ORDER BY \(table.order)") { found in
            row.removeAll(keepingCapacity: true)
            for (place, column) in table.columns.enumerated() {
              row.append(try found.value(place, column.kind))
            }
            do { try append(row) } catch { throw target.failure(error) }
            counts[table.name, default: 0] += 1
          }
        } catch { throw source.failure(error) }
      }
    } catch { throw target.failure(error) }
  }
  return counts
}

extension StoreRow {
  fileprivate func value(_ column: Int, _ kind: StoreTable.Kind) throws -> StoreValue {
    switch kind {
    case .integer: StoreValue(try integerOrNil(column))
    case .text: StoreValue(try textOrNil(column))
    case .bytes: .bytes(try bytes(column))
    }
  }
}
