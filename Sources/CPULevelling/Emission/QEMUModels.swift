internal import CPUCatalog

/// How accelerators change the features of QEMU's models.
enum QEMUModels {
  /// The model of that name, or nil if no release in the table has it.
  static func named(_ name: String) -> QEMUModelRecord? { QEMUModelTable.standard.model(named: name) }

  /// Features of model definitions that QEMU disables with KVM unless requested.
  ///
  /// - SeeAlso: qemu 7.2 and 10.0 target/i386/kvm/kvm-cpu.c, kvm_default_props.
  static let switchedOffByKVM: Set<String> = ["acpi", "monitor", "svm"]

  /// Features that QEMU and KVM give to guests on any host that runs KVM.
  ///
  /// - SeeAlso: qemu 7.2 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid (arat, topoext, x2apic, hypervisor).
  static let givenAnywhere: Set<String> = ["arat", "hypervisor", "topoext", "x2apic"]
}

extension QEMUVersion {
  /// Whether this QEMU version has what came with `since`, as far as the table shows.
  ///
  /// Nil between the last release in the table without it and the first with it.
  func has(since: QEMUSeries) -> Bool? {
    if self >= QEMUVersion(since.major, since.minor) { return true }
    guard let before = QEMUModelTable.standard.series(before: since) else { return nil }
    return self <= QEMUVersion(before.major, before.minor) ? false : nil
  }
}
