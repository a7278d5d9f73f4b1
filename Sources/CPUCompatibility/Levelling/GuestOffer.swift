public import CPUCatalog

/// Whether a host can give a feature to its guests, as far as its records tell.
public struct GuestOffer: Sendable, Hashable {
  /// Present, absent, or undetermined.
  public var state: Evidence.State
  /// How it is known.
  public var basis: Basis

  /// How an offer is known.
  public enum Basis: String, Sendable {
    /// QEMU, libvirt's host-model or KVM said so.
    case measured
    /// KVM's source decides.
    case predicted
    /// CPUID has it or lacks it, and the catalogue says that KVM passes it on, or emulates it.
    case assumed
    /// It is not known.
    case unknown
  }
}

extension HostCPU {
  /// Whether the host can give `feature` to a guest that is started on it.
  ///
  /// Where nobody asked KVM or QEMU, bits that KVM passes on are taken from CPUID, and those that it emulates are there; a bit
  /// under a condition on the kernel or its parameters is known to be missing where CPUID lacks it, and not known where CPUID has it.
  public func offer(of feature: Feature, _ article: FeatureArticle, catalog: Catalog) -> GuestOffer {
    let exposure = GuestExposure(feature, article, on: self)
    switch exposure.newGuest.basis {
    case .measured: return GuestOffer(state: exposure.newGuest.state, basis: .measured)
    case .predicted where feature.exposure != .requested && feature.exposure != .never:
      return GuestOffer(state: exposure.newGuest.state, basis: .predicted)
    case .predicted: return GuestOffer(state: exposure.newGuest.state, basis: .assumed)
    case .unknown: break
    }
    // Who said what guests get, and did not name this, may not have looked; but CPUID cannot stand for them.
    guard !observations.contains(where: { !$0.point.showsHost && $0.point.isComparable }) else {
      return GuestOffer(state: .undetermined, basis: .unknown)
    }
    if feature.exposure == .emulated {
      // KVM emulates SVM's details for guests with SVM, and VMX's for guests with VMX.
      let lacksNeeded = catalog.needs(of: feature).contains { index in
        observations.contains { $0.point.showsHost && $0.evidence.certainlyAbsent.contains(index) }
      }
      return GuestOffer(state: lacksNeeded ? .absent : .present, basis: .assumed)
    }
    let own = observations.filter(\.point.showsHost).map { $0.evidence.state(of: feature.index) }
    switch (own.contains(.present), own.contains(.absent)) {
    case (_, true): return GuestOffer(state: .absent, basis: .assumed)
    case (true, false):
      return feature.exposure == .passedThrough || isAlwaysOffered(feature)
        ? GuestOffer(state: .present, basis: .assumed) : GuestOffer(state: .undetermined, basis: .unknown)
    case (false, false): return GuestOffer(state: .undetermined, basis: .unknown)
    }
  }

  /// Whether KVM of every series that was read offers the bit if the CPU has it, by whatever parameters.
  ///
  /// The controls of VT-x that KVM asks for beside an instruction come with the instruction.
  private func isAlwaysOffered(_ feature: Feature) -> Bool {
    KVMKernel.all.allSatisfy { kernel in
      guard let treatment = kernel.treatment(at: feature.location) else { return false }
      let controls = treatment.ways.flatMap(\.requirements).map(\.name).filter { $0.hasPrefix("vmx:") }
      return treatment.offered(
        cpuid: true, hostKernel: true, vendor: kvmVendor,
        parameters: Dictionary(controls.map { ($0, true) }) { first, _ in first }
      ).answer == .yes
    }
  }
}
