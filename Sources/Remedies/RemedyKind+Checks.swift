extension RemedyKind {
  /// How to see afterwards that the action did what it is for; empty for what only looks.
  var checks: [Command] {
    let guest = GuestCommands()
    let feature: Command =
      "martlet explain NAME --on this    # NAME: the feature; it must be there at each point"
    let definition: Command =
      "virsh dumpxml GUEST | sed -n '/<cpu/,/<\\/cpu>/p'    # what the running guest has"
    let verdict: Command = "martlet check GUEST.xml --from SOURCE.json --on DESTINATION.json"
    let daemon: Command = "virsh version"
    switch self {
    case .collectEvidence, .lookAtGuest, .lookAtLog, .compareLabels: return []
    case .otherHost, .sameFrequency: return [verdict]
    case .coldRestart, .disableFeature, .customModel, .noTSX, .noNested, .dropInvariantTSC, .hideRegister,
      .addressBits, .stage:
      return [definition, verdict]
    case .stateFrequency: return ["virsh dumpxml GUEST | grep 'timer name=.tsc.'", verdict]
    case .explicitHyperV: return ["virsh dumpxml GUEST | sed -n '/<hyperv/,/<\\/hyperv>/p'"]
    case .pmuParity: return ["virsh dumpxml GUEST | grep '<pmu'    # state='off'"]
    case .startOnLesserHost, .sameVendor, .sameDefinition, .dropRecords, .copyStorage:
      return [guest.step("domstate", note: "on the destination: running")]
    case .detachDevice: return ["virsh dumpxml GUEST | grep -c '<hostdev'    # 0"]
    case .restoreMap, .editMap:
      return ["virsh cpu-models x86_64 > /dev/null && echo the map loads", verdict]
    case .upgradeLibvirt, .upgradeLibvirtForHT: return [daemon, verdict]
    case .refreshLibvirt: return ["virsh domcapabilities | grep -c \"usable='yes'\"    # not 0"]
    case .bypassCheck: return [daemon, verdict]
    case .fixDefinition: return ["martlet lint GUEST.xml"]
    case .machineType: return ["virsh dumpxml GUEST | grep machine=", verdict]
    case .upgradeQEMU: return ["qemu-system-x86_64 --version", verdict]
    case .correctCPU, .noEnforce: return ["martlet lint QEMU-COMMAND.txt"]
    case .poolLevel: return ["martlet check GUEST.xml --on A --on B --on C"]
    case .novaCustomModel:
      return [
        "openstack hypervisor show HOST -f value -c state    # up: nova-compute accepts the model", verdict,
      ]
    case .novaSkipCompare, .novaSkipStartup, .novaFixConfiguration, .novaRestart:
      return ["openstack compute service list --service nova-compute --host HOST    # up"]
    case .novaSkipVersion: return ["openstack compute service list --service nova-conductor    # up"]
    case .kubevirtModel, .kubevirtRestart:
      return ["kubectl get vmi VMI -o jsonpath='{.spec.domain.cpu.model}'", "virtctl migrate VM"]
    case .ovirtCluster:
      return ["virsh -r dumpxml GUEST | sed -n '/<cpu/,/<\\/cpu>/p'    # once it has restarted"]
    case .proxmoxType: return ["qm showcmd VMID --pretty | grep -A1 -e '-cpu'"]
    case .proxmoxUpgrade: return ["pveversion -v | grep qemu    # the same on both nodes"]
    case .incusCluster: return ["incus move VM --target MEMBER"]
    case .xapiRestart: return ["xe vm-param-get uuid=VM param-name=last-boot-CPU-flags"]
    case .vmwareEVC: return [.instruction("the guest's own EVC mode, on its page, is the cluster's")]
    case .enableInFirmware, .alignFirmware: return [feature]
    case .openDevice, .ownModule:
      return ["virsh domcapabilities --virttype kvm > /dev/null && echo KVM answers"]
    case .enableKVM, .passNesting:
      return ["test -w /dev/kvm && echo KVM answers    # as the user that QEMU runs as", feature]
    case .alignMicrocode:
      return ["grep microcode /proc/cpuinfo | sort -u    # one line, with the new revision", feature]
    case .alignKernel, .fixPKRU: return ["uname -r    # the same on both hosts", feature]
    case .removeParameter, .removeProtection, .tsxOn, .forceParameter: return ["cat /proc/cmdline", feature]
    case .moduleParameter, .nestedParity, .nestedParityOnAMD:
      return ["grep . /sys/module/kvm*/parameters/*    # the parameter has the new value", feature]
    case .writeRegister: return ["cpuid -1 -r    # is the bit there now?", verdict]
    }
  }

  /// What must hold before the first command, a sentence without a full stop each.
  var preconditions: [String] {
    var needs: [String] = []
    if effects.contains(where: \.needsEmptyHost) { needs.append("No guest runs on the host") }
    switch self {
    case .collectEvidence, .lookAtGuest, .lookAtLog, .otherHost, .sameFrequency: break
    case .novaCustomModel, .novaSkipCompare, .novaSkipStartup, .novaSkipVersion, .novaFixConfiguration,
      .novaRestart:
      needs.append("You may change Nova's configuration on every host concerned")
    case .kubevirtModel, .kubevirtRestart, .compareLabels: needs.append("kubectl reaches the cluster")
    case .ovirtCluster, .vmwareEVC: needs.append("You may change the cluster")
    case .xapiRestart: needs.append("xe reaches the pool")
    case .incusCluster: needs.append("incus reaches the cluster")
    case .proxmoxType, .proxmoxUpgrade: needs.append("You are root on the node")
    case .coldRestart, .stage, .disableFeature, .customModel, .startOnLesserHost, .noTSX, .noNested,
      .stateFrequency, .dropInvariantTSC, .explicitHyperV, .hideRegister, .addressBits, .detachDevice,
      .dropRecords, .copyStorage, .pmuParity, .sameDefinition, .fixDefinition, .machineType, .correctCPU,
      .noEnforce, .sameVendor, .poolLevel:
      needs.append("You may change the guest's definition")
    case .restoreMap, .upgradeLibvirt, .upgradeLibvirtForHT, .refreshLibvirt, .editMap, .bypassCheck,
      .upgradeQEMU, .enableInFirmware, .alignFirmware, .enableKVM, .passNesting, .openDevice, .ownModule,
      .alignMicrocode, .alignKernel,
      .removeParameter, .removeProtection, .tsxOn, .forceParameter, .fixPKRU, .moduleParameter,
      .nestedParity, .nestedParityOnAMD, .writeRegister:
      needs.append("You are root on the host")
    }
    if effects.contains(.interruptsGuest) { needs.append("The guest may stop for a while") }
    if effects.contains(.replacesPackages) {
      needs.append("The repositories have the new version, and still have the former one")
    }
    if self == .writeRegister { needs.append("The kernel is not locked down (Secure Boot)") }
    if self == .startOnLesserHost || self == .sameVendor {
      needs.append("The other host has the guest's disks and networks")
    }
    return needs
  }

  /// What happens to guests while it is done, in a sentence.
  var effectOnGuests: String { effects.effectOnGuests }
}
