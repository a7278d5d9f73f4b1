internal import CPUCatalog
internal import CPUCompatibility
internal import LibvirtCPU
internal import X86CPU

extension GuestCPU {
  /// The places in `HyperVInterface.all` of what the definition switches on, less what KVM's list lacks where the guest runs.
  var hypervInterfaces: [Int] {
    guard !isEmulated, let machine else { return [] }
    let unlisted = source?.refusedHypervInterfaces ?? []
    return HyperVInterface.all.indices.filter { place in
      let name = HyperVInterface.all[place].name
      let isOn =
        name == "hypervclock" ? machine.timers[name] == true : machine.features["hyperv.\(name)"] == "on"
      return isOn && !unlisted.contains(name)
    }
  }

  /// KVM's own interfaces that the guest has from QEMU, as far as KVM offers them where the guest runs.
  ///
  /// Those are what QEMU switches on for a named model, and what the definition asks for. A guest with its host's CPU has all of them among its
  /// features.
  ///
  /// - SeeAlso: qemu 7.2 and 10.2 target/i386/kvm/kvm-cpu.c, kvm_default_props; libvirt 9.0.0 src/qemu/qemu_command.c,
  ///   qemuBuildCpuCommandLine (kvmclock, kvm_pv_eoi, kvm_pv_unhalt, kvm=off, kvm-pv-ipi, kvm-poll-control).
  func interfaces(_ facts: VerdictFacts) -> FeatureSet {
    guard !isEmulated, !isPassthrough, wanted != nil, machine?.features["kvm.hidden"] != "on" else {
      return FeatureSet()
    }
    var names: Set<String> = [
      "kvm-nopiodelay", "kvm-asyncpf", "kvm-steal-time", "kvm-pv-eoi", "kvmclock-stable-bit",
    ]
    if machine?.timers["kvmclock"] != false { names.formUnion(["kvmclock-old", "kvmclock"]) }
    for (setting, name) in [
      ("kvm.pv-ipi", "kvm-pv-ipi"), ("kvm.poll-control", "kvm-poll-control"), ("pvspinlock", "kvm-pv-unhalt"),
    ] where machine?.features[setting] == "on" { names.insert(name) }
    if machine?.features["pvspinlock"] == "off" { names.remove("kvm-pv-unhalt") }
    if machine?.features["apic.eoi"] == "off" { names.remove("kvm-pv-eoi") }
    let given = FeatureSet(facts.interfaces.filter { names.contains($0.name) }.map(\.index))
    guard let source else { return given }
    return given.subtracting(HostExposures(source, masks: facts.exposures).started.absent)
  }

  /// The highest APIC number of the guest's virtual CPUs; nil if their number is unknown, or their order in clusters.
  ///
  /// Each level of the topology takes as many bits as its largest number needs.
  ///
  /// - SeeAlso: qemu 7.2 and 10.2 include/hw/i386/topology.h, x86_apicid_from_cpu_idx; hw/i386/x86-common.c, x86_cpus_init;
  ///   libvirt 9.0.0 src/qemu/qemu_command.c, qemuBuildSmpCommandLine (without a topology a socket for each CPU).
  var highestAPIC: UInt64? {
    guard !isEmulated, let count = machine?.cpus, count > 0 else { return nil }
    guard let topology = definition.topology else { return count - 1 }
    guard topology.clusters <= 1 else { return nil }
    var rest = count - 1
    var (number, shift): (UInt64, UInt64) = (0, 0)
    for units in [topology.threads, topology.cores, topology.dies].map({ UInt64(max($0, 1)) }) {
      let width = UInt64(64 - (units - 1).leadingZeroBitCount)
      number |= rest % units << shift
      rest /= units
      shift += width
      guard shift < 32 else { return nil }
    }
    return number | rest << shift
  }
}
