import CPUCatalog
import CPUCompatibility
import GuestVerdicts
import LibvirtCPU
import X86CPU

extension Scenario {
  private static func state(_ snapshots: Int, _ checkpoints: Int, _ jobs: [String]) -> GuestState {
    GuestState(snapshots: snapshots, checkpoints: checkpoints, blockJobs: jobs)
  }

  /// What libvirt knows of a guest beyond its definition, and what KVM's parameters decide.
  static let states: [Scenario] = [
    Scenario(
      name: "snapshots", state: state(2, 0, []), outcome: .blocked, reasons: ["move.snapshots blocks"],
      why: "qemuMigrationSrcIsAllowed counts them in 7.0.0, 9.0.0 and 11.3.0 (carried out)."),
    Scenario(
      name: "a block job", state: state(0, 0, ["vda"]), outcome: .blocked, reasons: ["move.block-job blocks"],
      why: "qemuDomainHasBlockjob (carried out with a copy)."),
    Scenario(
      name: "a checkpoint", state: state(0, 1, []), outcome: .runsWithWarnings,
      reasons: ["move.checkpoints warns"],
      why: "libvirt moves the guest and drops them (carried out)."),
    Scenario(
      name: "nothing of that", state: state(0, 0, []), outcome: .runs,
      why: "libvirt was asked and has none of them."),
    Scenario(
      name: "counters, switched off", guest: haswell + "<features><pmu state='on'/></features>",
      on: ScenarioHost().parameter("kvm.enable_pmu", "N"), outcome: .runsWithWarnings,
      reasons: ["pmu.off warns"], gaps: ["gap.pmu"],
      why: "KVM clears leaf 0AH without enable_pmu (__do_cpuid_func)."),
    Scenario(
      name: "counters of a named model", on: ScenarioHost().parameter("kvm.enable_pmu", "N"), outcome: .runs,
      why: "QEMU gives named models no counters unless the definition asks (pmu is off)."),
    Scenario(
      name: "counters that neither host gives", guest: haswell + "<features><pmu state='on'/></features>",
      from: ScenarioHost().parameter("kvm.enable_pmu", "N"),
      on: ScenarioHost().parameter("kvm.enable_pmu", "N"), outcome: .runs,
      why: "The guest has none where it runs, so it loses none."),
    Scenario(
      name: "fewer counters", guest: haswell + "<features><pmu state='on'/></features>",
      from: ScenarioHost().with { $0.counters = PerformanceCounters(eax: 0x0730_0802, edx: 3) },
      on: ScenarioHost().with { $0.counters = PerformanceCounters(eax: 0x0730_0402, edx: 3) },
      outcome: .runsWithWarnings,
      reasons: ["pmu.counters warns"],
      why: "cpu_x86_cpuid passes on leaf 0AH of the host's KVM, 8 counters there and 4 here."),
    Scenario(
      name: "unknown MSRs fault", from: ScenarioHost().parameter("kvm.ignore_msrs", "Y"),
      on: ScenarioHost().parameter("kvm.ignore_msrs", "N"), outcome: .runsWithWarnings,
      reasons: ["host.unknown-msrs warns"],
      why: "Without ignore_msrs KVM injects a fault (kernel-parameters.txt)."),
    Scenario(
      name: "an enlightenment that libvirt does not list",
      guest: haswell + "<features><hyperv><evmcs state='on'/><vapic state='on'/></hyperv></features>",
      on: ScenarioHost().with { $0.enlightenments = ["vapic"] }, outcome: .undetermined,
      reasons: ["hyperv.missing unknown"],
      why:
        "kvm_hyperv_expand_features refuses what KVM lacks; with old QEMU the list is not complete (formatdomaincaps)."
    ),
    Scenario(
      name: "an enlightenment that neither list has",
      guest: haswell + "<features><hyperv><evmcs state='on'/><vapic state='on'/></hyperv></features>",
      from: ScenarioHost().with { $0.enlightenments = ["vapic"] },
      on: ScenarioHost().with { $0.enlightenments = ["vapic"] }, outcome: .runs, gaps: ["gap.hyperv"],
      why: "The guest runs with it, so the list of that libvirt does not decide."),
    Scenario(
      name: "enlightenments, no list",
      guest: haswell + "<features><hyperv><vapic state='on'/></hyperv></features>", outcome: .runs,
      gaps: ["gap.hyperv"], why: "Nobody recorded the domain capabilities of KVM guests."),
  ]

  private static let listed = ScenarioHost().with {
    var resources = HostResources()
    resources.cpus = Set(0..<8)
    resources.nodes = [0, 1]
    resources.pageSizes = [4, 2048]
    $0.resources = resources
  }

  private static func pages(_ size: Int) -> String {
    haswell + "<memoryBacking><hugepages><page size='\(size)' unit='KiB'/></hugepages></memoryBacking>"
  }

  /// Parts of the host that a definition names.
  static let resources: [Scenario] = [
    Scenario(
      name: "pins that the host has", guest: haswell + "<cputune><vcpupin vcpu='0' cpuset='0-3'/></cputune>",
      on: listed, outcome: .runs,
      why: "The host lists all of them."),
    Scenario(
      name: "a pin without any CPU of the host",
      guest: haswell + "<cputune><vcpupin vcpu='0' cpuset='16-19'/></cputune>", on: listed,
      outcome: .blocked, reasons: ["host.pinned-cpus blocks"],
      why: "sched_setaffinity fails, and libvirt refuses (carried out)."),
    Scenario(
      name: "a pin with some CPUs of the host",
      guest: haswell + "<cputune><vcpupin vcpu='0' cpuset='6-9'/></cputune>", on: listed,
      outcome: .runsWithWarnings, reasons: ["host.pinned-cpus warns"],
      why: "sched_setaffinity takes those that the host has."),
    Scenario(
      name: "pins, CPUs unknown", guest: haswell + "<cputune><vcpupin vcpu='0' cpuset='0-3'/></cputune>",
      outcome: .runs,
      gaps: ["gap.pinned-cpus"], why: "No record lists the host's logical CPUs."),
    Scenario(
      name: "a NUMA node that the host lacks",
      guest: haswell + "<numatune><memory mode='strict' nodeset='0-3'/></numatune>", on: listed,
      outcome: .blocked, reasons: ["host.numa-nodes blocks"],
      why: "virNumaNodesetIsAvailable refuses (carried out)."),
    Scenario(
      name: "NUMA nodes, unknown",
      guest: haswell + "<numatune><memory mode='strict' nodeset='0'/></numatune>", outcome: .runs,
      gaps: ["gap.numa-nodes"], why: "No record lists the host's NUMA nodes."),
    Scenario(
      name: "huge pages that the host lacks", guest: pages(1_048_576), on: listed, outcome: .blocked,
      reasons: ["host.huge-pages blocks"],
      gaps: ["gap.huge-pages"], why: "qemuGetDomainHupageMemPath finds no mount of that size."),
    Scenario(
      name: "huge pages that the host has", guest: pages(2048), on: listed, outcome: .runs,
      gaps: ["gap.huge-pages"],
      why: "The host lists the size; how many are free is in no record."),
  ]
}
