internal import CPUCatalog
internal import CPUCompatibility
internal import HostSnapshots
internal import LibvirtCPU
internal import X86CPU

extension QEMUCPUArguments {
  /// The arguments of the running guest of that name; nil where captures have none, or several that differ.
  init?(ofGuest name: String, in captures: [Snapshot]) {
    let found = captures.flatMap { $0.parts(.qemuArguments) }.filter { $0.about?["domain"] == name }
      .compactMap { QEMUCPUArguments($0.content) }
    guard let first = found.first, found.allSatisfy({ $0 == first }) else { return nil }
    self = first
  }
}

extension Interpreter {
  /// Applies what the QEMU of a running host-model guest was started with, which libvirt chose by the host of that time.
  ///
  /// A guest with a named model has what model and arguments name, as far as KVM gives it, and what QEMU adds to every guest. Of a model
  /// that the tables lack, and of the host's CPU, only the named features count.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/qemu/qemu_command.c, qemuBuildCpuModelArgStr; qemu 10.0 target/i386/cpu.c, x86_cpu_load_model and
  ///   x86_cpu_expand_features; target/i386/kvm/kvm-cpu.c, kvm_default_props.
  func take(_ arguments: QEMUCPUArguments, _ guest: inout GuestCPU, on host: HostCPU) {
    guard guest.mode == .hostModel, var wanted = guest.wanted else { return }
    let named = arguments.evidence(catalog)
    let refused = HostExposures(host, masks: ExposureMasks(catalog)).started.absent
    let predicted = wanted.evidence.present
    if QEMUModelTable.standard.model(named: arguments.model) != nil {
      let beyond = catalog.features(in: predicted.subtracting(named.present)).filter(Self.needsItsName)
      wanted.evidence.present.subtract(FeatureSet(beyond.map(\.index)))
    }
    wanted.evidence.present.formUnion(named.present.subtracting(refused))
    wanted.evidence.present.subtract(named.absent)
    guest.uncertain.subtract(named.present.union(named.absent))
    guest.wanted = wanted
  }

  /// Whether a guest with a named model has the feature only if the model or an argument names it.
  private static func needsItsName(_ feature: Feature) -> Bool {
    switch feature.location.kind {
    // Interfaces of KVM and Hyper-V, and controls of nested virtualization, come with other settings.
    case .cpuid(0x4000_0000...0x4fff_ffff, _, _), .cpuid(0x8000_000a, _, _): return false
    case .msr: return false
    default: break
    }
    // What QEMU adds to every guest, and what follows the topology or the operating system.
    let added: Set<String> = [
      "arat", "hypervisor", "topoext", "x2apic", "ht", "cmp_legacy", "osxsave", "ospke", "kvm-hint-dedicated",
    ]
    return !added.contains(feature.name)
  }
}
