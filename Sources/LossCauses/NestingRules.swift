internal import CPUCatalog
internal import CPUCompatibility
internal import Remedies

/// What keeps nested virtualisation, and its details, from guests.
let nestingRules: [CauseRule] = [
  CauseRule(
    id: "kvm.nesting-by-default", layer: .kvm,
    title: "KVM of this kernel offers nested virtualisation only with nested=1",
    citation:
      "linux 5.10 and later arch/x86/kvm/vmx/vmx.c, nested (on by default); linux Documentation/virt/kvm/x86/running-nested-guests.rst (off by default before 4.20)",
    find: { context in
      guard context.isIntel == true, context.name == "vmx" || context.isVMXCapability,
        state(context) != .present
      else { return nil }
      if let value = context.configuration.moduleParameters["kvm_intel.nested"] {
        return context.configuration.isOn("kvm_intel.nested") == true
          ? .excluded("/sys/module/kvm_intel/parameters/nested is \(value)") : nil
      }
      guard let release = context.configuration.kernelRelease, let number = context.kernelNumber else {
        return nil
      }
      guard number < (4, 20) else {
        return .excluded("Linux \(release) has nesting on by default")
      }
      return .possible(
        "Linux \(release) is older than 4.20, which first had nesting on by default",
        collect: "cat /sys/module/kvm_intel/parameters/nested",
        cure: .module(
          "Load kvm_intel with nested=1", [("kvm_intel", "nested=1")],
          risk: "Guests that run guests of their own go only where KVM offers the same"))
    }),
  CauseRule(
    id: "kvm.enlightened-vmcs", layer: .kvm, alsoBetween: [.outerHypervisor],
    title: "On Hyper-V, KVM keeps its VMCS in Hyper-V's form, which has no place for the control",
    citation:
      "linux 6.12 arch/x86/kvm/vmx/vmx_onhyperv.c, evmcs_sanitize_exec_ctrls; arch/x86/kvm/vmx/hyperv_evmcs.h, EVMCS1_SUPPORTED_2NDEXEC and EVMCS1_SUPPORTED_PINCTRL",
    find: { context in
      guard withoutPlaceInEnlightenedVMCS.contains(context.name),
        context.outerHypervisor == "Microsoft Hv"
      else { return nil }
      let path = "/sys/module/kvm_intel/parameters/enlightened_vmcs"
      let cure = Cause.Cure.module(
        "Load kvm_intel with enlightened_vmcs=0", [("kvm_intel", "enlightened_vmcs=0")],
        risk: "Guests run slower: each access to the VMCS then goes through Hyper-V")
      switch context.configuration.isOn("kvm_intel.enlightened_vmcs") {
      case true?:
        return .proven("\(path) is Y, and its VMCS has no place for \(context.name)", cure: cure)
      case false?: return .excluded("\(path) is N")
      case nil:
        return .possible(
          "The host is a guest of Hyper-V; whether KVM uses the enlightened VMCS was not read",
          collect: .run(["cat", path]), "dmesg | grep -i 'enlightened vmcs'", cure: cure)
      }
    }),
]

/// What nested guests lose where KVM runs on Hyper-V with the enlightened VMCS: controls that it does not hold, and that KVM does not
/// emulate.
///
/// - SeeAlso: linux 6.12 arch/x86/kvm/vmx/hyperv_evmcs.h, the lists of what version 1 supports; nested.c,
///   nested_vmx_setup_secondary_ctls and nested_vmx_setup_pinbased_ctls.
private let withoutPlaceInEnlightenedVMCS: Set<String> = [
  "vmx-apicv-xapic", "vmx-apicv-register", "vmx-apicv-vid", "vmx-posted-intr", "vmx-vmfunc",
  "vmx-eptp-switching",
]

/// The feature's state in KVM's own list.
private func state(_ context: CauseContext) -> Evidence.State { context.state(at: .kvmSupported) }
