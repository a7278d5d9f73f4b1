internal import CPUCatalog
internal import CPUCompatibility
internal import Remedies
internal import Wording

/// Causes in KVM, which withholds features from guests.
let kvmRules: [CauseRule] = [
  CauseRule(
    id: "kvm.foreign-module", layer: .kvm, title: "KVM here is neither kvm_intel nor kvm_amd",
    citation:
      "linux 6.12 arch/x86/kvm/vmx/main.c and svm/svm.c: the two modules that give KVM the CPU's virtualisation",
    find: { context in
      guard context.configuration.kvmCapabilities != nil, let modules = context.configuration.modules,
        modules.isDisjoint(with: ["kvm_intel", "kvm_amd"])
      else { return nil }
      let others = modules.subtracting(["kvm"]).sorted()
      return .proven(
        "KVM answers, but neither module is loaded (\(others.isEmpty ? "nor any other KVM module" : listed(others) + " is")). What runs "
          + "guests here has no VT-x or SVM; it offers only what it can shadow or emulate",
        cure: .otherHost(
          "Run guests on a machine whose CPU shows VT-x or SVM; on a virtual machine, enable nested virtualisation on its host",
          before: [
            "grep -m1 -ow -e vmx -e svm /proc/cpuinfo    # on the other machine: it prints one of them"
          ]))
    }),
  CauseRule(
    id: "kvm.not-offered", layer: .kvm, title: "This kernel's KVM does not offer the bit",
    citation: "linux arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, of the series named",
    find: { context in
      guard context.state(at: .cpuid) == .present || context.state(at: .kernelFlags) == .present else {
        return nil
      }
      let risk = "Guests started there may be unable to go back"
      let cure = Cause.Cure.kernel(
        "Run a newer kernel, if its KVM offers the bit",
        risk: risk)
      guard let release = context.configuration.kernelRelease, let kernel = KVMKernel.covering(release) else {
        let newest = KVMKernel.all.last { $0.treatment(at: context.feature.location)?.isNeverOffered == true }
        guard let newest else { return nil }
        return .possible(
          "KVM in Linux \(newest.release) does not offer it; Martlet has no table for this kernel (\(context.configuration.kernelRelease ?? "release unknown"))",
          collect: "uname -r", cure: cure)
      }
      guard let treatment = kernel.treatment(at: context.feature.location) else { return nil }
      let later = KVMKernel.all.last { $0.treatment(at: context.feature.location)?.isNeverOffered == false }?
        .release
      return treatment.isNeverOffered
        ? .proven(
          "\(kernel.source): \(treatment.summary)",
          cure: later.map { .kernel("Linux \($0) offers it", risk: risk) })
        : .excluded("\(kernel.source): \(treatment.summary)")
    }),
  CauseRule(
    id: "kvm.condition", layer: .kvm, title: "Another condition that KVM sets does not hold",
    citation: "linux arch/x86/kvm/cpuid.c and the vendors' modules, of the series named",
    find: { context in
      guard let release = context.configuration.kernelRelease, let kernel = KVMKernel.covering(release),
        let treatment = kernel.treatment(at: context.feature.location)
      else { return nil }
      let ways = treatment.ways.filter { $0.concerns(vendor: context.vendor) }
      var unmet: [String] = []
      var open: [String] = []
      var settings: [(module: String, setting: String)] = []
      var isHindered = !ways.isEmpty
      for way in ways {
        var hinders = false
        var changes: [(module: String, setting: String)] = []
        for requirement in way.requirements
        where requirement.name.hasPrefix("kvm") && !context.hasSwitch(requirement.name) {
          switch context.configuration.isOn(requirement.name) ?? context.nestingIsOffered(requirement.name) {
          case requirement.isNegated?:
            hinders = true
            let parts = requirement.name.split(separator: ".").map(String.init)
            if parts.count == 2 { changes.append((parts[0], "\(parts[1])=\(requirement.isNegated ? 0 : 1)")) }
            unmet.append("\(requirement.name) is \(requirement.isNegated ? "on" : "off")")
          case nil: open.append("/sys/module/\(requirement.name.replacing(".", with: "/parameters/"))")
          default: break
          }
        }
        // One way that is open is enough: the first one's parameters are changed.
        if hinders, settings.isEmpty { settings = changes }
        // One unhindered way is enough for KVM to offer the bit.
        isHindered = isHindered && hinders
      }
      if !isHindered { unmet = [] }
      if !unmet.isEmpty {
        return .proven(
          "\(unmet.joined(separator: ", ")); \(kernel.source): \(treatment.summary)",
          cure: .module(
            "Load the KVM module with the parameter changed (/etc/modprobe.d)", settings,
            risk: "Guests started with it can move only to hosts that have it too"))
      }
      guard !open.isEmpty else { return nil }
      return CauseRule.Finding(
        certainty: .possible, text: "\(kernel.source): \(treatment.summary)",
        collect: [.run(["cat"] + open)])
    }),
  CauseRule(
    id: "kvm.dependency", layer: .kvm, title: "KVM does not offer another feature that this one needs",
    citation: "linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; the catalogue's needs",
    find: { context in
      let gone = context.needed.filter {
        context.state(at: .cpuid, of: $0.name) == .present
          && context.state(at: .kvmSupported, of: $0.name) == .absent
      }
      guard
        let root = gone.first(where: { candidate in
          !context.catalog.needs(of: candidate).contains { index in gone.contains { $0.index == index } }
        })
      else { return nil }
      return .proven(
        "CPUID has \(root.name), which it needs, but KVM does not offer it",
        cure: .rootCause(
          "See why \(root.name) is missing: martlet explain \(root.name) --on HOST", of: root.name))
    }),
  CauseRule(
    id: "kvm.only-on-request", layer: .kvm, title: "KVM emulates the feature only on request",
    citation: "linux 6.12 Documentation/virt/kvm/api.rst, KVM_GET_EMULATED_CPUID",
    find: { context in
      guard context.state(at: .kvmEmulated) == .present else { return nil }
      return .proven(
        "KVM_GET_EMULATED_CPUID lists it; KVM_GET_SUPPORTED_CPUID does not",
        cure: .definition(
          "Name the feature in the guest's definition with policy='force'", "inside <cpu>",
          ["<feature policy='force' name='\(context.name)'/>"], risk: "Every use is emulated and slow"))
    }),
  CauseRule(
    id: "kvm.runtime", layer: .kvm, title: "KVM sets the bit while the guest runs and does not list it",
    citation: "linux 6.12 arch/x86/kvm/cpuid.c, kvm_update_cpuid_runtime",
    find: { context in
      guard
        let kernel = context.configuration.kernelRelease.flatMap(KVMKernel.covering) ?? KVMKernel.all.last,
        let treatment = kernel.treatment(at: context.feature.location),
        treatment.ways.contains(where: { $0.kind == .runtime || $0.kind == .requested })
      else { return nil }
      return .possible("\(kernel.source): \(treatment.summary)")
    }),
  CauseRule(
    id: "kvm.absent", layer: .kvm, title: "KVM is not available",
    citation: "linux 6.12 arch/x86/kvm/x86.c, kvm_x86_vendor_init",
    find: { context in
      guard let missing = context.configuration.missing.first(where: { $0.kind == "kvm-supported-cpuid" }),
        !context.hasPoint(.kvmSupported),
        context.configuration.modules?.isDisjoint(with: ["kvm_intel", "kvm_amd"]) ?? true
      else { return nil }
      return .possible(
        "\(missing.source): \(missing.reason)", collect: "ls -l /dev/kvm", "lsmod | grep kvm",
        "dmesg | grep -i kvm",
        cure: .init(
          "Load kvm_intel or kvm_amd; if that fails, check the firmware setup", .loadKVM, restarts: "kvm",
          commands: ["modprobe kvm_intel || modprobe kvm_amd", HostCommands.restartLibvirt],
          undo: ["modprobe -r kvm_intel kvm_amd", HostCommands.restartLibvirt]))
    }),
]

extension KVMWay {
  /// Whether the way belongs to the module for a vendor's CPUs; true for both if the vendor is unknown.
  func concerns(vendor: String?) -> Bool {
    guard let own = self.vendor, let vendor else { return true }
    return (own == .amd) == (vendor == "AMD" || vendor == "Hygon")
  }
}

extension CauseContext {
  /// True for a nesting parameter if KVM offers guests VMX or SVM; nil for other parameters and otherwise.
  fileprivate func nestingIsOffered(_ parameter: String) -> Bool? {
    let virtualisation = ["kvm_intel.nested": "vmx", "kvm_amd.nested": "svm"][parameter]
    return virtualisation.flatMap { state(at: .kvmSupported, of: $0) == .present ? true : nil }
  }

  /// Whether the catalogue has the module parameter among the feature's switches, which have their own rules.
  fileprivate func hasSwitch(_ parameter: String) -> Bool {
    article.switches.contains {
      guard case .module(let setting) = $0.mechanism else { return false }
      return setting.hasPrefix("\(parameter)=")
    }
  }
}
