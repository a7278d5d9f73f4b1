/// Family, model and stepping: the numbers that identify a vendor's CPU designs.
public struct CPUSignature: Sendable, Hashable, Codable {
  /// The family with the extended family added.
  public var family: UInt32
  /// The model with the extended model as its high digit.
  public var model: UInt32
  /// The stepping, 0 to 15.
  public var stepping: UInt32

  /// Creates a signature from numbers as vendors publish them.
  public init(family: UInt32, model: UInt32, stepping: UInt32) {
    self.family = family
    self.model = model
    self.stepping = stepping
  }

  /// The signature in EAX of CPUID leaf 01H.
  ///
  /// It always adds the extended fields, as libvirt does, whatever the base family.
  public init(eax: UInt32) {
    family = (eax >> 20 & 0xff) + (eax >> 8 & 0xf)
    model = (eax >> 12 & 0xf0) + (eax >> 4 & 0xf)
    stepping = eax & 0xf
  }

  /// The signature in EAX of CPUID leaf 01H, as manuals and /proc/cpuinfo show it.
  ///
  /// The extended family counts only where the base family is 0FH; the extended model only from family 6 on, as
  /// Linux has it (Intel: 06H and 0FH; AMD: 0FH; Zhaoxin's parts use it with family 07H).
  ///
  /// - SeeAlso: Intel SDM vol. 2A, CPUID, leaf 01H, EAX; linux 6.12 arch/x86/lib/cpu.c, x86_family, x86_model.
  public init(displayed eax: UInt32) {
    let base = eax >> 8 & 0xf
    family = base == 0xf ? base + (eax >> 20 & 0xff) : base
    model = (base >= 6 ? eax >> 12 & 0xf0 : 0) + (eax >> 4 & 0xf)
    stepping = eax & 0xf
  }
}
