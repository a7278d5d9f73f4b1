internal import CPUCatalog
internal import CPUCompatibility
internal import Remedies
internal import X86CPU

/// Causes in the firmware setup, and in the MSRs that it writes and locks.
let firmwareRules: [CauseRule] = [
  CauseRule(
    id: "firmware.vmx-locked-off", layer: .firmware, alsoBetween: [.kernel, .kvm],
    title: "The firmware setup disables VT-x and locks it",
    citation:
      "Intel SDM vol. 4, table 2-2, 3AH; linux 6.12 arch/x86/kernel/cpu/feat_ctl.c, init_ia32_feat_ctl",
    find: { context in
      guard ["vmx", "vmx-ept"].contains(context.name) || context.isVMXCapability, context.isIntel != false
      else { return nil }
      if let why = context.virtualisationWorks("kvm_intel") { return .excluded(why) }
      let cure = Cause.Cure.firmware(
        "Enable virtualisation in the firmware setup, then power-cycle the host",
        "enable Intel Virtualization Technology", powerCycle: true)
      guard let locked = context.isSet(0, ofMSR: 0x3a), let outside = context.isSet(2, ofMSR: 0x3a) else {
        return .possible(
          "IA32_FEATURE_CONTROL was not read; if firmware locks it without VMX, the kernel cannot use VT-x",
          collect: context.readCommand(0x3a), "dmesg | grep -i 'disabled by bios'", cure: cure)
      }
      let text = context.valuesText(ofMSR: 0x3a)
      return locked.onSome && !outside.onAll
        ? .proven("\(text): locked (bit 0), VMX outside SMX off (bit 2)", cure: cure) : .excluded(text)
    }),
  CauseRule(
    id: "firmware.sgx-off", layer: .firmware, alsoBetween: [.kernel, .kvm],
    title: "The firmware setup disables SGX",
    citation:
      "Intel SDM vol. 4, table 2-2, 3AH; linux 6.12 arch/x86/kernel/cpu/feat_ctl.c, init_ia32_feat_ctl",
    find: { context in
      guard context.name.hasPrefix("sgx") else { return nil }
      if context.name != "sgx", let place = context.seen("sgx", in: .kernel) {
        return .excluded("\(place) has sgx, which the kernel drops if firmware leaves it off")
      }
      let cure = Cause.Cure.firmware("Enable SGX in the firmware setup", "enable SGX")
      guard let enabled = context.isSet(18, ofMSR: 0x3a) else {
        return .possible(
          "IA32_FEATURE_CONTROL was not read; without bit 18 the kernel drops SGX",
          collect: context.readCommand(0x3a),
          cure: cure)
      }
      let text = context.valuesText(ofMSR: 0x3a)
      return enabled.onAll ? .excluded(text) : .proven("\(text): SGX (bit 18) is off", cure: cure)
    }),
  CauseRule(
    id: "firmware.svm-off", layer: .firmware, alsoBetween: [.kernel, .kvm],
    title: "The firmware setup disables SVM",
    citation:
      "AMD APM vol. 2, section 15.30.1, VM_CR; linux 6.12 arch/x86/kernel/cpu/amd.c, init_amd; arch/x86/kvm/svm/svm.c",
    find: { context in
      guard context.name == "svm" || context.feature.isDetailOfSVM,
        context.isAMD != false
      else { return nil }
      if let why = context.virtualisationWorks("kvm_amd") { return .excluded(why) }
      let cure = Cause.Cure.firmware("Enable SVM in the firmware setup", "enable SVM mode")
      guard let disabled = context.isSet(4, ofMSR: 0xc001_0114) else {
        return .possible(
          "VM_CR was not read; its bit 4 disables SVM", collect: context.readCommand(0xc001_0114),
          cure: cure)
      }
      let text = context.valuesText(ofMSR: 0xc001_0114)
      return disabled.onSome ? .proven("\(text): SVMDIS (bit 4) is set", cure: cure) : .excluded(text)
    }),
  CauseRule(
    id: "firmware.aes-lock", layer: .firmware, title: "The firmware disables AES-NI and locks it",
    citation: "Intel SDM vol. 4, MSR_FEATURE_CONFIG (13CH)",
    find: { context in
      guard context.name == "aes", context.isIntel != false, context.isLostInCPUID else { return nil }
      let cure = Cause.Cure.firmware("Enable AES-NI in the firmware setup", "enable AES-NI")
      guard let locked = context.isSet(0, ofMSR: 0x13c), let disabled = context.isSet(1, ofMSR: 0x13c) else {
        return .possible(
          "MSR 13CH was not read; its bits 0 and 1 disable and lock AES-NI",
          collect: context.readCommand(0x13c),
          cure: cure)
      }
      let text = context.valuesText(ofMSR: 0x13c)
      return locked.onSome && disabled.onSome
        ? .proven("\(text): AES-NI is off (bit 1) and locked (bit 0)", cure: cure) : .excluded(text)
    }),
  CauseRule(
    id: "firmware.max-cpuid-leaf", layer: .firmware, title: "CPUID is cut off below the feature's leaf",
    citation:
      "Intel SDM vol. 4, table 2-2, 1A0H[22]; linux 6.12 arch/x86/kernel/cpu/intel.c, intel_unlock_cpuid_leafs",
    find: { context in
      guard context.isLostInCPUID, case .cpuid(let leaf, _, _) = context.feature.location.kind,
        leaf < 0x4000_0000,
        let highest = context.host.value(.highestBasicLeaf), highest < UInt64(leaf)
      else { return nil }
      let text =
        "The highest basic leaf is \(hexadecimal(highest)); the feature is in leaf \(hexadecimal(leaf))"
      let cure = Cause.Cure.firmware(
        "Disable \"Limit CPUID Maximum\" in the firmware setup", "disable \"Limit CPUID Maximum\"")
      guard let limited = context.isSet(22, ofMSR: 0x1a0) else {
        return .possible(
          "\(text). The reason is an old CPU, a hypervisor's limit, or IA32_MISC_ENABLE[22], which Linux clears at boot",
          collect: context.readCommand(0x1a0), cure: cure)
      }
      return limited.onSome
        ? .proven("\(text); \(context.valuesText(ofMSR: 0x1a0)) (bit 22)", cure: cure)
        : .excluded("\(context.valuesText(ofMSR: 0x1a0)): no limit is set now; Linux clears it at boot")
    }),
  CauseRule(
    id: "firmware.cpuid-mask", layer: .firmware, title: "A mask MSR hides the bit from CPUID",
    citation: "xen 4.20 xen/arch/x86/cpu/intel.c and amd.c, probe_masking_msrs",
    find: { context in
      guard context.isLostInCPUID, let mask = context.mask else { return nil }
      let values = context.configuration.values(ofMSR: mask.index)
      guard !values.isEmpty else { return nil }
      let text = context.valuesText(ofMSR: mask.index)
      return values.contains { $0.value >> UInt64(mask.bit) & 1 == 0 }
        ? .proven(
          "\(text): bit \(mask.bit), which controls the feature, is clear",
          // The kernel clears some itself at every boot because of an erratum; nobody should set those.
          cure: context.kernelMasksForAnErratum ? nil : context.maskCure(mask.index, mask.bit))
        : .excluded(text)
    }),
  CauseRule(
    id: "firmware.smt-off", layer: .firmware, title: "Simultaneous multithreading is off",
    citation: "linux 6.1 Documentation/admin-guide/hw-vuln/l1tf.rst, smt/control",
    find: { context in
      guard ["ht", "cmp_legacy"].contains(context.name) else { return nil }
      switch context.configuration.smt {
      case "on"?: return .excluded("/sys/devices/system/cpu/smt/control is on")
      case let control?:
        return .possible(
          "/sys/devices/system/cpu/smt/control is \(control); the bit counts logical CPUs and is not a feature",
          cure: nil)
      case nil: return nil
      }
    }),
]

extension CauseContext {
  /// What gives back a bit that a mask MSR hides.
  fileprivate func maskCure(_ index: UInt32, _ bit: UInt8) -> Cause.Cure {
    let write = MSRWrite(index: index, bit: bit, hiding: 0, on: host)
    return Cause.Cure(
      "Write the mask with bit \(bit) set, before the kernel boots", .firmwareSetup, .writeRegister,
      restarts: "host (after wrmsr: libvirtd, which remembers the CPU)",
      risk: "Who wrote the mask may have had a reason. \(MSRWrite.limits) \(MSRWrite.guestsKeepTheirs)",
      commands: write.actions + [
        HostCommands.restartLibvirt,
        "# to keep it: Xen's cpuid_mask_* options, a boot loader or the firmware's setup may write the mask; then",
        HostCommands().reboot,
      ],
      undo: write.undoActions + [HostCommands.restartLibvirt])
  }

  /// Whether the feature is a bit of the MSRs that describe VMX.
  var isVMXCapability: Bool { feature.location.isVMXCapability }

  /// The MSR and the bit that mask the feature out of CPUID on this CPU, as Xen uses them; nil if there is none.
  ///
  /// - SeeAlso: xen 4.20 xen/arch/x86/cpu/intel.c, probe_masking_msrs; xen/arch/x86/cpu/amd.c, likewise.
  fileprivate var mask: (index: UInt32, bit: UInt8)? {
    guard case .cpuid(let leaf, let subleaf, let register) = feature.location.kind, let signature else {
      return nil
    }
    let bit = feature.location.bit
    if isAMD == true {
      switch (leaf, register) {
      case (0x1, .edx): return (0xc001_1004, bit)
      case (0x1, .ecx): return (0xc001_1004, bit + 32)
      case (0x8000_0001, .edx): return (0xc001_1005, bit)
      case (0x8000_0001, .ecx): return (0xc001_1005, bit + 32)
      case (0x7, .ebx) where subleaf ?? 0 == 0: return (0xc001_1002, bit)
      default: return nil
      }
    }
    guard isIntel == true, signature.family == 6 else { return nil }
    let wide = register == .ecx ? bit : bit + 32
    guard register == .ecx || register == .edx || leaf == 0x0d else { return nil }
    switch (leaf, signature.model) {
    case (0x1, 0x17), (0x1, 0x1d): return (0x478, wide)
    case (0x1, 0x1a), (0x1, 0x1e), (0x1, 0x1f), (0x1, 0x25), (0x1, 0x2c), (0x1, 0x2e), (0x1, 0x2f):
      return (0x130, wide)
    case (0x8000_0001, 0x1a), (0x8000_0001, 0x1e), (0x8000_0001, 0x1f), (0x8000_0001, 0x25),
      (0x8000_0001, 0x2c),
      (0x8000_0001, 0x2e), (0x8000_0001, 0x2f):
      return (0x131, wide)
    case (0x1, 0x2a), (0x1, 0x2d): return (0x132, wide)
    case (0x8000_0001, 0x2a), (0x8000_0001, 0x2d): return (0x133, wide)
    case (0x0d, 0x2a), (0x0d, 0x2d): return subleaf == 1 && register == .eax ? (0x134, bit) : nil
    default: return nil
    }
  }
}

extension Feature {
  /// Whether the bit is a detail of SVM: CPUID leaf 8000000AH.
  fileprivate var isDetailOfSVM: Bool {
    guard case .cpuid(let leaf, _, _) = location.kind else { return false }
    return leaf == 0x8000_000A
  }
}
