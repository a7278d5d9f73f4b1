internal import CPUCatalog
internal import CPUCompatibility
internal import Wording
internal import X86CPU

extension VerdictRule {
  /// The state of guests inside the guest.
  static let nestedState = VerdictRule(
    reasons: { context in
      guard context.guest.nests(context.catalog), !context.guest.isEmulated,
        let size = context.host.configuration?.kvmCapabilities?["KVM_CAP_NESTED_STATE"], size <= 0
      else { return [] }
      return [
        Verdict.Reason(
          "nested.state", by: .hypervisor, .blocks,
          text:
            "The guest can run guests of its own, and KVM on the host cannot take over their state (KVM_CAP_NESTED_STATE = 0): with one "
            + "running, the move fails.",
          message: "Received nested state when kernel cannot restore it",
          citation: "qemu 10.0 target/i386/machine.c, nested_state_post_load")
      ]
    })

  /// KVM, where the guest's definition asks for it.
  static let virtualization = VerdictRule(
    reasons: { context in
      guard context.guest.machine?.type == "kvm", let modules = context.host.configuration?.modules,
        !modules.contains(where: { $0 == "kvm" || $0.hasPrefix("kvm_") })
      else { return [] }
      return [
        Verdict.Reason(
          "machine.kvm", by: .libvirt, .blocks,
          text: "The guest asks for KVM, and the host's kernel has no KVM loaded.",
          message:
            "unsupported configuration: Emulator '\(context.guest.machine?.emulator ?? "EMULATOR")' does not support virt type 'kvm'",
          citation: "libvirt 9.0.0 src/qemu/qemu_validate.c, qemuValidateDomainDef")
      ]
    })

  /// The machine type.
  static let machineType = VerdictRule(
    reasons: { context in
      guard let machine = context.guest.machine?.machine else { return [] }
      if let known = context.machineTypes {
        guard !known.contains(machine) else { return aliased(machine) }
        return [
          Verdict.Reason(
            "machine.type", by: .libvirt, .blocks,
            text: "QEMU on \(context.host.name) does not have the machine type \(machine).",
            message:
              "unsupported configuration: Emulator '\(context.guest.machine?.emulator ?? "EMULATOR")' does not support machine type "
              + "'\(machine)'",
            citation: "libvirt 9.0.0 src/qemu/qemu_validate.c, qemuValidateDomainDef")
        ]
      }
      if let needed = machineVersion(machine), let version = context.newestQEMU,
        version.lexicographicallyPrecedes(needed)
      {
        return [
          Verdict.Reason(
            "machine.type", by: .hypervisor, .blocks,
            text:
              "The machine type \(machine) came with QEMU \(needed.map(String.init).joined(separator: ".")), and the host has "
              + "\(version.map(String.init).joined(separator: ".")).",
            message: "unsupported machine type",
            citation: "qemu 7.2 softmmu/vl.c, select_machine; hw/i386/pc_q35.c")
        ]
      }
      return aliased(machine)
    },
    notChecked: { context in
      guard let machine = context.guest.machine?.machine, context.machineTypes == nil,
        context.newestQEMU == nil || machineVersion(machine) == nil
      else { return [] }
      return ["whether QEMU on the host has the machine type \(machine): no record lists its machine types"]
    })

  /// An alias stands for another machine type with every version of QEMU.
  private static func aliased(_ machine: String) -> [Verdict.Reason] {
    guard ["pc", "q35"].contains(machine) else { return [] }
    return [
      Verdict.Reason(
        "machine.alias", by: .hypervisor, .warns,
        text:
          "\(machine) stands for the newest machine type of the QEMU that starts the guest; a versioned one is needed to move between "
          + "versions.",
        citation: "qemu 10.0 hw/i386/pc_q35.c, pc_piix.c (alias)")
    ]
  }

  /// The order of QEMU's versions, where both are known.
  static let hypervisorOrder = VerdictRule(
    reasons: { context in
      guard let here = context.newestQEMU, let there = context.guest.source?.newestQEMU,
        here.lexicographicallyPrecedes(there)
      else {
        return []
      }
      func text(_ version: [Int]) -> String { version.map(String.init).joined(separator: ".") }
      return [
        Verdict.Reason(
          "hypervisor.order", by: .hypervisor, .warns,
          text:
            "The guest runs with QEMU \(text(there)), and the host has the older \(text(here)): a versioned machine type is made to move "
            + "forward; state that the newer QEMU sends may be unknown to the older.",
          citation: "qemu 10.0 target/i386/machine.c (subsections that an older QEMU does not know)")
      ]
    })

  /// The CPU's identity, where the guest sees the host's own.
  static let identity = VerdictRule(
    reasons: { context in
      guard context.guest.isPassthrough, let source = context.guest.source else { return [] }
      var differing: [String] = []
      for quantity in [Quantity.family, .model, .stepping, .microcode] {
        guard let a = source.value(quantity), let b = context.host.value(quantity), a != b else { continue }
        let radix = quantity == .microcode ? 16 : 10
        let prefix = quantity == .microcode ? "0x" : ""
        differing.append(
          "\(quantity.title) \(prefix)\(String(a, radix: radix)), here \(prefix)\(String(b, radix: radix))")
      }
      var reasons: [Verdict.Reason] = []
      if !differing.isEmpty {
        reasons.append(
          Verdict.Reason(
            "passthrough.unlike", by: .hypervisor, .warns,
            text:
              "The guest has the CPU of the host that it runs on, and this one is another (\(differing.joined(separator: "; "))): what the "
              + "guest's system chose by it at boot no longer fits.",
            citation: "qemu 10.0 docs/system/cpu-models-x86.rst.inc (host passthrough)"))
      }
      let extra = context.catalog.features.filter { feature in
        guard feature.levelling != .never, !feature.isStateComponent, feature.exposure != .requested,
          feature.exposure != .never,
          let wanted = context.guest.wanted, !wanted.evidence.present.contains(feature.index),
          !context.guest.uncertain.contains(feature.index)
        else { return false }
        return context.host.offer(of: feature, context.catalog.article(of: feature), catalog: context.catalog)
          .state == .present
      }
      if !extra.isEmpty {
        reasons.append(
          Verdict.Reason(
            "passthrough.more", by: .hypervisor, .warns,
            text:
              "On this host the guest's CPUID gains \(listed(extra.map(\.name), limit: 6)), under a running system; the way back then "
              + "loses them.", citation: "qemu 10.0 docs/system/cpu-models-x86.rst.inc (host passthrough)"))
      }
      return reasons
    })

  /// Hosts whose logical CPUs are not alike.
  static let mixedCPUs = VerdictRule(
    reasons: { context in
      let conflicts = context.host.observations.filter { $0.point == .cpuid }.reduce(into: FeatureSet()) {
        $0.formUnion($1.evidence.conflicts)
      }
      guard context.host.cpus.count > 1, !conflicts.isEmpty else { return [] }
      let wanted = context.guest.wanted?.evidence.present ?? FeatureSet()
      let concerned = context.catalog.names(of: conflicts.intersection(wanted))
      return [
        Verdict.Reason(
          "host.mixed-cpus", by: .hypervisor, concerned.isEmpty ? .warns : .unknown,
          text: "The host's logical CPUs are of \(context.host.cpus.count) kinds"
            + (concerned.isEmpty
              ? ", which differ in features that the guest does not have"
              : ": only some have \(listed(concerned, limit: 6)), which the guest has")
            + ". A guest sees the kind that QEMU started on; pin its vCPUs and QEMU to one kind (<vcpupin>, <emulatorpin>).",
          citation: "linux 6.12 arch/x86/kvm/cpuid.c, kvm_get_supported_cpuid (CPUID of the CPU that asks)")
      ]
    })
}

/// The version of QEMU that a versioned machine type came with, `pc-q35-7.2`; nil for aliases and distributions' own.
private func machineVersion(_ machine: String) -> [Int]? {
  guard machine.isUpstreamMachine, let number = machine.split(separator: "-").last else { return nil }
  let parts = number.split(separator: ".").map { Int($0) }
  return parts.count >= 2 && !parts.contains(nil) ? parts.compactMap(\.self) : nil
}

extension String {
  /// Whether this is one of QEMU's own machine types of PCs, `pc-i440fx-7.2` or `pc-q35-7.2`.
  var isUpstreamMachine: Bool {
    guard hasPrefix("pc-i440fx-") || hasPrefix("pc-q35-") else { return false }
    return split(separator: "-").last.map { $0.allSatisfy { $0.isNumber || $0 == "." } } ?? false
  }
}

extension VerdictContext {
  /// The machine types of the emulator that the guest names, or of all; nil if they are not known.
  fileprivate var machineTypes: Set<String>? {
    if let emulator = guest.machine?.emulator, let types = host.machineTypes[emulator] { return types }
    let all = host.machineTypes.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    return all.isEmpty ? nil : all
  }

  fileprivate var newestQEMU: [Int]? { host.newestQEMU }
}

extension HostCPU {
  /// The newest QEMU on the host, by its numbers; nil if it is not known.
  fileprivate var newestQEMU: [Int]? {
    configuration?.qemuVersions.values.map { $0.split(separator: ".").compactMap { Int($0) } }
      .filter { !$0.isEmpty }.max { $0.lexicographicallyPrecedes($1) }
  }
}
