import CPUCatalog
import CPUCompatibility
import GuestVerdicts
import LibvirtCPU
import X86CPU

extension Scenario {
  /// What KVM's own lists decide: registers, interfaces of Hyper-V and its own, APIC numbers.
  static let kvmLists: [Scenario] = [
    Scenario(
      name: "a register of AMX that KVM does not list",
      guest: cpu("<model>Haswell</model><feature name='xfd'/>"),
      on: taking(["xfd"], without: [0x1c4, 0x1c5]), outcome: .blocked, reasons: ["state.registers blocks"],
      why: "QEMU writes IA32_XFD wherever the guest has xfd, and kvm_buf_set_msrs asserts that KVM took it."),
    Scenario(
      name: "a register that QEMU leaves out", guest: cpu("<model>Haswell</model><feature name='waitpkg'/>"),
      on: taking(["waitpkg"], without: [0xe1]), outcome: .blocked, reasons: ["state.registers blocks"],
      why: "has_msr_umwait is false without the index, so that kvm_put_msrs drops the guest's value."),
    Scenario(
      name: "registers that KVM lists", guest: cpu("<model>Haswell</model><feature name='xfd'/>"),
      on: taking(["xfd"], without: []), outcome: .runs,
      why: "KVM lists every register of the guest (KVM_GET_MSR_INDEX_LIST)."),
    Scenario(
      name: "registers, no list", guest: cpu("<model>Haswell</model>"), outcome: .runs,
      gaps: ["gap.registers"],
      why: "Nobody asked KVM for KVM_GET_MSR_INDEX_LIST, and Haswell has TSC_ADJUST."),
    Scenario(
      name: "a register whose feature is lost", guest: cpu("<model>Haswell</model><feature name='xfd'/>"),
      on: taking([], without: [0x1c4, 0x1c5], lacks: ["xfd"]), outcome: .blocked,
      reasons: ["cpu.missing blocks", "libvirt.missing-features blocks"],
      why: "The feature itself is missing, which is reason enough."),
    Scenario(
      name: "CET without its components", guest: cpu("<model>Haswell</model><feature name='cet-ss'/>"),
      on: taking(["cet-ss"], without: []).number(.xsaveSupervisorComponents, 0, guests: true),
      outcome: .blocked, reasons: ["state.components blocks"],
      why:
        "KVM refuses bits of IA32_XSS that its CPUID leaf 0DH does not list (linux 6.18 kvm_set_msr_common)."),
    Scenario(
      name: "CET with its components", guest: cpu("<model>Haswell</model><feature name='cet-ss'/>"),
      on: taking(["cet-ss"], without: []).number(.xsaveSupervisorComponents, 0x1800, guests: true),
      outcome: .runs,
      why: "CET_U and CET_S are bits 11 and 12 of IA32_XSS (Intel SDM vol. 1, section 13.1)."),
    Scenario(
      name: "CET, components unknown", guest: cpu("<model>Haswell</model><feature name='cet-ss'/>"),
      on: taking(["cet-ss"], without: []), outcome: .runs, gaps: ["gap.state-components"],
      why: "No record has what KVM says of IA32_XSS."),
    Scenario(
      name: "kvmclock that KVM does not offer", on: offering(lacks: ["kvmclock", "kvmclock-old"]),
      outcome: .blocked, reasons: ["hypervisor.interfaces blocks"],
      why:
        "QEMU switches kvmclock on for every named model (kvm_default_props) and does not restore it there."),
    Scenario(
      name: "kvmclock that the definition switches off",
      guest: haswell + "<clock offset='utc'><timer name='kvmclock' present='no'/></clock>",
      on: offering(lacks: ["kvmclock", "kvmclock-old"]), outcome: .runs,
      why: "libvirt starts QEMU with kvmclock=off, so the guest has no such clock."),
    Scenario(
      name: "kvmclock of a hidden KVM",
      guest: haswell + "<features><kvm><hidden state='on'/></kvm></features>",
      on: offering(lacks: ["kvmclock", "kvmclock-old"]), outcome: .runs,
      why: "kvm=off hides leaf 40000001H, and QEMU clears its features (x86_cpu_expand_features)."),
    Scenario(
      name: "an interface that only speeds the guest up", on: offering(lacks: ["kvm-pv-eoi"]),
      outcome: .runsWithWarnings, reasons: ["hypervisor.interfaces warns"],
      why: "Without KVM_FEATURE_PV_EOI interrupts end through the APIC again."),
    Scenario(
      name: "an interface that neither host offers", from: offering(lacks: ["kvm-steal-time"]),
      on: offering(lacks: ["kvm-steal-time"]), outcome: .runs,
      why: "KVM offers steal time only with scheduler statistics, so the guest never had it."),
    Scenario(
      name: "an interface that neither host is predicted to offer",
      from: offering(lacks: ["kvm-steal-time"], at: .kvmPredicted(kernel: "6.1")),
      on: offering(lacks: ["kvm-steal-time"], at: .kvmPredicted(kernel: "6.1")), outcome: .runs,
      why: "What holds for the target holds for the source: the guest never had it."),
    Scenario(
      name: "interfaces, no list of KVM's", outcome: .runs, gaps: ["gap.interfaces"],
      why: "Domain capabilities do not name KVM's own interfaces."),
    Scenario(
      name: "an enlightenment that KVM does not have",
      guest: haswell + "<features><hyperv><evmcs state='on'/><vapic state='on'/></hyperv></features>",
      on: hyperV(features: 1 << 4, recommendations: 0), outcome: .blocked, reasons: ["hyperv.missing blocks"],
      why: "kvm_hyperv_expand_features refuses evmcs without bit 14 of EAX of leaf 40000004H."),
    Scenario(
      name: "enlightenments that KVM has",
      guest: haswell + "<features><hyperv><evmcs state='on'/><vapic state='on'/></hyperv></features>",
      on: hyperV(features: 1 << 4, recommendations: 1 << 14), outcome: .runs,
      why: "KVM_GET_SUPPORTED_HV_CPUID lists both."),
    Scenario(
      name: "Hyper-V's reference counter that KVM does not have",
      guest: haswell + "<clock offset='utc'><timer name='hypervclock' present='yes'/></clock>",
      on: hyperV(features: 1 << 1, recommendations: 0), outcome: .blocked, reasons: ["hyperv.missing blocks"],
      why: "hv-time needs HV_TIME_REF_COUNT_AVAILABLE and HV_REFERENCE_TSC_AVAILABLE, bits 1 and 9."),
    Scenario(
      name: "Hyper-V's reference counter, no list",
      guest: haswell + "<clock offset='utc'><timer name='hypervclock' present='yes'/></clock>",
      outcome: .runs,
      gaps: ["gap.hyperv"], why: "Domain capabilities do not list hypervclock; KVM's own list would."),
    Scenario(
      name: "direct timers that KVM does not have",
      guest: haswell
        + "<features><hyperv><stimer state='on'><direct state='on'/></stimer></hyperv></features>",
      on: hyperV(features: 1 << 3, recommendations: 0), outcome: .blocked, reasons: ["hyperv.missing blocks"],
      why: "hv-stimer-direct needs bit 19 of EDX of leaf 40000003H."),
    Scenario(
      name: "APIC numbers above 254", guest: "<vcpu>240</vcpu>" + wide,
      on: ScenarioHost().kvm("KVM_CAP_X2APIC_API", 0),
      outcome: .blocked, reasons: ["machine.apic blocks"],
      why:
        "Three dies and 20 cores leave holes, so that CPU 239 has APIC number 423; x86_cpus_init needs X2APIC_API."
    ),
    Scenario(
      name: "APIC numbers above KVM's limit", guest: "<vcpu>240</vcpu>" + wide,
      on: ScenarioHost().with {
        var configuration = HostConfiguration(captured: "2026-01-01T00:00:00Z")
        configuration.kvmCapabilities = ["KVM_CAP_X2APIC_API": 1, "KVM_CAP_MAX_VCPU_ID": 288]
        $0.configuration = configuration
      }, outcome: .blocked, reasons: ["machine.apic blocks"],
      why: "KVM_CREATE_VCPU takes numbers below KVM_CAP_MAX_VCPU_ID."),
    Scenario(
      name: "APIC numbers, unknown", guest: "<vcpu>240</vcpu>" + wide, outcome: .runs, gaps: ["gap.apic"],
      why: "No record has KVM's capabilities."),
    Scenario(
      name: "as many CPUs without dies", guest: "<vcpu>240</vcpu>" + haswell,
      on: ScenarioHost().kvm("KVM_CAP_X2APIC_API", 0), outcome: .runs,
      why: "libvirt makes each CPU a socket, so that the highest APIC number is 239."),
  ]

  /// Numbers of the host that records tell in different ways, or not at all.
  static let told: [Scenario] = [
    Scenario(
      name: "bits of addresses that memory encryption takes",
      guest: cpu("<model>Haswell</model><maxphysaddr mode='emulate' bits='46'/>"),
      on: encrypting.number(.physicalAddressBits, 48).with {
        $0.quantities.append(QuantityReading(.physicalAddressBits, 43, at: .kernelFlags, in: "flags"))
      }.libvirt("9.0.0"), outcome: .blocked, reasons: ["libvirt.address-bits blocks"],
      why: "libvirt reads /proc/cpuinfo, where the kernel took 5 bits; QEMU reads CPUID, which has 48."),
    Scenario(
      name: "bits of addresses that memory encryption may take",
      guest: cpu("<model>Haswell</model><maxphysaddr mode='emulate' bits='46'/>"),
      on: encrypting.number(.physicalAddressBits, 48).libvirt("9.0.0"), outcome: .runs,
      gaps: ["gap.address-bits"],
      why: "CPUID shows SME, and no record has the kernel's own number."),
    Scenario(
      name: "frequencies of captures without libvirt", from: ScenarioHost().frequency(3_000_000_000),
      on: ScenarioHost().frequency(2_600_000_000).kvm("KVM_CAP_TSC_CONTROL", 0), outcome: .runsWithWarnings,
      reasons: ["clock.frequency warns"],
      why: "KVM_GET_TSC_KHZ says both, and KVM_CAP_TSC_CONTROL that it cannot scale."),
    Scenario(
      name: "frequencies that KVM can scale", from: ScenarioHost().frequency(3_000_000_000),
      on: ScenarioHost().frequency(2_600_000_000).kvm("KVM_CAP_TSC_CONTROL", 1), outcome: .runs,
      why: "kvm_arch_set_tsc_khz makes KVM scale the counter."),
    Scenario(
      name: "KVM's frequency goes before CPUID's",
      from: ScenarioHost().frequency(3_000_000_000).number(.tscFrequency, 2_600_000_000),
      on: ScenarioHost().frequency(3_000_000_000).kvm("KVM_CAP_TSC_CONTROL", 0), outcome: .runs,
      why: "Guests have what KVM measured, not what CPUID leaf 15H computes."),
    Scenario(
      name: "frequencies, unknown", outcome: .runs, gaps: ["gap.counter"],
      why: "Nothing says how fast the guest's counter runs, or that the host scales."),
    Scenario(
      name: "a host's CPU without its numbers", guest: "<cpu mode='host-passthrough' check='none'/>",
      from: ScenarioHost().number(.family, 6), outcome: .runs, gaps: ["gap.identity"],
      why: "Without model, stepping and microcode nobody knows whether it is the same CPU."),
    Scenario(
      name: "other caches",
      guest: "<cpu mode='host-passthrough' check='none'><cache mode='passthrough'/></cpu>",
      from: ScenarioHost().number(.cacheL2, 2 << 20), on: ScenarioHost().number(.cacheL2, 1 << 20),
      outcome: .runsWithWarnings, reasons: ["passthrough.caches warns"],
      why: "host-cache-info passes leaf 4 on, which differs, and programs keep the sizes that they read."),
    Scenario(
      name: "caches, unknown",
      guest: "<cpu mode='host-passthrough' check='none'><cache mode='passthrough'/></cpu>",
      from: ScenarioHost().number(.cacheL2, 2 << 20), outcome: .runs, gaps: ["gap.caches"],
      why: "The guest sees its host's caches, and no record has this host's."),
    Scenario(
      name: "IBRS that the host lacks", guest: cpu("<model>EPYC-Rome</model><feature name='ibrs'/>"),
      from: nil,
      on: ScenarioHost(model: "EPYC-Rome", vendor: "AMD", has: ["amd-ssbd"], lacks: ["ibrs", "spec-ctrl"]),
      outcome: .blocked,
      reasons: ["cpu.missing warns", "libvirt.missing-features blocks", "state.spec-ctrl blocks"],
      why:
        "kvm_spec_ctrl_valid_bits takes IBRS only with SPEC_CTRL or AMD's IBRS, and the register is there for SSBD."
    ),
    Scenario(
      name: "parts of a definition that nobody knows",
      guest: devices("<teleporter model='x'/>") + "<cputune><vcpupin vcpu='0' cpuset='a-b'/></cputune>",
      outcome: .runs, gaps: ["gap.unknown-part"],
      why: "What is not understood is listed, never taken for harmless."),
    Scenario(
      name: "security that nobody knows", guest: haswell + "<launchSecurity type='new'/>", outcome: .runs,
      gaps: ["gap.unknown-part"],
      why: "libvirt 11.3.0 knows sev, sev-snp and s390-pv; another type can stop a move."),
    Scenario(
      name: "a vhost-user device",
      guest: devices(
        "<interface type='vhostuser'><source type='unix' path='/run/s' mode='server'/></interface>"),
      outcome: .runs,
      gaps: ["gap.vhost-user"], why: "vhost_dev_init blocks where the program does not log writes."),
    Scenario(
      name: "memory in files", guest: haswell + "<memoryBacking><source type='file'/></memoryBacking>",
      outcome: .runs,
      gaps: ["gap.file-memory"], why: "The destination's qemu.conf names the folder, which no record has."),
  ]

  private static let wide = cpu(
    "<model>Haswell</model><topology sockets='2' dies='3' cores='20' threads='2'/>")

  private static let encrypting = ScenarioHost().with { host in
    guard let sme = Catalog.standard["sme"] else { return }
    var evidence = Evidence()
    evidence.present.insert(sme.index)
    host.observations.append(
      Observation(
        point: .cpuid, evidence: evidence, listing: .full(why: ""), document: "cpuid", isComplete: false))
  }

  /// A host whose domain capabilities name features, and whose KVM lists all registers but some.
  private static func taking(
    _ features: [String], without registers: Set<UInt32>, lacks: [String] = []
  ) -> ScenarioHost {
    ScenarioHost(has: features, lacks: lacks).with { host in
      var configuration = HostConfiguration(captured: "2026-01-01T00:00:00Z")
      configuration.savedMSRs = Set([
        0x3b, 0x48, 0xe1, 0x122, 0x1c4, 0x1c5, 0x6a0, 0x6a2, 0x6a7, 0xd90, 0xc000_0103,
      ]).subtracting(registers)
      host.configuration = configuration
    }
  }

  /// A host whose KVM lists its own interfaces, all but some.
  private static func offering(
    lacks: [String], at point: ObservationPoint = .kvmSupported
  ) -> ScenarioHost {
    ScenarioHost().with { host in
      var evidence = Evidence()
      for name in [
        "kvmclock-old", "kvmclock", "kvm-nopiodelay", "kvm-asyncpf", "kvm-steal-time", "kvm-pv-eoi",
        "kvmclock-stable-bit", "kvm-pv-unhalt", "kvm-pv-ipi", "kvm-poll-control",
      ] {
        guard let feature = Catalog.standard[name] else { continue }
        if lacks.contains(name) {
          evidence.absent.insert(feature.index)
        } else {
          evidence.present.insert(feature.index)
        }
      }
      host.observations.append(
        Observation(
          point: point, evidence: evidence, listing: .full(why: ""), document: "kvm", isComplete: true
        ))
    }
  }

  /// A host whose KVM lists these bits of EAX of leaves 40000003H and 40000004H.
  private static func hyperV(features: UInt32, recommendations: UInt32) -> ScenarioHost {
    ScenarioHost().with { host in
      var configuration = HostConfiguration(captured: "2026-01-01T00:00:00Z")
      configuration.hyperV = CPUIDTable(leaves: [
        CPUIDLeaf(eax: 0x4000_0003, ecx: 0): CPUIDRegisters(eax: features),
        CPUIDLeaf(eax: 0x4000_0004, ecx: 0): CPUIDRegisters(eax: recommendations),
      ])
      host.configuration = configuration
    }
  }
}

extension ScenarioHost {
  /// The hertz of the counter, as KVM says.
  fileprivate func frequency(_ hertz: UInt64) -> ScenarioHost { number(.tscFrequency, hertz, guests: true) }
}
