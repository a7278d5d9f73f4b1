/// A row of a result; it may be kept, and keeps its result's memory.
public struct PostgresRow: Sendable {
  let memory: PostgresResult.Memory
  let row: Int32
  /// The number of columns.
  public let count: Int

  /// Whether a column is NULL.
  public func isNull(_ column: Int) -> Bool {
    unsafe memory.library.isNull(memory.pointer, row, index(column)) == 1
  }

  /// What a column holds, by its type.
  ///
  /// - Throws: `badValue` for a type that has no `PostgresValue`, such as a timestamp: select it as text or a number.
  public subscript(column: Int) -> PostgresValue {
    get throws(PostgresFailure) {
      if isNull(column) { return .null }
      switch ColumnType(number: typeNumber(column)) {
      case .boolean: return .boolean(try boolean(column))
      case .bytes: return .bytes(try bytes(column))
      case .integer, .numeric: return .integer(try integer(column))
      case .real: return .real(try real(column))
      case .text, .jsonb, .uuid: return .text(try text(column))
      case nil: throw wrongType(column, "a value")
      }
    }
  }

  /// An integer of any width, or a numeric without a fraction.
  ///
  /// - Throws: `badValue` for NULL, another type, or a numeric that is no integer of 64 bits.
  public func integer(_ column: Int) throws(PostgresFailure) -> Int {
    let type = ColumnType(number: typeNumber(column))
    let found: Int?? = try withValue(column, "an integer") { bytes in
      switch type {
      case .integer(let isSigned): unsafe bigEndian(bytes, isSigned: isSigned)
      case .numeric: unsafe wholeNumeric(bytes)
      default: nil
      }
    }
    guard let number = found ?? nil else { throw wrongType(column, "an integer") }
    return number
  }

  /// A floating-point number of either width.
  ///
  /// - Throws: `badValue` for NULL or another type.
  public func real(_ column: Int) throws(PostgresFailure) -> Double {
    guard ColumnType(number: typeNumber(column)) == .real else {
      throw wrongType(column, "a floating-point number")
    }
    return try withValue(column, "a floating-point number") { bytes in
      let bits = unsafe bigEndian(bytes, isSigned: false)
      return bytes.count == 4
        ? Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
        : Double(bitPattern: UInt64(bitPattern: Int64(bits)))
    }
  }

  /// Characters: text, varchar, char, name, json, jsonb or uuid.
  ///
  /// - Throws: `badValue` for NULL or another type.
  public func text(_ column: Int) throws(PostgresFailure) -> String {
    let type = ColumnType(number: typeNumber(column))
    guard [.text, .jsonb, .uuid].contains(type) else { throw wrongType(column, "a text") }
    return try withValue(column, "a text") { bytes in
      switch type {
      // A version number of one byte stands before the text (src/backend/utils/adt/jsonb.c, jsonb_send).
      case .jsonb: unsafe String(decoding: bytes.dropFirst(), as: UTF8.self)
      case .uuid: unsafe uuid(bytes)
      default: unsafe String(decoding: bytes, as: UTF8.self)
      }
    }
  }

  /// The content of a bytea.
  ///
  /// - Throws: `badValue` for NULL or another type.
  public func bytes(_ column: Int) throws(PostgresFailure) -> [UInt8] {
    guard ColumnType(number: typeNumber(column)) == .bytes else { throw wrongType(column, "bytes") }
    return try withValue(column, "bytes") { bytes in unsafe Array(bytes) }
  }

  /// A truth value.
  ///
  /// - Throws: `badValue` for NULL or another type.
  public func boolean(_ column: Int) throws(PostgresFailure) -> Bool {
    guard ColumnType(number: typeNumber(column)) == .boolean else { throw wrongType(column, "a truth value") }
    return try withValue(column, "a truth value") { bytes in unsafe bytes.first == 1 }
  }

  /// An integer; nil for NULL.
  ///
  /// - Throws: `badValue` for another type.
  public func integerOrNil(_ column: Int) throws(PostgresFailure) -> Int? {
    isNull(column) ? nil : try integer(column)
  }

  /// A floating-point number; nil for NULL.
  ///
  /// - Throws: `badValue` for another type.
  public func realOrNil(_ column: Int) throws(PostgresFailure) -> Double? {
    isNull(column) ? nil : try real(column)
  }

  /// Characters; nil for NULL.
  ///
  /// - Throws: `badValue` for another type.
  public func textOrNil(_ column: Int) throws(PostgresFailure) -> String? {
    isNull(column) ? nil : try text(column)
  }

  /// A bytea's content; nil for NULL.
  ///
  /// - Throws: `badValue` for another type.
  public func bytesOrNil(_ column: Int) throws(PostgresFailure) -> [UInt8]? {
    isNull(column) ? nil : try bytes(column)
  }

  /// A truth value; nil for NULL.
  ///
  /// - Throws: `badValue` for another type.
  public func booleanOrNil(_ column: Int) throws(PostgresFailure) -> Bool? {
    isNull(column) ? nil : try boolean(column)
  }

  private func index(_ column: Int) -> Int32 {
    precondition((0..<count).contains(column), "column \(column) of \(count)")
    return Int32(column)
  }

  private func typeNumber(_ column: Int) -> UInt32 {
    unsafe memory.library.columnType(memory.pointer, index(column))
  }

  private func wrongType(_ column: Int, _ wanted: String) -> PostgresFailure {
    let name = unsafe memory.library.columnName(memory.pointer, index(column)).map {
      unsafe String(cString: $0)
    }
    return PostgresFailure(
      .badValue,
      "\(memory.address): column \(name ?? "?") is not \(wanted): \(isNull(column) ? "it is NULL" : "its type is \(typeNumber(column)) in pg_type, or its value does not fit")"
    )
  }

  /// Calls with a column's bytes in PostgreSQL's binary format, which every result here has.
  @safe private func withValue<Value>(
    _ column: Int, _ wanted: String, _ body: (UnsafeRawBufferPointer) -> Value
  ) throws(PostgresFailure) -> Value {
    let index = index(column)
    guard !isNull(column), let start = unsafe memory.library.value(memory.pointer, row, index) else {
      throw wrongType(column, wanted)
    }
    let length = unsafe Int(memory.library.length(memory.pointer, row, index))
    return unsafe body(UnsafeRawBufferPointer(start: start, count: length))
  }
}
