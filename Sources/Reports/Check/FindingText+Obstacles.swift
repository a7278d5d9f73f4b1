internal import CPUCompatibility
internal import GuestVerdicts
internal import Wording

extension FindingText {
  /// An obstacle other than the CPU, as a sentence.
  func obstacleSentence(on finding: Finding, by authority: VerdictAuthority) -> String? {
    switch finding {
    case .obstacle(let found): return stopping(found, by: authority)
    case .missingResources(let missing):
      if !missing.cpus.isEmpty {
        return
          "The definition pins the guest to logical CPUs that \(host) does not list: \(numbers(missing.cpus)). libvirt refuses a pin without "
          + "any CPU of the host; change the pins for the destination (<vcpupin>, --xml)."
      }
      if !missing.nodes.isEmpty {
        return
          "The definition binds memory to NUMA nodes that \(host) does not list: \(numbers(missing.nodes)). libvirt refuses to start it; change "
          + "<numatune> for the destination."
      }
      return
        "The definition asks for huge pages of \(listed(missing.pageSizes.map { "\($0) KiB" })), and \(host) has none of that size. libvirt "
        + "refuses to start it."
    case .withoutCounters:
      return
        "The guest sees performance counters, and KVM on \(host) gives guests none (kvm.enable_pmu=N). Programs that measure with them fail "
        + "after the move."
    case .otherCounters(let counters):
      return
        "The guest sees the performance counters of its host's KVM (\(written(counters.guest))), and KVM on \(host) gives others "
        + "(\(written(counters.host))). What the guest set up at boot no longer fits."
    case .faultingMSRs:
      return
        "KVM ignores accesses to unknown MSRs where the guest runs (kvm.ignore_msrs=Y), and on \(host) they fault. A guest that relies on it "
        + "may crash."
    case .missingEnlightenments(let names):
      return
        "The definition switches on Hyper-V's \(listed(names.features)), which libvirt on \(host) does not list. QEMU refuses to start if KVM "
        + "lacks one."
    case .refusedEnlightenments(let names):
      return
        "The definition switches on Hyper-V's \(listed(names.features)), which KVM on \(host) does not list. QEMU refuses to start there."
    case .lostInterfaces(let names):
      return
        "QEMU gives the guest KVM's \(listed(names.features)), which KVM on \(host) does not offer. QEMU does not restore their state there."
    default: return nil
    }
  }

  /// Where a guest that cannot move can be started.
  private func starting(_ start: Finding.Start?) -> String {
    guard let start else { return "Shut it down and start it there." }
    let kind = start.guest.title
    var seen: Set<String> = []
    let sources = listed(start.sources.filter { seen.insert($0).inserted }, limit: 3)
    guard let isOffered = start.isOffered else {
      return
        "Shut it down and start it there, if \(host) starts \(kind) guests: no record tells (martlet capture)."
    }
    guard isOffered else {
      return "\(hostAtStart) does not start \(kind) guests either (\(sources))."
    }
    let way =
      "\(hostAtStart) starts \(kind) guests (\(sources)): shut it down and start it there."
    return start.encryptionBit.map {
      "\(way) First change <cbitpos> in its definition from \($0.guest) to \($0.host), the place of that host's encryption bit."
    } ?? way
  }

  /// The host at the start of a sentence; a name keeps its spelling.
  private var hostAtStart: String { host.hasPrefix("the ") ? "T" + host.dropFirst() : host }

  private func written(_ counters: PerformanceCounters) -> String {
    "version \(counters.version), \(counters.general) general of \(counters.width) bits, \(counters.fixed) fixed"
  }

  private func stopping(_ found: Finding.Obstacle, by authority: VerdictAuthority) -> String {
    let what = listed(found.subjects, limit: 6)
    let version = found.version.map { " \($0)" } ?? ""
    switch found.obstacle {
    case .sev, .sevSNP:
      return "SEV encrypts the guest's memory, and QEMU cannot move it. " + starting(found.start)
    case .tdx: return "This is a TDX guest, and QEMU cannot move it. " + starting(found.start)
    case .hypervPassthrough:
      return
        "The guest has its host's Hyper-V enlightenments (<hyperv mode='passthrough'>), and QEMU does not move it. Name the enlightenments "
        + "(mode='custom') and power-cycle the guest."
    case .peerMemory:
      return
        "The guest shares the memory \(what) without being its master, and \(authority == .libvirt ? "libvirt" : "QEMU") does not move it. Unplug the "
        + "device first, or give it role='master'."
    case .legacyMemory:
      return
        "The guest has shared memory of the model ivshmem (\(what)). Old libvirt refuses to move it and new QEMU lacks it; use ivshmem-plain."
    case .transientDisk:
      return
        "The changes of \(what) are dropped at shutdown (<transient/>), and libvirt does not move such a disk."
    case .imageFormat:
      return
        "QEMU does not move a guest with images in these formats: \(what). Convert them (qemu-img convert)."
    case .hostNVMe:
      return
        "QEMU drives an NVMe drive of the host itself (\(what)). libvirt moves the guest only if the move copies the drive's contents "
        + "(--copy-storage-all)."
    case .vfio where authority == .hypervisor:
      return "QEMU\(version) cannot move VFIO devices (\(what)). Detach them first, or update QEMU."
    case .vfio, .hostSCSI:
      return "libvirt\(version) does not move a guest with host devices (\(what)). Detach them first."
    case .vhostSCSI where authority == .hypervisor:
      return
        "The kernel of the host serves a SCSI target (\(what)), and QEMU does not move it. Detach it first."
    case .vhostSCSI:
      return "libvirt\(version) does not move a guest with host devices (\(what)). Detach them first."
    case .vdpa: return "libvirt\(version) does not move a vDPA device (\(what)). Detach it first."
    case .virtiofs:
      return
        "\(authority == .libvirt ? "libvirt" : "QEMU")\(version), where the guest runs, does not move virtiofs (\(what)). Unmount and detach it first."
    case .stateless: return "QEMU cannot move the state of \(what). Detach the device first."
    case .virgl: return "The guest's GPU renders with the host's OpenGL (accel3d), and QEMU does not move it."
    case .snapshots: return "libvirt knows snapshots of the guest (\(what)) and does not move it with them."
    case .checkpoints:
      return
        "libvirt knows checkpoints of the guest (\(what)). It moves the guest without them, and the next backup has to be a full one."
    case .blockJob: return "A block job runs on \(what). libvirt moves the guest only when it is done."
    case .hostUSB:
      return
        "The guest uses a USB device of its host (\(what)). It stays behind: the guest sees it unplugged."
    case .hostChannel:
      return
        "The guest is connected to devices or files of its host (\(what)). At the destination QEMU opens what has the same path there, or fails."
    case .teamedDevice, .plan9, .emulatedTPM, .hostTPM, .hostDisk, .firmware, .hugePages, .vhostUser,
      .fileMemory, .unknownPart:
      return "The guest has \(what)."
    }
  }

  /// A check other than the CPU's that could not be made, without a full stop.
  func obstacleGap(_ finding: Finding) -> String? {
    switch finding {
    case .uncheckedObstacle(let found): return unchecked(found)
    case .uncheckedResources(let wanted):
      return wanted.nodes.isEmpty
        ? "whether the host has the logical CPUs to which the definition pins the guest (\(numbers(wanted.cpus))): no record lists them (virsh "
          + "capabilities)"
        : "whether the host has the NUMA nodes to which the definition binds memory (\(numbers(wanted.nodes))): no record lists them (virsh "
          + "capabilities)"
    case .uncheckedCounters(let gap):
      return gap.isSource
        ? "whether the guest keeps its performance counters: its current host is unknown (--from)"
        : "whether the guest keeps its performance counters: both hosts need KVM's list of CPUID leaf 0AH (martlet capture)"
    case .uncheckedEnlightenments(let names):
      return
        "whether KVM on the host has Hyper-V's \(listed(names.features, limit: 6)): no record lists them (virsh domcapabilities from libvirt 9 "
        + "on)"
    case .uncheckedInterfaces(let names):
      return
        "whether KVM on the host offers its own \(listed(names.features, limit: 3)), which QEMU gives the guest: no record has KVM's list (martlet capture)"
    case .uncheckedGuestState:
      return
        "whether libvirt has snapshots, checkpoints or block jobs of the guest: a definition does not show them (virsh snapshot-list, "
        + "checkpoint-list, blockjob)"
    case .uncheckedDevices:
      return "whether a device stops the guest: only a <cpu> was given (give the <domain>)"
    default: return nil
    }
  }

  private func unchecked(_ found: Finding.Obstacle) -> String {
    // Each part that nobody checked is named, up to a hostile definition's thousands.
    let what = listed(found.subjects, limit: found.obstacle == .unknownPart ? 60 : 6)
    switch found.obstacle {
    case .vfio:
      return
        "whether the VFIO devices can move (\(what)): that needs a driver with migration, dirty tracking and no virtual IOMMU; libvirt asks "
        + "QEMU when the move starts"
    case .teamedDevice:
      return
        "whether the destination has a device for the network team of \(what): QEMU unplugs it for the move"
    case .hostSCSI: return "whether the destination reaches the same SCSI device (\(what))"
    case .vdpa: return "whether QEMU can log the vDPA device's writes (\(what)): only then it moves"
    case .virtiofs:
      return
        "whether virtiofsd can move its state (\(what)): libvirt 10.0 and older refuse, and later ones ask for the ability migrate-precopy"
    case .plan9:
      return
        "whether the guest has mounted the 9P folder (\(what)): while it is mounted, QEMU refuses to move"
    case .emulatedTPM:
      return
        "whether swtpm can move its state (\(what)): where both hosts share it, libvirt before 8.10.0 cannot move it; Nova moves it from 33.0.0 on if its "
        + "secret belongs to the host"
    case .hostTPM: return "whether the guest can leave its host's TPM (\(what)): its keys stay behind"
    case .hostDisk:
      return
        "whether these are the same disks at both ends (\(what)): libvirt refuses a file that is not on shared storage unless the move copies it"
    case .firmware:
      return "whether the destination has these files (\(what)): without them QEMU does not start there"
    case .hugePages: return "whether the destination has enough free huge pages (\(what))"
    case .vhostUser:
      return
        "whether the program that serves the vhost-user device logs its writes (\(what)): only then QEMU moves it"
    case .fileMemory:
      return
        "whether the destination's folder for memory in files (memory_backing_dir in qemu.conf) has room for the guest"
    case .unknownPart:
      return
        "what these parts of the definition mean for the guest, which Martlet does not know or check: \(what)"
    default: return "whether the guest can move with \(what)"
    }
  }

  private func numbers(_ numbers: [Int]) -> String { listed(numbers.map(String.init), limit: 8) }
}
