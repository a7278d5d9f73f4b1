internal import CPUCatalog
internal import CPUCompatibility
internal import X86CPU

extension VerdictRule {
  /// Rules about the virtual machine besides its CPU, and about the host's identity.
  static let machineRules: [VerdictRule] = [
    VerdictRule(
      "nested.state", .hypervisor, .blocks, "KVM on the host cannot accept the state of nested guests",
      citation: "qemu 10.0 target/i386/machine.c, nested_state_post_load",
      RuleShape(.guest(.nests), .host(.withoutNestedState)),
      explain: { pair in
        guard let wanted = pair.guest.wanted, !pair.guest.isEmulated,
          !wanted.evidence.present.isDisjoint(with: pair.facts.nesting),
          let size = pair.host.configuration?.kvmCapabilities?["KVM_CAP_NESTED_STATE"], size <= 0
        else { return [] }
        return [.nestedState]
      }),
    VerdictRule(
      "machine.kvm", .libvirt, .blocks,
      "The definition requires KVM, and the host's kernel has not loaded it",
      citation: theValidation,
      RuleShape(.guest(.needsKVM), .host(.withoutKVM)),
      explain: { pair in
        guard pair.guest.machine?.type == "kvm", let modules = pair.host.configuration?.modules,
          !modules.contains(where: { $0 == "kvm" || $0.hasPrefix("kvm_") })
        else { return [] }
        return [.withoutKVM(.init(emulator: pair.guest.machine?.emulator))]
      }),
    VerdictRule(
      "machine.type", .libvirt, .blocks, "QEMU on the host does not have the machine type",
      citation: theValidation,
      RuleShape(.holds(.member(.machine, .lackingMachines))),
      explain: { pair in
        guard let question = MachineQuestion(pair.guest), pair.host.hasMachine(question) == false else {
          return []
        }
        return [.machineType(.init(machine: question.machine, emulator: question.emulator))]
      }),
    VerdictRule(
      "machine.type", .hypervisor, .blocks, "The machine type is newer than QEMU on the host",
      citation: "qemu 7.2 softmmu/vl.c, select_machine; hw/i386/pc_q35.c",
      RuleShape(
        .holds(.member(.machine, .untoldMachines)),
        .holds(.exceedsEntry(.machineVersion, .qemuVersions, of: .emulator))),
      explain: { pair in
        guard let question = MachineQuestion(pair.guest), pair.host.hasMachine(question) == nil,
          let needed = machineVersion(question.machine), let version = pair.qemuNumbers,
          isOlder(version, than: needed)
        else { return [] }
        return [
          .machineVersion(
            .init(machine: question.machine, guest: versionText(needed), host: versionText(version)))
        ]
      }),
    VerdictRule(
      "machine.alias", .hypervisor, .warns,
      "The machine type is an alias for the newest type of whichever QEMU starts the guest",
      citation: "qemu 10.0 hw/i386/pc_q35.c, pc_piix.c (alias)",
      RuleShape(.guest(.aliasedMachine), .none([.member(.machine, .lackingMachines)])),
      explain: { pair in
        guard let question = MachineQuestion(pair.guest), isMachineAlias(question.machine),
          pair.host.hasMachine(question) != false
        else { return [] }
        return [.machineAlias(.init(name: question.machine))]
      }),
    VerdictRule(
      "hypervisor.order", .hypervisor, .warns, "QEMU on the host is older than where the guest runs",
      citation: "qemu 10.0 target/i386/machine.c (subsections that an older QEMU does not know)",
      RuleShape(.holds(.exceedsEntry(.qemuVersion, .qemuVersions, of: .emulator))),
      explain: { pair in
        guard let here = pair.qemuNumbers,
          let there = pair.guest.source?.qemu(behind: pair.guest.machine?.emulator).version,
          isOlder(here, than: there)
        else { return [] }
        return [.olderQEMU(.init(guest: versionText(there), host: versionText(here)))]
      }),
    VerdictRule(
      "passthrough.unlike", .hypervisor, .warns,
      "The guest copies its host's CPU, and this host has a different one",
      citation: thePassthrough,
      RuleShape(
        .any([
          .differs(.family, .family), .differs(.model, .model), .differs(.stepping, .stepping),
          .differs(.microcode, .microcode),
        ])),
      explain: { pair in
        guard pair.guest.isPassthrough, let source = pair.guest.source else { return [] }
        let numbers = [Quantity.family, .model, .stepping, .microcode].compactMap {
          quantity -> Finding.Identity.Number? in
          guard let a = source.value(quantity), let b = pair.host.value(quantity), a != b else { return nil }
          return .init(quantity: quantity, guest: a, host: b)
        }
        return numbers.isEmpty ? [] : [.identity(.init(numbers: numbers))]
      }),
    VerdictRule(
      "passthrough.more", .hypervisor, .warns,
      "A guest that copies its host's CPU gains features on this host",
      citation: thePassthrough,
      RuleShape(.holds(.meets(.addable, .given))),
      explain: { pair in
        guard pair.guest.isPassthrough, pair.guest.source != nil, let wanted = pair.guest.wanted else {
          return []
        }
        let extra = pair.facts.addable.intersection(pair.offer[.given]).subtracting(wanted.evidence.present)
          .subtracting(pair.guest.uncertain).subtracting(pair.guest.machineChange.removed)
        return extra.isEmpty ? [] : [.gained(.init(features: pair.names(extra)))]
      }),
    VerdictRule(
      "host.mixed-cpus", .hypervisor, .unknown,
      "Only some of the host's logical CPUs have what the guest has", citation: theKindOfCPU,
      RuleShape(.any([.meets(.needs, .mixed), .meets(.idle, .mixed)])),
      explain: { pair in pair.mixedCPUs.map { $0.features.isEmpty ? [] : [.mixedCPUs($0)] } ?? [] }),
    VerdictRule(
      "host.mixed-cpus", .hypervisor, .warns,
      "The host's logical CPUs differ only in features that the guest does not have", citation: theKindOfCPU,
      RuleShape(.host(.mixed), .none([.meets(.needs, .mixed), .meets(.idle, .mixed)])),
      explain: { pair in pair.mixedCPUs.map { $0.features.isEmpty ? [.mixedCPUs($0)] : [] } ?? [] }),
  ]

  private static let theValidation = "libvirt 9.0.0 src/qemu/qemu_validate.c, qemuValidateDomainDef"
  private static let thePassthrough = "qemu 10.0 docs/system/cpu-models-x86.rst.inc (host passthrough)"
  private static let theKindOfCPU =
    "linux 6.12 arch/x86/kvm/cpuid.c, kvm_get_supported_cpuid (CPUID of the CPU that asks)"
}

/// Compares versions as the columns do.
private func isOlder(_ version: [Int], than other: [Int]) -> Bool {
  guard let version = versionNumber(version), let other = versionNumber(other) else { return false }
  return version < other
}

extension VerdictPair {
  /// The host's logical CPUs if they differ.
  fileprivate var mixedCPUs: Finding.MixedCPUs? {
    let mixed = host.mixedFeatures
    guard !mixed.isEmpty else { return nil }
    let wanted = guest.wanted?.evidence.present ?? FeatureSet()
    return .init(kinds: host.cpus.count, features: names(mixed.intersection(wanted)))
  }
}
