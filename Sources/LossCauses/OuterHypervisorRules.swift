internal import CPUCatalog
internal import CPUCompatibility

/// What a hypervisor takes away from a host that is itself a guest.
let outerHypervisorRules: [CauseRule] = [
  CauseRule(
    id: "outer-hypervisor.hides", layer: .outerHypervisor,
    title: "The host is itself a guest, and its hypervisor hides the bit",
    citation: "Intel SDM vol. 2A, CPUID, leaf 01H, ECX[31]; linux 6.12 Documentation/virt/kvm/x86/cpuid.rst",
    find: { context in
      guard context.isLostInCPUID else { return nil }
      if let hypervisor = context.outerHypervisor {
        return .possible(
          "CPUID names a hypervisor (\(hypervisor)); it chooses what CPUID and MSRs report here",
          collect: "(on the outer host) martlet explain \(context.name) --on this",
          cure: .init(
            "Add the feature to this host's virtual CPU on the outer hypervisor", restarts: "host",
            risk: "The outer guest can then move only to hosts that have it"))
      }
      guard context.state(at: .cpuid, of: "hypervisor") == .absent else { return nil }
      return .excluded("CPUID.01H:ECX[31] is clear: no hypervisor shows itself")
    })
]
