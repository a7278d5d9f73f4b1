internal import CPUCatalog
internal import CPUCompatibility

/// Whether a switch stands on a host as its mechanism is written, and what shows it.
struct SwitchStanding: Sendable {
  /// Whether it stands so.
  var stands: Bool
  /// What shows it, one sentence without a full stop.
  var evidence: String
}

extension CauseContext {
  /// What else the switch would take or bring shows of it; nil if nothing else of it was seen.
  ///
  /// A switch that takes several features takes all of them: one that is there shows that it does not stand. One that brings
  /// several brings all that the CPU can have: one that is there shows that it stands. What is missing shows nothing, but
  /// for a sign of an update that removes something: without the sign it is not installed.
  func companyShows(_ item: FeatureSwitch) -> SwitchStanding? {
    for (other, its) in catalog.companions(of: item, besides: feature) {
      for view in its.hides {
        // QEMU's options are those of one guest: only the place where the feature is missing tells of them.
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

  /// The place, in words, where a view shows a feature; nil if no point of the view is known to.
  ///
  /// libvirt and Nova decode CPUID. Linux sets some flags whatever CPUID says, so that they count only where CPUID does not lack the
  /// bit. What QEMU and libvirt give guests they have from KVM, but for what QEMU adds.
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

  /// What two hosts with the same CPU and the same microcode show: one has the feature, so that no update decides it.
  func peerShows(_ item: FeatureSwitch) -> String? {
    guard case .update = item.mechanism, item.layer == .microcode else { return nil }
    return sameMicrocode
  }

  /// That the peer, which has the feature, runs the same microcode on the same CPU; nil if it does not, or that is not known.
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

  /// What KVM at work shows of virtualisation: it runs on what the setup entry would switch off.
  func kvmAtWorkShows(_ item: FeatureSwitch) -> String? {
    guard ["vmx", "svm"].contains(name), item.layer == .firmware else { return nil }
    return virtualisationWorks(name == "vmx" ? "kvm_intel" : "kvm_amd")
  }

  /// That KVM answers with that module, so that firmware has not switched virtualisation off; nil if that is not seen.
  func virtualisationWorks(_ module: String) -> String? {
    guard configuration.modules?.contains(module) == true,
      configuration.kvmCapabilities != nil || hasPoint(.kvmSupported)
    else { return nil }
    return "KVM answers with \(module), which is impossible with virtualisation disabled in firmware"
  }

  /// What the firmware's MSRs of the same feature show of a setup entry, which works by writing them.
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

  /// What rules a switch out on this host; nil if nothing does.
  ///
  /// What was not seen rules nothing out.
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

  /// That CPUID lacks what the feature needs, and with it the feature, whatever the kernel is told; nil if it does not.
  ///
  /// A need that the kernel's switches can take out of CPUID themselves tells nothing.
  private var lackOfWhatIsNeeded: String? {
    guard isLostInCPUID else { return nil }
    let lacking = needed.first { need in
      state(at: .cpuid, of: need.name) == .absent
        && !catalog.article(of: need).switches.contains { $0.layer == .kernel && $0.hides.contains(.cpuid) }
    }
    return lacking.map { "CPUID lacks \($0.name), which \(name) needs" }
  }

  /// That the MSR of a switch is not there, for the bit that announces it is clear; nil if it is or may be.
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
