internal import CPUCatalog
internal import X86CPU

extension HostCPU {
  /// What `observation` proves to another record of the same kind: without the absences that its kind cannot tell.
  ///
  /// - Parameter otherShowsOneCPU: Whether the other record shows a single logical CPU. Then bits that only some of
  ///   this host's CPUs have are not known to differ.
  func certain(_ observation: Observation, otherShowsOneCPU: Bool, catalog: Catalog) -> Evidence {
    var evidence = observation.evidence
    evidence.absent.subtract(unread(observation, catalog))
    if otherShowsOneCPU { evidence.absent.subtract(observation.varying) }
    return evidence
  }

  /// What `observation` proves of the CPUID of the host.
  ///
  /// - The kernel's flags prove what CPUID has; a kernel hides bits that CPUID has (`clearcpuid=`, errata, dependencies).
  /// - libvirt's host CPU is CPUID by the names of its CPU map. MSRs it reads from the msr driver or else from KVM, whose
  ///   value is KVM's own: they prove nothing here.
  /// - What KVM passes through to guests CPUID has; what guests lack says nothing of it.
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

  /// Features that a record of libvirt's does not name and that may be there all the same: its map has no name for
  /// them, or they are in an MSR that libvirt may not have been able to read.
  ///
  /// libvirt reads an MSR that CPUID announces as well as it can, and leaves out what it could not read. Where the
  /// record shows one bit of the MSR, it was read.
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

  /// The features in registers that a record of libvirt's is sure to show.
  ///
  /// A record does not tell which libvirt wrote it, and earlier ones know fewer registers: of a register in which it
  /// names no bit, it may not have looked at any. The registers that the first CPU maps had all of them know.
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

  /// Whether libvirt leaves TSX out of this host's CPU although CPUID shows it, or may: the signature is not known.
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
