public import CPUCatalog
public import X86CPU

/// What one host gives its guests, feature by feature, worked out once.
public struct HostOffers: Sendable {
  /// The host's name.
  public var name: String
  /// libvirt's name of the vendor; nil if no record tells.
  public let vendor: String?
  /// What guests get.
  public var present = FeatureSet()
  /// What guests do not get.
  public var absent = FeatureSet()
  /// Of what guests get: what KVM, QEMU or libvirt said.
  public var measured = FeatureSet()
  /// What the host's own CPU has, by any record.
  public var own = FeatureSet()
  /// Of what is in neither set: what the CPU has, and KVM gives if its kernel and parameters are as usual.
  public var usual = FeatureSet()
  /// The named models all of which QEMU says the host gives.
  public let usableModels: Set<String>
  /// Whether something is taken to be given since the CPU has it and KVM always passes it on.
  public var isAssumed = false
  /// Whether the host certainly runs 64-bit guests.
  public let isLong: Bool
  /// The CPU's family and model; nil if no record tells, or records differ.
  public let signature: [UInt64]?
  /// The physical address bits of the CPU; nil if no record tells, or records differ.
  public let physicalAddressBits: UInt64?

  /// The offers of `host`, in O(features).
  ///
  /// A host that runs 64-bit guests gives them all of x86-64-v1, whatever its records leave out: 32-bit tools, for one, do not
  /// see SYSCALL on Intel's CPUs. What guests were seen to get proves all that it cannot work without.
  ///
  /// - SeeAlso: System V ABI, AMD64 Architecture Processor Supplement, table 3.1; Intel SDM vol. 2B, SYSCALL; AMD APM vol. 3,
  ///   SYSCALL.
  public init(_ host: HostCPU, catalog: Catalog, dependencies: FeatureDependencies) {
    name = host.name
    vendor = host.vendor
    usableModels = Set(host.customModels.filter { $0.value == true }.keys)
    signature = host.value(.family).flatMap { family in host.value(.model).map { [family, $0] } }
    physicalAddressBits = host.value(.physicalAddressBits)
    for observation in host.observations where observation.point.showsHost {
      own.formUnion(observation.evidence.certainlyPresent)
    }
    // What KVM, QEMU or libvirt said that guests lack.
    var denied = FeatureSet()
    for feature in catalog.features
    where feature.levelling != .never && feature.exposure != .never && feature.exposure != .requested
      && !feature.isStateComponent
    {
      let offer = host.offer(of: feature, catalog.article(of: feature), catalog: catalog)
      switch offer.state {
      case .present:
        present.insert(feature.index)
        if offer.basis == .measured { measured.insert(feature.index) }
        if offer.basis == .assumed, feature.exposure == .passedThrough { isAssumed = true }
      case .absent:
        absent.insert(feature.index)
        if offer.basis == .measured { denied.insert(feature.index) }
      case .conflict, .undetermined:
        if host.isOnlyConditional(feature) { usual.insert(feature.index) }
      }
    }
    // No CPU with VMX or SVM lacks these: a record that denies them is a part of one, and what it does not name is not lost.
    let universal = ["fpu", "tsc", "msr", "pae", "cx8", "cmov"].compactMap { catalog[$0]?.index }
    if !absent.subtracting(denied).intersection(FeatureSet(universal)).isEmpty { absent = denied }
    var open = measured.map { $0 }
    while let index = open.popLast() {
      for need in dependencies.needs[index] where !present.contains(need) && !absent.contains(need) {
        present.insert(need)
        open.append(need)
      }
    }
    guard let long = catalog["lm"]?.index else {
      isLong = false
      return
    }
    isLong = !absent.contains(long) && (present.contains(long) || host.architecture == "x86_64")
    guard isLong else { return }
    for index in ABILevel.baseline(of: catalog) where !absent.contains(index) { present.insert(index) }
    if let syscall = catalog["syscall"]?.index, !host.isGuestMeasured(syscall) {
      absent.remove(syscall)
      present.insert(syscall)
    }
  }
}

extension HostCPU {
  /// Whether the CPU has the feature and nothing is known but the condition under which KVM passes it on.
  fileprivate func isOnlyConditional(_ feature: Feature) -> Bool {
    guard feature.exposure == .conditional,
      !observations.contains(where: { !$0.point.showsHost && $0.point.isComparable })
    else { return false }
    let states = observations.filter(\.point.showsHost).map { $0.evidence.state(of: feature.index) }
    return states.contains(.present) && !states.contains(.absent) && !states.contains(.conflict)
  }

  /// Whether KVM, QEMU or libvirt said that guests lack the feature.
  fileprivate func isGuestMeasured(_ index: Int) -> Bool {
    observations.contains {
      !$0.point.showsHost && $0.point.isComparable && $0.evidence.certainlyAbsent.contains(index)
    }
  }
}
