import CPUCatalog
import CPUCompatibility
import GuestVerdicts
import LibvirtCPU
import X86CPU

extension Scenario {
  private static func machine(_ type: String, _ more: String = haswell) -> String {
    "<os><type arch='x86_64' machine='\(type)'>hvm</type></os>" + more
  }

  private static func listing(_ types: Set<String>) -> ScenarioHost {
    ScenarioHost().with { $0.machineTypes = ["/usr/bin/qemu-system-x86_64": types] }
  }

  /// Machine types, QEMU's versions, KVM's limits.
  static let machines: [Scenario] = [
    Scenario(
      name: "an alias as machine type", guest: machine("q35"), outcome: .runsWithWarnings,
      reasons: ["machine.alias warns"],
      why: "q35 is the newest type of whichever QEMU starts the guest (pc_q35.c, alias)."),
    Scenario(
      name: "a machine type newer than QEMU", guest: machine("pc-q35-9.2"), on: ScenarioHost().qemu("7.2.9"),
      outcome: .blocked,
      reasons: ["machine.type blocks"], why: "QEMU 7.2 has no machine type of 9.2 (select_machine)."),
    Scenario(
      name: "a machine type that is not listed", guest: machine("pc-q35-9.2"), on: listing(["pc-q35-7.2"]),
      outcome: .blocked,
      reasons: ["machine.type blocks"], why: "qemuValidateDomainDef compares with the emulator's list."),
    Scenario(
      name: "a machine type that is listed", guest: machine("pc-q35-7.2"), on: listing(["pc-q35-7.2"]),
      outcome: .runs,
      why: "The emulator's list has it."),
    Scenario(
      name: "a machine type that QEMU dropped", guest: machine("pc-i440fx-2.3"),
      on: ScenarioHost().qemu("10.0.3"),
      outcome: .blocked, reasons: ["machine.removed blocks"],
      why: "The oldest type of QEMU 10.0 is 2.4 (query-machines)."),
    Scenario(
      name: "an older QEMU", from: ScenarioHost().qemu("10.0.3"), on: ScenarioHost().qemu("7.2.9"),
      outcome: .runsWithWarnings,
      reasons: ["hypervisor.order warns"],
      why: "An older QEMU may not know subsections that the newer one sends (machine.c)."),
    Scenario(
      name: "two QEMUs and no emulator",
      on: ScenarioHost().with {
        $0.configuration = .init(captured: "2026-01-01T00:00:00Z")
        $0.configuration?.qemuVersions = ["/a": "7.2.9", "/b": "10.0.3"]
      }, outcome: .runs, gaps: ["gap.emulator"], why: "Nothing says which of them starts the guest."),
    Scenario(
      name: "a kernel without KVM",
      on: ScenarioHost().with {
        $0.configuration = .init(captured: "2026-01-01T00:00:00Z")
        $0.configuration?.modules = ["loop"]
      }, outcome: .blocked, reasons: ["machine.kvm blocks"],
      why: "The definition asks for KVM, which the kernel has not loaded."),
    Scenario(
      name: "nested guests on an old kernel",
      guest: cpu("<model>Haswell</model><feature policy='require' name='vmx'/>"),
      on: ScenarioHost(has: ["vmx"]).kvm("KVM_CAP_NESTED_STATE", 0), outcome: .blocked,
      reasons: ["nested.state blocks"],
      why: "nested_state_post_load refuses the state of nested guests if the kernel cannot restore it."),
    Scenario(
      name: "more virtual CPUs than KVM runs", guest: "<vcpu>300</vcpu>" + haswell,
      on: ScenarioHost().kvm("KVM_CAP_MAX_VCPUS", 288), outcome: .blocked, reasons: ["machine.cpus blocks"],
      why: "kvm_init ends with an error if the guest has more than kvm_max_vcpus."),
    Scenario(
      name: "many virtual CPUs, limit unknown", guest: "<vcpu>300</vcpu>" + haswell, outcome: .runs,
      gaps: ["gap.cpus"],
      why: "Nobody asked KVM for its limit."),
    Scenario(
      name: "only a CPU is given", isBare: true, outcome: .runs, gaps: ["gap.devices"],
      why: "A <cpu> shows no device, so that nothing besides it is checked."),
    Scenario(
      name: "a definition alone", outcome: .runs, gaps: ["gap.guest-state"],
      why: "A definition shows neither snapshots nor block jobs."),
  ]

  private static let on10 = ScenarioHost().libvirt("11.3.0").qemu("10.0.3")
  private static let on9 = ScenarioHost().libvirt("9.0.0").qemu("7.2.9")
  private static let on7 = ScenarioHost().libvirt("7.0.0").qemu("7.2.9")

  private static func stays(
    _ name: String, _ guest: String, _ rule: String, from: ScenarioHost? = nil, gaps: Set<String> = [],
    _ why: String
  ) -> Scenario {
    Scenario(
      name: name, guest: guest, from: from, on: from ?? ScenarioHost(), outcome: .blocked,
      reasons: ["\(rule) blocks"], gaps: gaps, why: why)
  }

  private static func open(
    _ name: String, _ guest: String, _ gap: String, from: ScenarioHost? = nil, _ why: String
  ) -> Scenario {
    Scenario(
      name: name, guest: guest, from: from, on: from ?? ScenarioHost(), outcome: .runs, gaps: [gap], why: why)
  }

  private static func disk(
    _ format: String, _ more: String = "", type: String = "file", source: String = "<source file='/i/a'/>"
  ) -> String {
    devices(
      "<disk type='\(type)'><driver name='qemu' type='\(format)'/>\(source)<target dev='vda'/>\(more)</disk>")
  }

  /// Devices that QEMU or libvirt do not move, with the versions that decide.
  static let devices: [Scenario] = [
    stays(
      "SEV", haswell + "<launchSecurity type='sev'><policy>0x1</policy></launchSecurity>", "move.sev",
      "sev_launch_finish adds a blocker."),
    stays(
      "SEV-ES", haswell + "<launchSecurity type='sev'><policy>0x5</policy></launchSecurity>", "move.sev",
      "SEV-ES takes the same way as SEV (sev_launch_finish)."),
    stays(
      "SEV-SNP", haswell + "<launchSecurity type='sev-snp'/>", "move.sev-snp",
      "sev_snp_launch_finish adds a blocker."),
    stays(
      "TDX", haswell + "<launchSecurity type='tdx'/>", "move.tdx",
      "QEMU's tdx.rst calls live migration future work."),
    stays(
      "Hyper-V of the host", haswell + "<features><hyperv mode='passthrough'/></features>",
      "move.hyperv-passthrough", "hyperv_init_vcpu adds a blocker."),
    Scenario(
      name: "Hyper-V of the host, emulated",
      guest: cpu("<model>qemu64</model>") + "<features><hyperv mode='passthrough'/></features>", type: "qemu",
      on: ScenarioHost().with { host in
        // What QEMU emulates without KVM: all that the model has.
        host.observations = host.observations.map { seen in
          var seen = seen
          seen.point = .libvirtHostModel(emulator: nil, type: "qemu")
          for name in ["svm", "mmxext", "3dnow", "3dnowext", "abm", "sse4a", "hypervisor", "cr8legacy"] {
            guard let feature = Catalog.standard[name] else { continue }
            seen.evidence.present.insert(feature.index)
            seen.evidence.absent.remove(feature.index)
          }
          return seen
        }
      }, outcome: .runs,
      why: "Without KVM QEMU ignores Hyper-V's enlightenments; the move was carried out between two libvirtd."
    ),
    stays(
      "shared memory as a peer", devices("<shmem name='s' role='peer'><model type='ivshmem-plain'/></shmem>"),
      "move.shared-memory", "ivshmem_common_realize adds a blocker, and libvirt refuses."),
    stays(
      "shared memory without a role", devices("<shmem name='s'><model type='ivshmem-plain'/></shmem>"),
      "move.shared-memory", "Only the role master moves (qemuMigrationSrcIsAllowed)."),
    Scenario(
      name: "shared memory as the master",
      guest: devices("<shmem name='s' role='master'><model type='ivshmem-plain'/></shmem>"), outcome: .runs,
      why: "The role master moves; the move was carried out between two libvirtd."),
    stays(
      "legacy shared memory", devices("<shmem name='s'/>"), "move.shared-memory",
      "The default model is ivshmem, which libvirt refuses and new QEMU lacks."),
    stays(
      "a transient disk", disk("qcow2", "<transient/>"), "move.transient-disk", gaps: ["gap.disks"],
      "qemuMigrationSrcIsAllowed refuses in 7.0.0, 9.0.0 and 11.3.0."),
    stays("a vmdk image", disk("vmdk"), "move.image-format", "block/vmdk.c adds a blocker."),
    stays("a vhd image", disk("vhd"), "move.image-format", "QEMU's vhdx; block/vhdx.c adds a blocker."),
    stays("a ploop image", disk("ploop"), "move.image-format", "QEMU's parallels adds a blocker."),
    stays(
      "a backing image of vpc",
      disk("qcow2", "<backingStore type='file'><format type='vpc'/></backingStore>"), "move.image-format",
      "block/vpc.c adds a blocker for every node."),
    open(
      "a qcow2 file", disk("qcow2"), "gap.disks",
      "libvirt refuses a file that is not on shared storage, which no record shows."),
    open(
      "a block device", disk("raw", type: "block", source: "<source dev='/dev/vg/a'/>"), "gap.disks",
      "qemuMigrationSrcIsSafe does not look at block devices."),
    Scenario(
      name: "a network disk",
      guest: disk("raw", type: "network", source: "<source protocol='rbd' name='p/i'/>"), outcome: .runs,
      why: "Network disks are safe (qemuMigrationSrcIsSafe)."),
    Scenario(
      name: "an NVMe drive", guest: disk("raw", type: "nvme", source: "<source type='pci'/>"),
      outcome: .undetermined,
      reasons: ["move.host-nvme unknown"],
      why: "libvirt calls it unsafe unless the move copies the contents (qemuMigrationSrcIsSafe)."),
    stays(
      "USB sound", devices("<sound model='usb'/>"), "move.device",
      "hw/usb/dev-audio.c is unmigratable; QEMU 7.2 says so itself."),
    stays(
      "a crypto device", devices("<crypto model='virtio' type='qemu'/>"), "move.device",
      "hw/virtio/virtio-crypto.c is unmigratable."),
    stays(
      "an input device of the host", devices("<input type='passthrough' bus='virtio'/>"), "move.device",
      "hw/input/virtio-input-host.c is unmigratable."),
    stays(
      "3D by the host", devices("<video><model type='virtio'><acceleration accel3d='yes'/></model></video>"),
      "move.virgl", "virtio_gpu_base_device_realize adds a blocker."),
    open(
      "UEFI", "<os firmware='efi'><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>" + haswell,
      "gap.firmware", "QEMU opens the files at the destination; without them it ends (carried out)."),
  ]

  private static let pci = devices(
    "<hostdev type='pci'><source><address bus='0x3b' slot='0' function='0'/></source></hostdev>")
  private static let folder = devices(
    "<filesystem type='mount'><driver type='virtiofs'/><target dir='t'/></filesystem>")

  /// Devices of the host.
  static let hostDevices: [Scenario] = [
    open(
      "a PCI device, versions unknown", pci, "gap.vfio", "Whether the device can move is known to QEMU alone."
    ),
    Scenario(
      name: "a PCI device on libvirt 7.0", guest: pci, from: on7, on: on7, outcome: .blocked,
      reasons: ["move.host-device blocks", "move.vfio blocks"],
      why: "qemuMigrationSrcIsAllowedHostdev refuses, and QEMU 7.2 has no VFIO migration by default."),
    stays(
      "a PCI device on QEMU 7.2", pci, "move.vfio", from: on9,
      "x-enable-migration is off, so that vfio_migration_probe adds a blocker."),
    open(
      "a PCI device on QEMU 10", pci, "gap.vfio", from: on10,
      "vfio_migration_realize asks the driver, which no record shows."),
    open(
      "a mediated device on QEMU 10",
      devices("<hostdev type='mdev'><source><address uuid='u'/></source></hostdev>"), "gap.vfio", from: on10,
      "A mediated device takes the same way as a PCI device."),
    open(
      "a device of a network team",
      devices(
        "<interface type='hostdev'><source><address bus='3' slot='7' function='1'/></source><teaming type='transient' persistent='ua-a'/></interface>"
      ),
      "gap.teamed-device", from: on9, "QEMU unplugs it for the move; libvirt lets it pass."),
    open(
      "a SCSI device on libvirt 9",
      devices("<hostdev type='scsi'><source><adapter name='scsi_host0'/></source></hostdev>"),
      "gap.host-scsi", from: on9, "libvirt asks QEMU, which has no blocker for it."),
    stays(
      "a SCSI device on libvirt 7.0",
      devices("<hostdev type='scsi'><source><adapter name='scsi_host0'/></source></hostdev>"),
      "move.host-device", from: on7, "qemuMigrationSrcIsAllowedHostdev refuses every device but USB."),
    stays(
      "a SCSI target of the kernel", devices("<hostdev type='scsi_host'><source wwpn='naa.1'/></hostdev>"),
      "move.vhost-scsi", from: on9,
      "vhost_scsi_realize adds a blocker unless migratable is set, which libvirt does not."),
    Scenario(
      name: "a USB device of the host",
      guest: devices("<hostdev type='usb'><source><vendor id='1'/><product id='2'/></source></hostdev>"),
      outcome: .runsWithWarnings, reasons: ["move.host-usb warns"],
      why: "libvirt moves the guest; usb_host_post_load detaches the device."),
    stays(
      "vDPA on libvirt 7.0", devices("<interface type='vdpa'><source dev='/dev/v'/></interface>"),
      "move.vdpa", from: on7, "qemuMigrationSrcIsAllowed of 7.0.0 refuses."),
    open(
      "vDPA on libvirt 9", devices("<interface type='vdpa'><source dev='/dev/v'/></interface>"), "gap.vdpa",
      from: on9, "vhost_dev_init blocks where the device cannot log writes."),
    stays(
      "virtiofs on libvirt 9", folder, "move.virtiofs", from: on9,
      "libvirt 9.0.0 refuses, and vhost-user-fs of QEMU 7.2 is unmigratable."),
    stays(
      "virtiofs on libvirt 10.0 and QEMU 8.2", folder, "move.virtiofs",
      from: ScenarioHost().libvirt("10.0.0").qemu("8.2.2"), "libvirt 10.0.0 refuses without asking."),
    stays(
      "virtiofs on libvirt 11.3 and QEMU 8.1", folder, "move.virtiofs",
      from: ScenarioHost().libvirt("11.3.0").qemu("8.1.5"),
      "vhost-user-fs has a state to move from QEMU 8.2.0 on (commit bca3e2a13814)."),
    open(
      "virtiofs on libvirt 11.3", folder, "gap.virtiofs", from: on10,
      "libvirt asks for virtiofsd's ability migrate-precopy."),
    open(
      "9P", devices("<filesystem type='mount'><source dir='/s'/><target dir='t'/></filesystem>"), "gap.9p",
      "v9fs_attach blocks only while the guest has it mounted; unmounted it moved (carried out)."),
    open(
      "swtpm", devices("<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>"), "gap.tpm",
      "tpm_emulator_block_migration asks swtpm for its abilities."),
    open(
      "the host's TPM", devices("<tpm><backend type='passthrough'/></tpm>"), "gap.tpm",
      "Its keys stay in the host's chip."),
    Scenario(
      name: "random numbers of the host's chip",
      guest: devices("<rng model='virtio'><backend model='random'>/dev/hwrng</backend></rng>"),
      outcome: .runsWithWarnings, reasons: ["move.host-channel warns"],
      why: "The destination's QEMU opens its own /dev/hwrng, or fails."),
    Scenario(
      name: "random numbers of the kernel",
      guest: devices("<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>"),
      outcome: .runs,
      why: "Every Linux has /dev/urandom; the move was carried out between two libvirtd."),
    Scenario(
      name: "a serial port of the host",
      guest: devices("<serial type='dev'><source path='/dev/ttyS0'/></serial>"), outcome: .runsWithWarnings,
      reasons: ["move.host-channel warns"], why: "The guest talks to another line after the move."),
  ]
}
