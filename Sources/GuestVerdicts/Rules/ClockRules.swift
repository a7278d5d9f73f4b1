internal import CPUCatalog
internal import CPUCompatibility
internal import LibvirtCPU
internal import X86CPU

extension VerdictRule {
  /// Rules about time-stamp counters.
  static let clockRules: [VerdictRule] = [
    VerdictRule(
      "clock.invtsc", .libvirt, .unknown,
      "The guest has an invariant counter, and it is unknown whether its frequency is fixed",
      citation: theSourceCheck,
      RuleShape(.guest(.untoldCounter)),
      explain: { pair in pair.isInvariant && pair.guest.machine == nil ? [.untoldCounter] : [] }),
    VerdictRule(
      "clock.invtsc", .hypervisor, .blocks, "The guest has an invariant counter without a fixed frequency",
      citation: "qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_init_vcpu",
      RuleShape(.guest(.unfixedCounter)),
      explain: { pair in pair.isUnfixed ? [.unfixedCounter] : [] }),
    VerdictRule(
      "clock.invtsc", .libvirt, .blocks, "libvirt refuses an invariant counter without a fixed frequency",
      citation: theSourceCheck,
      RuleShape(.guest(.unfixedCounter)),
      explain: { pair in pair.isUnfixed ? [.unfixedCounter] : [] }),
    VerdictRule(
      "clock.frequency", .hypervisor, .blocks, "The host cannot run the counter at the fixed frequency",
      citation: "qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_set_tsc_khz",
      RuleShape(.guest(.fixedCounter), .host(.scalesNoCounters), farFrequencies),
      explain: { pair in pair.frequencies { $0.isFixed && $0.scales == false } }),
    VerdictRule(
      "clock.frequency", .libvirt, .blocks, "libvirt refuses a fixed frequency that the host cannot provide",
      citation: theStartCheck,
      RuleShape(.guest(.fixedCounter), .host(.scalesNoCounters), farFrequencies),
      explain: { pair in pair.frequencies { $0.isFixed && $0.scales == false } }),
    VerdictRule(
      "clock.frequency", .hypervisor, .unknown,
      "It is unknown whether the host can run the counter at the fixed frequency", citation: theStartCheck,
      RuleShape(
        .guest(.fixedCounter), .hostWithout([.scalesCounters, .scalesNoCounters]), farFrequencies),
      explain: { pair in pair.frequencies { $0.isFixed && $0.scales == nil } }),
    VerdictRule(
      "clock.frequency", .hypervisor, .warns, "The guest's counter runs at another frequency here",
      citation: "qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_set_tsc_khz and kvm_arch_put_registers",
      RuleShape(.guestWithout(.fixedCounter), .hostWithout(.scalesCounters), farFrequencies),
      explain: { pair in pair.frequencies { !$0.isFixed && $0.scales != true } }),
    VerdictRule(
      "clock.reenlightenment", .hypervisor, .warns,
      "Hyper-V's re-enlightenment is offered without a fixed frequency",
      citation: "qemu 10.0 target/i386/machine.c, hyperv_reenlightenment_post_load",
      RuleShape(.guest(.reenlightened)),
      explain: { pair in
        guard let machine = pair.guest.machine, machine.offersReenlightenment, machine.counterFrequency == nil
        else { return [] }
        return [.reenlightenment]
      }),
  ]

  private static let farFrequencies = RuleShape.Term.holds(
    .isOutside(.counterFrequency, .counterFrequency, millionths: LibvirtRefusal.counterTolerance))
  private static let theSourceCheck = "libvirt 9.0.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed"
  private static let theStartCheck = "libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessStartValidateTSC"
}

/// A number of millionths of a value, rounded down.
package func millionths(_ count: UInt64, of number: UInt64) -> UInt64 {
  number / 1_000_000 &* count &+ number % 1_000_000 &* count / 1_000_000
}

extension VerdictPair {
  /// Hertz of the guest's counter: fixed, or those of the host that it runs on.
  var guestFrequency: UInt64? {
    guest.machine?.counterFrequency ?? guest.source.flatMap { HostNumbers($0).counterFrequency }
  }

  fileprivate var isInvariant: Bool {
    guard let wanted = guest.wanted, !guest.isEmulated else { return false }
    return !wanted.evidence.present.isDisjoint(with: facts.invariantCounter)
  }

  fileprivate var isUnfixed: Bool {
    guard isInvariant, let machine = guest.machine else { return false }
    return machine.counterFrequency == nil
  }

  /// The frequencies, where they are known and too far apart and `concerns` says so.
  fileprivate func frequencies(_ concerns: (Finding.Counter) -> Bool) -> [Finding] {
    guard !guest.isEmulated, let here = HostNumbers(host).counterFrequency, let wanted = guestFrequency,
      (wanted > here ? wanted - here : here - wanted) > millionths(LibvirtRefusal.counterTolerance, of: here)
    else { return [] }
    let counter = Finding.Counter(
      guest: wanted, host: here, scales: host.scales(facts.catalog),
      isFixed: guest.machine?.counterFrequency != nil)
    return concerns(counter) ? [.counterFrequency(counter)] : []
  }
}
