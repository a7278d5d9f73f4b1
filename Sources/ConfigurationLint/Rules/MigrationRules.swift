internal import CPUCatalog

/// Rules on guests that cannot migrate, or not everywhere.
enum MigrationRules {
  static let all: [LintRule] = [invariantTSC, unmigratable, hostPassthrough, addressBits, nested]

  private static let invariantTSC = LintRule.ofGuests(
    "invtsc-without-frequency", .error, "Guests with invtsc and no fixed frequency cannot migrate",
    citation:
      "qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_init_vcpu (State blocked by non-migratable CPU device); libvirt src/cpu_map/x86_features.xml, invtsc"
  ) { cpu, names in
    guard !cpu.hasFixedTSC else { return [] }
    return cpu.wishes.filter { $0.isOn == true && names.feature($0, in: cpu.dialect)?.name == "invtsc" }.map {
      LintRule.Draft(
        position: $0.name.position, name: $0.name.text,
        message:
          "a guest with invtsc cannot migrate unless its TSC frequency is fixed")
    }
  }

  private static let unmigratable = LintRule.ofGuests(
    "passthrough-not-migratable", .error, "The definition allows features that cannot migrate",
    citation:
      "qemu 10.0 target/i386/cpu.c, x86_cpu_get_migratable_flags; libvirt docs/formatdomain.rst, CPU model and topology, migratable"
  ) { cpu, _ in
    guard let position = cpu.unmigratable else { return [] }
    return [
      LintRule.Draft(
        position: position, name: "migratable",
        message:
          "with migratable=off the guest gets invtsc and other features that cannot migrate, so it can never migrate"
      )
    ]
  }

  private static let hostPassthrough = LintRule.ofGuests(
    "host-passthrough", .warning, "Guests get the host's own CPU and migrate only to identical hosts",
    citation: "qemu docs/system/cpu-models-x86.rst.inc, Two ways to configure CPU models"
  ) { cpu, _ in
    guard cpu.mode == .hostPassthrough || cpu.mode == .maximum else { return [] }
    return [
      LintRule.Draft(
        position: cpu.modePosition ?? cpu.position, name: nil,
        message:
          "guests get the host's own CPU: they migrate only between hosts with the same CPU, microcode, firmware settings and kernel"
      )
    ]
  }

  private static let addressBits = LintRule.ofGuests(
    "host-address-bits", .warning, "Guests get the host's number of physical address bits",
    citation:
      "proxmox qemu-server CPUConfig.pm, phys-bits; libvirt docs/formatdomain.rst, maxphysaddr; qemu 10.0 target/i386/host-cpu.c"
  ) { cpu, _ in
    guard cpu.mode != .hostPassthrough, cpu.mode != .maximum, let position = cpu.hostAddressBits else {
      return []
    }
    return [
      LintRule.Draft(
        position: position, name: "phys-bits",
        message:
          "guests get the host's number of physical address bits and cannot migrate to hosts with fewer")
    ]
  }

  private static let nested = LintRule.ofGuests(
    "nested", .note, "Nested guests are allowed, which ties guests to similar hosts",
    citation:
      "linux 6.12 Documentation/virt/kvm/x86/running-nested-guests.rst, Live migration; proxmox qemu-server CPUConfig.pm, nested-virt"
  ) { cpu, names in
    cpu.wishes.compactMap { wish in
      guard wish.isOn == true, let name = names.feature(wish, in: cpu.dialect)?.name,
        name == "svm" || name == "vmx"
      else { return nil }
      return LintRule.Draft(
        position: wish.name.position, name: wish.name.text,
        message:
          "with \(wish.name.text) a guest can run nested guests; it then migrates only to hosts with the same nested features"
      )
    }
  }
}
