internal import PostgresClient

/// What tables have besides their rows, while an empty store is filled: rows are copied into bare tables, and each index is built once from all of them.
///
/// - SeeAlso: PostgreSQL, 14.4 "Populating a Database".
enum PostgresIndexes {
  /// Takes constraints and indexes off the tables of a copy, and puts the same ones back afterwards.
  static func rebuilding<Value>(_ connection: PostgresConnection, _ body: () throws -> Value) throws -> Value
  {
    let tables = arrayText(StoreTable.all.map { $0.name })
    // References first, since they need the keys that they refer to.
    let constraints = try connection.execute(
      """
      SELECT c.relname::text, k.conname::text, pg_get_constraintdef(k.oid) FROM pg_constraint k
      JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1 AND c.relname = ANY(CAST($2 AS text[])) AND k.contype IN ('p', 'u', 'f')
      ORDER BY CASE WHEN k.contype = 'f' THEN 0 ELSE 1 END, c.relname, k.conname
      """, [.text(PostgresSchema.name), .text(tables)]
    ).map { (table: try $0.text(0), name: try $0.text(1), definition: try $0.text(2)) }
    let indexes = try connection.execute(
      """
      SELECT i.relname::text, pg_get_indexdef(x.indexrelid) FROM pg_index x
      JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1 AND c.relname = ANY(CAST($2 AS text[]))
        AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u'))
      ORDER BY i.relname
      """, [.text(PostgresSchema.name), .text(tables)]
    ).map { (name: try $0.text(0), definition: try $0.text(1)) }
    for constraint in constraints {
      try connection.execute(
        "ALTER TABLE \(quoted(constraint.table)) DROP CONSTRAINT \(quoted(constraint.name))")
    }
    for index in indexes { try connection.execute("DROP INDEX \(quoted(index.name))") }
    let value = try body()
    try connection.execute("SET LOCAL maintenance_work_mem = '256MB'")
    for index in indexes { try connection.execute(index.definition) }
    for constraint in constraints.reversed() {
      try connection.execute(
        "ALTER TABLE \(quoted(constraint.table)) ADD CONSTRAINT \(quoted(constraint.name)) \(constraint.definition)"
      )
    }
    return value
  }

  /// The columns that refer to rows of other tables.
  static let references = [
    ("hosts", "form", "forms"), ("host_records", "host", "hosts"), ("host_records", "document", "documents"),
    ("host_records", "form", "forms"), ("guests", "host", "hosts"), ("guests", "form", "forms"),
    ("guests", "next", "forms"), ("guest_records", "guest", "guests"),
    ("guest_records", "document", "documents"), ("guest_records", "host", "hosts"),
    ("guest_records", "form", "forms"), ("guest_records", "next", "forms"),
    ("guest_records", "tables", "form_tables"), ("host_tags", "host", "hosts"),
    ("guest_tags", "guest", "guests"),
  ]

  private static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
