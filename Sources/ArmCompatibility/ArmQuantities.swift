internal import ArmCPU

/// Quantities of whole hosts that a guest meets on a move: the counter's frequency, address bits, the interrupt controller.
enum ArmQuantities {
  /// What differs between two hosts.
  ///
  /// - Parameter guest: The guest; nil for any. One that names no interrupt controller gets what its host has.
  static func findings(from source: ArmHost, to destination: ArmHost, of guest: ArmGuest?) -> [ArmFinding] {
    let namesController = guest?.interruptController.map { $0 != "host" } ?? false
    return frequency(source, destination) + addresses(source, destination)
      + (namesController ? [] : interrupts(source, destination))
  }

  /// KVM has no register for the frequency, so QEMU sends none; Linux reads it once, when it starts.
  ///
  /// - SeeAlso: linux 7.1.8 arch/arm64/include/uapi/asm/kvm.h: KVM_REG_ARM_TIMER_CTL, CNT and CVAL, and those of the physical timer;
  ///   drivers/clocksource/arm_arch_timer.c, arch_timer_rate.
  private static func frequency(_ source: ArmHost, _ destination: ArmHost) -> [ArmFinding] {
    guard let from = source.counterFrequency, let to = destination.counterFrequency, from != to else {
      return []
    }
    return [
      ArmFinding(
        .frequency, .warns, "CNTFRQ_EL0", source: "\(from) Hz", destination: "\(to) Hz",
        citation: "linux 7.1.8 arch/arm64/include/uapi/asm/kvm.h, KVM_REG_ARM_TIMER_CNT; "
          + "drivers/clocksource/arm_arch_timer.c, arch_timer_rate")
    ]
  }

  /// QEMU does not start a guest whose memory and windows need more address bits than KVM takes.
  ///
  /// - SeeAlso: qemu 10.0.13 hw/arm/virt.c, virt_kvm_type and virt_set_high_memmap.
  private static func addresses(_ source: ArmHost, _ destination: ArmHost) -> [ArmFinding] {
    guard let from = source.guestAddressBits, let to = destination.guestAddressBits, from > to else {
      return []
    }
    return [
      ArmFinding(
        .addresses, .warns, "IPA size", source: "\(from) bits", destination: "\(to) bits",
        citation: "qemu 10.0.13 hw/arm/virt.c, virt_kvm_type and virt_set_high_memmap")
    ]
  }

  /// QEMU ends where KVM cannot make the version of the controller that the guest has.
  ///
  /// - SeeAlso: qemu 10.0.13 hw/arm/virt.c, finalize_gic_version_do.
  private static func interrupts(_ source: ArmHost, _ destination: ArmHost) -> [ArmFinding] {
    let versions: [String] = ["2", "3"]
    return versions.filter { version in
      source.properties["gic\(version)"] == true && destination.properties["gic\(version)"] == false
    }.map { version in
      ArmFinding(
        .interrupts, .warns, "GIC", source: version, destination: "not supported",
        citation: "qemu 10.0.13 hw/arm/virt.c, finalize_gic_version_do")
    }
  }
}
