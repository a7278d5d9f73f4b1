package import CPUCompatibility
internal import LibvirtCPU

extension GuestMachine {
  /// QEMU's default CPU model for the machine, which a guest has whose definition names none; nil where that is unknown.
  ///
  /// Every x86 machine type of QEMU's has `qemu64` (`qemu32` in the build for 32-bit guests) but `isapc`, which has `486`. libvirt takes
  /// it from QEMU when it reads such a definition, and writes it into it.
  ///
  /// - SeeAlso: QEMU 7.2 target/i386/cpu.h, TARGET_DEFAULT_CPU_TYPE; hw/i386/pc.c, pc_machine_class_init; hw/i386/microvm.c,
  ///   microvm_class_init; hw/i386/pc_piix.c, isapc_machine_options (10.2: hw/i386/isapc.c). libvirt 9.0.0 src/qemu/qemu_domain.c,
  ///   qemuDomainDefSetDefaultCPU (the same in 7.0.0).
  package var defaultModel: String? {
    guard type == "kvm" || type == "qemu" else { return nil }
    if machine == "isapc" { return "486" }
    guard let emulator else { return architecture == "i686" ? nil : "qemu64" }
    let program = emulator.split(separator: "/").last ?? ""
    return program.hasSuffix("i386") || program.hasSuffix("i686") ? "qemu32" : "qemu64"
  }
}

extension CPUDefinition {
  /// Whether a guest's definition names no CPU at all, so that it gets QEMU's default.
  var namesNoCPU: Bool { kind == .guest && model == nil && (mode ?? .custom) == .custom }

  /// The definition with QEMU's default model, as libvirt writes it.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/qemu/qemu_domain.c, qemuDomainDefSetDefaultCPU.
  func taking(defaultModel model: String) -> CPUDefinition {
    var definition = self
    definition.mode = .custom
    definition.match = .exact
    definition.check = CPUDefinition.Check.none
    definition.fallback = .forbid
    definition.model = model
    return definition
  }

  /// Whether it has the marks that libvirt gives a definition with QEMU's default model.
  ///
  /// QEMU then leaves out what the host lacks without a word; once the guest runs, libvirt writes what is left, with check='full'.
  var hasDefaultModel: Bool {
    mode == .custom && match == .exact && check == CPUDefinition.Check.none && fallback == .forbid
      && ["qemu64", "qemu32", "486"].contains(model)
  }
}
