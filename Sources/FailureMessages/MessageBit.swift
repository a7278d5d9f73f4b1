/// A feature bit in the notation of QEMU's warnings.
///
/// Up to QEMU 10.0 `CPUID.07H:EBX.hle [bit 4]`, later `CPUID[eax=07h,ecx=00h].EBX.hle [bit 4]`; registers of MSRs are
/// `MSR(10AH).taa-no [bit 8]`. A bit without a name has none before the bracket.
struct MessageBit: Sendable, Hashable {
  /// The register as written: `CPUID.07H:EBX`.
  let register: String
  /// QEMU's name of the bit; nil if it has none.
  let name: String?
  /// The bit's number.
  let bit: Int

  /// Reads a bit; nil if the text is not a bit.
  init?(_ text: String) {
    guard let bracket = text.range(of: " [bit ", from: text.startIndex),
      let number = Int(text[bracket.upperBound...].prefix(while: \.isNumber))
    else { return nil }
    bit = number
    let whole = text[..<bracket.lowerBound]
    // The name follows the register's, EAX to EDX, or the closing parenthesis of an MSR.
    let names = ["EAX.", "EBX.", "ECX.", "EDX.", ")."]
    guard
      let end = names.compactMap({ text.range(of: $0, from: whole.startIndex)?.upperBound }).min(),
      end < whole.endIndex
    else {
      register = String(whole)
      name = nil
      return
    }
    register = String(whole[..<end].dropLast())
    name = String(whole[end...])
  }
}

extension String {
  fileprivate func range(of part: String, from start: Index) -> Range<Index>? {
    self[start...].firstRange(of: part)
  }
}
