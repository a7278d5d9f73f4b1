/// The type of a column into which rows are copied.
public enum PostgresColumnType: Sendable, Hashable {
  /// smallint, integer and bigint.
  case integer2, integer4, integer8
  /// double precision.
  case real8
  /// text, varchar or json; not jsonb.
  case text
  /// bytea.
  case bytes
  /// boolean.
  case boolean
}

/// Rows on their way into a table.
///
/// - SeeAlso: PostgreSQL documentation, COPY, "Binary Format".
public struct PostgresCopy: ~Copyable {
  private let types: [PostgresColumnType]
  private let put: ([UInt8]) throws(PostgresFailure) -> Void
  /// The signature, flags and an empty extension of the header.
  private var bytes: [UInt8] = [
    0x50, 0x47, 0x43, 0x4f, 0x50, 0x59, 0x0a, 0xff, 0x0d, 0x0a, 0x00, 0, 0, 0, 0, 0, 0, 0, 0,
  ]

  init(_ types: [PostgresColumnType], put: @escaping ([UInt8]) throws(PostgresFailure) -> Void) {
    self.types = types
    self.put = put
    bytes.reserveCapacity(Self.portion + 4096)
  }

  private static let portion = 65_536

  /// Adds a row, with a value or NULL for each column.
  ///
  /// - Throws: `badValue` for a value that the column does not take, `lost`.
  public mutating func append(_ row: [PostgresValue]) throws(PostgresFailure) {
    guard row.count == types.count else {
      throw PostgresFailure(.badValue, "a row to copy has \(row.count) values for \(types.count) columns")
    }
    let start = bytes.count
    append(row.count, bytes: 2)
    for (index, value) in row.enumerated() {
      guard append(value, types[index]) else {
        bytes.removeSubrange(start...)
        throw PostgresFailure(
          .badValue, "column \(index + 1) of a row to copy takes \(types[index]), not \(value.kindName)")
      }
    }
    if bytes.count >= Self.portion { try send() }
  }

  /// Sends the end of the data.
  mutating func finish() throws(PostgresFailure) {
    append(-1, bytes: 2)
    try send()
  }

  private mutating func send() throws(PostgresFailure) {
    try put(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Adds a value with its length; false if the column does not take it.
  private mutating func append(_ value: PostgresValue, _ type: PostgresColumnType) -> Bool {
    switch (type, value) {
    case (_, .null): append(-1, bytes: 4)
    case (.integer2, .integer(let number)):
      guard Int16(exactly: number) != nil else { return false }
      append(sized: number, bytes: 2)
    case (.integer4, .integer(let number)):
      guard Int32(exactly: number) != nil else { return false }
      append(sized: number, bytes: 4)
    case (.integer8, .integer(let number)): append(sized: number, bytes: 8)
    case (.real8, .integer(let number)): append(sized: Double(number).bits, bytes: 8)
    case (.real8, .real(let number)): append(sized: number.bits, bytes: 8)
    case (.boolean, .boolean(let isTrue)): append(sized: isTrue ? 1 : 0, bytes: 1)
    case (.text, .text(let text)):
      append(text.utf8.count, bytes: 4)
      bytes.append(contentsOf: text.utf8)
    case (.bytes, .bytes(let content)):
      append(content.count, bytes: 4)
      bytes.append(contentsOf: content)
    default: return false
    }
    return true
  }

  private mutating func append(sized number: Int, bytes count: Int) {
    append(count, bytes: 4)
    append(number, bytes: count)
  }

  /// Adds the low bytes of a number in network order.
  private mutating func append(_ number: Int, bytes count: Int) {
    for shift in stride(from: 8 * (count - 1), through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}

extension Double {
  fileprivate var bits: Int { Int(Int64(bitPattern: bitPattern)) }
}

extension PostgresConnection {
  /// Copies rows into a table, in memory that does not grow; if the closure throws, none of them stays.
  ///
  /// - Parameters:
  ///   - target: The table and its columns as SQL writes them: `martlet.guests (id, name)`.
  ///   - types: The columns' types, which must be exactly the table's.
  /// - Returns: The number of rows.
  /// - Throws: `PostgresFailure`, and what the closure throws.
  @discardableResult public func copy(
    into target: String, _ types: [PostgresColumnType], _ body: (inout PostgresCopy) throws -> Void
  ) throws -> Int {
    let none = try EncodedParameters([])
    return try alone { handle in
      unsafe try begin(handle, "COPY \(target) FROM STDIN (FORMAT binary)", none, false)
      if let answer = unsafe try nextResult(handle, expectsCopy: true), !answer.isCopy {
        let problem = unsafe problem(answer, handle)
        while unsafe try nextResult(handle) != nil {}
        throw problem ?? PostgresFailure(.other, "\(address): the server does not begin to copy")
      }
      var copy = PostgresCopy(types) { (bytes) throws(PostgresFailure) in unsafe try self.put(handle, bytes) }
      do {
        try body(&copy)
        try copy.finish()
      } catch {
        unsafe abandonCopy(handle)
        throw error
      }
      unsafe try endCopy(handle, nil)
      return unsafe try lastResult(handle).affected
    }
  }

  private func put(_ handle: PostgresLibrary.Connection, _ bytes: [UInt8]) throws(PostgresFailure) {
    while true {
      let answer = unsafe bytes.withUnsafeBytes { bytes -> Int32 in
        guard let start = bytes.baseAddress else { return 1 }
        return unsafe library.putCopyData(
          handle, start.assumingMemoryBound(to: CChar.self), Int32(clamping: bytes.count))
      }
      guard answer >= 0 else { throw unsafe connectionFailure(handle) }
      unsafe try flushAll(handle)
      if answer == 1 { return }
    }
  }

  private func endCopy(
    _ handle: PostgresLibrary.Connection, _ problem: String?
  ) throws(PostgresFailure) {
    while true {
      let answer = unsafe library.putCopyEnd(handle, problem)
      guard answer >= 0 else { throw unsafe connectionFailure(handle) }
      if answer == 1 { return }
      unsafe try flushAll(handle)
    }
  }

  /// Tells the server that no more comes and nothing counts.
  private func abandonCopy(_ handle: PostgresLibrary.Connection) {
    do throws(PostgresFailure) {
      unsafe try endCopy(handle, "the sender gave up")
      while unsafe try nextResult(handle) != nil {}
    } catch {
      giveUp()
    }
  }
}
