internal import X86CPU

extension HostCPU {
  /// What all records say of confidential guests: libvirt and QEMU, KVM's modules and its list, CPUID, and the CPU's vendor.
  public var confidential: ConfidentialSupport {
    var support = recordedConfidential
    if let vendor {
      for guest in ConfidentialGuest.allCases where guest.isOfAMD != Self.isOfAMD(vendor) {
        support.note(guest, isOffered: false, by: .vendor(vendor))
      }
    }
    for cpu in cpus {
      // A table that ends before the leaf has none of its bits; one that merely lacks the leaf proves nothing.
      guard let registers = cpu.table.answer(leaf: 0x8000_001f).known else { continue }
      for guest in ConfidentialGuest.allCases {
        guard let bit = guest.cpuidBit, registers.eax >> bit & 1 == 0 else { continue }
        support.note(guest, isOffered: false, by: .cpuid)
      }
    }
    guard let configuration else { return support }
    for guest in ConfidentialGuest.allCases {
      let name = guest.parameter
      if let value = configuration.moduleParameters[name], let isOn = configuration.isOn(name) {
        support.note(guest, isOffered: isOn, by: .parameter(name, value))
      } else if configuration.moduleParameters[name] == nil,
        configuration.moduleParameters.keys.contains(where: { $0.hasPrefix(guest.module) })
      {
        // The module's folder was read: a KVM without the parameter does not know such guests.
        support.note(guest, isOffered: false, by: .parameter(name, nil))
      }
    }
    if let types = configuration.kvmCapabilities?["KVM_CAP_VM_TYPES"] {
      for guest in ConfidentialGuest.allCases {
        let isListed = types >= 0 && types >> guest.machineBit & 1 != 0
        // The list is newer than SEV and SEV-ES: of these, only that they are listed counts.
        if isListed || guest == .sevSNP || guest == .tdx {
          support.note(guest, isOffered: isListed, by: .machineTypes)
        }
      }
    }
    return support
  }

  /// Whether a vendor, by libvirt's name or CPUID's, makes CPUs with AMD's extensions.
  private static func isOfAMD(_ vendor: String) -> Bool {
    ["AMD", "Hygon", "AuthenticAMD", "HygonGenuine"].contains(vendor)
  }
}

extension ConfidentialGuest {
  /// Whether AMD's CPUs, and Hygon's, can have such guests; else Intel's.
  fileprivate var isOfAMD: Bool { self != .tdx }

  /// How the parameters of its module begin.
  fileprivate var module: String { isOfAMD ? "kvm_amd." : "kvm_intel." }
}
