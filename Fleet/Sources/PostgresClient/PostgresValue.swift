/// A parameter of a statement, or what a column holds.
public enum PostgresValue: Sendable, Hashable {
  /// SQL's NULL.
  case null
  /// Any of the integer types.
  case integer(Int)
  /// Either of the floating-point types.
  case real(Double)
  /// Characters in UTF-8; PostgreSQL refuses NUL among them.
  case text(String)
  /// A bytea.
  case bytes([UInt8])
  /// True or false.
  case boolean(Bool)

  /// An integer, or NULL for nil.
  public init(_ value: Int?) { self = value.map(Self.integer) ?? .null }
  /// A floating-point number, or NULL for nil.
  public init(_ value: Double?) { self = value.map(Self.real) ?? .null }
  /// A text, or NULL for nil.
  public init(_ value: String?) { self = value.map(Self.text) ?? .null }
  /// A bytea, or NULL for nil.
  public init(_ value: [UInt8]?) { self = value.map(Self.bytes) ?? .null }
  /// A truth, or NULL for nil.
  public init(_ value: Bool?) { self = value.map(Self.boolean) ?? .null }

  /// The kind, for messages.
  var kindName: String {
    switch self {
    case .null: "NULL"
    case .integer: "an integer"
    case .real: "a floating-point number"
    case .text: "a text"
    case .bytes: "bytes"
    case .boolean: "a truth value"
    }
  }
}

extension PostgresValue: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  /// An integer as it stands in code.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A floating-point number as it stands in code.
  public init(floatLiteral value: Double) { self = .real(value) }
  /// A text as it stands in code.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A truth as it stands in code.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  /// NULL for nil in code.
  public init(nilLiteral: ()) { self = .null }
}

/// Parameters as libpq takes them: one memory for all values, and for each its place, length, format and type.
struct EncodedParameters {
  /// All values one after the other, each followed by a zero.
  private(set) var memory: [UInt8] = []
  /// Where each begins; nil for NULL.
  private(set) var offsets: [Int?] = []
  private(set) var lengths: [Int32] = []
  /// 0 for text, 1 for binary.
  private(set) var formats: [Int32] = []
  /// Type numbers; 0 where the server infers the type.
  ///
  /// - SeeAlso: PostgreSQL 15, src/include/catalog/pg_type.dat (17 is bytea).
  private(set) var types: [UInt32] = []

  /// Encodes values: bytea in binary, the rest as characters.
  ///
  /// - Throws: `PostgresFailure` of kind `badValue` for a text with NUL.
  init(_ values: [PostgresValue]) throws(PostgresFailure) {
    for (index, value) in values.enumerated() {
      let start = memory.count
      var isBinary = false
      switch value {
      case .null: break
      case .integer(let number): memory.append(contentsOf: String(number).utf8)
      case .real(let number): memory.append(contentsOf: String(number).utf8)
      case .boolean(let isTrue): memory.append(UInt8(ascii: isTrue ? "t" : "f"))
      case .bytes(let bytes):
        memory.append(contentsOf: bytes)
        isBinary = true
      case .text(let text):
        memory.append(contentsOf: text.utf8)
        guard !memory[start...].contains(0) else {
          throw PostgresFailure(
            .badValue, "parameter \(index + 1) holds a NUL character, which PostgreSQL cannot store")
        }
      }
      offsets.append(value == .null ? nil : start)
      lengths.append(Int32(clamping: memory.count - start))
      formats.append(isBinary ? 1 : 0)
      types.append(isBinary ? 17 : 0)
      memory.append(0)
    }
  }

  /// Calls with the number of values and libpq's arrays: types, values, lengths, formats.
  @safe func withArrays<Value>(
    _ body: (
      Int32, UnsafePointer<UInt32>?, PostgresLibrary.Pointers?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
    ) -> Value
  ) -> Value {
    unsafe memory.withUnsafeBytes { memory in
      let start = unsafe memory.baseAddress?.assumingMemoryBound(to: CChar.self)
      let values: [PostgresLibrary.Text?] = unsafe offsets.map { offset in
        unsafe offset.flatMap { unsafe start?.advanced(by: $0) }
      }
      return unsafe values.withUnsafeBufferPointer { values in
        unsafe types.withUnsafeBufferPointer { types in
          unsafe lengths.withUnsafeBufferPointer { lengths in
            unsafe formats.withUnsafeBufferPointer { formats in
              unsafe body(
                Int32(clamping: values.count), types.baseAddress, values.baseAddress, lengths.baseAddress,
                formats.baseAddress)
            }
          }
        }
      }
    }
  }
}
