internal import LibvirtCPU

extension NovaQuestion {
  /// What is worth knowing beside a verdict.
  func notes(on verdict: NovaVerdict) -> [String] {
    var notes: [String] = []
    let check = verdict.checks.first { $0.kind == .destinationCPU }
    if let comparison = check?.comparison, comparison.subject == .sourceHost {
      notes.append(
        release.comparesGuests
          ? "Nova compares the whole CPU of \(source.name), not just the part that the guest has."
          : "Nova before \(NovaChange.comparingGuests) compares the whole CPU of the source host for every guest."
      )
      if comparison.function == .compareHypervisorCPU {
        notes.append(
          "It compares a physical CPU with what the hypervisor offers, which lacks host-only features: even two "
            + "identical hosts may fail.")
      }
    }
    if let comparison = check?.comparison, comparison.answer?.outcome == .incompatible {
      notes.append(
        "Nova calls libvirt without VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE, so neither its API nor its log names what is missing."
      )
    }
    for (workaround, configuration) in [
      (NovaWorkaround.skipCPUCompareOnDestination, destinationConfiguration),
      (.skipCPUCompareAtStartup, destinationConfiguration),
      (.skipHypervisorVersionCheck, conductorConfiguration),
    ]
    where configuration?.workarounds.contains(workaround) == true && workaround.isKnown(to: release) == false
    {
      notes.append(
        "\(workaround.rawValue) is set, but Nova \(release) does not read it; \(workaround.releases) do.")
    }
    if verdict.firstRefusal != nil, !request.namesHost {
      notes.append(
        "The call names no host, so Nova tries the next host that the scheduler finds and reports this only if none is left."
      )
    }
    if request.isForced, !request.hasForce {
      notes.append("Microversion \(request.microversion) has no force; 2.30 to 2.67 have it.")
    }
    return notes
  }
}
