internal import CPUCatalog
internal import CPUCompatibility
internal import X86CPU

/// What the guest in question loses on the destination, by what the destination gives its guests.
///
/// The difference of the hosts' records says less: KVM gives guests features that no CPUID shows, such as x2apic and tsc-deadline, and the
/// record may not say what KVM makes of others. `martlet check` judges by the same answers.
struct GuestLosses {
  /// What the guest has and the destination does not give.
  let missing: FeatureSet
  /// What the guest has or may have, where the records do not say whether the destination gives it.
  let undetermined: FeatureSet
  /// What the guest has and the destination gives.
  let kept: FeatureSet
  /// Whether the destination gives all.
  let result: ComparisonResult
  /// Why the records leave something open, one or two sentences each.
  let reasons: [String]

  /// The losses of a guest; nil where what it has is unknown.
  ///
  /// - Parameter difference: What the source's record has and the destination's certainly lacks: of what the guest may have, only that counts.
  init?(_ guest: GuestCPU, on host: HostCPU, _ catalog: Catalog, difference: FeatureSet) {
    guard let wanted = guest.wanted else { return nil }
    let host = guest.isEmulated ? host.forEmulatedGuests : host
    let given = HostExposures(host, masks: ExposureMasks(catalog)).accepted
    let comparison = Comparison(of: wanted, on: host, catalog: catalog)
    let present = wanted.evidence.present
    missing = present.intersection(given.absent)
    kept = present.intersection(given.present)
    undetermined = present.subtracting(missing).subtracting(kept).union(
      guest.uncertain.intersection(difference).subtracting(given.present))
    // Of the blockers the losses are replaced; another vendor and forbidden features stay.
    let others = comparison.blockers.filter { $0.kind != .missing }
    let isOpen =
      !undetermined.isEmpty || !comparison.difference.undeterminedNames.isEmpty || !wanted.isComplete
      || wanted.vendor != nil && host.vendor == nil
    if !others.isEmpty || !missing.isEmpty {
      result = .incompatible
    } else if isOpen {
      result = .undetermined
    } else {
      result = comparison.difference.extra.isEmpty ? .identical : .superset
    }
    reasons = result == .undetermined ? comparison.reasons : []
  }
}
