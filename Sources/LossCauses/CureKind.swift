internal import Remedies

/// A kind of cure, which determines what must hold before it, what shows that it worked, and what it does to hosts and guests.
package enum CureKind: String, CaseIterable, Sendable {
  /// An entry of the firmware's setup.
  case firmwareSetup = "firmware.setup"
  /// A write to an MSR of every CPU.
  case writeRegister = "msr.write"
  /// An update of microcode.
  case microcode = "microcode.update"
  /// Another command line of the kernel.
  case kernelParameter = "kernel.parameter"
  /// A newer kernel.
  case kernelUpgrade = "kernel.upgrade"
  /// A parameter of a module of KVM's.
  case moduleParameter = "kvm.parameter"
  /// KVM's module, on a host that runs without.
  case loadKVM = "kvm.load"
  /// The virtual CPU of a host that is a guest itself.
  case outerHypervisor = "outer-hypervisor.cpu"
  /// Another command line of Xen.
  case xenParameter = "xen.parameter"
  /// A restart of libvirt's daemon.
  case restartLibvirt = "libvirt.restart"
  /// A newer libvirt.
  case upgradeLibvirt = "libvirt.upgrade"
  /// A newer QEMU.
  case upgradeQEMU = "qemu.upgrade"
  /// An edit of the guest's definition.
  case definition = "guest.definition"
  /// A start of the guest on another host.
  case otherHost = "guest.other-host"
  /// A setting of Nova's.
  case novaSetting = "nova.setting"
  /// A restart of nova-compute.
  case restartNova = "nova.restart"
  /// The cause of another feature's loss, which this one follows from.
  case rootCause = "cause.other-feature"

  /// What it does to hosts and guests.
  var effects: Set<RemedyEffect> {
    switch self {
    case .firmwareSetup, .kernelParameter, .outerHypervisor, .xenParameter: [.rebootsHost]
    case .microcode, .kernelUpgrade: [.replacesPackages, .rebootsHost]
    case .writeRegister: [.writesRegisters, .restartsDaemons]
    case .moduleParameter: [.reloadsKVM, .restartsDaemons]
    case .loadKVM: [.changesNextStart]
    case .restartLibvirt, .restartNova: [.restartsDaemons]
    case .upgradeLibvirt: [.replacesPackages, .restartsDaemons]
    case .upgradeQEMU: [.replacesPackages, .interruptsGuest]
    case .definition, .otherHost: [.interruptsGuest]
    case .novaSetting: [.restartsDaemons, .interruptsGuest]
    case .rootCause: []
    }
  }

  /// What must hold before its first step, a sentence without a full stop each.
  var preconditions: [String] {
    switch self {
    case .firmwareSetup: ["No guest runs on the host", "You reach the host's console, or its BMC"]
    case .kernelParameter: ["No guest runs on the host", "You are root on the host"]
    case .microcode, .kernelUpgrade:
      [
        "No guest runs on the host", "You are root on the host",
        "The repositories have the new version, and still have the former one",
      ]
    case .writeRegister:
      ["You are root on the host", "The kernel is not locked down (Secure Boot)"]
    case .moduleParameter: ["No guest runs on the host", "You are root on the host"]
    case .loadKVM, .restartLibvirt, .restartNova: ["You are root on the host"]
    case .outerHypervisor:
      ["No guest runs on the host", "You may change this host's virtual machine at the outer hypervisor"]
    case .xenParameter: ["No guest runs on the host", "You are root in dom0"]
    case .upgradeLibvirt:
      ["You are root on the host", "The repositories have the new version, and still have the former one"]
    case .upgradeQEMU:
      [
        "You are root on the host", "The repositories have the new version, and still have the former one",
        "The guest may stop for a while",
      ]
    case .definition: ["You may change the guest's definition", "The guest may stop for a while"]
    case .otherHost:
      ["The other host has the guest's definition, disks and networks", "The guest may stop for a while"]
    case .novaSetting:
      ["You may change Nova's configuration on every host of the pool", "The guest may stop for a while"]
    case .rootCause: ["Martlet has a record of the host, or runs on it"]
    }
  }

  /// The steps that show afterwards what it changed; that the feature is back, a further one shows.
  var checks: [Command] {
    switch self {
    case .firmwareSetup, .rootCause: []
    case .outerHypervisor: ["systemd-detect-virt    # the same hypervisor as before"]
    case .xenParameter: ["xl info | grep xen_commandline    # without the word"]
    case .writeRegister:
      ["virsh capabilities | sed -n '/<cpu>/,/<\\/cpu>/p'    # what libvirt's host CPU has now"]
    case .microcode: ["grep microcode /proc/cpuinfo | sort -u    # one line, with the new revision"]
    case .kernelParameter: ["cat /proc/cmdline    # the parameters of this boot"]
    case .kernelUpgrade: ["uname -r    # the new release"]
    case .moduleParameter:
      ["grep . /sys/module/kvm*/parameters/*    # the parameter has the new value"]
    case .loadKVM: ["test -w /dev/kvm && echo KVM answers    # as the user that QEMU runs as"]
    case .restartLibvirt:
      ["virsh domcapabilities | grep -c \"usable='yes'\"    # not 0"]
    case .upgradeLibvirt: ["virsh version"]
    case .upgradeQEMU: ["qemu-system-x86_64 --version"]
    case .definition: ["virsh dumpxml GUEST | sed -n '/<cpu/,/<\\/cpu>/p'    # what the running guest has"]
    case .otherHost: [GuestCommands().step("domstate", note: "on the other host: running")]
    case .novaSetting, .restartNova:
      ["openstack compute service list --service nova-compute --host HOST    # up"]
    }
  }

  /// Whether it changes one guest's CPU rather than what the host offers.
  var isAboutGuest: Bool {
    switch self {
    case .definition, .otherHost, .upgradeQEMU: true
    default: false
    }
  }
}
