extension Remedy {
  /// The remedy with the commands of `platform`; where that is nil, with those that do on every platform.
  package func fitted(to platform: Platform?) -> Remedy {
    var remedy = self
    if platform?.runsWithoutLibvirt == true, let kind,
      let own = ProxmoxCommands.of(kind)
    {
      remedy.actions = own.commands
      remedy.undoActions = own.undo
      remedy.essential = Array(own.essential)
    }
    // The places move where a task becomes several commands: only some make its change.
    let (steps, essential) = (remedy.actions, Set(remedy.essential))
    (remedy.actions, remedy.essential) = ([], [])
    for (place, step) in steps.enumerated() {
      let fitted = step.steps(on: platform)
      let start = remedy.actions.count
      if essential.contains(place) { remedy.essential += fitted.essential.map { start + $0 } }
      remedy.actions += fitted.all
    }
    remedy.undoActions = remedy.undoActions.flatMap { $0.fitted(to: platform) }
    remedy.checks = checks.flatMap { $0.fitted(to: platform) }
    return remedy
  }

  /// Whether the platform has what the remedy acts on.
  package func applies(to platform: Platform?) -> Bool {
    guard let platform, let kind else { return true }
    return kind.applies(to: platform)
  }
}

extension [Remedy] {
  /// The remedies that a platform can use, with its commands.
  ///
  /// Where it could use none of them, what proposes them knows better than the evidence of the platform, and all are kept.
  package func fitted(to platform: Platform?) -> [Remedy] {
    let usable = filter { $0.applies(to: platform) }
    return (usable.isEmpty ? self : usable).map { $0.fitted(to: platform) }
  }
}

extension RemedyKind {
  /// Whether a platform has what the action is about: Nova, libvirt, a cluster's manager.
  func applies(to platform: Platform) -> Bool {
    let isProxmox = platform.runsWithoutLibvirt
    switch self {
    case .proxmoxType, .proxmoxUpgrade: return isProxmox
    case .novaCustomModel, .novaSkipCompare, .novaSkipStartup, .novaSkipVersion, .novaFixConfiguration,
      .novaRestart:
      return !isProxmox
    case .kubevirtModel, .kubevirtRestart, .compareLabels, .ovirtCluster, .incusCluster, .xapiRestart,
      .vmwareEVC:
      return !isProxmox && platform.deployment == nil
    // Proxmox VE runs QEMU without libvirt: there is no definition, no map and no daemon.
    case .restoreMap, .upgradeLibvirt, .upgradeLibvirtForHT, .refreshLibvirt, .sameDefinition, .fixDefinition,
      .editMap, .bypassCheck, .stage, .stateFrequency, .dropInvariantTSC, .explicitHyperV, .addressBits,
      .pmuParity,
      .dropRecords, .detachDevice, .hideRegister, .disableFeature, .customModel, .noTSX, .noNested,
      .lookAtLog:
      return !isProxmox
    default: return true
    }
  }
}
