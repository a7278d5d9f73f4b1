internal import CPUCatalog
internal import X86CPU

/// What the observations of one host show, point by point gathered into sets.
struct SeenFeatures: Sendable {
  /// Whether more is known of the host than what QEMU emulates there.
  let isReal: Bool
  /// What shows a new guest's features, as QEMU or libvirt give them, the lowest first: numbers among the host's observations.
  let tellers: [Int]
  /// Whether KVM, QEMU or libvirt said what guests with KVM get.
  let guestsAreTold: Bool
  /// Whether QEMU or libvirt said what guests with KVM get.
  let modelsAreTold: Bool
  /// What CPUID has.
  private(set) var cpuid = FeatureSet()
  /// What any record of the host's own CPU has.
  private(set) var ownPresent = FeatureSet()
  /// What any record of the host's own CPU lacks.
  private(set) var ownAbsent = FeatureSet()
  /// What any one record of the host's own CPU shows both ways.
  private(set) var ownConflicts = FeatureSet()
  /// What guests with KVM lack, as any of those says that say it.
  private(set) var guestAbsent = FeatureSet()
  /// What KVM emulates for a hypervisor that asks.
  private(set) var emulatedOnRequest = FeatureSet()
  /// What any observation has.
  private(set) var anywhere = FeatureSet()
  /// What any comparable observation has.
  private(set) var comparablePresent = FeatureSet()
  /// What any comparable observation denies, contradicted or not.
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
    // Of a host of which nothing but emulated guests is known, these are the guests.
    tellers = host.observations.indices.filter { number in
      let point = host.observations[number].point
      return point.isEmulation != isReal && point.showsNewGuests
    }
  }
}
