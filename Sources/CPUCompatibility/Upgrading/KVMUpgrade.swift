internal import CPUCatalog
internal import X86CPU

/// What KVM offers on a host today, and what under another kernel.
struct KVMUpgrade: Sendable {
  /// What it offers today: as it says, as what guests get proves it, or else as its source decides.
  let before: FeatureAnswers
  /// What it offers under the new kernel.
  let after: FeatureAnswers
  /// What both kernels treat by one rule; all if the kernel stays.
  let carried: FeatureSet

  /// What KVM says today against its own source: some cause is at work there that the tables do not know.
  private let unexplained: FeatureSet
  private let isStock: Bool
  private let forecast: KVMForecast?
  private let newKernel: String?

  /// The answers of both sides, in O(features).
  init(of host: HostCPU, to upgrade: HostUpgrade, masks: ExposureMasks, catalog: Catalog) {
    let configuration = host.configuration ?? HostConfiguration(captured: "")
    // Tables of kvm_intel and kvm_amd say nothing of what runs where the CPU shows neither VT-x nor SVM.
    isStock = host.mayVirtualise(catalog)
    let old = isStock ? configuration.kernelRelease.flatMap(KVMKernel.covering) : nil
    let new = isStock ? upgrade.kernel.flatMap(KVMKernel.covering) : nil
    newKernel = upgrade.kernel
    var known = host.knownOffers(masks, catalog)
    var unexplained = FeatureSet()
    // What KVM will say by the source of the kernel that runs, where nobody asked it.
    if let old, host.seen.contains(where: { $0.point == .cpuid }) {
      let today = KVMForecast(of: host, configuration, old, catalog: catalog)
      for feature in catalog.features {
        let ruled = today.answer(feature.location, feature.index)
        switch (known.state(of: feature.index), ruled?.answer) {
        case (.undetermined, _): known.add(ruled, feature.index)
        case (.present, .no?), (.absent, .yes?): unexplained.insert(feature.index)
        default: break
        }
      }
    }
    self.unexplained = unexplained
    before = FeatureAnswers(present: known.certainlyPresent, absent: known.certainlyAbsent)
    guard upgrade.kernel != nil, upgrade.kernel != configuration.kernelRelease else {
      after = before
      carried = masks.all
      forecast = nil
      return
    }
    let view = host.silicon(provedBy: known, under: old, catalog)
    forecast = new.map { kernel in
      KVMForecast(
        cpuid: view.cpuid, flags: view.flags, vendor: host.kvmVendor, configuration, kernel,
        seenUnder: configuration.kernelRelease.flatMap { KVMRelease($0)?.series } ?? "", catalog: catalog)
    }
    var carried = FeatureSet()
    var offers = Evidence()
    for feature in catalog.features {
      let index = feature.index
      let rules = (old?.treatment(at: feature.location), new?.treatment(at: feature.location))
      if let (a, b) = rules.0.flatMap({ a in rules.1.map { (a, $0) } }), a.readings.isEmpty,
        b.readings.isEmpty,
        a.hasSameRule(as: b)
      {
        carried.insert(index)
        switch known.state(of: index) {
        case .present: offers.present.insert(index)
        case .absent: offers.absent.insert(index)
        case .conflict, .undetermined: offers.add(forecast?.answer(feature.location, index), index)
        }
      } else if !unexplained.contains(index) {
        offers.add(forecast?.answer(feature.location, index), index)
      }
    }
    self.carried = carried
    after = FeatureAnswers(present: offers.certainlyPresent, absent: offers.certainlyAbsent)
  }

  /// On what it depends whether the new kernel's KVM offers an open feature, one sentence without a full stop.
  func reason(of feature: Feature) -> String {
    guard isStock else {
      return "the CPU shows neither VT-x nor SVM, so KVM here is not the one that the tables are of"
    }
    guard let forecast else {
      return newKernel.map { "Martlet's tables do not have KVM of Linux \($0)" }
        ?? "nobody asked KVM, and its source does not decide it"
    }
    if unexplained.contains(feature.index) {
      return
        "what KVM says of it today is not what the source of today's kernel says, so that of the new one may mislead"
    }
    guard let answer = forecast.answer(feature.location, feature.index) else {
      return "the tables of KVM do not have the register"
    }
    return answer.rule
  }
}

extension Evidence {
  /// Adds a prediction's answer; one that is undetermined adds nothing.
  fileprivate mutating func add(_ prediction: KVMPrediction?, _ index: Int) {
    switch prediction?.answer {
    case .yes?: present.insert(index)
    case .no?: absent.insert(index)
    case .undetermined?, nil: break
    }
  }
}

extension HostCPU {
  /// What KVM is known to offer or not, by its own answer or by what it was seen to give guests.
  ///
  /// What QEMU's `host` and libvirt's host-model lack proves something only of what QEMU and the map have names for.
  fileprivate func knownOffers(_ masks: ExposureMasks, _ catalog: Catalog) -> Evidence {
    if let own = seen.first(where: { $0.point == .kvmSupported })?.evidence { return own }
    let named = StackNames(qemu: qemuSeries, catalog: catalog).certain
    let unasked = masks.unasked.subtracting(masks.never)
    var known = Evidence()
    for observation in seen where observation.point.showsNewGuests && !observation.point.isEmulation {
      known.present.formUnion(observation.evidence.certainlyPresent)
      known.absent.formUnion(observation.evidence.certainlyAbsent.intersection(named).intersection(unasked))
    }
    known.absent.subtract(known.present)
    return known
  }

  /// The evidence on the CPU itself and of the kernel's view: what was read, and what KVM's offers prove.
  fileprivate func silicon(
    provedBy offers: Evidence, under kernel: KVMKernel?, _ catalog: Catalog
  ) -> (cpuid: Evidence, flags: Evidence) {
    func evidence(_ point: ObservationPoint) -> Evidence? { seen.first { $0.point == point }?.evidence }
    var cpuid = evidence(.cpuid) ?? evidence(.libvirtHostCPU) ?? evidence(.novaCPUInfo) ?? Evidence()
    var flags = evidence(.kernelFlags) ?? Evidence()
    // Of a kernel that is unknown, what all kernels do that were read.
    let kernels = kernel.map { [$0] } ?? KVMKernel.all
    for feature in catalog.features where offers.state(of: feature.index) == .present {
      let kinds = kernels.flatMap { $0.treatment(at: feature.location)?.ways.map(\.kind) ?? [.number] }
      guard !kinds.isEmpty else { continue }
      // Offered by no other way than from the CPU's bit.
      guard kinds.allSatisfy({ $0 == .host || $0 == .passedThrough || $0.isNeverOffered }) else { continue }
      if cpuid.state(of: feature.index) == .undetermined { cpuid.present.insert(feature.index) }
      if !kinds.contains(.passedThrough), flags.state(of: feature.index) == .undetermined {
        flags.present.insert(feature.index)
      }
    }
    return (cpuid, flags)
  }
}
