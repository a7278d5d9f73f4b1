internal import CPUCatalog
internal import CPUCompatibility
internal import LibvirtCPU
internal import X86CPU

/// One thing that decides whether a guest runs on a host: what it finds, and what it could not look at.
struct VerdictRule: Sendable {
  /// What speaks against the guest, or is good to know.
  let reasons: @Sendable (VerdictContext) -> [Verdict.Reason]
  /// What the rule needed and nobody told, a sentence each without a full stop; only where it concerns the guest.
  var notChecked: @Sendable (VerdictContext) -> [String] = { _ in [] }

  /// Every rule; the order is that of reasons of equal weight.
  static let all: [VerdictRule] = [
    .definition, .vendor, .lostFeatures, .neverSeen, .newWeaknesses, .libvirtFeatures, .libvirtNames,
    .libvirtPassthrough,
    .stateComponents, .stateLayout, .physicalAddress, .invariantCounter, .counterFrequency, .reenlightenment,
    .nestedState, .virtualization, .machineType, .hypervisorOrder, .identity, .mixedCPUs, .kept,
  ]
}

/// What rules judge by: one guest, one host, and what was asked of the verdict.
struct VerdictContext: Sendable {
  let guest: GuestCPU
  /// The host; of a guest that QEMU emulates, only what QEMU emulates there.
  let host: HostCPU
  let catalog: Catalog
  let map: MapProjection
  /// The version of the destination's libvirt; nil if it is not known.
  let libvirt: LibvirtVersion?
  let policy: CompatibilityPolicy.Rules
  /// Wanted features that the host does not give, in order of location, without those that no guest could use.
  let lost: [Feature]
  /// Wanted features of which the host does not tell.
  let unknown: [Feature]
  /// Wanted features that the guest cannot have, for it lacks what they need.
  let unusable: [Feature]

  init(
    _ guest: GuestCPU, on host: HostCPU, catalog: Catalog, map: MapProjection, libvirt: LibvirtVersion?,
    policy: CompatibilityPolicy.Rules
  ) {
    self.guest = guest
    let judged = guest.isEmulated ? host.forEmulatedGuests : host
    self.host = judged
    self.catalog = catalog
    self.map = map
    self.libvirt =
      libvirt ?? host.configuration?.libvirtVersion.flatMap { LibvirtVersion($0) }
      ?? map.libvirtVersion.flatMap { LibvirtVersion($0) }
    self.policy = policy
    var lost: [Feature] = []
    var unknown: [Feature] = []
    var unusable: [Feature] = []
    let wanted = guest.wanted?.evidence.present ?? FeatureSet()
    for feature in catalog.features(in: wanted.union(guest.uncertain)) {
      let isCertain = wanted.contains(feature.index)
      let state = judged.accepts(feature, catalog: catalog)
      if state != .present, feature.isNestedControl, !guest.nests(catalog) {
        if isCertain { unusable.append(feature) }
        continue
      }
      switch state {
      case .absent where !isCertain: unknown.append(feature)
      case .absent: lost.append(feature)
      case .undetermined where isCertain: unknown.append(feature)
      case .undetermined, .conflict, .present: break
      }
    }
    self.lost = lost
    self.unknown = unknown
    self.unusable = unusable
  }

  /// The layers at which the host may have lost a feature.
  func layers(_ feature: Feature) -> [Layer] {
    Loss(of: feature, article: catalog.article(of: feature), on: host)?.candidates ?? []
  }
}

extension GuestCPU {
  /// Whether the guest can run guests of its own.
  func nests(_ catalog: Catalog) -> Bool { has("vmx", catalog) || has("svm", catalog) }
}

extension Feature {
  /// Whether the bit is a control of VT-x or SVM, which only a guest with guests of its own sees.
  var isNestedControl: Bool {
    switch location.kind {
    case .msr: location.isVMXCapability
    case .cpuid(let leaf, _, _): leaf == 0x8000_000A
    }
  }
}
