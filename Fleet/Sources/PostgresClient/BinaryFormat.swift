/// How a column's bytes are read.
///
/// - SeeAlso: PostgreSQL 15, src/include/catalog/pg_type.dat, the numbers.
enum ColumnType: Hashable {
  case boolean, bytes, numeric, real, text, jsonb, uuid
  case integer(isSigned: Bool)

  /// The type of that number; nil for one that is not read.
  init?(number: UInt32) {
    switch number {
    case 16: self = .boolean
    case 17: self = .bytes
    // int8, int2, int4; oid has no sign.
    case 20, 21, 23: self = .integer(isSigned: true)
    case 26: self = .integer(isSigned: false)
    // "char", name, text, json, unknown, char(n), varchar, void.
    case 18, 19, 25, 114, 705, 1042, 1043, 2278: self = .text
    case 700, 701: self = .real
    case 1700: self = .numeric
    case 2950: self = .uuid
    case 3802: self = .jsonb
    default: return nil
    }
  }
}

/// An integer of up to 8 bytes in network order.
func bigEndian(_ bytes: UnsafeRawBufferPointer, isSigned: Bool) -> Int {
  let bits = unsafe bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
  let unused = max(0, 64 - 8 * bytes.count)
  return isSigned
    ? Int(Int64(bitPattern: bits << UInt64(unused)) >> Int64(unused)) : Int(truncatingIfNeeded: bits)
}

/// A numeric's value if it is an integer of 64 bits.
///
/// - SeeAlso: PostgreSQL 15, src/backend/utils/adt/numeric.c, numeric_send: digits, weight, sign, scale, then digits to the base 10,000.
func wholeNumeric(_ bytes: UnsafeRawBufferPointer) -> Int? {
  guard bytes.count >= 8 else { return nil }
  let words = (0..<bytes.count / 2).map { place in
    unsafe UInt16(bytes[2 * place]) << 8 | UInt16(bytes[2 * place + 1])
  }
  let (weight, sign, digits) = (Int(Int16(bitPattern: words[1])), words[2], words[4...])
  guard sign == 0 || sign == 0x4000, weight <= 4,
    digits.count <= weight + 1 || digits.dropFirst(max(0, weight + 1)).allSatisfy({ $0 == 0 })
  else { return nil }
  var value = 0
  for place in 0..<max(0, weight + 1) {
    let digit = place < digits.count ? Int(digits[digits.startIndex + place]) : 0
    let (product, overflows) = value.multipliedReportingOverflow(by: 10_000)
    let (total, isTooLarge) = product.subtractingReportingOverflow(digit)
    guard !overflows, !isTooLarge else { return nil }
    value = total
  }
  // Summed below zero, where one more value fits than above.
  if sign == 0x4000 { return value }
  return value == Int.min ? nil : -value
}

/// The usual form of a UUID's 16 bytes.
func uuid(_ bytes: UnsafeRawBufferPointer) -> String {
  var text = ""
  for index in bytes.indices {
    let byte = unsafe bytes[index]
    if [4, 6, 8, 10].contains(index) { text += "-" }
    text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
  return text
}
