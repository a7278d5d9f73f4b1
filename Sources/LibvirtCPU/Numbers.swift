/// Reads an unsigned number as libvirt does (`strtoul` of the complete text, without a minus sign, 32 bits).
///
/// Base 0 is C's: `0x` is hexadecimal, a leading `0` octal, anything else decimal.
func unsignedNumber(_ text: String, base: Int) -> UInt32? {
  var rest = text.utf8[...]
  while let first = rest.first, first == 0x20 || (0x09...0x0d).contains(first) { rest.removeFirst() }
  if rest.first == UInt8(ascii: "+") { rest.removeFirst() }
  var radix = UInt32(base)
  let isHexadecimal = rest.first == UInt8(ascii: "0") && rest.dropFirst().first.map { $0 | 0x20 } == 0x78
  if base == 0 { radix = isHexadecimal ? 16 : rest.first == UInt8(ascii: "0") ? 8 : 10 }
  if radix == 16, isHexadecimal { rest.removeFirst(2) }
  guard !rest.isEmpty else { return nil }
  var value: UInt32 = 0
  for byte in rest {
    guard let digit = digit(byte), digit < radix else { return nil }
    let (product, overflows) = value.multipliedReportingOverflow(by: radix)
    let (sum, carries) = product.addingReportingOverflow(digit)
    guard !overflows, !carries else { return nil }
    value = sum
  }
  return value
}

private func digit(_ byte: UInt8) -> UInt32? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
  case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
  default: nil
  }
}
