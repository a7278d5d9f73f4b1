internal import CPUCatalog
internal import CPUCompatibility
internal import FailureMessages
internal import LibvirtCPU
internal import NovaCompatibility
internal import Remedies
internal import Wording

extension MigrationGate {
  /// Who refuses there, as sentences have it.
  var speaker: String {
    switch self {
    case .novaPreCheck: "Nova's pre-check"
    case .libvirtDestination: "the destination's libvirt"
    }
  }
}

extension DiagnosisContext {
  /// The checks that a migration must pass, in order.
  func gates() -> [Gate] { [novaPreCheck(), libvirtDestination()] }

  private var missingNames: String { listed(missing.map(\.name), limit: 8) }
  private var briefMissingNames: String { listed(missing.map(\.name), limit: 3) }

  private func novaPreCheck() -> Gate {
    let outcome: Gate.Outcome
    var (reason, brief): (String, String)
    switch result {
    case .incompatible where involvesNova:
      outcome = .refuses
      reason =
        vendorsDiffer
        ? "The vendors differ: \(from.vendor ?? "?") and \(to.vendor ?? "?")."
        : "For a host-model or host-passthrough guest, Nova compares the source host's CPU, which has \(missingNames); the "
          + "destination does not. Nova does not check whether the guest has it."
      brief =
        vendorsDiffer
        ? "the vendors differ"
        : "compares the whole source host, which has \(briefMissingNames), whatever the guest has"
    case .incompatible:
      outcome = .mayRefuse
      reason = "If Nova manages these hosts, it refuses host-model guests because of \(missingNames)."
      brief = "refuses host-model guests, if Nova manages these hosts"
    case .undetermined:
      outcome = .mayRefuse
      reason = "The record of the destination leaves open some features that the source has."
      brief = "the records leave it open"
    case .identical, .superset:
      outcome = .passes
      reason =
        "The destination has everything that the source has. Nova \(NovaChange.hypervisorComparison.series) and later may refuse even so, because they compare "
        + "the source's physical CPU with what QEMU can offer."
      brief = "the destination has all that the source has"
    }
    if logged(.unacceptableCPUInfo) != nil {
      reason += " The log shows that it did refuse."
      brief += "; the log shows that it refused"
    }
    return Gate(
      id: MigrationGate.novaPreCheck.rawValue, title: "Nova's pre-check on the destination",
      compares:
        "for host-model and host-passthrough guests, the whole CPU of the source host (cpu_info); for custom "
        + "models (from \(NovaChange.comparingGuests), Kilo) the guest's model and flags, with the destination's CPU",
      outcome: outcome, reason: reason, brief: brief,
      messages: NovaRefusal.incompatibleCPUHeadlines.map { line in
        line.text + (line.since.map { "  (from \($0))" } ?? "")
      } + [NovaRefusal.noValidHostHeadline.text + "  (the scheduler chose the host)"],
      openedBy:
        "the same features on both hosts; a custom model that both have; \(NovaWorkaround.skipCPUCompareOnDestination.rawValue) if this Nova has "
        + "it. Nothing in the guest's XML helps, because Nova regenerates it.",
      citation: "nova nova/virt/libvirt/driver.py, check_can_live_migrate_destination, _compare_cpu")
  }

  private func libvirtDestination() -> Gate {
    let outcome: Gate.Outcome
    var (reason, brief): (String, String)
    if let unknown = logged(.unknownCPUFeature), let name = unknown.features.first {
      outcome = .refuses
      reason =
        "The log shows that it did: the daemon's CPU map has no feature named \(name)."
      brief = "a daemon's CPU map has no feature named \(name); the log shows that it refused"
    } else if vendorsDiffer {
      outcome = .refuses
      reason = "The vendors differ: \(from.vendor ?? "?") and \(to.vendor ?? "?")."
      brief = "the vendors differ"
    } else if let guest, let guestLosses, guestLosses.result != .undetermined,
      !missingVisible.contains(where: { guestLoses($0) == nil })
    {
      let lost = catalog.names(of: guestMissing)
      outcome = lost.isEmpty ? .passes : .refuses
      reason =
        lost.isEmpty
        ? "\(guest.name) asks for nothing that the destination lacks."
        : "\(guest.name) has \(listed(lost, limit: 8)), which the destination lacks."
      brief =
        lost.isEmpty
        ? "\(guest.name) asks for nothing that the destination lacks"
        : "\(guest.name) has \(listed(lost, limit: 3)), which the destination lacks"
    } else if !missingVisible.isEmpty {
      outcome = .mayRefuse
      reason =
        "It refuses every guest whose definition requires \(listed(missingVisible.map(\.name), limit: 8)); a host-model "
        + "guest from the source does."
      brief = "refuses every guest whose definition requires one of them, as that of a host-model guest does"
    } else if !missing.isEmpty {
      outcome = .mayRefuse
      reason =
        "From 3.2.0 on, libvirt builds host-model from what QEMU can offer, so the guest's definition does not require "
        + "\(missingNames). An older libvirt builds it from CPUID; then the definition requires it and libvirt refuses the guest."
      brief =
        "refuses guests whose definition requires it; libvirt before 3.2.0 wrote it into that of host-model guests"
    } else {
      outcome = result == .undetermined ? .mayRefuse : .passes
      reason =
        result == .undetermined
        ? "The record of the destination leaves open some features that the source has."
        : "The destination has everything that the source has."
      brief =
        result == .undetermined
        ? "the records leave it open" : "the destination has all that the source has"
    }
    if logged(.liveMigrationFailure) != nil, outcome != .refuses {
      reason += " The log shows that a migration failed here."
      brief += "; the log shows that a migration failed here"
    }
    let name = missing.first?.name ?? "X"
    return Gate(
      id: MigrationGate.libvirtDestination.rawValue, title: "libvirt on the destination",
      compares:
        "the guest's definition with the host's CPU (old libvirt) or with what QEMU offers the guest (from 3.2.0)",
      outcome: outcome, reason: reason, brief: brief,
      messages: ([LibvirtRefusal.unknownFeature(name).wording(of: .comparison)].compactMap(\.self)
        + LibvirtRefusal.missingFeatures([name]).wordings).map { wording in
          wording.error.message + (wording.period.map { "  (\($0))" } ?? "")
        },
      openedBy:
        "a definition that does not require the feature, and a power cycle of the guest; a CPU map that has the "
        + "name; a libvirt that compares with the hypervisor.",
      citation:
        "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Compute; src/qemu/qemu_process.c, qemuProcessUpdateGuestCPU")
  }
}
