package import Remedies

extension RemedyKind {
  /// Where the remedy was carried out: on this machine's Debian, or on the Debian of an emulated host.
  package var trial: Trial {
    switch self {
    // Each by a test of its own.
    case .editMap: .lab(file: "LabTests/LabTests.swift", function: "theArticlesCase")
    case .coldRestart:
      .test(file: "LibvirtdTests/PowerCycleTests.swift", function: "aGuestIsOffBeforeItIsStarted")
    case .customModel: .test(file: "LibvirtdTests/LevelTests.swift", function: "libvirtTakesIt")
    case .poolLevel:
      .test(file: "LibvirtdTests/LevelTests.swift", function: "theHypervisorProvidesItsOwnLevel")
    case .fixDefinition:
      .test(file: "LibvirtdTests/ApplyTests.swift", function: "theDefinitionIsChangedSavedAndPutBack")
    case .noEnforce, .correctCPU:
      .test(file: "LibvirtdTests/OptionRemedyTests.swift", function: "aGuestStartsWithoutWhatQEMULacks")
    // Edits of a definition, by the steps as they are printed.
    case .disableFeature, .noTSX, .noNested, .stateFrequency, .dropInvariantTSC, .hideRegister, .addressBits,
      .pmuParity, .machineType:
      .test(file: "LibvirtdTests/DefinitionRemedyTests.swift", function: "anEditIsMadeCheckedAndUndone")
    // Edits of nova.conf, in a folder of the test's own: no nova-compute runs, and Nova's own code judges the options in other tests.
    case .novaCustomModel, .novaSkipCompare, .novaSkipStartup, .novaSkipVersion, .novaFixConfiguration:
      .test(file: "LibvirtdTests/NovaRemedyTests.swift", function: "optionsAreSetAndPutBack")
    // On emulated hosts, by the steps as they are printed.
    case .restoreMap, .refreshLibvirt, .moduleParameter, .stage, .startOnLesserHost, .sameVendor,
      .sameDefinition, .dropRecords, .copyStorage, .explicitHyperV, .collectEvidence, .lookAtGuest,
      .lookAtLog, .openDevice, .ownModule, .nestedParityOnAMD:
      .lab(file: "LabTests/RemedyLabTests.swift", function: "remediesAreCarriedOut")
    case .otherHost, .sameFrequency: .not(.advice)
    case .novaRestart, .kubevirtModel, .kubevirtRestart, .ovirtCluster, .proxmoxType, .proxmoxUpgrade,
      .incusCluster, .xapiRestart, .vmwareEVC, .compareLabels:
      .not(.manager)
    case .enableInFirmware, .alignFirmware, .enableKVM: .not(.firmware)
    case .passNesting: .not(.outer)
    case .alignMicrocode: .not(.microcode)
    case .alignKernel, .removeParameter, .removeProtection, .tsxOn, .forceParameter, .fixPKRU: .not(.kernel)
    case .nestedParity: .not(.intel)
    case .writeRegister: .not(.registers)
    case .upgradeLibvirt, .upgradeLibvirtForHT, .upgradeQEMU: .not(.packages)
    case .detachDevice: .not(.device)
    case .bypassCheck: .not(.source)
    }
  }
}

/// Where causes were brought about, and told by Martlet from what the host then showed.
package enum CauseTrial {
  /// By the causes' identifiers.
  package static let carriedOut: [String: Trial] = [
    "libvirt.map-lacks-name": .lab(file: "LabTests/LabTests.swift", function: "theArticlesCase"),
    "kvm.foreign-module": .test(
      file: "HostProbeTests/MachineProbeTests.swift", function: "kvmsListIsWhatQEMUMakesOfIt"),
    "qemu.dropped-with-a-warning": .lab(file: "LabTests/LabTests.swift", function: "guestsWithKVM"),
    "qemu.emulation": .lab(file: "LabTests/LabTests.swift", function: "theArticlesCase"),
    "silicon.dropped": .test(
      file: "CorpusTests/RemovalCorpusTests.swift", function: "noRecordedCPUHasWhatItsDesignLacks"),
    "silicon.older": .test(
      file: "CorpusTests/RemovalCorpusTests.swift", function: "noRecordedCPUHasWhatItsDesignLacks"),
    "kvm.not-offered": .test(
      file: "CorpusTests/Firecracker/KVMDriftTests.swift", function: "everyBitThatDiffersIsExplainedByARule"),
  ]

  /// Why a cause of a layer was not brought about.
  package static func reason(layer: String) -> Trial {
    switch layer {
    case "silicon": .not(.silicon)
    case "microcode": .not(.microcode)
    case "firmware": .not(.firmware)
    case "outer-hypervisor": .not(.outer)
    case "kernel": .not(.kernel)
    case "kvm": .not(.module)
    case "cloud": .not(.manager)
    case "qemu": .not(.emulator)
    default: .not(.noTest)
    }
  }
}
