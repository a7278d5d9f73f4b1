internal import CPUCatalog
internal import X86CPU

/// One host's observations, collected into sets.
struct SeenFeatures: Sendable {
  /// Whether any record shows more than QEMU's emulation.
  let isReal: Bool
  /// The observations that show a new guest's features from QEMU or libvirt, lowest first, by index.
  let tellers: [Int]
  /// Whether KVM, QEMU or libvirt reported what KVM guests get.
  let guestsAreTold: Bool
  /// Whether QEMU or libvirt reported what KVM guests get.
  let modelsAreTold: Bool
  /// The features in CPUID.
  private(set) var cpuid = FeatureSet()
  /// What any record of the host's own CPU has.
  private(set) var ownPresent = FeatureSet()
  /// What any record of the host's own CPU lacks.
  private(set) var ownAbsent = FeatureSet()
  /// What any single record of the host's own CPU contradicts itself about.
  private(set) var ownConflicts = FeatureSet()
  /// What KVM guests lack according to any of these reports.
  private(set) var guestAbsent = FeatureSet()
  /// What KVM emulates on request.
  private(set) var emulatedOnRequest = FeatureSet()
  /// The features in any observation.
  private(set) var anywhere = FeatureSet()
  /// What any comparable observation has.
  private(set) var comparablePresent = FeatureSet()
  /// What any comparable observation denies, even if another shows it.
  private(set) var comparableDenied = FeatureSet()

  init(_ host: HostCPU) {
    var isReal = false
    var guestsAreTold = false
    var modelsAreTold = false
    var cpuidWasRead = false
    for observation in host.observations {
      let point = observation.point
      let evidence = observation.evidence
      let present = evidence.certainlyPresent
      anywhere.formUnion(present)
      if !point.isEmulation { isReal = true }
      if point.isComparable {
        comparablePresent.formUnion(present)
        comparableDenied.formUnion(evidence.absent)
      }
      if point.showsHost {
        ownPresent.formUnion(present)
        ownAbsent.formUnion(evidence.certainlyAbsent)
        ownConflicts.formUnion(evidence.conflicts)
      } else if point.isComparable {
        guestsAreTold = true
        guestAbsent.formUnion(evidence.certainlyAbsent)
      }
      if point == .cpuid, !cpuidWasRead {
        cpuidWasRead = true
        cpuid = present
      }
      if point.traits.isListOfAdditions { emulatedOnRequest.formUnion(present) }
      if point.traits.isHypervisorsWord { modelsAreTold = true }
    }
    self.isReal = isReal
    self.guestsAreTold = guestsAreTold
    self.modelsAreTold = modelsAreTold
    // If only emulated guests are known, they are the guests.
    tellers = host.observations.indices.filter { number in
      let point = host.observations[number].point
      return point.isEmulation != isReal && point.showsNewGuests
    }
  }
}
