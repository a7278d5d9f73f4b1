internal import PostgresClient

/// One transaction of a store in PostgreSQL.
struct PostgresSession: StoreSession {
  let connection: PostgresConnection
  let path: String

  /// ASCII letters only, since names are ordered by their bytes.
  static let likeInAnyCase = "ILIKE"
  static let presentHosts = "hosts"

  static func matches(_ column: String) -> String { "\(column) LIKE ? ESCAPE '\\'" }

  static func pattern(_ text: String) -> String {
    quotedForLike(text).reduce(into: "") { pattern, character in
      pattern += character == "*" ? "%" : character == "?" ? "_" : String(character)
    }
  }

  func forEach(
    _ sql: String, _ arguments: [StoreValue], isKept: Bool, _ body: (PostgresStoreRow) throws -> Void
  ) throws {
    try connection.stream(
      Self.numbered(sql), arguments.map(PostgresValue.init), prepared: isKept && arguments.isEmpty
    ) { try body(PostgresStoreRow(row: $0)) }
  }

  @discardableResult func execute(_ sql: String, _ arguments: [StoreValue], isKept: Bool) throws -> Int {
    try connection.execute(Self.numbered(sql), arguments.map(PostgresValue.init)).affected
  }

  func attempt<Value>(_ body: () throws -> Value) throws -> Result<Value, FleetStoreError> {
    try connection.execute("SAVEPOINT part")
    do {
      let value = try body()
      try connection.execute("RELEASE SAVEPOINT part")
      return .success(value)
    } catch {
      // What is wrong with these rows; anything else ends the whole transaction.
      let kinds: [PostgresFailure.Kind] = [.unique, .constraint, .badValue]
      guard error is FleetStoreError || (error as? PostgresFailure).map({ kinds.contains($0.kind) }) ?? false
      else { throw error }
      try connection.execute("ROLLBACK TO SAVEPOINT part")
      return .failure(FleetStoreError(postgres: error, path))
    }
  }

  func numbers(of forms: [Arrival.Form]) throws -> [String: Int64] {
    var numbers: [String: Int64] = [:]
    let keys = Set(forms.map(\.key))
    guard !keys.isEmpty else { return numbers }
    try forEach("SELECT key, id FROM forms WHERE key = ANY(CAST(? AS text[]))", [.text(arrayText(keys))]) {
      numbers[try $0.text(0)] = try $0.integer(1)
    }
    guard numbers.count < keys.count else { return numbers }
    var last = try first("SELECT coalesce(max(id), 0) FROM forms") { try $0.integer(0) } ?? 0
    try connection.copy(into: "forms (id, key, bytes)", [.integer8, .text, .bytes]) { rows in
      for form in forms where numbers[form.key] == nil {
        last += 1
        numbers[form.key] = last
        try rows.append([.integer(Int(last)), .text(form.key), .bytes(form.bytes)])
      }
    }
    return numbers
  }

  func settle(_ forms: [SettledForms], tables: String) throws {
    try settle(
      forms, "UPDATE guests x SET form = v.form, next = v.next, tables = ?4", "x.id = v.guest",
      [
        .text(tables)
      ])
  }

  func settle(_ forms: [SettledForms], inDocument document: Int64, tables: Int64) throws {
    try settle(
      forms, "UPDATE guest_records x SET form = v.form, next = v.next, tables = ?4",
      "x.guest = v.guest AND x.document = ?5", [.integer(tables), .integer(document)])
  }

  private func settle(
    _ forms: [SettledForms], _ update: String, _ condition: String, _ arguments: [StoreValue]
  ) throws {
    for start in stride(from: 0, to: forms.count, by: 10_000) {
      let part = forms[start..<min(start + 10_000, forms.count)]
      try execute(
        """
        \(update)
        FROM unnest(CAST(?1 AS bigint[]), CAST(?2 AS bigint[]), CAST(?3 AS bigint[])) AS v (guest, form, next)
        WHERE \(condition)
        """,
        [
          .text(arrayText(part.map(\.guest))), .text(arrayText(part.map(\.form))),
          .text(arrayText(part.map(\.next))),
        ] + arguments)
    }
  }

  func guestTables() throws -> PostgresGuests { PostgresGuests(session: self) }

  func load(_ table: StoreTable, _ body: (_ append: ([StoreValue]) throws -> Void) throws -> Void) throws {
    let types = table.columns.map { column -> PostgresColumnType in
      switch column.kind {
      case .integer: .integer8
      case .text: .text
      case .bytes: .bytes
      }
    }
    try connection.copy(into: "\(table.name) (\(table.names))", types) { rows in
      var values: [PostgresValue] = []
      try body { row in
        values.removeAll(keepingCapacity: true)
        for value in row { values.append(PostgresValue(value)) }
        try rows.append(values)
      }
    }
  }

  func failure(_ error: any Error) -> FleetStoreError { FleetStoreError(postgres: error, path) }

  /// A statement with `$1` for the first `?`, and so on, and `$2` for `?2`.
  static func numbered(_ sql: String) -> String {
    guard sql.utf8.contains(UInt8(ascii: "?")) else { return sql }
    var text: [UInt8] = []
    var count = 0
    let bytes = Array(sql.utf8)
    for (place, byte) in bytes.enumerated() {
      guard byte == UInt8(ascii: "?") else {
        text.append(byte)
        continue
      }
      text.append(UInt8(ascii: "$"))
      let hasNumber =
        place + 1 < bytes.count && (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(bytes[place + 1])
      if !hasNumber {
        count += 1
        text += Array(String(count).utf8)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// A row of PostgreSQL's.
struct PostgresStoreRow: StoreRow {
  let row: PostgresRow

  func integer(_ column: Int) throws -> Int64 { Int64(try row.integer(column)) }
  func integerOrNil(_ column: Int) throws -> Int64? { try row.integerOrNil(column).map(Int64.init) }
  func text(_ column: Int) throws -> String { try row.text(column) }
  func textOrNil(_ column: Int) throws -> String? { try row.textOrNil(column) }
  func bytes(_ column: Int) throws -> [UInt8] { try row.bytes(column) }
}

extension PostgresValue {
  init(_ value: StoreValue) {
    switch value {
    case .null: self = .null
    case .integer(let number): self = .integer(Int(number))
    case .text(let text): self = .text(text)
    case .bytes(let bytes): self = .bytes(bytes)
    }
  }
}

/// Numbers as the text of an array.
///
/// - SeeAlso: PostgreSQL, 8.15.2 "Array Value Input".
func arrayText(_ numbers: [Int64?]) -> String {
  "{" + numbers.map { $0.map(String.init) ?? "NULL" }.joined(separator: ",") + "}"
}

/// Texts as the text of an array.
func arrayText(_ texts: some Sequence<String?>) -> String {
  var array = "{"
  for text in texts {
    if array.utf8.count > 1 { array += "," }
    guard let text else {
      array += "NULL"
      continue
    }
    array += "\""
    for character in text.unicodeScalars {
      if character == "\"" || character == "\\" { array += "\\" }
      array.unicodeScalars.append(character)
    }
    array += "\""
  }
  return array + "}"
}
