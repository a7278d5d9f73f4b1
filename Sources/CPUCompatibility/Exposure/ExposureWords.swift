internal import CPUCatalog
internal import X86CPU

/// The sentences on decisions about one feature on one host.
struct ExposureWords {
  let feature: Feature
  let article: FeatureArticle
  let host: HostCPU
  let catalog: Catalog

  /// What `table` decides on the feature, in words.
  func answer(by table: ExposureTable, _ decisions: ExposureDecisions) -> GuestExposure.Answer {
    guard let decision = table.decision(on: feature.index) else {
      // Tables end with what nobody asked, which leaves no feature open; this feature is not of their catalogue.
      return GuestExposure.Answer(state: .undetermined, basis: .unknown, why: "No rule knows the feature")
    }
    return GuestExposure.Answer(
      state: decision.state(of: feature.index), basis: decision.basis, why: why(decision, decisions))
  }

  /// Why the feature is decided so, one sentence without a full stop.
  private func why(_ decision: ExposureTable.Decision, _ decisions: ExposureDecisions) -> String {
    let isPresent = decision.state(of: feature.index) == .present
    switch decision.ground {
    case .told(let number):
      return "\(host.observations[number].point.title) \(isPresent ? "has" : "lacks") it"
    case .unmigratable: return "libvirt lists it, and starts guests without what cannot be migrated"
    case .never: return "No guest has it: \(article.exposure.text)"
    case .onRequest: return "Only on request: \(article.exposure.text)"
    case .emulated: return article.exposure.text
    case .kvm(let number): return saidByKVM(host.observations[number], isPresent: isPresent)
    case .kvmUnasked: return "KVM was not asked, and nothing lets it be predicted"
    case .readByQEMU:
      return "QEMU \(host.qemuVersions.sorted().joined(separator: ", ")) reads it from the host's CPUID, "
        + "whatever KVM lists"
    case .perhapsReadByQEMU:
      let below = decisions.kvm.decision(on: feature.index).map { why($0, decisions) + "; " } ?? ""
      return below
        + "QEMU from \(article.qemuAddition?.since ?? "some version") on reads it from the host's CPUID all the same, "
        + "7.2 does not, and which runs here is not known"
    case .givenByQEMU: return "QEMU gives it on any host to a guest whose model or definition has it"
    case .emulatedOnRequest: return "KVM emulates it for a guest that has it (KVM_GET_EMULATED_CPUID)"
    case .waiting(let exits):
      return isPresent
        ? "KVM lets guests use MWAIT (KVM_CAP_X86_DISABLE_EXITS = \(exits)), if QEMU runs with cpu-pm=on"
        : "KVM does not let guests use MWAIT (KVM_CAP_X86_DISABLE_EXITS = \(exits))"
    case .fixedCounter(let number):
      return "\(host.observations[number].point.title) has it, for guests whose TSC frequency is fixed"
    }
  }

  /// What KVM says, or what its source decides.
  private func saidByKVM(_ observation: Observation, isPresent: Bool) -> String {
    guard case .kvmPredicted(let kernel) = observation.point else {
      return "KVM \(isPresent ? "offers" : "does not offer") it (\(observation.document))"
    }
    return host.kvmPrediction(of: feature, catalog: catalog)?.rule
      ?? "by the source of KVM of Linux \(kernel)"
  }
}
