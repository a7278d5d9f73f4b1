import CPUCatalog
import CPUCompatibility
import GuestVerdicts
import LibvirtCPU
import X86CPU

extension SampleAim {
  /// What KVM's parameters and lists decide.
  static let kvm = [
    SampleAim("pmu.off warns") { sample, _, random in
      if Bool.random(using: &random) { sample.passThrough() }
      sample.guest.machine?.features["pmu"] = ["on", "off", nil].randomElement(using: &random) ?? nil
      sample.configure { $0.moduleParameters["kvm.enable_pmu"] = "N" }
    },
    SampleAim("pmu.counters warns") { sample, _, random in
      sample.guest.machine?.features["pmu"] = "on"
      sample.host.counters = PerformanceCounters(eax: 0x0730_0802, edx: 3)
      sample.moveFromTwin()
      sample.host.counters = PerformanceCounters(
        eax: Bool.random(using: &random) ? 0x0730_0402 : 0x0730_0802, edx: 4)
    },
    SampleAim("gap.pmu") { sample, _, random in
      sample.guest.machine?.features["pmu"] = "on"
      guard Bool.random(using: &random) else { return }
      sample.host.counters = PerformanceCounters(eax: 0x0730_0802, edx: 3)
      sample.moveFromTwin()
      sample.host.counters = nil
    },
    SampleAim("host.unknown-msrs warns") { sample, _, random in
      sample.configure { $0.moduleParameters["kvm.ignore_msrs"] = "Y" }
      sample.moveFromTwin()
      let value = ["N", "Y", nil].randomElement(using: &random) ?? nil
      sample.configure { $0.moduleParameters["kvm.ignore_msrs"] = value }
    },
    SampleAim("hyperv.missing unknown") { sample, _, random in
      sample.guest.machine?.features["hyperv.evmcs"] = "on"
      sample.guest.machine?.features["hyperv.vapic"] = "on"
      sample.guest.machine?.features["hyperv.xmm_input"] = "off"
      sample.host.enlightenments = ["vapic", "relaxed"]
      if Bool.random(using: &random) { sample.host.enlightenments?.insert("evmcs") }
    },
    SampleAim("hyperv.missing blocks") { sample, _, random in
      let wanted = ["evmcs", "vapic", "stimer.direct", "frequencies"].shuffled(using: &random).prefix(2)
      for name in wanted { sample.guest.machine?.features["hyperv.\(name)"] = "on" }
      if Bool.random(using: &random) { sample.guest.machine?.timers["hypervclock"] = true }
      var list = CPUIDTable()
      list.leaves[CPUIDLeaf(eax: 0x4000_0003, ecx: 0)] = CPUIDRegisters(
        eax: Bool.random(using: &random) ? 0x0a16 : 0x0800, edx: 0x100)
      list.leaves[CPUIDLeaf(eax: 0x4000_0004, ecx: 0)] = CPUIDRegisters(
        eax: Bool.random(using: &random) ? 0x4000 : 0)
      sample.configure { $0.hyperV = list }
      if Bool.random(using: &random) { sample.host.enlightenments = ["vapic"] }
    },
    SampleAim("gap.hyperv") { sample, _, random in
      guard Bool.random(using: &random) else {
        sample.guest.machine?.timers["hypervclock"] = true
        return
      }
      sample.guest.machine?.features["hyperv.relaxed"] = "on"
    },
  ]
}
