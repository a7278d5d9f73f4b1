internal import CPUCatalog
internal import CPUCompatibility
internal import FailureMessages
internal import Wording

extension DiagnosisContext {
  /// The checks that a migration meets, in the order in which it meets them.
  func gates() -> [Gate] { [novaPreCheck(), libvirtDestination()] }

  private var missingNames: String { listed(missing.map(\.name), limit: 8) }

  private func novaPreCheck() -> Gate {
    let outcome: Gate.Outcome
    var reason: String
    switch result {
    case .incompatible where involvesNova:
      outcome = .refuses
      reason =
        vendorsDiffer
        ? "The vendors differ: \(from.vendor ?? "?") and \(to.vendor ?? "?")."
        : "For a host-model or host-passthrough guest, the source host's CPU asks for \(missingNames), which the "
          + "destination lacks. Whether the guest has it is not asked."
    case .incompatible:
      outcome = .mayRefuse
      reason = "If Nova manages these hosts, it refuses host-model guests for \(missingNames)."
    case .undetermined:
      outcome = .mayRefuse
      reason = "Evidence is missing for what the source has."
    case .identical, .superset:
      outcome = .passes
      reason =
        "The destination has all that the source has. From Nova 27 on it may be refused even so: there Nova hands "
        + "the source's physical CPU to a comparison with what QEMU can give."
    }
    if logged("nova.unacceptable-cpu-info") != nil { reason += " The log shows that it did refuse." }
    return Gate(
      id: "nova-pre-check", title: "Nova's pre-check on the destination",
      compares:
        "for host-model and host-passthrough guests the whole CPU of the source host (cpu_info), for custom "
        + "models (from 2015.1, Kilo) the guest's model and flags, with the destination's CPU",
      outcome: outcome, reason: reason,
      messages: [
        "Unacceptable CPU info: CPU doesn't have compatibility.",
        "Migration pre-check error: Unacceptable CPU info: CPU doesn't have compatibility.  (from 21.0.0)",
        "No valid host was found. There are not enough hosts available.  (the scheduler chose the host)",
      ],
      openedBy:
        "the same features on both hosts; a custom model that both have; skip_cpu_compare_on_dest where it "
        + "exists. Not by anything in the guest's XML, which Nova writes anew.",
      citation: "nova nova/virt/libvirt/driver.py, check_can_live_migrate_destination, _compare_cpu")
  }

  private func libvirtDestination() -> Gate {
    let outcome: Gate.Outcome
    var reason: String
    if let unknown = logged("libvirt.unknown-cpu-feature"), let name = unknown.features.first {
      outcome = .refuses
      reason =
        "The log shows that it did: the map of the daemon that printed it has no feature named \(name)."
    } else if vendorsDiffer {
      outcome = .refuses
      reason = "The vendors differ: \(from.vendor ?? "?") and \(to.vendor ?? "?")."
    } else if !missingVisible.isEmpty {
      outcome = .mayRefuse
      reason =
        "It refuses every guest whose definition requires \(listed(missingVisible.map(\.name), limit: 8)); a host-model "
        + "guest of the source does."
    } else if !missing.isEmpty {
      outcome = .mayRefuse
      reason =
        "A libvirt from 3.2.0 on takes host-model from what QEMU can give, so that the guest's definition does not ask "
        + "for \(missingNames). An older one takes it from CPUID; then the definition asks for it and is refused."
    } else {
      outcome = result == .undetermined ? .mayRefuse : .passes
      reason =
        result == .undetermined
        ? "Evidence is missing for what the source has." : "The destination has all that the source has."
    }
    if logged("nova.live-migration-failure") != nil, outcome != .refuses {
      reason += " The log shows that a migration failed here."
    }
    let name = missing.first?.name ?? "X"
    return Gate(
      id: "libvirt-destination", title: "libvirt on the destination",
      compares:
        "the guest's definition with the host's CPU (old libvirt) or with what QEMU gives the guest (from 3.2.0)",
      outcome: outcome, reason: reason,
      messages: [
        "internal error: Unknown CPU feature \(name)  (the daemon's map lacks the name; old versions without the colon)",
        "unsupported configuration: guest and host CPU are not compatible: Host CPU does not provide required "
          + "features: \(name)  (2012 to 2.2)",
        "the CPU is incompatible with host CPU: Host CPU does not provide required features: \(name)  (from 2.3)",
        "operation failed: guest CPU doesn't match specification: missing features: \(name)  (from 3.2.0)",
      ],
      openedBy:
        "a definition that does not ask for the feature, and a power cycle of the guest; a CPU map that has the "
        + "name; a libvirt that compares with the hypervisor.",
      citation:
        "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Compute; src/qemu/qemu_process.c, qemuProcessUpdateGuestCPU")
  }
}
