/// The records of one host, the newest first.
struct HostRecords {
  var all: [Entry]

  struct Entry {
    var id: Int64
    var document: Int64
    var selector: String?
    var points: [String]
    var taken: String
    var origin: String
  }

  init(_ db: some StoreSession, host: Int64) throws {
    all = try db.all(
      """
      SELECT id, document, selector, points, taken, origin FROM host_records WHERE host = ?
      ORDER BY taken DESC, id DESC
      """, [.integer(host)]
    ) { row in
      Entry(
        id: try row.integer(0), document: try row.integer(1), selector: try row.textOrNil(2),
        points: try row.text(3).split(separator: "\n").map(String.init), taken: try row.text(4),
        origin: try row.text(5))
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
