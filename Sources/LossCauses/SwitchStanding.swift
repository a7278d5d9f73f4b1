internal import CPUCatalog
internal import CPUCompatibility

/// Whether a switch is set on a host as its mechanism is written, with the evidence.
struct SwitchStanding: Sendable {
  /// Whether the switch is set.
  var stands: Bool
  /// The evidence, one sentence without a full stop.
  var evidence: String
}

extension CauseContext {
  /// Evidence from the switch's other features; nil if there is none.
  ///
  /// A switch that takes several features takes all of them: a present one shows that it is not set. A switch that gives
  /// several gives all that the CPU can have: a present one shows that it is set. A missing feature shows nothing, except
  /// for the sign of an update that removes something: without the sign the update is not installed.
  func companyShows(_ item: FeatureSwitch) -> SwitchStanding? {
    for (other, its) in catalog.companions(of: item, besides: feature) {
      for view in its.hides {
        // QEMU's options belong to one guest: only the point where the feature is missing shows them.
        let place =
          item.layer == .qemu
          ? state(at: loss.firstAbsent.id, of: other.name) == .present ? loss.firstAbsent.title : nil
          : seen(other.name, in: view)
        guard let place else { continue }
        return its.direction == .gives
          ? SwitchStanding(stands: true, evidence: "\(place) has \(other.name), which comes with it")
          : SwitchStanding(stands: false, evidence: "\(place) has \(other.name), which it would hide too")
      }
      if item.direction == .removes, its.direction == .gives, its.hides.contains(.cpuid),
        state(at: .cpuid, of: other.name) == .absent
      {
        return SwitchStanding(stands: false, evidence: "CPUID lacks \(other.name), which comes with it")
      }
    }
    return nil
  }

  /// The name of the view that shows a feature; nil if no point of the view does.
  ///
  /// libvirt and Nova decode CPUID. Linux sets some flags regardless of CPUID, so they count only if CPUID does not lack the
  /// bit. What QEMU and libvirt give guests comes from KVM, except QEMU's additions.
  func seen(_ name: String, in view: FeatureSwitch.View) -> String? {
    let points: [(id: ObservationPoint.ID, title: String)]
    switch view {
    case .cpuid:
      points = [
        (.cpuid, "CPUID"), (.libvirtHostCPU, "libvirt's host CPU"), (.novaCPUInfo, "Nova's cpu_info"),
      ]
    case .kernel:
      points = state(at: .cpuid, of: name) == .absent ? [] : [(.kernelFlags, "/proc/cpuinfo")]
    case .kvm:
      let isAdded = catalog[name].map { catalog.article(of: $0).qemuAddition != nil } ?? true
      points =
        [(.kvmSupported, "what KVM offers")]
        + (isAdded
          ? []
          : [
            (.qemuModel, "QEMU's model"), (.libvirtHostModel, "libvirt's host-model"),
            (.guestCPUID, "a guest"),
          ])
    }
    return points.first { state(at: $0.id, of: name) == .present }?.title
  }

  /// Evidence from two hosts with the same CPU and microcode: if one has the feature, no update decides it.
  func peerShows(_ item: FeatureSwitch) -> String? {
    guard case .update = item.mechanism, item.layer == .microcode else { return nil }
    return sameMicrocode
  }

  /// The fact that the peer with the feature runs the same microcode on the same CPU; nil if not, or if unknown.
  var sameMicrocode: String? {
    guard let peer, let vendor, peer.vendor == vendor, let revision = host.value(.microcode),
      peer.value(.microcode) == revision
    else { return nil }
    for quantity in [Quantity.family, .model, .stepping] {
      guard let own = host.value(quantity), own == peer.value(quantity) else { return nil }
    }
    let shows = peer.observations.contains { $0.evidence.certainlyPresent.contains(feature.index) }
    guard shows else { return nil }
    return "\(peer.name) has the feature with the same microcode (\(hexadecimal(revision))) on the same CPU"
  }

  /// Evidence from a working KVM, which needs the virtualisation that the setup entry would disable.
  func kvmAtWorkShows(_ item: FeatureSwitch) -> String? {
    guard ["vmx", "svm"].contains(name), item.layer == .firmware else { return nil }
    return virtualisationWorks(name == "vmx" ? "kvm_intel" : "kvm_amd")
  }

  /// The fact that KVM answers with that module, so firmware has not disabled virtualisation; nil if there is no such evidence.
  func virtualisationWorks(_ module: String) -> String? {
    guard configuration.modules?.contains(module) == true,
      configuration.kvmCapabilities != nil || hasPoint(.kvmSupported)
    else { return nil }
    return "KVM answers with \(module), which is impossible with virtualisation disabled in firmware"
  }

  /// Evidence about a setup entry from the MSRs that it writes.
  func registersShow(_ item: FeatureSwitch) -> SwitchStanding? {
    guard case .bios = item.mechanism else { return nil }
    for other in article.switches where other.layer == .firmware && other.concerns(vendor: vendor) {
      guard case .msr(_, let index, let bit, let hiding, let owner) = other.mechanism,
        item.vendor == nil || item.vendor == owner, let set = isSet(bit, ofMSR: index)
      else { continue }
      let stands = hiding == 1 ? set.onSome : !set.onAll
      return SwitchStanding(stands: stands, evidence: valuesText(ofMSR: index))
    }
    return nil
  }

  /// The reason a switch is ruled out on this host; nil if nothing rules it out.
  ///
  /// Missing evidence rules nothing out.
  func refutation(of item: FeatureSwitch) -> String? {
    guard item.concerns(vendor: vendor) else { return "It applies only to \(item.vendor ?? "") CPUs" }
    if let company = companyShows(item), company.stands == (item.direction == .gives) {
      return company.evidence
    }
    if item.layer == .kernel, item.direction != .gives, let why = lackOfWhatIsNeeded { return why }
    if isBeyondTheSilicon { return "The silicon does not have it" }
    if isTSX, item.layer == .kernel, let why = tsxIsBeyondTheKernel { return why }
    return peerShows(item) ?? kvmAtWorkShows(item) ?? missingRegister(of: item)
  }

  /// The fact that CPUID lacks a dependency, and so the feature, whatever the kernel's parameters; nil if not.
  ///
  /// A dependency that the kernel's switches can hide from CPUID proves nothing.
  private var lackOfWhatIsNeeded: String? {
    guard isLostInCPUID else { return nil }
    let lacking = needed.first { need in
      state(at: .cpuid, of: need.name) == .absent
        && !catalog.article(of: need).switches.contains { $0.layer == .kernel && $0.hides.contains(.cpuid) }
    }
    return lacking.map { "CPUID lacks \($0.name), which \(name) needs" }
  }

  /// The fact that a switch's MSR does not exist because its announcing bit is clear; nil if it may exist.
  ///
  /// - SeeAlso: Intel SDM vol. 4, table 2-2: 122H if 10AH[7], 10FH if CPUID.(EAX=07H,ECX=0):EDX[13], 982H if
  ///   CPUID.(EAX=07H,ECX=0):ECX[13].
  private func missingRegister(of item: FeatureSwitch) -> String? {
    let gates: [UInt32: String] = [0x122: "tsx-ctrl", 0x10f: "tsx-force-abort", 0x982: "tme"]
    guard case .msr(_, let index, _, _, _) = item.mechanism, let gate = gates[index], gate != name,
      state(at: .cpuid, of: gate) == .absent
    else { return nil }
    return "The CPU has no MSR \(hexadecimal(index)): \(gate) is clear"
  }
}
