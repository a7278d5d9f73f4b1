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
    SampleAim("gap.hyperv") { sample, _, _ in sample.guest.machine?.features["hyperv.relaxed"] = "on" },
  ]
}
