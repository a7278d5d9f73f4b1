public import CPUCatalog
internal import X86CPU

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
    if provesLongMode(with: feature, catalog) { return GuestOffer(state: .present, basis: .assumed) }
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
    case (_, true):
      return isNeverOffered(feature)
        ? GuestOffer(state: .absent, basis: .assumed) : GuestOffer(state: .undetermined, basis: .unknown)
    case (true, false):
      guard !isTakenAwayBySome(feature) else { return GuestOffer(state: .undetermined, basis: .unknown) }
      return feature.exposure == .passedThrough || isAlwaysOffered(feature)
        ? GuestOffer(state: .present, basis: .assumed) : GuestOffer(state: .undetermined, basis: .unknown)
    case (false, false): return GuestOffer(state: .undetermined, basis: .unknown)
    }
  }

  /// Whether the feature is part of what every 64-bit guest has, nobody denies it, and the host's records show long mode.
  ///
  /// 32-bit tools do not see SYSCALL on Intel's CPUs.
  private func provesLongMode(with feature: Feature, _ catalog: Catalog) -> Bool {
    guard let long = catalog["lm"]?.index, ABILevel.baselineNames.contains(feature.name) else { return false }
    let seen = observations.filter(\.point.isComparable).map(\.evidence)
    return seen.contains { $0.certainlyPresent.contains(long) }
      && !seen.contains { $0.absent.contains(long) || $0.absent.contains(feature.index) }
  }

  /// Whether KVM of no series that was read offers the bit if CPUID lacks it; some bits KVM sets by itself.
  ///
  /// A kernel whose flag only mirrors the bit lacks it then as well.
  private func isNeverOffered(_ feature: Feature) -> Bool {
    KVMKernel.all.allSatisfy { kernel in
      guard let treatment = kernel.treatment(at: feature.location) else { return true }
      return treatment.offered(
        cpuid: false, hostKernel: mirroredBits.contains(feature.location) ? false : nil, vendor: kvmVendor
      ).answer == .no
    }
  }

  /// Whether some kernels or QEMUs keep the bit from guests of this very CPU, though CPUID has it.
  ///
  /// - SeeAlso: linux 6.1 and 6.12 arch/x86/kernel/cpu/amd.c, init_spectral_chicken and fix_erratum_1386 (XSAVES on family 17H),
  ///   clear_rdrand_cpuid_bit (RDRAND on families 15H and 16H); qemu 7.2 target/i386/kvm/kvm.c, host_tsx_broken (TSX on early
  ///   Haswells).
  private func isTakenAwayBySome(_ feature: Feature) -> Bool {
    guard let family = value(.family) else { return false }
    let model = value(.model) ?? 0
    switch (feature.name, kvmVendor) {
    case ("xsaves", .amd?): return family == 0x17 || family == 0x18
    case ("rdrand", .amd?): return family == 0x15 || family == 0x16
    case ("hle", .intel?), ("rtm", .intel?):
      return family == 6 && ([60, 69, 70].contains(model) || model == 63 && (value(.stepping) ?? 0) < 4)
    default: return false
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

/// The bits that a flag of the kernel's mirrors, and that the kernel never sets by itself.
private let mirroredBits: Set<FeatureLocation> = {
  var locations: Set<FeatureLocation> = []
  for flag in LinuxFlagTable.standard.flags
  where flag.line == .flags && flag.forced.isEmpty && flag.absence == .lacking {
    if case .mirror(let location) = flag.proof { locations.insert(location) }
  }
  return locations
}()
