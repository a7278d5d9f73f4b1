internal import CPUCompatibility
internal import X86CPU

extension VerdictRule {
  /// What the version of the QEMU that starts the guest decides, and how many virtual CPUs KVM runs.
  static let emulatorRules: [VerdictRule] =
    removedMachines.map { removed in
      VerdictRule(
        "machine.removed", .hypervisor, .blocks,
        "QEMU from \(versionText(removed.from)) on has no machine type before \(versionText(removed.before))",
        citation: removed.citation,
        RuleShape(
          .guestNumber(.machineVersion, .versions(from: removed.first, before: removed.before)),
          .holds(.member(.machine, .untoldMachines)),
          .holds(.entryIsWithin(.qemuVersions, of: .emulator, .versions(from: removed.from)))),
        explain: { pair in
          guard let question = MachineQuestion(pair.guest), pair.host.hasMachine(question) == nil,
            let machine = machineVersion(question.machine), let version = pair.qemuNumbers,
            isWithin(machine, removed.first, removed.before), isWithin(version, removed.from, [])
          else { return [] }
          return [
            .removedMachine(
              .init(
                machine: question.machine, guest: versionText(removed.before), host: versionText(version)))
          ]
        })
    } + [
      VerdictRule(
        "machine.cpus", .hypervisor, .blocks, "The guest has more virtual CPUs than KVM accepts",
        citation: "qemu 10.2 accel/kvm/kvm-all.c, kvm_init, kvm_max_vcpus",
        RuleShape(.guest(.runByKVM), .holds(.exceeds(.cpus, .cpus))),
        explain: { pair in
          guard !pair.guest.isEmulated, let wanted = pair.guest.machine?.cpus, let most = pair.host.mostCPUs,
            wanted > most
          else { return [] }
          return [.tooManyCPUs(.init(guest: wanted, host: most))]
        }),
      VerdictRule(
        "gap.cpus", .hypervisor, nil, "How many virtual CPUs KVM accepts in one guest", citation: theFewest,
        RuleShape(
          .guestNumber(.cpus, .numbers(above: fewestCPUs)), .host(.untoldCPUs)),
        explain: { pair in
          guard !pair.guest.isEmulated, let wanted = pair.guest.machine?.cpus, wanted > fewestCPUs,
            pair.host.mostCPUs == nil
          else { return [] }
          return [.uncheckedCPUs(.init(count: wanted))]
        }),
      VerdictRule(
        "machine.apic", .hypervisor, .blocks,
        "The guest has APIC numbers above 254, and KVM on the host does not deliver interrupts to them",
        citation: theWideAPIC,
        RuleShape(.guestNumber(.highestAPIC, .numbers(above: 254)), .host(.withoutWideAPIC)),
        explain: { pair in
          guard let highest = pair.guest.highestAPIC, highest > 254,
            let value = pair.host.configuration?.kvmCapabilities?["KVM_CAP_X2APIC_API"], value <= 0
          else { return [] }
          return [.apicNumbers(.init(guest: highest, host: 254))]
        }),
      VerdictRule(
        "machine.apic", .hypervisor, .blocks,
        "The guest's topology needs higher APIC numbers than KVM on the host accepts",
        citation:
          "linux 6.18 Documentation/virt/kvm/api.rst, KVM_CREATE_VCPU (KVM_CAP_MAX_VCPU_ID); qemu 10.2 include/hw/i386/topology.h, x86_apicid_from_cpu_idx",
        RuleShape(.holds(.exceeds(.highestAPIC, .highestAPIC))),
        explain: { pair in
          guard let highest = pair.guest.highestAPIC, let most = pair.host.highestAPIC, highest > most else {
            return []
          }
          return [.apicNumbers(.init(guest: highest, host: most))]
        }),
      VerdictRule(
        "gap.apic", .hypervisor, nil, "Whether KVM on the host delivers interrupts to APIC numbers above 254",
        citation: theWideAPIC,
        RuleShape(.guestNumber(.highestAPIC, .numbers(above: 254)), .host(.untoldWideAPIC)),
        explain: { pair in
          guard let highest = pair.guest.highestAPIC, highest > 254,
            pair.host.configuration?.kvmCapabilities?["KVM_CAP_X2APIC_API"] == nil
          else { return [] }
          return [.uncheckedAPIC(.init(count: highest))]
        }),
      VerdictRule(
        "gap.emulator", .hypervisor, nil, "Which of the host's QEMUs starts the guest", citation: theRecords,
        RuleShape(.holds(.member(.emulator, .ambiguousEmulators))),
        explain: { pair in
          guard case .several(let versions) = pair.host.qemu(behind: pair.guest.machine?.emulator) else {
            return []
          }
          return [
            .uncheckedQEMU(
              .init(emulator: pair.guest.machine?.emulator, versions: versions.map(versionText)))
          ]
        }),
    ]

  /// Machine types that QEMU dropped: which, from which version on at the latest, and what shows it.
  ///
  /// What QEMU drops does not come back, so that a version which certainly lacks a type speaks for all after it.
  private static let removedMachines: [(first: [Int], before: [Int], from: [Int], citation: String)] = [
    ([0], [2, 4], [10, 0], "qemu 10.0.13, query-machines of Debian's binary (the oldest is 2.4)"),
    ([2, 4], [2, 6], [10, 2], "qemu 10.2 hw/i386/pc_piix.c, pc_q35.c (the oldest is 2.6)"),
    ([2, 6], [5, 2], [11, 1], "qemu 11.1.3, query-machines of Debian's binary (the oldest is 5.2)"),
  ]

  /// What every KVM takes: more need APIC numbers of more than 8 bits.
  private static let fewestCPUs: UInt64 = 255
  private static let theWideAPIC =
    "qemu 10.2 hw/i386/x86-common.c, x86_cpus_init (kvm_enable_x2apic); linux 6.18 Documentation/virt/kvm/api.rst, KVM_CAP_X2APIC_API"
  private static let theFewest =
    "linux 6.18 arch/x86/kvm/x86.c, kvm_vm_ioctl_check_extension (KVM_CAP_MAX_VCPUS); qemu 10.2 hw/i386/x86-common.c, x86_cpus_init (255)"
}

private func isWithin(_ version: [Int], _ first: [Int], _ end: [Int]) -> Bool {
  guard let version = versionNumber(version) else { return false }
  return NumberRange.versions(from: first, before: end).contains(version)
}

/// A version as it is written.
func versionText(_ version: [Int]) -> String { version.map(String.init).joined(separator: ".") }

extension VerdictPair {
  /// The version of the QEMU that starts the guest on the host; nil if it is not certain which.
  var qemuNumbers: [Int]? { host.qemu(behind: guest.machine?.emulator).version }
}
