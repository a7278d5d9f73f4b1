/// Behaviour of Nova that changed between releases.
///
/// Read in Nova 19.0.0, 20.0.0, 21.0.0, 23.0.0, 25.1.0, 25.1.1, 26.0.0, 26.2.2, 27.0.0, 28.0.0 and 31.0.0 to 34.0.0.
/// What changed before 19.0.0 is from the history of nova/virt/libvirt/driver.py.
extension NovaRelease {
  /// 2015.1: Nova remembers the guest's CPU, and compares it instead of the source host's where it names a model.
  var comparesGuests: Bool { series.number >= 11 }

  /// 27.0.0: the comparison is with what the hypervisor gives, and not with the physical CPU.
  var comparesWithHypervisor: Bool { series.number >= 27 }

  /// The function that compares.
  var comparison: NovaCheck.Function { comparesWithHypervisor ? .compareHypervisorCPU : .compareCPU }

  /// Whether guests of a `virt_type` have their CPU compared; nil if that depends on the point release.
  ///
  /// From 14.0.0 on only KVM's; point releases of 2015.1 to 13 differ over QEMU without KVM.
  func compares(virtType: String) -> Bool? {
    if virtType == "kvm" { return true }
    if series.number < 11 { return virtType != "xen" }
    return virtType == "qemu" && series.number < 14 ? nil : false
  }

  /// 2015.1: an error of libvirt's becomes an exception of Nova's.
  var catchesLibvirtErrors: Bool { series.number >= 11 }

  /// 21.0.0: every refusal on the destination is a MigrationPreCheckError.
  var wrapsRefusals: Bool { series.number >= 21 }

  /// 18.0.0: `cpu_model_extra_flags`.
  var hasExtraFlags: Bool { series.number >= 18 }

  /// 23.0.0: the flags' signs are understood; before, a sign is part of the name.
  var hasFlagSigns: Bool { series.number >= 23 }

  /// 20.0.0: several models, in any case of letters, checked when nova-compute starts.
  var hasSeveralModels: Bool { series.number >= 20 }

  /// 21.0.0: the check of a model's name is apart from the start, with its spelling put right.
  var looksModelsUp: Bool { series.number >= 21 }

  /// 26.2.1: when it starts, nova-compute compares each model together with all flags; nil if not known.
  var checksModelsWithFlags: Bool? { isFrom(26, .init(2, 1)) }

  /// 34.0.0: the message of that check says `are`, and not `ar`.
  var spellsAre: Bool { series.number >= 34 }

  /// 2014.2: the API passes the cause of a refused CPU on.
  var passesCauseOn: Bool { series.number >= 10 }

  /// 2014.2: the scheduler says why it found no host.
  var saysNotEnoughHosts: Bool { series.number >= 10 }

  /// 19.0.0, the oldest that was read whole: events, records of migrations and conductor's log as they are now.
  var hasEvents: Bool { series.number >= 19 }

  /// Where the reader is referred to.
  var reference: String {
    let page = series.number >= 11 ? "libvirt-libvirt-host.html" : "libvirt-libvirt.html"
    return "http://libvirt.org/html/\(page)#virCPUCompareResult"
  }
}
