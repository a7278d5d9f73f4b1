/// Reads an unsigned number as libvirt does (`strtoul` without a sign of minus, whole text, 32 bits).
///
/// Base 0 is C's: `0x` is hexadecimal, a leading `0` octal, anything else decimal.
func unsignedNumber(_ text: String, base: Int) -> UInt32? {
  var rest = Substring(text)
  rest = rest.drop { $0 == " " || ("\t"..."\r").contains($0) }
  if rest.hasPrefix("+") { rest.removeFirst() }
  var radix = base
  let isHexadecimal = rest.hasPrefix("0x") || rest.hasPrefix("0X")
  if base == 0 { radix = isHexadecimal ? 16 : rest.hasPrefix("0") ? 8 : 10 }
  if radix == 16, isHexadecimal { rest.removeFirst(2) }
  guard let first = rest.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else {
    return nil
  }
  return UInt32(rest, radix: radix)
}
