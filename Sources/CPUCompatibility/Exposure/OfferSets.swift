internal import CPUCatalog
internal import X86CPU

/// What a host can give to guests that start on it, as far as its records show.
///
/// Without answers from KVM or QEMU, bits that KVM passes on come from CPUID, and those it emulates are present. A bit
/// that depends on the kernel or its parameters is missing if CPUID lacks it, and unknown if CPUID has it.
struct OfferSets {
  /// The answers.
  let answers: FeatureAnswers
  /// The part that QEMU, libvirt's host-model or KVM reported.
  let measured: FeatureSet
  /// The part that KVM's or QEMU's source decides.
  let predicted: FeatureSet
  /// The part that CPUID and the catalogue's exposures decide.
  let assumed: FeatureSet

  /// The offers of `host` that follow from what new guests get.
  init(_ decisions: ExposureDecisions, of host: HostCPU, _ masks: ExposureMasks) {
    let told = decisions.newGuest.answers(.measured)
    let ruled = decisions.newGuest.answers(.predicted)
    let seen = decisions.seen
    var present = told.present.union(ruled.present)
    var absent = told.absent.union(ruled.absent)
    measured = told.present.union(told.absent)
    let byRule = ruled.present.union(ruled.absent)
    predicted = byRule.subtracting(masks.requested).subtracting(masks.never)
    var open = masks.all.subtracting(present).subtracting(absent)
    func give(_ features: FeatureSet) {
      present.formUnion(features)
      open.subtract(features)
    }
    func deny(_ features: FeatureSet) {
      absent.formUnion(features)
      open.subtract(features)
    }

    // What every 64-bit guest has, where records show long mode: 32-bit tools do not see SYSCALL on Intel's CPUs.
    let long = masks.named.longMode
    if !seen.comparablePresent.isDisjoint(with: long), seen.comparableDenied.isDisjoint(with: long) {
      give(masks.baseline.intersection(open).subtracting(seen.comparableDenied))
    }
    // A report of what guests get may omit features it did not check; CPUID cannot replace it.
    if !seen.guestsAreTold {
      // KVM emulates SVM's details for guests with SVM, and VMX's for guests with VMX.
      var lacking = FeatureSet()
      for need in seen.ownAbsent.intersection(masks.neededByEmulated) {
        if let dependents = masks.emulatedDependents[need] { lacking.formUnion(dependents) }
      }
      deny(lacking.intersection(open))
      give(masks.emulated.intersection(open))
      let tendency = masks.tendency(host.kvmVendor)
      deny(seen.ownAbsent.intersection(tendency.neverOffered).intersection(open))
      let passed = masks.passedThrough.union(tendency.alwaysOffered).intersection(open)
      let own = passed.intersection(seen.ownPresent).subtracting(seen.ownAbsent)
      give(own.subtracting(host.takenAway(of: own, masks.named)))
    }
    answers = FeatureAnswers(present: present, absent: absent)
    assumed = present.union(absent).subtracting(measured).subtracting(predicted)
  }
}

extension HostCPU {
  /// The part of `features` that some kernels or QEMU versions withhold on exactly this CPU although CPUID has it.
  ///
  /// - SeeAlso: linux 6.1 and 6.12 arch/x86/kernel/cpu/amd.c, init_spectral_chicken and fix_erratum_1386 (XSAVES on family 17H),
  ///   clear_rdrand_cpuid_bit (RDRAND on families 15H and 16H); qemu 7.2 target/i386/kvm/kvm.c, host_tsx_broken (TSX on early
  ///   Haswells).
  fileprivate func takenAway(of features: FeatureSet, _ named: ExposureMasks.NamedFeatures) -> FeatureSet {
    let some = features.intersection(named.takenAwayOnSome)
    guard !some.isEmpty, let family = value(.family) else { return FeatureSet() }
    switch (kvmVendor, family) {
    case (.amd?, 0x17), (.amd?, 0x18): return some.intersection(named.xsaves)
    case (.amd?, 0x15), (.amd?, 0x16): return some.intersection(named.rdrand)
    case (.intel?, 6):
      let model = value(.model) ?? 0
      let isEarlyHaswell = [60, 69, 70].contains(model) || model == 63 && (value(.stepping) ?? 0) < 4
      return isEarlyHaswell ? some.intersection(named.transactions) : FeatureSet()
    default: return FeatureSet()
    }
  }
}

extension ExposureDecisions {
  /// What an arriving guest keeps: what the host accepts, or otherwise what new guests get.
  func accepted(_ offered: FeatureAnswers, _ masks: ExposureMasks) -> FeatureAnswers {
    let known = incoming.answers(.measured, .predicted)
    let open = masks.all.subtracting(known.present).subtracting(known.absent)
    var present = known.present.union(offered.present.intersection(open))
    var absent = known.absent.union(offered.absent.intersection(open))
    if announcesNeedlessClearing(masks) {
      let needless = absent.intersection(masks.named.clearsBuffers)
      present.formUnion(needless)
      absent.subtract(needless)
    }
    return FeatureAnswers(present: present, absent: absent)
  }

  /// What a guest that starts here gets if its definition names it.
  ///
  /// libvirt first compares such a definition with the host's own CPU: it refuses what QEMU gives on any host if that CPU
  /// certainly lacks it. A record that does not show the host's own CPU proves nothing about this.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/qemu/qemu_capabilities.c, virQEMUCapsInitHostCPUModel (the full host CPU, with which guests that
  ///   start are compared).
  func started(_ accepted: FeatureAnswers, _ masks: ExposureMasks) -> FeatureAnswers {
    let refused = accepted.present.intersection(masks.givenByQEMU).intersection(seen.ownAbsent).subtracting(
      seen.ownPresent)
    return FeatureAnswers(
      present: accepted.present.subtracting(refused), absent: accepted.absent.union(refused))
  }

  /// Whether QEMU announces that VERW clears the fill buffers although KVM does not, because the CPU has none of the flaws.
  ///
  /// - SeeAlso: qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_msr_feature; 7.2 does not, so that what QEMU or libvirt's
  ///   host-model says goes before.
  private func announcesNeedlessClearing(_ masks: ExposureMasks) -> Bool {
    !seen.modelsAreTold && (masks.named.needsNoClearing?.isSubset(of: seen.anywhere) ?? false)
  }
}
