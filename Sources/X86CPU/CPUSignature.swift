/// Family, model and stepping: the numbers by which vendors tell their CPUs apart.
public struct CPUSignature: Sendable, Hashable {
  /// The family with the extended family added.
  public var family: UInt32
  /// The model with the extended model as its high digit.
  public var model: UInt32
  /// The stepping, 0 to 15.
  public var stepping: UInt32

  /// A signature of numbers as they are usually written.
  public init(family: UInt32, model: UInt32, stepping: UInt32) {
    self.family = family
    self.model = model
    self.stepping = stepping
  }

  /// The signature in EAX of CPUID leaf 01H, as libvirt reads it.
  ///
  /// The extended fields are always added, as libvirt does, whatever the base family.
  public init(eax: UInt32) {
    family = (eax >> 20 & 0xff) + (eax >> 8 & 0xf)
    model = (eax >> 12 & 0xf0) + (eax >> 4 & 0xf)
    stepping = eax & 0xf
  }

  /// The signature in EAX of CPUID leaf 01H, as the manuals read and tools show it.
  ///
  /// The extended family counts only for the base family 0FH, the extended model only for 06H and above 0EH.
  ///
  /// - SeeAlso: Intel SDM vol. 2A, CPUID, leaf 01H, "DisplayFamily"; linux 6.12 arch/x86/lib/cpu.c, x86_family
  ///   and x86_model.
  public init(displayed eax: UInt32) {
    let base = eax >> 8 & 0xf
    family = base == 0xf ? base + (eax >> 20 & 0xff) : base
    model = (base >= 6 ? eax >> 12 & 0xf0 : 0) + (eax >> 4 & 0xf)
    stepping = eax & 0xf
  }
}
