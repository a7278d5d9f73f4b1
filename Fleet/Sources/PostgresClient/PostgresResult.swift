/// The rows that a statement gave, and how many it touched.
public struct PostgresResult: RandomAccessCollection, Sendable {
  let memory: Memory
  /// The first row's index, 0.
  public let startIndex = 0
  /// The number of rows.
  public let endIndex: Int
  /// The columns' names.
  public let columns: [String]
  /// How many rows were inserted, updated, deleted or selected; 0 for other statements.
  public let affected: Int

  /// libpq's result, freed with its last reader; many threads may read it.
  ///
  /// - SeeAlso: PostgreSQL documentation, "Behavior in Threaded Programs".
  @safe final class Memory: @unchecked Sendable {
    let pointer: PostgresLibrary.Result
    let library: PostgresLibrary
    let address: PostgresAddress

    init(_ pointer: PostgresLibrary.Result, _ library: PostgresLibrary, _ address: PostgresAddress) {
      unsafe self.pointer = pointer
      self.library = library
      self.address = address
    }

    deinit { unsafe library.clear(pointer) }

    /// A field of the error that it reports.
    ///
    /// - SeeAlso: PostgreSQL 15, src/include/postgres_ext.h, PG_DIAG_….
    func errorField(_ code: Character) -> String? {
      guard let value = code.asciiValue else { return nil }
      return unsafe library.errorField(pointer, Int32(value)).map { unsafe String(cString: $0) }
    }
  }

  init(_ memory: Memory) {
    self.memory = memory
    endIndex = unsafe Int(memory.library.rowCount(memory.pointer))
    columns = unsafe (0..<memory.library.columnCount(memory.pointer)).map { column in
      unsafe memory.library.columnName(memory.pointer, column).map { unsafe String(cString: $0) } ?? ""
    }
    affected =
      unsafe memory.library.affectedRows(memory.pointer).flatMap { unsafe Int(String(cString: $0)) } ?? 0
  }

  /// A row by its index.
  public subscript(position: Int) -> PostgresRow {
    precondition((0..<endIndex).contains(position), "row \(position) of \(endIndex)")
    return PostgresRow(memory: memory, row: Int32(position), count: columns.count)
  }

  /// The words of the server that say which command was carried out, such as `INSERT 0 3` or `ROLLBACK`.
  var command: String {
    unsafe memory.library.commandStatus(memory.pointer).map { unsafe String(cString: $0) } ?? ""
  }

  /// Whether a COPY begins here, in either direction or both (PGRES_COPY_OUT, PGRES_COPY_IN, PGRES_COPY_BOTH).
  var isCopy: Bool { [3, 4, 8].contains(unsafe memory.library.resultStatus(memory.pointer)) }

  /// The error that it reports (PGRES_BAD_RESPONSE, PGRES_FATAL_ERROR); without an SQLSTATE if the connection itself failed.
  var failure: (state: String?, message: String, constraint: String?)? {
    guard [5, 7].contains(unsafe memory.library.resultStatus(memory.pointer)) else { return nil }
    if let state = memory.errorField("C"), let message = memory.errorField("M") {
      let detail = memory.errorField("D").map { ": " + $0 } ?? ""
      return (state, message + detail, memory.errorField("n"))
    }
    let message = unsafe memory.library.resultErrorMessage(memory.pointer).map { unsafe String(cString: $0) }
    return (nil, message ?? "", nil)
  }
}
