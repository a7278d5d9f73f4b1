public import CPUCatalog
internal import LibvirtCPU
internal import X86CPU

/// What an upgrade of a host's software changes for its guests, by the tables of KVM, of QEMU and of libvirt's map.
///
/// What was measured today stays true of the upgraded host for every bit that the old and the new software treat by one rule; only
/// the others are judged by the new rules. Parameters of modules, options of the kernel and the firmware are taken to stay as they are.
public struct UpgradeForecast: Sendable {
  /// The host as it is.
  public let host: HostCPU
  /// The upgrade.
  public let upgrade: HostUpgrade
  /// The host as it will be, to be judged like any other; nobody recorded it, so what KVM offers there is predicted.
  public let upgraded: HostCPU
  /// What guests with QEMU's model `host` get.
  public let passthrough: UpgradeChange
  /// What guests with libvirt's host-model get.
  public let hostModel: UpgradeChange
  /// What a guest that comes from elsewhere may keep.
  public let accepted: UpgradeChange
  /// The components of XSAVE that KVM offers.
  public let states: UpgradeChange
  /// By an open feature's index, on what it depends, one sentence without a full stop.
  public let reasons: [Int: String]

  /// The forecast for one host, in O(features).
  ///
  /// - Parameters:
  ///   - host: Its records of today.
  ///   - masks: Those of `catalog`.
  public init(of host: HostCPU, to upgrade: HostUpgrade, masks: ExposureMasks, catalog: Catalog) {
    self.host = host
    self.upgrade = upgrade
    let kvm = KVMUpgrade(of: host, to: upgrade, masks: masks, catalog: catalog)
    let old = host.asPredicted(kvm.before, to: HostUpgrade(), of: kvm, catalog)
    var new = host.asPredicted(kvm.after, to: upgrade, of: kvm, catalog)
    if let version = upgrade.libvirt {
      new.map = MapProjection(CPUMap.builtin(for: version), catalog: catalog)
    }
    upgraded = new
    let (oldOffers, newOffers) = (HostExposures(old, masks: masks), HostExposures(new, masks: masks))

    let oldQEMU = StackNames(qemu: host.qemuSeries, catalog: catalog)
    let newQEMU = upgrade.qemu.map { StackNames(qemu: [$0], catalog: catalog) } ?? oldQEMU
    let oldMap =
      host.capturedMap.map { StackNames(map: $0, masks: masks) }
      ?? StackNames(libvirt: host.libvirtVersion, masks: masks, catalog: catalog)
    let newMap =
      upgrade.libvirt.map { StackNames(libvirt: $0, masks: masks, catalog: catalog) } ?? oldMap

    let states = FeatureSet(catalog.features.lazy.filter(\.isStateComponent).map(\.index))
    let features = masks.levelled.intersection(masks.features(ofVendor: host.vendor)).subtracting(states)
    let ruled = RuledAnswers(
      before: oldOffers.offered.named(by: oldQEMU), after: newOffers.offered.named(by: newQEMU),
      isCarried: kvm.carried, features)
    passthrough = ruled.change(of: host.told(.hostPassthrough))
    // A host-model has of that what libvirt has names for.
    let modelled = RuledAnswers(
      before: passthrough.before.named(by: oldMap), after: passthrough.after.named(by: newMap),
      isCarried: kvm.carried, features)
    hostModel = modelled.change(of: host.told(.hostModel))
    accepted = RuledAnswers(
      before: oldOffers.accepted, after: newOffers.accepted, isCarried: kvm.carried, features
    ).change(of: HostExposures(host, masks: masks).accepted)
    self.states = UpgradeChange(
      from: kvm.before, to: kvm.after, touched: kvm.carried.complement(in: states), among: states)

    var reasons: [Int: String] = [:]
    for index in passthrough.open.union(hostModel.open).union(accepted.open).union(self.states.open) {
      reasons[index] =
        kvm.after.state(of: index) == .undetermined
        ? kvm.reason(of: catalog.features[index])
        : upgrade.unknownParts.first { !$0.hasPrefix("Linux") }
          ?? "the versions of QEMU and libvirt that the host runs today are not all known"
    }
    self.reasons = reasons
  }
}

/// The answers that the rules of both sides give, by which what was measured on one side is carried to the other.
private struct RuledAnswers {
  let before: FeatureAnswers
  let after: FeatureAnswers
  /// What KVM treats by one rule on both sides.
  let isCarried: FeatureSet
  let features: FeatureSet

  init(before: FeatureAnswers, after: FeatureAnswers, isCarried: FeatureSet, _ features: FeatureSet) {
    self.before = before
    self.after = after
    self.isCarried = isCarried
    self.features = features
  }

  /// The change, where `told` is what was seen to be given today.
  func change(of told: FeatureAnswers?) -> UpgradeChange {
    let agreed = before.present.intersection(after.present).union(before.absent.intersection(after.absent))
    let ruled = before.present.union(before.absent).union(after.present).union(after.absent)
    // Of what neither side's rules decide, one rule on both sides leaves it as it is.
    let same = agreed.union(isCarried.subtracting(ruled))
    let today = told.map { before.replaced(by: $0, on: $0.present.union($0.absent)) } ?? before
    return UpgradeChange(
      from: today, to: after.replaced(by: today, on: same), touched: features.subtracting(same),
      among: features)
  }
}

extension FeatureAnswers {
  /// The answers for guests that get by name what they get.
  fileprivate func named(by names: StackNames) -> FeatureAnswers {
    FeatureAnswers(present: present.intersection(names.certain), absent: absent.union(names.missing))
  }
}

extension FeatureSet {
  /// What of `features` is not in the set.
  fileprivate func complement(in features: FeatureSet) -> FeatureSet { features.subtracting(self) }
}

extension HostCPU {
  /// What QEMU's `host` or libvirt's host-model was seen to give; nil if nobody looked.
  fileprivate func told(_ mode: UpgradeMode) -> FeatureAnswers? {
    let evidence = seen.last { observation in
      switch (mode, observation.point) {
      case (.hostPassthrough, .qemuModel(name: "host", _)), (.hostModel, .libvirtHostModel):
        !observation.point.isEmulation && observation.point.showsNewGuests
      default: false
      }
    }?.evidence
    return evidence.map { FeatureAnswers(present: $0.certainlyPresent, absent: $0.certainlyAbsent) }
  }

  /// The host of which only its own CPU was recorded, and KVM offers what `answers` say.
  fileprivate func asPredicted(
    _ answers: FeatureAnswers, to upgrade: HostUpgrade, of kvm: KVMUpgrade, _ catalog: Catalog
  ) -> HostCPU {
    var host = self
    host.configuration = (configuration ?? HostConfiguration(captured: "")).upgraded(to: upgrade)
    if upgrade.qemu != nil {
      host.machineTypes = [:]
      host.customModels = [:]
    }
    host.seen = seen.filter { $0.point.showsHost }
    let release = host.configuration?.kernelRelease ?? "of unknown version"
    host.predictions = [
      Observation(
        point: .kvmPredicted(kernel: release),
        evidence: Evidence(present: answers.present, absent: answers.absent),
        listing: .undecided(why: "the rules of both kernels decide, and what was measured under the first"),
        document: "the tables of KVM", isComplete: false)
    ]
    return host
  }
}
