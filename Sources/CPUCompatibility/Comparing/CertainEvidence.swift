internal import CPUCatalog
internal import X86CPU

extension HostCPU {
  /// What `observation` proves against another record of the same kind: without absences that its kind cannot prove.
  ///
  /// - Parameter otherShowsOneCPU: Whether the other record shows a single logical CPU. Then bits that only some of
  ///   this host's CPUs have count as unknown.
  func certain(_ observation: Observation, otherShowsOneCPU: Bool, catalog: Catalog) -> Evidence {
    var evidence = observation.evidence
    evidence.absent.subtract(unread(observation, catalog))
    if otherShowsOneCPU { evidence.absent.subtract(observation.varying) }
    return evidence
  }

  /// What `observation` proves about the host's CPUID.
  ///
  /// - The kernel's flags prove what CPUID has; a kernel hides bits that CPUID has (`clearcpuid=`, errata, dependencies).
  /// - libvirt's host CPU is CPUID by the names of its CPU map. It reads MSRs from the msr driver or from KVM, whose
  ///   value is KVM's own: they prove nothing here.
  /// - CPUID has what KVM passes through to guests; what guests lack proves nothing about CPUID.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/util/virhostcpu.c, virHostCPUGetMSR; linux 6.12 arch/x86/kernel/cpu/common.c,
  ///   apply_forced_caps; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps.
  func proofOfCPUID(by observation: Observation, catalog: Catalog) -> Evidence {
    var proof = observation.evidence
    let inMSRs = FeatureSet(catalog.features.filter(\.isInMSR).map(\.index))
    switch observation.point.traits.proof {
    case .whole:
      proof.absent.subtract(observation.varying)
    case .presence:
      proof.absent = FeatureSet()
    case .libvirts:
      proof.absent.subtract(unread(observation, catalog).union(inMSRs))
      proof.absent.formIntersection(registersShown(by: observation, catalog))
      proof.present.subtract(inMSRs)
      if libvirtMayHideTSX {
        for name in ["hle", "rtm"] { if let bit = catalog[name] { proof.absent.remove(bit.index) } }
      }
    case .passedThrough:
      let passed = catalog.features.filter { $0.exposure == .passedThrough && !$0.isInMSR }
      proof.present = proof.certainlyPresent.intersection(FeatureSet(passed.map(\.index)))
      proof.absent = FeatureSet()
      proof.uncatalogued = []
    case .nothing:
      proof = Evidence()
    }
    return proof
  }

  /// Features that a libvirt record does not name but that may exist: its map has no name for
  /// them, or libvirt may have been unable to read their MSR.
  ///
  /// libvirt reads the MSRs that CPUID announces if it can, and leaves out what it cannot read. If the
  /// record shows one bit of the MSR, libvirt read it.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86GetHost.
  private func unread(_ observation: Observation, _ catalog: Catalog) -> FeatureSet {
    guard observation.point.traits.isNamedByMap else { return FeatureSet() }
    let evidence = observation.evidence
    var unread = FeatureSet()
    if let names = configuration?.mapFeatures, observation.point != .novaCPUInfo {
      for index in evidence.absent {
        let feature = catalog.features[index]
        let spellings = [feature.name] + feature.aliases.filter { $0.dialect == .old }.map(\.name)
        if !spellings.contains(where: names.contains) { unread.insert(index) }
      }
    }
    guard observation.point.view == .host else { return unread }
    var read: Set<UInt32> = []
    for index in evidence.present {
      if case .msr(let register) = catalog.features[index].location.kind { read.insert(register) }
    }
    for index in evidence.absent {
      guard case .msr(let register) = catalog.features[index].location.kind, !read.contains(register) else {
        continue
      }
      let announcer = FeatureMSRs.announcer(of: register).flatMap { catalog.feature(at: $0) }
      if let announcer, evidence.certainlyAbsent.contains(announcer.index) { continue }
      unread.insert(index)
    }
    return unread
  }

  /// The features in registers that a libvirt record certainly covers.
  ///
  /// A record does not name the libvirt that wrote it, and earlier versions know fewer registers. If it names no bit of a register,
  /// it may not cover that register. Every version knows the registers of the first CPU maps.
  ///
  /// - SeeAlso: libvirt 9.0.0 tests/cputestdata/x86_64-cpuid-Core-i5-4670T.xml, which has no leaf 0DH, and
  ///   x86_64-cpuid-Core-i5-4670T.json of the same CPU, which has xsaveopt.
  private func registersShown(by observation: Observation, _ catalog: Catalog) -> FeatureSet {
    var kinds: Set<FeatureLocation.Kind> = []
    for index in observation.evidence.present { kinds.insert(catalog.features[index].location.kind) }
    return FeatureSet(
      catalog.features.filter { feature in
        switch feature.location.kind {
        case .cpuid(leaf: 0x01, _, _), .cpuid(leaf: 0x8000_0001, _, _), .cpuid(leaf: 0x07, subleaf: 0, .ebx):
          true
        case let kind: kinds.contains(kind)
        }
      }.map(\.index))
  }

  /// Whether libvirt may leave TSX out of this host's CPU although CPUID shows it; true if the signature is unknown.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/cpu/cpu_x86.c, x86DataFilterTSX.
  private var libvirtMayHideTSX: Bool {
    guard vendor != "AMD", vendor != "Hygon" else { return false }
    guard let family = value(.family), let model = value(.model) else { return true }
    guard family == 6 else { return false }
    return [60, 69, 70].contains(model) || model == 63 && (value(.stepping) ?? 0) < 4
  }
}

extension Feature {
  /// Whether the bit is in a model-specific register.
  var isInMSR: Bool {
    if case .msr = location.kind { true } else { false }
  }
}
