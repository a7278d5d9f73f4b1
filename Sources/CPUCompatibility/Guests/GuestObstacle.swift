/// Something in a guest besides its CPU that can stop it from moving, or that changes when it moves.
///
/// A definition shows the devices; snapshots, checkpoints and block jobs are known only where libvirt was asked.
public enum GuestObstacle: String, Sendable, Codable, CaseIterable {
  /// Memory that AMD SEV or SEV-ES encrypts (`<launchSecurity type='sev'>`).
  case sev
  /// Memory that AMD SEV-SNP encrypts.
  case sevSNP = "sev-snp"
  /// An Intel TDX guest.
  case tdx
  /// Hyper-V enlightenments that are those of the host (`<hyperv mode='passthrough'>`).
  case hypervPassthrough = "hyperv-passthrough"
  /// Shared memory whose role is not master.
  case peerMemory = "peer-shmem"
  /// Shared memory of the legacy model ivshmem.
  case legacyMemory = "legacy-shmem"
  /// A disk whose changes are dropped at shutdown.
  case transientDisk = "transient-disk"
  /// An NVMe drive of the host that QEMU drives itself.
  case hostNVMe = "host-nvme"
  /// An image in a format that QEMU does not migrate, such as vmdk.
  case imageFormat = "image-format"
  /// A writable disk in a file, volume or block device of the host.
  case hostDisk = "host-disk"
  /// A PCI or mediated device of the host, through VFIO.
  case vfio
  /// A PCI device of the host that a network team replaces during the move.
  case teamedDevice = "teamed-device"
  /// A SCSI device of the host.
  case hostSCSI = "host-scsi"
  /// A SCSI target of the host's kernel (vhost-scsi).
  case vhostSCSI = "vhost-scsi"
  /// A USB device of the host.
  case hostUSB = "host-usb"
  /// A network device of the host through vDPA.
  case vdpa
  /// A device that another program on the host serves (vhost-user), such as a switch of DPDK.
  case vhostUser = "vhost-user"
  /// A folder of the host through virtiofsd.
  case virtiofs
  /// A folder of the host through 9P.
  case plan9 = "9p"
  /// A TPM that swtpm emulates.
  case emulatedTPM = "emulated-tpm"
  /// The host's own TPM.
  case hostTPM = "host-tpm"
  /// A device for which QEMU has no state to migrate, such as virtio-crypto.
  case stateless = "stateless-device"
  /// A virtual GPU that renders with the host's OpenGL.
  case virgl
  /// A source of random numbers, a serial port or another channel that is a device or file of the host.
  case hostChannel = "host-channel"
  /// Firmware, variables or a kernel in a file of the host.
  case firmware
  /// Memory in huge pages.
  case hugePages = "huge-pages"
  /// Memory in a file of the host.
  case fileMemory = "file-memory"
  /// Snapshots that libvirt knows.
  case snapshots
  /// Checkpoints that libvirt knows.
  case checkpoints
  /// A running block job, such as a copy or a backup.
  case blockJob = "block-job"
  /// A part of the definition that Martlet does not know, cannot read or does not check.
  case unknownPart = "unknown-part"

  /// The obstacle in a word or two, for summaries.
  public var title: String {
    switch self {
    case .sev: "SEV"
    case .sevSNP: "SEV-SNP"
    case .tdx: "TDX"
    case .hypervPassthrough: "Hyper-V passthrough"
    case .peerMemory, .legacyMemory: "shared memory"
    case .transientDisk: "a transient disk"
    case .hostNVMe: "an NVMe drive of the host"
    case .imageFormat: "an image's format"
    case .hostDisk: "a disk of the host"
    case .vfio: "VFIO"
    case .teamedDevice: "a teamed device"
    case .hostSCSI: "a SCSI device of the host"
    case .vhostSCSI: "vhost-scsi"
    case .hostUSB: "a USB device of the host"
    case .vdpa: "vDPA"
    case .vhostUser: "vhost-user"
    case .virtiofs: "virtiofs"
    case .plan9: "a 9P folder"
    case .emulatedTPM: "a TPM"
    case .hostTPM: "the host's TPM"
    case .stateless: "a device without state to move"
    case .virgl: "3D rendering by the host"
    case .hostChannel: "a device or file of the host"
    case .firmware: "firmware"
    case .hugePages: "huge pages"
    case .fileMemory: "memory in a file"
    case .snapshots: "snapshots"
    case .checkpoints: "checkpoints"
    case .blockJob: "a block job"
    case .unknownPart: "unknown parts of the definition"
    }
  }

  /// The obstacle's bit in a set of obstacles.
  package var bit: UInt64 { Self.bits[self] ?? 0 }

  private static let bits: [GuestObstacle: UInt64] = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, 1 << UInt64($0.offset)) })
}
