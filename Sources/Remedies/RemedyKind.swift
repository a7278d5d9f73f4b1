/// Every action that Martlet proposes, by its stable identifier, with what it does to hosts and guests.
///
/// A diagnosis and the rules of messages that propose the same action use the same case.
package enum RemedyKind: String, CaseIterable, Sendable {
  // Actions that only read.
  case collectEvidence = "evidence.collect"
  case lookAtGuest = "guest.look"
  case lookAtLog = "qemu.look-log"
  case compareLabels = "kubevirt.compare-labels"
  case otherHost = "pool.other-host"
  case sameFrequency = "tsc.same-frequency"
  // The guest.
  case coldRestart = "guest.cold-restart"
  case stage = "guest.stage"
  case disableFeature = "guest.disable-feature"
  case customModel = "guest.custom-model"
  case startOnLesserHost = "guest.start-on-the-lesser-host"
  case noTSX = "guest.no-tsx"
  case noNested = "guest.no-nested"
  case stateFrequency = "invtsc.frequency"
  case dropInvariantTSC = "invtsc.drop"
  case explicitHyperV = "hyperv.explicit"
  case hideRegister = "msr.hide"
  case addressBits = "host.physbits"
  case detachDevice = "device.detach"
  case dropRecords = "guest.drop-records"
  case copyStorage = "guest.copy-storage"
  case pmuParity = "kvm.pmu-parity"
  // libvirt and QEMU.
  case restoreMap = "libvirt.restore-map"
  case upgradeLibvirt = "libvirt.upgrade"
  case upgradeLibvirtForHT = "libvirt.upgrade-ht"
  case refreshLibvirt = "libvirt.refresh"
  case sameDefinition = "libvirt.same-definition"
  case fixDefinition = "libvirt.fix-definition"
  case machineType = "libvirt.machine-type"
  case editMap = "libvirt.edit-map"
  case bypassCheck = "libvirt.bypass-check"
  case upgradeQEMU = "qemu.upgrade"
  case correctCPU = "qemu.correct-cpu"
  case noEnforce = "qemu.no-enforce"
  // Clouds and clusters.
  case sameVendor = "host.same-vendor"
  case poolLevel = "pool.level"
  case novaCustomModel = "nova.custom-model"
  case novaSkipCompare = "nova.skip-cpu-compare"
  case novaSkipStartup = "nova.skip-startup"
  case novaSkipVersion = "nova.skip-version"
  case novaFixConfiguration = "nova.fix-config"
  case novaRestart = "nova.restart"
  case kubevirtModel = "kubevirt.cluster-model"
  case kubevirtRestart = "kubevirt.restart"
  case ovirtCluster = "ovirt.cluster-cpu"
  case proxmoxType = "proxmox.cpu-type"
  case proxmoxUpgrade = "proxmox.upgrade"
  case incusCluster = "incus.cluster-cpu"
  case xapiRestart = "xapi.restart-vm"
  case vmwareEVC = "vmware.evc"
  // Hosts.
  case enableInFirmware = "firmware.enable"
  case alignFirmware = "firmware.align"
  case enableKVM = "kvm.enable"
  case passNesting = "host.pass-nesting"
  case openDevice = "kvm.open-device"
  case ownModule = "kvm.own-module"
  case alignMicrocode = "microcode.align"
  case alignKernel = "kernel.align"
  case removeParameter = "kernel.parameter"
  case removeProtection = "kernel.protection"
  case tsxOn = "kernel.tsx-on"
  case forceParameter = "kernel.force"
  case fixPKRU = "kvm.kernel-fix-pkru"
  case moduleParameter = "kvm.parameter"
  case nestedParity = "kvm.nested-parity"
  case nestedParityOnAMD = "kvm.nested-parity-amd"
  case writeRegister = "msr.set"

  /// The action's side effects.
  var effects: Set<RemedyEffect> {
    switch self {
    case .collectEvidence, .lookAtGuest, .lookAtLog, .compareLabels, .otherHost, .sameFrequency: []
    case .fixDefinition, .correctCPU, .openDevice: [.changesNextStart]
    case .sameDefinition, .dropRecords, .copyStorage: [.movesGuest]
    case .stage: [.movesGuest, .interruptsGuest]
    case .coldRestart, .disableFeature, .customModel, .startOnLesserHost, .noTSX, .noNested, .stateFrequency,
      .dropInvariantTSC, .explicitHyperV, .hideRegister, .addressBits, .pmuParity, .machineType, .sameVendor,
      .poolLevel, .kubevirtModel, .kubevirtRestart, .ovirtCluster, .proxmoxType, .incusCluster, .xapiRestart,
      .vmwareEVC:
      [.interruptsGuest]
    case .detachDevice: [.detachesDevice]
    case .noEnforce: [.interruptsGuest, .skipsCheck]
    case .restoreMap, .refreshLibvirt, .novaFixConfiguration, .novaRestart: [.restartsDaemons]
    case .upgradeLibvirt, .upgradeLibvirtForHT, .upgradeQEMU: [.replacesPackages, .restartsDaemons]
    case .novaCustomModel: [.interruptsGuest, .restartsDaemons]
    case .novaSkipCompare, .novaSkipStartup, .novaSkipVersion: [.skipsCheck, .restartsDaemons]
    case .enableInFirmware, .alignFirmware, .enableKVM, .passNesting, .alignKernel, .removeParameter:
      [.rebootsHost]
    case .alignMicrocode, .fixPKRU, .proxmoxUpgrade: [.replacesPackages, .rebootsHost]
    case .removeProtection, .tsxOn, .forceParameter: [.weakensSecurity, .rebootsHost]
    case .ownModule: [.reloadsKVM]
    case .moduleParameter, .nestedParity, .nestedParityOnAMD: [.reloadsKVM, .restartsDaemons]
    case .writeRegister: [.writesRegisters, .restartsDaemons]
    case .editMap: [.changesPackagedFiles, .restartsDaemons, .interruptsGuest]
    case .bypassCheck: [.skipsLastCheck, .restartsDaemons]
    }
  }

  /// The effects, worst first; equal ones in the table's order.
  package var orderedEffects: [RemedyEffect] { effects.worstFirst }

  /// The risk of the worst effect.
  package var risk: Remedy.Risk { effects.map(\.risk).max() ?? .none }
}
