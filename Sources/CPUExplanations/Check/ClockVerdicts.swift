internal import CPUCatalog
internal import CPUCompatibility

/// What frequencies of time-stamp counters may differ by, in parts of a million.
///
/// - SeeAlso: libvirt 9.0.0 src/qemu/qemu_process.c, TSC_TOLERANCE; linux 6.12 arch/x86/kvm/x86.c, tsc_tolerance_ppm.
private let tolerance: UInt64 = 250

extension VerdictRule {
  /// The invariant time-stamp counter, which moves only with a fixed frequency.
  static let invariantCounter = VerdictRule(
    reasons: { context in
      guard context.guest.has("invtsc", context.catalog), !context.guest.isEmulated else { return [] }
      guard let machine = context.guest.machine else {
        return [
          Verdict.Reason(
            "clock.invtsc", by: .libvirt, .unknown,
            text:
              "The guest has invtsc. Such a guest moves only if its clock fixes the TSC's frequency, which a <cpu> by itself does not tell: "
              + "give the whole <domain>.",
            citation: "libvirt 9.0.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed")
        ]
      }
      guard machine.counterFrequency == nil else { return [] }
      return [
        Verdict.Reason(
          "clock.invtsc", by: .hypervisor, .blocks,
          text:
            "The guest has invtsc and no fixed TSC frequency: it cannot move to any host. Take invtsc out, or fix the frequency with "
            + "<timer name='tsc' frequency='HERTZ'/> in its <clock>, and power-cycle it.",
          message: "State blocked by non-migratable CPU device (invtsc flag)",
          citation: "qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_init_vcpu"),
        Verdict.Reason(
          "clock.invtsc", by: .libvirt, .blocks,
          text: "libvirt refuses at the source, before anything is moved.",
          message:
            "Requested operation is not valid: domain has 'invtsc' CPU feature but TSC frequency is not specified",
          citation: "libvirt 9.0.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed"),
      ]
    })

  /// The time-stamp counter's frequency: fixed by the definition, or the one that the guest was started with.
  static let counterFrequency = VerdictRule(
    reasons: { context in
      guard !context.guest.isEmulated, let here = context.host.value(.tscFrequency),
        let wanted = context.guest.machine?.counterFrequency ?? context.guest.source?.value(.tscFrequency),
        !isNear(wanted, here)
      else { return [] }
      let isFixed = context.guest.machine?.counterFrequency != nil
      let scales = context.scales
      let compared = "The guest's TSC runs at \(megahertz(wanted)), the host's at \(megahertz(here))"
      switch (isFixed, scales) {
      case (_, true?): return []
      case (true, false?):
        return [
          Verdict.Reason(
            "clock.frequency", by: .hypervisor, .blocks,
            text: "\(compared), and the host's CPU cannot scale it.",
            message:
              "TSC frequency mismatch between VM (\(wanted / 1000) kHz) and host (\(here / 1000) kHz), and TSC scaling unavailable",
            citation: "qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_set_tsc_khz"),
          Verdict.Reason(
            "clock.frequency", by: .libvirt, .blocks, text: "libvirt refuses to start it there.",
            message:
              "unsupported configuration: Requested TSC frequency \(wanted) Hz is outside tolerance range (["
              + "\(here - here * tolerance / 1_000_000), \(here + here * tolerance / 1_000_000)] Hz) around host frequency \(here) Hz and "
              + "TSC scaling is not supported by the host CPU",
            citation: "libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessStartValidateTSC"),
        ]
      case (true, nil):
        return [
          Verdict.Reason(
            "clock.frequency", by: .hypervisor, .unknown,
            text: "\(compared), and whether the host's CPU can scale it is not known.",
            citation: "libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessStartValidateTSC")
        ]
      case (false, _):
        return [
          Verdict.Reason(
            "clock.frequency", by: .hypervisor, .warns,
            text: compared
              + (scales == false
                ? ", and its CPU cannot scale it" : "; whether its CPU can scale it is not known")
              + ": QEMU warns and goes on, and a guest that measures time by the TSC runs fast or slow.",
            message:
              "TSC frequency mismatch between VM (\(wanted / 1000) kHz) and host (\(here / 1000) kHz), and TSC scaling unavailable",
            citation: "qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_set_tsc_khz and kvm_arch_put_registers")
        ]
      }
    },
    notChecked: { context in
      guard !context.guest.isEmulated, context.guest.machine?.counterFrequency != nil,
        context.host.value(.tscFrequency) == nil
      else {
        return []
      }
      return ["whether the host can run the TSC at the guest's fixed frequency: no record gives the host's"]
    })

  /// Hyper-V's re-enlightenment, which KVM supports only with a fixed frequency.
  static let reenlightenment = VerdictRule(
    reasons: { context in
      guard let machine = context.guest.machine, machine.offersReenlightenment,
        machine.counterFrequency == nil
      else { return [] }
      return [
        Verdict.Reason(
          "clock.reenlightenment", by: .hypervisor, .warns,
          text:
            "The guest is offered Hyper-V's re-enlightenment without a fixed TSC frequency: once it enables it, the destination's QEMU "
            + "refuses its state.",
          message: "Guest enabled re-enlightenment notifications, 'tsc-frequency=' has to be specified",
          citation: "qemu 10.0 target/i386/machine.c, hyperv_reenlightenment_post_load")
      ]
    })

  private static func isNear(_ a: UInt64, _ b: UInt64) -> Bool {
    (a > b ? a - b : b - a) <= b * tolerance / 1_000_000
  }

  private static func megahertz(_ hertz: UInt64) -> String {
    let tenths = (hertz + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10) MHz"
  }
}

extension VerdictContext {
  /// Whether the host runs guests' time-stamp counters at other frequencies than its own; nil if that is not known.
  fileprivate var scales: Bool? {
    if let value = host.configuration?.kvmCapabilities?["KVM_CAP_TSC_CONTROL"] { return value > 0 }
    if let scales = host.scalesCounter { return scales }
    let bits = ["vmx-tsc-scaling", "tsc-scale"].flatMap { catalog.features(called: $0) }
    let own = host.observations.filter { $0.point.showsHost }
    if bits.contains(where: { bit in own.contains { $0.evidence.certainlyPresent.contains(bit.index) } }) {
      return true
    }
    return nil
  }
}
