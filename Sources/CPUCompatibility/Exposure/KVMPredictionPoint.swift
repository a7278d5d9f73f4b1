public import CPUCatalog
public import X86CPU

extension HostCPU {
  /// Predicts from the kernel's source what the host's KVM offers, if KVM's own answer is missing.
  ///
  /// It adds nothing if KVM answered, if CPUID was not read or has neither VT-x nor SVM, or if the tables do not cover
  /// the kernel's series.
  public mutating func addKVMPrediction(_ catalog: Catalog) {
    guard let configuration, let release = configuration.kernelRelease,
      let kernel = KVMKernel.covering(release),
      !seen.contains(where: { $0.point == .kvmSupported }),
      seen.contains(where: { $0.point == .cpuid }), mayVirtualise(catalog)
    else { return }
    let prediction = KVMForecast(of: self, configuration, kernel, catalog: catalog)
    var evidence = Evidence()
    for feature in catalog.features {
      switch prediction.answer(feature.location, feature.index)?.answer {
      case .yes?: evidence.present.insert(feature.index)
      case .no?: evidence.absent.insert(feature.index)
      case .undetermined?, nil: break
      }
    }
    let point = ObservationPoint.kvmPredicted(kernel: kernel.release)
    predictions = [
      Observation(
        point: point, evidence: evidence,
        listing: .undecided(why: "this comes from the source of \(kernel.source), not from KVM itself"),
        document: "arch/x86/kvm of \(kernel.source)", isComplete: false)
    ]
  }
}

extension HostCPU {
  /// The prediction for `feature` by the host's kernel, with its rule; nil if the tables do not cover the kernel, or
  /// CPUID was not.
  public func kvmPrediction(of feature: Feature, catalog: Catalog) -> KVMPrediction? {
    guard let configuration, let kernel = configuration.kernelRelease.flatMap(KVMKernel.covering),
      seen.contains(where: { $0.point == .cpuid })
    else { return nil }
    return KVMForecast(of: self, configuration, kernel, catalog: catalog).answer(
      feature.location, feature.index)
  }
}

/// Predicts one kernel's KVM for single bits on one host.
public struct KVMForecast: Sendable {
  private let kernel: KVMKernel
  private let vendor: KVMVendor?
  private let cpuid: Evidence
  private let flags: Evidence
  private let configuration: HostConfiguration
  private let catalog: Catalog
  /// The series under which the host's kernel was recorded, where the forecast is of another.
  private let seenUnder: String?

  /// Creates a forecast for a host with a CPUID record.
  public init(
    of host: HostCPU, _ configuration: HostConfiguration, _ kernel: KVMKernel, catalog: Catalog
  ) {
    self.kernel = kernel
    self.configuration = configuration
    self.catalog = catalog
    func evidence(at point: ObservationPoint) -> Evidence {
      host.seen.first { $0.point == point }?.evidence ?? Evidence()
    }
    cpuid = evidence(at: .cpuid)
    flags = evidence(at: .kernelFlags)
    vendor = host.kvmVendor
    seenUnder = nil
  }

  /// A forecast of another kernel than the one under which the host was recorded.
  ///
  /// What the kernel that ran disabled, another one may enable: its silence counts only where CPUID lacks the bit too.
  ///
  /// - Parameters:
  ///   - cpuid: The evidence on CPUID and the MSRs.
  ///   - flags: What the kernel that ran had.
  ///   - seenUnder: The series of that kernel; empty if it is unknown.
  init(
    cpuid: Evidence, flags: Evidence, vendor: KVMVendor?, _ configuration: HostConfiguration,
    _ kernel: KVMKernel, seenUnder: String, catalog: Catalog
  ) {
    self.kernel = kernel
    self.configuration = configuration
    self.catalog = catalog
    self.cpuid = cpuid
    self.flags = Evidence(
      present: flags.certainlyPresent, absent: flags.certainlyAbsent.intersection(cpuid.certainlyAbsent))
    self.vendor = vendor
    self.seenUnder = seenUnder
  }

  /// The prediction for the bit at `location`, the catalogue's feature `index`; nil if the tables do not cover it.
  public func answer(_ location: FeatureLocation, _ index: Int) -> KVMPrediction? {
    answer(location, index, depth: 0)
  }

  private func answer(_ location: FeatureLocation, _ index: Int, depth: Int) -> KVMPrediction? {
    guard let treatment = kernel.treatment(at: location) else { return nil }
    var parameters: [String: Bool] = [:]
    for requirement in treatment.ways.flatMap(\.requirements) where parameters[requirement.name] == nil {
      parameters[requirement.name] = holds(requirement, depth: depth)
    }
    return treatment.offered(
      cpuid: cpuid.truth(of: index), hostKernel: flags.truth(of: index), vendor: vendor,
      parameters: parameters)
  }

  /// Whether a requirement holds; nil if unknown.
  private func holds(_ requirement: KVMRequirement, depth: Int) -> Bool? {
    let name = requirement.name
    if let location = requirement.offeredLocation {
      guard depth < 4, let feature = catalog.feature(at: location) else { return nil }
      switch answer(location, feature.index, depth: depth + 1)?.answer {
      case .yes?: return true
      case .no?: return false
      case .undetermined?, nil: return nil
      }
    }
    let subject = String(name.drop { $0 != ":" }.dropFirst())
    switch name.prefix(while: { $0 != ":" }) {
    case "kernel":
      let word = subject.replacing("-", with: "_")
      guard let flags = configuration.kernelFlags else { return nil }
      if flags.contains(word) { return true }
      let flag = LinuxFlagTable.standard.flags.first { $0.name == word && $0.line == .flags }
      guard let flag, flag.absence == .lacking, flag.printed.contains(seenUnder ?? kernel.release) else {
        return nil
      }
      guard seenUnder != nil else { return false }
      guard case .mirror(let location) = flag.proof, let bit = catalog.feature(at: location)?.index else {
        return nil
      }
      return cpuid.truth(of: bit) == false ? false : nil
    case "bug":
      let isListed = configuration.kernelBugs?.contains(subject.replacing("-", with: "_"))
      // A kernel lists the bugs that it knows.
      return seenUnder != nil && isListed == false ? nil : isListed
    case "config":
      let isSet = configuration.isBuilt(with: "CONFIG_\(subject.uppercased().replacing("-", with: "_"))")
      return seenUnder != nil && isSet == false ? nil : isSet
    default: return configuration.isOn(name)
    }
  }
}

extension HostCPU {
  /// Whether kvm_intel or kvm_amd can run here: CPUID does not lack both VT-x and SVM.
  func mayVirtualise(_ catalog: Catalog) -> Bool {
    guard let own = seen.first(where: { $0.point == .cpuid })?.evidence else { return true }
    return ["vmx", "svm"].contains { name in
      catalog[name].map { own.state(of: $0.index) != .absent } ?? true
    }
  }

  /// The KVM module for the host's CPU; nil if the vendor is unknown.
  var kvmVendor: KVMVendor? {
    switch vendor {
    case "Intel"?, "Zhaoxin"?, "Centaur"?: .intel
    case "AMD"?, "Hygon"?: .amd
    default: nil
    }
  }
}

extension Evidence {
  /// Whether the feature exists; nil if unknown or contradictory.
  func truth(of index: Int) -> Bool? {
    switch state(of: index) {
    case .present: true
    case .absent: false
    case .conflict, .undetermined: nil
    }
  }
}
