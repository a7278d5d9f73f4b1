/// The TSC's frequency as CPUID reports it.
public struct TimeStampCounter: Sendable, Hashable {
  /// The frequency in hertz; nil if CPUID reports only the ratio.
  public var frequency: UInt64?
  /// The core crystal's frequency in hertz; nil if CPUID does not report it.
  public var crystal: UInt64?
  /// TSC ticks per crystal tick; nil if CPUID does not report it.
  public var ratio: Ratio?

  /// A ratio of two tick counts.
  public struct Ratio: Sendable, Hashable {
    /// TSC ticks, from leaf 15H:EBX.
    public var numerator: UInt32
    /// Crystal ticks, from leaf 15H:EAX; never 0.
    public var denominator: UInt32
  }
}

extension CPUIDTable {
  /// The TSC's frequency from leaf 15H, or from a hypervisor's leaf 40000010H; nil if neither reports it.
  ///
  /// - SeeAlso: Intel SDM vol. 2A, CPUID, leaf 15H; qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_init_vcpu
  ///   (40000010H:EAX holds kHz).
  public var timeStampCounter: TimeStampCounter? {
    if case .registers(let leaf) = answer(leaf: 0x15), leaf.eax != 0, leaf.ebx != 0 {
      let crystal = leaf.ecx == 0 ? nil : UInt64(leaf.ecx)
      return TimeStampCounter(
        frequency: crystal.map { $0 * UInt64(leaf.ebx) / UInt64(leaf.eax) }, crystal: crystal,
        ratio: .init(numerator: leaf.ebx, denominator: leaf.eax))
    }
    if ["KVMKVMKVM", "VMwareVMware"].contains(hypervisor ?? ""),
      case .registers(let leaf) = answer(leaf: 0x4000_0010), leaf.eax != 0
    {
      return TimeStampCounter(frequency: UInt64(leaf.eax) * 1000)
    }
    return nil
  }

  /// The base frequency from leaf 16H, in MHz; nil if absent.
  public var baseMegahertz: Int? {
    guard case .registers(let leaf) = answer(leaf: 0x16), leaf.eax & 0xffff != 0 else { return nil }
    return Int(leaf.eax & 0xffff)
  }

  /// The microcode revision from MSR 8BH; nil if the MSR is unknown.
  ///
  /// Intel CPUs store it in the high half, AMD CPUs in the low one.
  ///
  /// - SeeAlso: linux 6.12 arch/x86/include/asm/microcode.h, intel_get_microcode_revision; arch/x86/kernel/cpu/amd.c.
  public var microcode: UInt32? {
    guard let value = msrs[0x8b], value != 0 else { return nil }
    let half = vendor == "GenuineIntel" ? value >> 32 : value & 0xffff_ffff
    return half == 0 ? nil : UInt32(half)
  }
}
