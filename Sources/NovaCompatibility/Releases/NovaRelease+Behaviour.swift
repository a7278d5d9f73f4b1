/// Nova's behaviour by release, as the checks need it.
extension NovaRelease {
  /// Whether Nova compares the guest's CPU instead of the source host's if it names a model.
  var comparesGuests: Bool { has(.comparingGuests) }

  /// Whether Nova compares with the hypervisor's offer instead of the physical CPU.
  var comparesWithHypervisor: Bool { has(.hypervisorComparison) }

  /// The libvirt function that Nova calls to compare.
  var comparison: NovaCheck.Function { comparesWithHypervisor ? .compareHypervisorCPU : .compareCPU }

  /// Whether Nova compares the CPU of guests with a `virt_type`; nil if that depends on the point release.
  ///
  /// From 14.0.0 on only KVM's; point releases of 2015.1 to 13 differ over QEMU without KVM.
  func compares(virtType: String) -> Bool? {
    if virtType == "kvm" { return true }
    if series.number < 11 { return virtType != "xen" }
    return virtType == "qemu" && series.number < 14 ? nil : false
  }

  /// 2015.1: a libvirt error becomes a Nova exception.
  var catchesLibvirtErrors: Bool { has(.comparingGuests) }

  /// 21.0.0: every refusal on the destination is a MigrationPreCheckError.
  var wrapsRefusals: Bool { has(.wrappedRefusals) }

  /// 18.0.0: `cpu_model_extra_flags`.
  var hasExtraFlags: Bool { has(.extraFlags) }

  /// 23.0.0: the flags' signs are understood; before, a sign is part of the name.
  var hasFlagSigns: Bool { has(.flagSigns) }

  /// 20.0.0: several models, in any case of letters, checked when nova-compute starts.
  var hasSeveralModels: Bool { has(.severalModels) }

  /// 21.0.0: a separate check of a model's name corrects its spelling.
  var looksModelsUp: Bool { series.number >= 21 }

  /// 26.2.1: when it starts, nova-compute compares each model together with all flags; nil if unknown.
  var checksModelsWithFlags: Bool? { knows(.modelsWithFlags) }

  /// 34.0.0: the message of that check says `are`, and not `ar`.
  var spellsAre: Bool { series.number >= 34 }

  /// 2014.2: the API passes the cause of a refused CPU on.
  var passesCauseOn: Bool { has(.tellingCauses) }

  /// 19.0.0, the oldest release in full detail: events, migration records and the conductor's log have their current form.
  var hasEvents: Bool { series.number >= 19 }

  /// The reference URL in the message.
  var reference: String {
    let page = series.number >= 11 ? "libvirt-libvirt-host.html" : "libvirt-libvirt.html"
    return "http://libvirt.org/html/\(page)#virCPUCompareResult"
  }
}
