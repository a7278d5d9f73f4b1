internal import CPUCatalog
internal import X86CPU

/// Explains decisions about one feature on one host in sentences.
struct ExposureWords {
  let feature: Feature
  let article: FeatureArticle
  let host: HostCPU
  let catalog: Catalog

  /// The decision of `table` about the feature, in words.
  func answer(by table: ExposureTable, _ decisions: ExposureDecisions) -> GuestExposure.Answer {
    guard let decision = table.decision(on: feature.index) else {
      // Tables end with a decision for all remaining features, so this feature is not in their catalogue.
      return GuestExposure.Answer(state: .undetermined, basis: .unknown, why: "No rule covers the feature")
    }
    return GuestExposure.Answer(
      state: decision.state(of: feature.index), basis: decision.basis, why: why(decision, decisions))
  }

  /// The reason for the decision, one sentence without a full stop.
  private func why(_ decision: ExposureTable.Decision, _ decisions: ExposureDecisions) -> String {
    let isPresent = decision.state(of: feature.index) == .present
    switch decision.ground {
    case .told(let number):
      return "\(host.observations[number].point.title) \(isPresent ? "has" : "lacks") it"
    case .unmigratable: return "libvirt lists it but starts guests without non-migratable features"
    case .never: return "No guest has it: \(article.exposure.text)"
    case .onRequest: return "Only on request: \(article.exposure.text)"
    case .emulated: return article.exposure.text
    case .kvm(let number): return saidByKVM(host.observations[number], isPresent: isPresent)
    case .kvmUnasked: return "KVM's answer was not captured, and Martlet cannot predict it"
    case .readByQEMU:
      return "QEMU \(host.qemuVersions.sorted().joined(separator: ", ")) reads it from the host's CPUID, "
        + "whatever KVM lists"
    case .perhapsReadByQEMU:
      let below = decisions.kvm.decision(on: feature.index).map { why($0, decisions) + "; " } ?? ""
      return below
        + "QEMU from \(article.qemuAddition?.since ?? "some version") on reads it from the host's CPUID anyway, "
        + "7.2 does not, and the version here is unknown"
    case .givenByQEMU: return "QEMU gives it on any host to guests whose model or definition has it"
    case .supportedByLibvirt:
      return
        "libvirt lists it among the features that a definition can name (domcapabilities --supported-cpu-features)"
    case .emulatedOnRequest: return "KVM emulates it for guests that have it (KVM_GET_EMULATED_CPUID)"
    case .waiting(let exits):
      return isPresent
        ? "KVM lets guests use MWAIT (KVM_CAP_X86_DISABLE_EXITS = \(exits)) if QEMU runs with cpu-pm=on"
        : "KVM does not let guests use MWAIT (KVM_CAP_X86_DISABLE_EXITS = \(exits))"
    case .fixedCounter(let number):
      return "\(host.observations[number].point.title) has it, for guests whose TSC frequency is fixed"
    }
  }

  /// KVM's answer, or the decision of its source.
  private func saidByKVM(_ observation: Observation, isPresent: Bool) -> String {
    guard case .kvmPredicted(let kernel) = observation.point else {
      return "KVM \(isPresent ? "offers" : "does not offer") it (\(observation.document))"
    }
    return host.kvmPrediction(of: feature, catalog: catalog)?.rule
      ?? "according to the KVM source of Linux \(kernel)"
  }
}
