/// A table with the columns that both databases have, in an order in which no row refers to a later table.
struct StoreTable: Sendable {
  let name: String
  let columns: [Column]
  /// The columns by which rows are in the order in which they came.
  let order: String

  struct Column: Sendable {
    let name: String
    let kind: Kind
  }

  enum Kind: Sendable { case integer, text, bytes }

  var names: String { columns.map(\.name).joined(separator: ", ") }

  private init(_ name: String, order: String = "id", _ columns: [(Kind, String)]) {
    self.name = name
    self.order = order
    self.columns = columns.flatMap { kind, names in
      names.split(separator: " ").map { Column(name: String($0), kind: kind) }
    }
  }

  /// All tables but the revision's.
  static let all = [
    StoreTable(
      "documents",
      [(.integer, "id"), (.text, "digest format"), (.integer, "size"), (.bytes, "bytes"), (.text, "added")]
    ),
    StoreTable("forms", [(.integer, "id"), (.text, "key"), (.bytes, "bytes")]),
    StoreTable("form_tables", [(.integer, "id"), (.text, "digest"), (.integer, "present")]),
    StoreTable(
      "hosts",
      [
        (.integer, "id"), (.text, "source name uuid"), (.integer, "form"), (.text, "tables"),
        (.integer, "cpus memory nodes"), (.text, "node_memory facts added taken removed"),
      ]),
    StoreTable(
      "host_records",
      [
        (.integer, "id host document"), (.text, "selector points origin taken added"), (.integer, "form"),
        (.text, "tables facts"),
      ]),
    StoreTable(
      "guests",
      [
        (.integer, "id"), (.text, "source name uuid"), (.integer, "host form next"), (.text, "tables"),
        (.integer, "cpus memory"), (.text, "huge_pages memory_parts flavor added taken removed"),
      ]),
    StoreTable(
      "guest_records", order: "guest, taken, document",
      [(.integer, "guest document host"), (.text, "taken"), (.integer, "form next tables")]),
    StoreTable("host_tags", order: "host, key", [(.integer, "host"), (.text, "key value")]),
    StoreTable("guest_tags", order: "guest, key", [(.integer, "guest"), (.text, "key value")]),
    StoreTable("waivers", [(.integer, "id"), (.text, "guest feature reason until added")]),
  ]
}
