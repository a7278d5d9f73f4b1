internal import Foundation
internal import GRDB

/// The records of one host, the newest first.
struct HostRecords {
  var all: [Entry] = []

  struct Entry {
    var id: Int64
    var document: Int64
    var selector: String?
    var points: [String]
    var taken: String
    var origin: String
  }

  init(_ db: Database, host: Int64) throws {
    let rows = try Row.fetchCursor(
      try db.cachedStatement(
        sql: """
          SELECT id, document, selector, points, taken, origin FROM host_records WHERE host = ?
          ORDER BY taken DESC, id DESC
          """), arguments: [host])
    while let row = try rows.next() {
      let points: String = row["points"]
      all.append(
        Entry(
          id: row["id"], document: row["document"], selector: row["selector"],
          points: points.split(separator: "\n").map(String.init), taken: row["taken"], origin: row["origin"]))
    }
  }

  /// The records that describe the host now, the newest first.
  var current: [Entry] { Self.current(all[...]) }

  /// The records that described the host when that one was the newest.
  func current(at place: Int) -> [Entry] { Self.current(all[place...]) }

  /// Later records replace an earlier one if they cover all of its points; else it still counts for the others.
  private static func current(_ records: ArraySlice<Entry>) -> [Entry] {
    var covered: Set<String> = []
    return records.filter { record in
      let points = record.points.isEmpty ? [""] : record.points
      defer { covered.formUnion(points) }
      return !covered.isSuperset(of: points)
    }
  }
}

/// Bytes as SQLite takes them.
func blob(_ bytes: [UInt8]) -> Data { Data(bytes) }
