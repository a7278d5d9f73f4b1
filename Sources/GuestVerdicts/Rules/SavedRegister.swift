internal import CPUCatalog

/// A register that QEMU reads where the guest runs and writes where it goes, as far as KVM there lists it.
struct SavedRegister: Sendable {
  /// The index of the MSR.
  let index: UInt32
  /// The vendors' name.
  let name: String
  /// libvirt's names of the features that the register belongs to.
  let features: [String]
  /// Whether QEMU writes it wherever the guest has the feature, and ends if KVM refuses; else it leaves out what KVM does not list.
  var isAlwaysWritten = false

  /// In the order of the columns `registers` and `lackingRegisters`.
  ///
  /// Registers are left out that KVM accepts and does not list, such as those of launch control, and those that KVM lists only where a
  /// guest can change them, such as IA32_XSS.
  ///
  /// - SeeAlso: qemu 10.2 target/i386/kvm/kvm.c, kvm_get_supported_msrs and kvm_put_msrs; linux 6.18 arch/x86/kvm/x86.c,
  ///   msrs_to_save_base, emulated_msrs_all and kvm_probe_msr_to_save.
  static let all: [SavedRegister] = [
    SavedRegister(index: 0xc000_0103, name: "TSC_AUX", features: ["rdtscp", "rdpid"]),
    SavedRegister(index: 0x3b, name: "IA32_TSC_ADJUST", features: ["tsc_adjust"]),
    SavedRegister(index: 0xd90, name: "IA32_BNDCFGS", features: ["mpx"]),
    SavedRegister(index: 0xe1, name: "IA32_UMWAIT_CONTROL", features: ["waitpkg"]),
    SavedRegister(
      index: 0x48, name: "IA32_SPEC_CTRL",
      features: ["spec-ctrl", "ibrs", "stibp", "amd-stibp", "ssbd", "amd-ssbd"]),
    SavedRegister(index: 0x122, name: "IA32_TSX_CTRL", features: ["tsx-ctrl"]),
    SavedRegister(index: 0xc001_011f, name: "VIRT_SPEC_CTRL", features: ["virt-ssbd"]),
    SavedRegister(index: 0x6e1, name: "IA32_PKRS", features: ["pks"]),
    SavedRegister(index: 0xc000_0104, name: "TSC_RATIO", features: ["tsc-scale"]),
    SavedRegister(index: 0x1c4, name: "IA32_XFD", features: ["xfd"], isAlwaysWritten: true),
    SavedRegister(index: 0x1c5, name: "IA32_XFD_ERR", features: ["xfd"], isAlwaysWritten: true),
    SavedRegister(index: 0x6a0, name: "IA32_U_CET", features: ["cet-ss", "cet-ibt"]),
    SavedRegister(index: 0x6a2, name: "IA32_S_CET", features: ["cet-ss", "cet-ibt"]),
    SavedRegister(index: 0x6a7, name: "IA32_PL3_SSP", features: ["cet-ss"]),
  ]
}
