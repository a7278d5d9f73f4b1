import CPUCatalog
import X86CPU

@testable import CPUCompatibility

/// What guests of one host have, worked out feature by feature and in words of its own: a judge to hold the sets against.
///
/// It asks the observations again for each feature, so that no mask and no order of set operations is shared with `HostExposures`.
struct ExposureByFeature {
  let host: HostCPU
  let catalog: Catalog
  let facts: CatalogFacts
  private let isReal: Bool
  private let tellers: [Observation]

  init(_ host: HostCPU, _ facts: CatalogFacts) {
    self.host = host
    self.facts = facts
    catalog = facts.catalog
    let isReal = host.observations.contains { !$0.point.isEmulation }
    self.isReal = isReal
    tellers = host.observations.filter { observation in
      guard observation.point.isEmulation != isReal else { return false }
      switch observation.point {
      case .qemuModel(name: "host", _), .qemuModel(name: "max", accelerator: "tcg"), .libvirtHostModel,
        .guestCPUID:
        return true
      default: return false
      }
    }
  }

  typealias Answer = GuestExposure.Answer

  private func state(_ observation: Observation, _ feature: Feature) -> Bool? {
    switch observation.evidence.state(of: feature.index) {
    case .present: true
    case .absent: false
    case .conflict, .undetermined: nil
    }
  }

  // MARK: What new guests get, and what those that come keep

  func exposure(_ feature: Feature) -> GuestExposure {
    let offered = readByQEMU(feature, offered(feature))
    let newGuest = given(feature) ?? byExposure(feature, offered)
    let accepted = acceptedBeside(feature, offered)
    return GuestExposure(
      newGuest: newGuest,
      incoming: newGuest.state == .present && newGuest.basis == .measured ? newGuest : accepted)
  }

  private func given(_ feature: Feature) -> Answer? {
    for teller in tellers.reversed() {
      guard let has = state(teller, feature) else { continue }
      if feature.name == "invtsc", has, case .libvirtHostModel = teller.point {
        return Answer(
          state: .absent, basis: .predicted,
          why: "libvirt lists it but starts guests without non-migratable features")
      }
      return Answer(
        state: has ? .present : .absent, basis: .measured,
        why: "\(teller.point.title) \(has ? "has" : "lacks") it")
    }
    return nil
  }

  private func offered(_ feature: Feature) -> Answer {
    for observation in host.observations {
      guard let has = state(observation, feature) else { continue }
      switch observation.point {
      case .kvmSupported:
        return Answer(
          state: has ? .present : .absent, basis: .measured,
          why: "KVM \(has ? "offers" : "does not offer") it (\(observation.document))")
      case .kvmPredicted(let kernel):
        return Answer(
          state: has ? .present : .absent, basis: .predicted,
          why: host.kvmPrediction(of: feature, catalog: facts.catalog)?.rule
            ?? "according to the KVM source of Linux \(kernel)")
      default: continue
      }
    }
    return Answer(
      state: .undetermined, basis: .unknown,
      why: "KVM's answer was not captured, and Martlet cannot predict it")
  }

  private func readByQEMU(_ feature: Feature, _ offered: Answer) -> Answer {
    guard let addition = facts.articles[feature.index].qemuAddition, addition.source == .hostCPUID,
      offered.state != .present, let cpuid = host.observations.first(where: { $0.point == .cpuid }),
      state(cpuid, feature) == true
    else { return offered }
    let versions = Set(host.configuration?.qemuVersions.values.map(\.self) ?? [])
    let answers = Set(versions.map { addition.isIn(version: $0) })
    if answers == [true] {
      return Answer(
        state: .present, basis: .predicted,
        why:
          "QEMU \(versions.sorted().joined(separator: ", ")) reads it from the host's CPUID, whatever KVM lists"
      )
    }
    if answers == [false] { return offered }
    return Answer(
      state: .undetermined, basis: .unknown,
      why:
        "\(offered.why); QEMU from \(addition.since) on reads it from the host's CPUID anyway, 7.2 does not, and the version here is unknown"
    )
  }

  private func byExposure(_ feature: Feature, _ offered: Answer) -> Answer {
    let text = facts.articles[feature.index].exposure.text
    switch feature.exposure {
    case .never: return Answer(state: .absent, basis: .predicted, why: "No guest has it: \(text)")
    case .requested: return Answer(state: .absent, basis: .predicted, why: "Only on request: \(text)")
    case .emulated where offered.state != .present && tellers.isEmpty:
      return Answer(state: .present, basis: .predicted, why: text)
    case .passedThrough, .emulated, .conditional:
      return Answer(
        state: offered.state, basis: offered.state == .undetermined ? .unknown : .predicted, why: offered.why)
    }
  }

  private func acceptedBeside(_ feature: Feature, _ offered: Answer) -> Answer {
    if host.supportedFeatures.contains(feature.index) {
      return Answer(
        state: .present, basis: .measured,
        why:
          "libvirt lists it among the features that a definition can name (domcapabilities --supported-cpu-features)"
      )
    }
    if offered.state == .present { return offered }
    if ["topoext", "kvm-hint-dedicated"].contains(feature.name), isReal {
      return Answer(
        state: .present, basis: .predicted,
        why: "QEMU gives it on any host to guests whose model or definition has it")
    }
    if host.observations.contains(where: { $0.point == .kvmEmulated && state($0, feature) == true }) {
      return Answer(
        state: .present, basis: .measured,
        why: "KVM emulates it for guests that have it (KVM_GET_EMULATED_CPUID)")
    }
    switch feature.exposure {
    case .requested: return requested(feature)
    case .emulated where tellers.isEmpty:
      return Answer(
        state: .present, basis: .predicted, why: facts.articles[feature.index].exposure.text)
    case .emulated, .passedThrough, .conditional, .never: return offered
    }
  }

  private func requested(_ feature: Feature) -> Answer {
    if feature.name == "monitor",
      let exits = host.configuration?.kvmCapabilities?["KVM_CAP_X86_DISABLE_EXITS"]
    {
      return exits > 0 && exits & 1 == 1
        ? Answer(
          state: .present, basis: .measured,
          why: "KVM lets guests use MWAIT (KVM_CAP_X86_DISABLE_EXITS = \(exits)) if QEMU runs with cpu-pm=on"
        )
        : Answer(
          state: .absent, basis: .measured,
          why: "KVM does not let guests use MWAIT (KVM_CAP_X86_DISABLE_EXITS = \(exits))")
    }
    if feature.name == "invtsc", let teller = tellers.last(where: { state($0, feature) == true }) {
      return Answer(
        state: .present, basis: .measured,
        why: "\(teller.point.title) has it, for guests whose TSC frequency is fixed")
    }
    return Answer(
      state: .undetermined, basis: .unknown,
      why: "Only on request: \(facts.articles[feature.index].exposure.text)")
  }

  // MARK: With what is assumed where nobody looked

  func offer(_ feature: Feature, _ exposure: GuestExposure) -> GuestOffer {
    let newGuest = exposure.newGuest
    switch newGuest.basis {
    case .measured: return GuestOffer(state: newGuest.state, basis: .measured)
    case .predicted where feature.exposure != .requested && feature.exposure != .never:
      return GuestOffer(state: newGuest.state, basis: .predicted)
    case .predicted: return GuestOffer(state: newGuest.state, basis: .assumed)
    case .unknown: break
    }
    let unknown = GuestOffer(state: .undetermined, basis: .unknown)
    if provesLongMode(feature) { return GuestOffer(state: .present, basis: .assumed) }
    guard !host.observations.contains(where: { !$0.point.showsHost && $0.point.isComparable }) else {
      return unknown
    }
    let own = host.observations.filter(\.point.showsHost)
    if feature.exposure == .emulated {
      let lacksNeeded = facts.needs[feature.index].contains { need in
        own.contains { $0.evidence.state(of: need) == .absent }
      }
      return GuestOffer(state: lacksNeeded ? .absent : .present, basis: .assumed)
    }
    let states = own.compactMap { state($0, feature) }
    let treatment = facts.treatment(of: feature, host.kvmVendor)
    if states.contains(false) {
      return treatment.isNever ? GuestOffer(state: .absent, basis: .assumed) : unknown
    }
    guard states.contains(true), !isTakenAwayBySome(feature) else { return unknown }
    return feature.exposure == .passedThrough || treatment.isAlways
      ? GuestOffer(state: .present, basis: .assumed) : unknown
  }

  private func provesLongMode(_ feature: Feature) -> Bool {
    let names = ["cmov", "cx8", "fpu", "fxsr", "mmx", "sse", "sse2", "lm", "syscall", "pae"]
    guard let long = catalog["lm"]?.index, names.contains(feature.name) else { return false }
    let seen = host.observations.filter(\.point.isComparable).map(\.evidence)
    return seen.contains { $0.state(of: long) == .present }
      && !seen.contains { $0.absent.contains(long) || $0.absent.contains(feature.index) }
  }

  private func isTakenAwayBySome(_ feature: Feature) -> Bool {
    guard let family = host.value(.family) else { return false }
    let model = host.value(.model) ?? 0
    switch (feature.name, host.kvmVendor) {
    case ("xsaves", .amd?): return family == 0x17 || family == 0x18
    case ("rdrand", .amd?): return family == 0x15 || family == 0x16
    case ("hle", .intel?), ("rtm", .intel?):
      return family == 6 && ([60, 69, 70].contains(model) || model == 63 && (host.value(.stepping) ?? 0) < 4)
    default: return false
    }
  }

  func accepts(_ feature: Feature, _ exposure: GuestExposure) -> Evidence.State {
    let incoming = exposure.incoming.state
    let state = incoming == .undetermined ? offer(feature, exposure).state : incoming
    return state == .absent && feature.name == "fb-clear" && announcesNeedlessClearing ? .present : state
  }

  func starts(_ feature: Feature, _ exposure: GuestExposure) -> Evidence.State {
    let accepted = accepts(feature, exposure)
    guard ["topoext", "kvm-hint-dedicated"].contains(feature.name), accepted == .present else {
      return accepted
    }
    let states = host.observations.filter(\.point.showsHost).compactMap { state($0, feature) }
    return states.contains(false) && !states.contains(true) ? .absent : .present
  }

  private var announcesNeedlessClearing: Bool {
    let hasSpoken = host.observations.contains { observation in
      switch observation.point {
      case .qemuModel, .libvirtHostModel: !observation.point.isEmulation
      default: false
      }
    }
    return !hasSpoken
      && ["mds-no", "taa-no", "sbdr-ssdp-no", "fbsdp-no", "psdp-no"].allSatisfy { name in
        guard let feature = catalog[name] else { return false }
        return host.observations.contains { state($0, feature) == true }
      }
  }
}

/// What `ExposureByFeature` needs of a catalogue, read once.
struct CatalogFacts {
  let catalog: Catalog
  let articles: [FeatureArticle]
  let needs: [[Int]]
  private let treatments: [[(isNever: Bool, isAlways: Bool)]]

  init(_ catalog: Catalog) {
    self.catalog = catalog
    articles = catalog.features.map { catalog.article(of: $0) }
    needs = catalog.features.map { catalog.needs(of: $0) }
    var mirrored: Set<FeatureLocation> = []
    for flag in LinuxFlagTable.standard.flags
    where flag.line == .flags && flag.forced.isEmpty && flag.absence == .lacking {
      if case .mirror(let location) = flag.proof { mirrored.insert(location) }
    }
    treatments = catalog.features.map { feature in
      [.intel, .amd, nil].map { (vendor: KVMVendor?) in
        let treatments = KVMKernel.all.map { $0.treatment(at: feature.location) }
        let isNever = treatments.allSatisfy { treatment in
          guard let treatment else { return true }
          return treatment.offered(
            cpuid: false, hostKernel: mirrored.contains(feature.location) ? false : nil, vendor: vendor
          ).answer == .no
        }
        let isAlways = treatments.allSatisfy { treatment in
          guard let treatment else { return false }
          let controls = treatment.ways.flatMap(\.requirements).map(\.name).filter { $0.hasPrefix("vmx:") }
          return treatment.offered(
            cpuid: true, hostKernel: true, vendor: vendor,
            parameters: Dictionary(controls.map { ($0, true) }) { first, _ in first }
          ).answer == .yes
        }
        return (isNever, isAlways)
      }
    }
  }

  /// What KVM of any series does with a bit that CPUID lacks, and with one that it has.
  func treatment(of feature: Feature, _ vendor: KVMVendor?) -> (isNever: Bool, isAlways: Bool) {
    treatments[feature.index][vendor == .intel ? 0 : vendor == .amd ? 1 : 2]
  }
}
