@testable import Remedies

/// Where a remedy or a cause was carried out: not judged from records, but done to daemons, binaries or emulated hosts, and looked at.
enum Trial: Sendable {
  /// In a test: the file below `Tests`, and the function.
  case test(file: String, function: String)
  /// Nowhere, for this reason: one sentence without a full stop.
  case not(String)

  /// The reason for which nobody carried it out; nil if somebody did.
  var reason: String? {
    if case .not(let reason) = self { reason } else { nil }
  }

  /// The trial as a cell of a table.
  var text: String {
    switch self {
    case .test(let file, let function): "`\(file)`, `\(function)`"
    case .not(let reason): "not carried out: \(reason)"
    }
  }
}

/// Why kinds of things are not carried out here.
private enum Reason {
  static let firmware = "needs a machine whose firmware's setup can be changed"
  static let microcode = "needs a CPU, and microcode for it"
  static let registers = "emulated CPUs don't have the register's effect"
  static let kernel = "needs another kernel, or another boot, on a host with VT-x or SVM"
  static let module = "needs kvm_intel or kvm_amd; emulated hosts run KVM by shadowing"
  static let packages = "needs packages of another version, which would change the machine"
  static let silicon = "is a matter of the CPU's design"
  static let manager = "needs the manager itself"
  static let outer = "needs another hypervisor underneath"
  static let advice = "changes nothing: it is something to look at, or a choice of hosts"
}

extension RemedyKind {
  /// Where the remedy was carried out.
  var trial: Trial {
    switch self {
    case .disableFeature: .test(file: "LabTests/LabTests.swift", function: "guestsWithKVM")
    case .editMap: .test(file: "LabTests/LabTests.swift", function: "theArticlesCase")
    case .restoreMap: .test(file: "CommandTests/PatchMapTests.swift", function: "thePrintedDiffMakesTheCopy")
    case .coldRestart:
      .test(file: "LibvirtdTests/PowerCycleTests.swift", function: "aGuestIsOffBeforeItIsStarted")
    case .customModel: .test(file: "LibvirtdTests/LevelTests.swift", function: "libvirtTakesIt")
    case .poolLevel:
      .test(file: "LibvirtdTests/LevelTests.swift", function: "theHypervisorProvidesItsOwnLevel")
    case .fixDefinition, .sameDefinition:
      .test(file: "LibvirtdTests/ApplyTests.swift", function: "theDefinitionIsChangedSavedAndPutBack")
    case .collectEvidence:
      .test(file: "HostProbeTests/MachineProbeTests.swift", function: "theKernelsFlagsAreThoseOfCPUInfo")
    case .novaCustomModel, .novaSkipCompare, .novaSkipStartup, .novaSkipVersion, .novaFixConfiguration:
      .not("Nova's own code judges it in tests; no nova-compute runs")
    case .novaRestart, .kubevirtModel, .kubevirtRestart, .ovirtCluster, .proxmoxType, .proxmoxUpgrade,
      .incusCluster, .xapiRestart, .vmwareEVC, .compareLabels:
      .not(Reason.manager)
    case .enableInFirmware, .alignFirmware: .not(Reason.firmware)
    case .alignMicrocode: .not(Reason.microcode)
    case .alignKernel, .removeParameter, .removeProtection, .tsxOn, .forceParameter, .fixPKRU:
      .not(Reason.kernel)
    case .enableKVM, .moduleParameter, .nestedParity, .pmuParity: .not(Reason.module)
    case .writeRegister, .hideRegister: .not(Reason.registers)
    case .upgradeLibvirt, .upgradeLibvirtForHT, .upgradeQEMU: .not(Reason.packages)
    case .lookAtGuest, .lookAtLog, .otherHost, .sameFrequency, .sameVendor, .startOnLesserHost:
      .not(Reason.advice)
    case .stage, .noTSX, .noNested, .stateFrequency, .dropInvariantTSC, .explicitHyperV, .addressBits,
      .detachDevice,
      .dropRecords, .copyStorage, .refreshLibvirt, .machineType, .bypassCheck, .correctCPU, .noEnforce:
      .not("no test does it yet; its lines are checked as lines for a shell (`RemedyTests`)")
    }
  }
}

/// Where causes were brought about, and told by Martlet from what the host then showed.
enum CauseTrial {
  /// By the causes' identifiers.
  static let carriedOut: [String: Trial] = [
    "libvirt.map-lacks-name": .test(file: "LabTests/LabTests.swift", function: "theArticlesCase"),
    "kvm.foreign-module": .test(
      file: "HostProbeTests/MachineProbeTests.swift", function: "kvmsListIsWhatQEMUMakesOfIt"),
    "qemu.dropped-with-a-warning": .test(file: "LabTests/LabTests.swift", function: "guestsWithKVM"),
    "qemu.emulation": .test(file: "LabTests/LabTests.swift", function: "theArticlesCase"),
    "silicon.dropped": .test(
      file: "CorpusTests/RemovalCorpusTests.swift", function: "noRecordedCPUHasWhatItsDesignLacks"),
    "silicon.older": .test(
      file: "CorpusTests/RemovalCorpusTests.swift", function: "noRecordedCPUHasWhatItsDesignLacks"),
    "kvm.not-offered": .test(
      file: "CorpusTests/Firecracker/KVMDriftTests.swift", function: "everyBitThatDiffersIsExplainedByARule"),
  ]

  /// Why a cause of a layer was not brought about.
  static func reason(layer: String, id: String) -> Trial {
    switch layer {
    case "silicon": .not(Reason.silicon)
    case "microcode": .not(Reason.microcode)
    case "firmware": .not(Reason.firmware)
    case "outer-hypervisor": .not(Reason.outer)
    case "kernel": .not(Reason.kernel)
    case "kvm": .not(Reason.module)
    case "cloud": .not(Reason.manager)
    case "qemu": .not("needs another QEMU, or KVM of the CPU's own")
    default: .not("no test brings it about yet")
    }
  }
}
