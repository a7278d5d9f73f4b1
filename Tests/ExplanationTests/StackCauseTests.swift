import CPUCatalog
import CPUCompatibility
import LibvirtCPU
import Testing
import X86CPU

@testable import LossCauses

/// Causes in what is stacked on the CPU: counters, nesting, KVM's own interfaces, QEMU's versions, hypervisors underneath, firmware.
@Suite struct StackCauseTests {
  typealias Case = CauseTests.Case

  private static let kvm = ObservationPoint.kvmSupported
  private static let host = ObservationPoint.qemuModel(name: "host", accelerator: "kvm")
  private static let model = ObservationPoint.libvirtHostModel(emulator: nil, type: "kvm")
  private static let given = ObservationPoint.guestCPUID(hypervisor: "KVM")

  private static func counters(
    _ rule: String, _ expected: Cause.Certainty?, _ feature: String = "pdcm", vendor: String = "Intel",
    others: [(ObservationPoint, present: [String], absent: [String])] = [],
    configure: @escaping @Sendable (inout HostConfiguration) -> Void = { _ in }
  ) -> Case {
    Case(
      rule: rule, expected: expected, feature: feature, present: [.cpuid], absent: [kvm], others: others,
      vendor: vendor, signature: vendor == "AMD" ? (0x19, 0x11, 1) : (6, 0x55, 4), configure: configure)
  }

  private static func archCapabilities(
    _ expected: Cause.Certainty?, qemu versions: String..., machine: String? = nil, vendor: String = "AMD",
    kvm offers: Bool = true
  ) -> Case {
    var item = Case(
      rule: "qemu.arch-capabilities-on-amd", expected: expected, feature: "arch-capabilities",
      present: offers ? [kvm] : [], absent: offers ? [host] : [kvm, host], vendor: vendor,
      signature: (0x19, 0x11, 1))
    item.configure = { configuration in
      for (index, version) in versions.enumerated() {
        configuration.qemuVersions["/usr/bin/qemu-\(index)"] = version
      }
    }
    if let machine { item.guest = { name in guest(name, machine: machine) } }
    return item
  }

  private static func hyperV(
    _ expected: Cause.Certainty?, _ feature: String, kernel: String?
  ) -> Case {
    Case(
      rule: "kvm.hyperv-interface", expected: expected, feature: feature, absent: [host],
      configure: { $0.kernelRelease = kernel })
  }

  /// A kernel whose KVM was asked for its Hyper-V interfaces.
  private static func askedForHyperV(
    _ expected: Cause.Certainty, feature: String, eax: UInt32, kernel: String? = "5.10.0-21-amd64"
  ) -> Case {
    Case(
      rule: "kvm.hyperv-interface", expected: expected, feature: feature, absent: [host],
      configure: {
        $0.kernelRelease = kernel
        var table = CPUIDTable()
        table.leaves[CPUIDLeaf(eax: 0x4000_0003, ecx: 0)] = CPUIDRegisters(eax: eax, ebx: 0, ecx: 0, edx: 0)
        $0.hyperV = table
      })
  }

  /// KVM on Hyper-V, which has an enlightened VMCS.
  private static func onHyperV(
    _ expected: Cause.Certainty?, parameter: String?, feature: String = "vmx-apicv-vid"
  ) -> Case {
    var item = counters("kvm.enlightened-vmcs", expected, feature, others: [(.cpuid, ["hypervisor"], [])])
    item.hypervisor = "Microsoft Hv"
    item.configure = { if let parameter { $0.moduleParameters = ["kvm_intel.enlightened_vmcs": parameter] } }
    return item
  }

  private static func underneath(
    _ rule: String, _ expected: Cause.Certainty?, _ feature: String = "avx2",
    configure: @escaping @Sendable (inout HostConfiguration) -> Void = { _ in }
  ) -> Case {
    Case(
      rule: rule, expected: expected, feature: feature, absent: [.cpuid],
      others: [(.cpuid, ["hypervisor"], [])], configure: configure)
  }

  private static func guest(
    _ name: String, machine: String? = nil, features: [String: String] = [:], model: String? = "EPYC"
  )
    -> GuestCPU
  {
    var definition = CPUDefinition(.guest)
    definition.model = model
    if model == nil { definition.mode = .hostPassthrough }
    var guest = GuestCPU(name: name, definition: definition)
    var own = GuestMachine()
    own.machine = machine
    own.features = features
    guest.machine = own
    return guest
  }

  private static func given(
    _ rule: String, _ expected: Cause.Certainty?, _ feature: String, features: [String: String] = [:],
    model: String? = "EPYC"
  ) -> Case {
    Case(
      rule: rule, expected: expected, feature: feature, present: [kvm], absent: [given],
      guest: { guest($0, features: features, model: model) })
  }

  static let cases: [Case] = [
    // Counters: the parameter, the capability, and what KVM itself makes of the CPU.
    counters("kvm.counters-withheld", .proven) { $0.moduleParameters = ["kvm.enable_pmu": "N"] },
    counters("kvm.counters-withheld", .excluded) { $0.moduleParameters = ["kvm.enable_pmu": "Y"] },
    counters("kvm.counters-withheld", .excluded) { $0.kvmCapabilities = ["KVM_CAP_PMU_CAPABILITY": 1] },
    // A capability of 0 is one of an old kernel's, too.
    counters("kvm.counters-withheld", .possible) { $0.kvmCapabilities = ["KVM_CAP_PMU_CAPABILITY": 0] },
    counters("kvm.counters-withheld", .possible),
    counters("kvm.counters-withheld", .proven, others: [(.cpuid, ["hybrid"], [])]),
    counters(
      "kvm.counters-withheld", .proven, others: [(.cpuid, ["hybrid"], [])],
      configure: { $0.moduleParameters = ["kvm.enable_pmu": "N"] }),
    counters("kvm.counters-withheld", .excluded, "ds", others: [(kvm, ["pdcm"], [])]),
    counters("kvm.counters-withheld", nil, "avx2"),
    counters("kvm.counters-of-perf", .proven, "perfmon-v2", vendor: "AMD") {
      $0.kernelFlags = ["perfctr_core"]
    },
    counters("kvm.counters-of-perf", .excluded, "perfmon-v2", vendor: "AMD") {
      $0.kernelFlags = ["perfctr_core", "perfmon_v2"]
    },
    counters("kvm.counters-of-perf", .possible, "perfctr_core", vendor: "AMD"),
    counters("kvm.counters-of-perf", .proven) { $0.kernelFlags = ["pdcm"] },
    counters("kvm.not-offered", .proven, "perfmon-v2", vendor: "AMD") { $0.kernelRelease = "6.1.0-33-amd64" },
    given("qemu.no-counters", .proven, "pdcm", features: ["pmu": "off"]),
    given("qemu.no-counters", .excluded, "pdcm", features: ["pmu": "on"]),
    given("qemu.no-counters", .proven, "pdcm"),
    given("qemu.no-counters", .excluded, "pdcm", model: nil),
    // Nesting.
    counters("kvm.nesting-by-default", .possible, "vmx") { $0.kernelRelease = "4.18.0-553.el8_10.x86_64" },
    counters("kvm.nesting-by-default", .excluded, "vmx") { $0.kernelRelease = "5.14.0-503.el9.x86_64" },
    counters("kvm.nesting-by-default", .excluded, "vmx-ept") {
      $0.kernelRelease = "4.18.0-553.el8_10.x86_64"; $0.moduleParameters = ["kvm_intel.nested": "Y"]
    },
    // What is read is judged by the switch.
    counters("kvm.nesting-by-default", nil, "vmx") {
      $0.kernelRelease = "4.18.0-553.el8_10.x86_64"; $0.moduleParameters = ["kvm_intel.nested": "N"]
    },
    counters("kvm.nesting-by-default", nil, "vmx"),
    counters("kvm.enlightened-vmcs", nil, "vmx-apicv-vid"), onHyperV(.proven, parameter: "Y"),
    onHyperV(.excluded, parameter: "N"), onHyperV(.possible, parameter: nil),
    onHyperV(nil, parameter: "Y", feature: "vmx-pml"),
    // KVM's own interfaces.
    Case(
      rule: "kvm.paravirtual-interface", expected: .excluded, feature: "kvm-pv-tlb-flush", absent: [kvm]
    ) { $0.kernelRelease = "6.1.0-33-amd64" },
    Case(
      rule: "kvm.paravirtual-interface", expected: .possible, feature: "kvm-pv-sched-yield", absent: [kvm]
    ) { $0.kernelRelease = "4.18.0-553.el8_10.x86_64" },
    Case(
      rule: "kvm.paravirtual-interface", expected: .possible, feature: "kvm-pv-sched-yield", absent: [kvm]),
    Case(rule: "kvm.paravirtual-interface", expected: nil, feature: "kvm-mmu", absent: [kvm]) {
      $0.kernelRelease = "6.1.0-33-amd64"
    },
    hyperV(.proven, "hv-tsc-invariant", kernel: "6.1.0-33-amd64"),
    // What KVM says counts, though kernels of that name do not have it, or do.
    askedForHyperV(.excluded, feature: "hv-tsc-invariant", eax: 1 << 15),
    askedForHyperV(.proven, feature: "hv-tsc-invariant", eax: 0x7fff, kernel: "6.12.57+deb13-amd64"),
    askedForHyperV(.proven, feature: "hv-runtime", eax: 0xe7e),
    askedForHyperV(.excluded, feature: "hv-runtime", eax: 1),
    hyperV(.proven, "hv-avic", kernel: "5.10.0-28-amd64"), hyperV(.excluded, "hv-avic", kernel: "6.1.176"),
    hyperV(.excluded, "hv-tsc-invariant", kernel: "6.12.57+deb13-amd64"),
    hyperV(.possible, "hv-tsc-invariant", kernel: "6.6.12"),
    // A distribution's kernel may have what a younger one brought.
    hyperV(.possible, "hv-tsc-invariant", kernel: "5.14.0-503.el9.x86_64"),
    hyperV(.possible, "hv-avic", kernel: nil), hyperV(nil, "hv-vapic", kernel: "5.10.0-28-amd64"),
    given("guest.kvm-hidden", .proven, "kvmclock", features: ["kvm.hidden": "on"]),
    given("guest.kvm-hidden", .excluded, "kvmclock"),
    given("guest.hyperv-not-asked", .proven, "hv-vapic"),
    given("guest.hyperv-not-asked", .excluded, "hv-xmm-input", features: ["hyperv.xmm_input": "on"]),
    given("guest.hyperv-not-asked", .excluded, "hv-vapic", features: ["hyperv": "passthrough"]),
    // IA32_ARCH_CAPABILITIES on AMD's CPUs.
    archCapabilities(.excluded, qemu: "7.2.22"), archCapabilities(.excluded, qemu: "10.0.3"),
    archCapabilities(.proven, qemu: "10.0.4"), archCapabilities(.proven, qemu: "10.0.5"),
    archCapabilities(.possible, qemu: "10.0.6"), archCapabilities(.excluded, qemu: "10.0.13"),
    archCapabilities(.proven, qemu: "10.1.0"), archCapabilities(.proven, qemu: "10.2.2"),
    archCapabilities(.possible, qemu: "4.2.1"), archCapabilities(.possible),
    archCapabilities(.possible, qemu: "10.1.0", "7.2.22"),
    archCapabilities(.excluded, qemu: "10.2.2", machine: "pc-q35-9.2"),
    archCapabilities(.excluded, qemu: "10.1.2", machine: "pc-i440fx-10.0"),
    archCapabilities(.proven, qemu: "10.2.2", machine: "pc-q35-10.1"),
    // Before the property there was, the machine type did not matter.
    archCapabilities(.proven, qemu: "10.1.1", machine: "pc-q35-9.2"),
    archCapabilities(nil, qemu: "10.2.2", vendor: "Intel"), archCapabilities(nil, qemu: "10.2.2", kvm: false),
    // Hypervisors underneath.
    underneath("outer-hypervisor.hides", .possible), underneath("outer-hypervisor.xen-option", nil),
    underneath("outer-hypervisor.xen-option", .possible) { $0.hypervisorType = "xen" },
    underneath("outer-hypervisor.xen-option", .proven) {
      $0.xen = ["xen_commandline": "placeholder cpuid=no-ibrsb,no-avx2 dom0_mem=4G"]
    },
    underneath("outer-hypervisor.xen-option", .excluded) {
      $0.xen = ["xen_commandline": "placeholder cpuid=no-avx512f dom0_mem=4G"]
    },
  ]

  @Test(arguments: cases) func aRuleSaysWhatTheEvidenceShows(item: Case) throws {
    let causes = try item.causes()
    #expect(
      causes.filter { $0.id == item.rule }.map(\.certainty) == (item.expected.map { [$0] } ?? []),
      "\(causes.map { "\($0.id) \($0.certainty)" })")
  }

  /// What is underneath decides what to ask there; Hyper-V's signature alone is QEMU's as well.
  @Test(
    arguments: [
      ("VMwareVMware", "VMware, Inc.", "EVC"),
      ("Microsoft Hv", "Microsoft Corporation", "compatibility mode"),
      ("XenVMMXenVMM", nil, "cpuid="), ("KVMKVMKVM", "QEMU", "CPU model"), ("Microsoft Hv", "QEMU", nil),
      ("bhyve bhyve ", nil, nil),
    ] as [(String, String?, String?)])
  func whatIsUnderneath(signature: String, maker: String?, masks: String?) throws {
    let item = Self.underneath("", nil, "vmx") { $0.firmware["sys_vendor"] = maker }
    let cause = try #require(try item.causes(on: signature).first { $0.id == "outer-hypervisor.hides" })
    let known = OuterHypervisor.of(signature, maker: maker)
    #expect((known != nil) == (masks != nil))
    if let masks { #expect(cause.evidence.contains(masks), "\(cause.evidence)") }
    if let known { #expect(cause.cure?.action == known.nesting) }
    #expect(cause.collect.count == 1 + (known?.collect.count ?? 0))
  }

  /// Only the maker's own setup is named.
  @Test func theSetupOfAKnownMaker() throws {
    func setup(_ maker: String?) throws -> Cause {
      let item = Case(
        rule: "", expected: nil, feature: "monitor", absent: [.cpuid],
        configure: { $0.firmware["sys_vendor"] = maker })
      return try #require(try item.causes().first { $0.id == "firmware.setup" })
    }
    #expect(try setup("Dell Inc.").evidence.contains("System Profile Settings"))
    #expect(try !setup("Supermicro").evidence.contains("System Profile Settings"))
    #expect(try !setup(nil).evidence.contains("System Profile Settings"))
    #expect(try setup("Dell Inc.").certainty == .possible)
    for entry in FirmwareEntry.all {
      for name in entry.features { #expect(Catalog.standard[name] != nil, "\(name)") }
      #expect(!entry.citation.isEmpty && !entry.setting.hasSuffix("."))
    }
    for row in HyperVArrival.all {
      for name in row.features { #expect(Catalog.standard[name] != nil, "\(name)") }
    }
  }
}
