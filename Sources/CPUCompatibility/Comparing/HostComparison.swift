public import CPUCatalog
internal import X86CPU

extension Comparison {
  /// Compares two hosts' records: whether `offered` has what `wanted` is known to have.
  ///
  /// It compares records of the same kind. Without such records, only what
  /// both prove about the CPU itself counts, and open questions make the result `undetermined`, with the reason. So a record
  /// of a machine is never incompatible with another record of the same machine.
  public init(of wanted: HostCPU, on offered: HostCPU, catalog: Catalog) {
    let points = ComparedPoints(wanted, offered)
    var isVendorKnown = true
    var blockers: [Blocker] = []
    var difference = FeatureDifference()
    var reasons: [String] = []
    if let a = points.wanted, let b = points.offered, points.likeness != .none {
      switch points.likeness {
      case .same:
        difference = FeatureDifference(
          wanted: wanted.certain(a, otherShowsOneCPU: b.showsOneCPU, catalog: catalog),
          offered: offered.certain(b, otherShowsOneCPU: a.showsOneCPU, catalog: catalog),
          catalogueCount: catalog.features.count)
      case .sameCPU, .hostAndGuests, .none:
        let proof = (
          wanted.proofOfCPUID(by: a, catalog: catalog), offered.proofOfCPUID(by: b, catalog: catalog)
        )
        difference = FeatureDifference(
          wanted: proof.0, offered: proof.1, catalogueCount: catalog.features.count)
        // Features that the record shows without proving them about CPUID are still required, and open if the other lacks them.
        difference.undetermined = a.evidence.certainlyPresent.subtracting(difference.missing)
          .subtracting(b.evidence.certainlyPresent)
        difference.undeterminedNames = a.evidence.uncatalogued.subtracting(b.evidence.uncatalogued).sorted()
      }
      // A CPU that QEMU emulates has a vendor of QEMU's choice.
      if let its = wanted.vendor, a.point.view != .emulated {
        isVendorKnown = offered.vendor != nil
        if let other = offered.vendor, its != other { blockers.append(Blocker(kind: .vendor, feature: nil)) }
      }
      blockers += catalog.names(of: difference.missing).map { Blocker(kind: .missing, feature: $0) }
      reasons = Self.reasons(wanted, a, offered, b, points.likeness, difference, isVendorKnown)
    } else {
      reasons = [Self.unlike(wanted, points.wanted, offered, points.offered)]
    }
    let isKnown =
      reasons.isEmpty && difference.undetermined.isEmpty && difference.undeterminedNames.isEmpty
    let hasMore =
      !(points.offered?.evidence.certainlyPresent.subtracting(
        points.wanted?.evidence.present ?? FeatureSet()) ?? FeatureSet()).isEmpty
    let result: ComparisonResult =
      !blockers.isEmpty ? .incompatible : !isKnown ? .undetermined : hasMore ? .superset : .identical
    self.init(result: result, difference: difference, blockers: blockers, reasons: reasons)
  }

  /// Why the records leave the question open, naming the incomplete record; empty if they do not.
  private static func reasons(
    _ wanted: HostCPU, _ a: Observation, _ offered: HostCPU, _ b: Observation,
    _ likeness: ComparedPoints.Likeness, _ difference: FeatureDifference, _ isVendorKnown: Bool
  ) -> [String] {
    var reasons: [String] = []
    if likeness == .hostAndGuests { reasons.append(unlike(wanted, a, offered, b)) }
    if !a.isComplete {
      reasons.append(
        "The record of \(wanted.name) does not show all features of its CPU (\(a.point.title): \(a.listing.why)). "
          + "Collect the complete record of \(wanted.name).")
    }
    let open = difference.undetermined.count + difference.undeterminedNames.count
    if open > 0, likeness != .hostAndGuests {
      let why =
        likeness == .same && b.isComplete ? b.point.gap : b.isComplete ? b.point.gapToOthers : b.listing.why
      reasons.append(
        "The record of \(offered.name) does not mention \(open) required feature\(open == 1 ? "" : "s") (\(b.point.title): "
          + "\(why)). \(likeness == .same ? "Collect the complete record of \(offered.name)" : "Collect the same record on both hosts")."
      )
    }
    if !isVendorKnown { reasons.append("The record of \(offered.name) does not name the CPU's vendor.") }
    return reasons
  }

  /// Two records that show different things.
  private static func unlike(
    _ wanted: HostCPU, _ a: Observation?, _ offered: HostCPU, _ b: Observation?
  ) -> String {
    "The records show different things: \(a?.point.title ?? "no CPU") on \(wanted.name), "
      + "\(b?.point.title ?? "no CPU") on \(offered.name). Collect the same record on both hosts, such as "
      + "virsh capabilities or martlet capture."
  }
}

extension ObservationPoint {
  /// What a complete record of this kind does not show.
  fileprivate var gap: String {
    switch id {
    case .cpuid, .guestCPUID: "the dump does not hold their leaves or MSRs"
    case .kernelFlags:
      "the kernel does not print them, or prints them only in the VMX flags line of /proc/cpuinfo"
    case .libvirtHostCPU, .novaCPUInfo:
      "libvirt lists only what its CPU map can name, and leaves out MSRs that it cannot read"
    case .placementTraits, .kvmSupported, .kvmPredicted, .kvmEmulated, .qemuModel, .qemuModelWithoutKVM,
      .libvirtHostModel, .libvirtHostModelWithoutKVM, .guestDefinition:
      "it does not list them"
    }
  }

  /// What a complete record of this kind omits about the CPU that other records show.
  fileprivate var gapToOthers: String {
    self == .kernelFlags ? "a kernel can hide what the CPU has and does not name everything" : gap
  }
}
