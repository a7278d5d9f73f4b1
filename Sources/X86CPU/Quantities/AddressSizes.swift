/// The widths of a CPU's addresses, in bits.
public struct AddressSizes: Sendable, Hashable {
  /// Physical address bits.
  public var physical: Int
  /// Linear (virtual) address bits.
  public var linear: Int
  /// Physical address bits for guests, if CPUID reports them separately.
  public var guestPhysical: Int?

  /// Creates widths, all in bits.
  public init(physical: Int, linear: Int, guestPhysical: Int? = nil) {
    self.physical = physical
    self.linear = linear
    self.guestPhysical = guestPhysical
  }
}

extension CPUIDTable {
  /// The widths from leaf 80000008H; nil if the leaf is unknown or does not exist.
  ///
  /// - SeeAlso: Intel SDM vol. 2A, CPUID, leaf 80000008H; AMD APM vol. 3, appendix E.4.7.
  public var addressSizes: AddressSizes? {
    guard case .registers(let registers) = answer(leaf: 0x8000_0008), registers.eax & 0xff > 0 else {
      return nil
    }
    let guest = Int(registers.eax >> 16 & 0xff)
    return AddressSizes(
      physical: Int(registers.eax & 0xff), linear: Int(registers.eax >> 8 & 0xff),
      guestPhysical: guest == 0 ? nil : guest)
  }
}
