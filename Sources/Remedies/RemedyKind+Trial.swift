extension RemedyKind {
  /// Where a remedy can be tried: on emulated hosts, or why not there.
  package enum Trial: Sendable, Equatable {
    /// Emulated hosts can carry it out, and this suite does.
    case carriedOut(by: String)
    /// Emulated hosts can carry it out; no suite does yet.
    case possible(String)
    /// Emulated hosts cannot carry it out, for a reason.
    case impossible(Obstacle)

    /// Why emulated hosts cannot carry a remedy out.
    package enum Obstacle: String, Sendable, CaseIterable {
      /// It only looks, and changes nothing that could be seen.
      case onlyLooks = "it only looks"
      /// It needs a cloud or a cluster's manager, which emulated hosts do not run.
      case needsManager = "it needs a cloud's or a cluster's manager"
      /// It needs a system other than the hosts' Debian.
      case needsOtherSystem = "it needs another system than the hosts' Debian"
      /// It needs firmware or registers that QEMU does not emulate so.
      case needsFirmware = "it needs firmware or registers that QEMU does not emulate"
      /// It needs an Intel CPU with VT-x or TSX, which QEMU's TCG does not emulate.
      case needsIntel = "it needs VT-x or TSX, which QEMU does not emulate without KVM"
      /// It needs packages of another version, which the hosts, without a network, do not get.
      case needsPackages = "it needs packages of another version, and the hosts reach no archive"
      /// It needs a device that is passed through.
      case needsDevice = "it needs a device that is passed through"
      /// It is not advised, and has no commands.
      case notAdvised = "it is not advised, and has no commands"
    }
  }

  /// Where the remedy can be tried.
  package var trial: Trial {
    switch self {
    case .collectEvidence, .lookAtGuest, .lookAtLog, .otherHost, .sameFrequency: .impossible(.onlyLooks)
    case .compareLabels, .kubevirtModel, .kubevirtRestart, .ovirtCluster, .novaCustomModel, .novaSkipCompare,
      .novaSkipStartup, .novaSkipVersion, .novaFixConfiguration, .novaRestart, .vmwareEVC:
      .impossible(.needsManager)
    case .proxmoxType, .proxmoxUpgrade, .incusCluster, .xapiRestart: .impossible(.needsOtherSystem)
    case .editMap: .carriedOut(by: "LabTests.theArticlesCase")
    case .disableFeature: .carriedOut(by: "LabTests.guestsWithKVM")
    case .coldRestart, .customModel, .poolLevel, .stage, .dropInvariantTSC, .noNested, .addressBits,
      .startOnLesserHost, .sameDefinition, .fixDefinition, .machineType, .correctCPU, .noEnforce, .pmuParity,
      .dropRecords, .copyStorage:
      .possible("two hosts and a guest")
    case .explicitHyperV, .hideRegister: .possible("a host with a KVM of its own (EPYC,+svm,+npt)")
    case .restoreMap, .refreshLibvirt: .possible("one host with an edited map")
    // The hosts boot a kernel that QEMU loads, with the lab's command line: no boot loader is asked.
    case .removeParameter: .impossible(.needsFirmware)
    case .moduleParameter, .nestedParity, .enableKVM:
      .possible("a host with kvm_amd (EPYC,+svm,+npt): nested=0 and 1")
    case .enableInFirmware, .alignFirmware, .writeRegister: .impossible(.needsFirmware)
    case .noTSX, .tsxOn, .forceParameter, .removeProtection: .impossible(.needsIntel)
    case .fixPKRU, .alignKernel, .alignMicrocode, .upgradeLibvirt, .upgradeLibvirtForHT, .upgradeQEMU:
      .impossible(.needsPackages)
    case .stateFrequency, .sameVendor: .possible("two hosts and a guest")
    case .detachDevice: .impossible(.needsDevice)
    case .bypassCheck: .impossible(.notAdvised)
    }
  }
}
