/// Messages of public threads, by what they are about.
enum PublicMessages {
  static let all: [PublicMessageTests.Quoted] = [
    // libvirt compares.
    .init(
      "kubevirt/kubevirt/issues/12519",
      "operation failed: guest CPU doesn't match specification: missing features: vmx-rdrand-exit,vmx-vmfunc,vmx-rdseed-exit,vmx-posted-intr",
      "libvirt.guest-cpu-missing", "names.vmx"),
    .init(
      "harvester/harvester/issues/3015",
      "virError(Code=9, Domain=31, Message='operation failed: guest CPU doesn't match specification: missing features: erms,vaes,vpclmulqdq,fsrm')",
      "libvirt.guest-cpu-missing", "missing.generation"),
    .init(
      "Fmstrat/winapps/issues/42",
      "Error starting domain: operation failed: guest CPU doesn't match specification: missing features: ss,fma,movbe,aes,f16c,rdrand,fsgsbase,bmi1,avx2,smep,bmi2,erms,invpcid,pdpe1gb,abm",
      "libvirt.guest-cpu-missing", "missing.generation"),
    .init(
      "OpenNebula/one/issues/1688",
      """
      qemu+tcp://node2.feldhost.cz/system" failed: error: operation failed: guest CPU doesn't match
          specification: missing features: xsave,avx,f16c,rdrand,fsgsbase,smep,erms,xsaveopt
      """, "libvirt.guest-cpu-missing", "missing.generation"),
    .init(
      "harvester/harvester/issues/11615",
      "virError(Code=9, Domain=31, Message=''operation failed: guest CPU doesn''t match specification: extra features: ht'')",
      "libvirt.guest-cpu-extra", "names.ht-extra"),
    .init(
      "cockpit-project/cockpit/issues/8385",
      "warning: ERROR    unsupported configuration: CPU mode 'host-model' for i686 kvm domain on i686 host is not supported by hypervisor",
      "libvirt.mode-unsupported", "mode.tcg"),
    .init(
      "chef/bento/issues/1662",
      "Call to virDomainCreate failed: unsupported configuration: CPU mode 'host-passthrough' for x86_64 qemu domain on x86_64 host is not supported by hypervisor (Libvirt::Error)",
      "libvirt.mode-unsupported", "mode.tcg"),
    .init(
      "kubevirt/kubevirt/issues/7913",
      "Emulator '/usr/libexec/qemu-kvm' does not support virt type 'kvm'", "libvirt.virt-type", "kvm.off"),
    // QEMU and registers.
    .init(
      "popey/sosumi-snap/issues/46",
      """
      qemu-system-x86_64: error: failed to set MSR 0xe1 to 0x0
      qemu-system-x86_64: /build/qemu-virgil/parts/qemu/build/target/i386/kvm.c:2947: kvm_put_msrs: Assertion `ret == cpu->kvm_msr_buf->nmsrs' failed.
      """, "qemu.set-msr", "msr.umwait"),
    .init(
      "GNS3/gns3-server/issues/1774", "qemu-system-x86_64: error: failed to set MSR 0xe1 to 0x0",
      "qemu.set-msr",
      "msr.umwait"),
    .init(
      "mediabots/Linux-to-Windows-with-QEMU/issues/17",
      """
      qemu-system-x86_64: error: failed to set MSR 0x10a to 0x69
      qemu-system-x86_64: /build/qemu-XrmZRw/qemu-2.11+dfsg/target/i386/kvm.c:1906: kvm_put_msrs: Assertion `ret == cpu->kvm_msr_buf->nmsrs' failed.
      """, "qemu.set-msr", "msr.arch-capabilities"),
    .init(
      "kubevirt/kubevirt/issues/5068",
      "internal error: qemu unexpectedly closed the monitor: 2021-02-21T02:17:50.604694Z qemu-kvm: error: failed to set MSR 0x48e to 0xfff9fffe04006172",
      "qemu.set-msr", "msr.vmx"),
    .init(
      "canonical/lxd/issues/6518", "qemu-system-x86_64: error: failed to set MSR 0x480 to 0x0",
      "qemu.set-msr",
      "msr.vmx"),
    .init(
      "canonical/multipass/issues/2603", "qemu-system-x86_64: error: failed to set MSR 0x48d to 0x5600000016",
      "qemu.set-msr", "msr.vmx"),
    .init(
      "minishift/minishift/issues/3210", "qemu-system-x86_64: error: failed to set MSR 0x38d to 0x0",
      "qemu.set-msr",
      "msr.pmu"),
    .init(
      "GNS3/gns3-server/issues/1512", "**qemu-system-x86_64: error: failed to set MSR 0x38d to 0x0",
      "qemu.set-msr",
      "msr.pmu"),
    .init(
      "bryansteiner/gpu-passthrough-tutorial/issues/29",
      "qemu-system-x86_64: error: failed to set MSR 0x48f to 0xffffff00036dfb", "qemu.set-msr", "msr.vmx"),
    .init(
      "LabNConsulting/munet/issues/38",
      """
      qemu-system-x86_64: error: failed to set MSR 0x345 to 0x2000
      qemu-system-x86_64: ../../target/i386/kvm/kvm.c:2893: kvm_buf_set_msrs: Assertion `ret == cpu->kvm_msr_buf->nmsrs' failed.
      """, "qemu.set-msr", "msr.pmu"),
    .init(
      "intel/pmem-csi/pull/519",
      "2020-01-16T20:39:18.186048Z qemu-system-x86_64: error: failed to set MSR 0x48b to 0x1582e00000000",
      "qemu.set-msr", "msr.vmx"),
    // QEMU and features.
    .init(
      "foxlet/macOS-Simple-KVM/issues/245",
      """
      qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.01H:ECX.fma [bit 12]
      qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.01H:ECX.movbe [bit 22]
      qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.07H:EBX.bmi1 [bit 3]
      qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.07H:EBX.avx2 [bit 5]
      """, "qemu.feature-unavailable", "missing.generation"),
    .init(
      "KVM-VMI/qemu/issues/8",
      "qemu-system-x86_64: warning: host doesn't support requested feature: MSR(48CH).vmx-eptad [bit 21]",
      "qemu.feature-unavailable", "names.vmx"),
    .init(
      "advancedtelematic/meta-updater/pull/372",
      "`qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.80000001H:ECX.svm [bit 2]`",
      "qemu.feature-unavailable", "names.svm"),
    .init(
      "Coopydood/ultimate-macOS-KVM/issues/102",
      "(qemu) qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.01H:ECX.pcid [bit 17]",
      "qemu.feature-unavailable", "names.pcid"),
    // State.
    .init(
      "kubevirt/kubevirt/issues/16386",
      "2025-12-16T22:06:36.625034Z qemu-kvm: Features 0x1c0010130afffaf unsupported. Allowed features: 0x10179bfffef",
      "qemu.virtio-features", "virtio.backend"),
    .init(
      "virtio-win/kvm-guest-drivers-windows/pull/35",
      "Features 0x20000250 unsupported. Allowed features: 0x71000454",
      "qemu.virtio-features", "virtio.backend"),
    .init(
      "sandia-minimega/minimega/issues/847",
      """
      qemu-system-x86_64: Unknown ramblock "0000:00:04.0:01.0/e1000.rom", cannot accept migration
      qemu-system-x86_64: error while loading state for instance 0x0 of device 'ram'
      qemu-system-x86_64: load of migration failed: Invalid argument
      """, "qemu.unknown-ramblock", "ram.differs"),
    .init(
      "AlmaLinux/almalinux-deploy/issues/196",
      """
      2024-01-18T00:16:31.582070Z qemu-kvm: Missing section footer for 0000:00:01.3/piix4_pm
      2024-01-18T00:16:31.582169Z qemu-kvm: load of migration failed: Invalid argument
      """, "qemu.section-footer", "stream.versions"),
    // Devices.
    .init(
      "canonical/microcloud/issues/252",
      "Failed starting state transfer to target: Migration is disabled when VirtFS export path 'NULL' is mounted in the guest",
      "qemu.9p", "device.shared-folder"),
    .init(
      "intel/gvt-linux/issues/207", "`Error: VFIO device doesn't support migration`",
      "qemu.non-migratable-device",
      "device.blocks"),
    .init(
      "intel/gvt-linux/issues/166",
      "libvirtError: Requested operation is not valid: domain has assigned non-USB host devices",
      "libvirt.hostdev",
      "device.blocks"),
    // Other hypervisors.
    .init(
      "vatesfr/xen-orchestra/issues/126",
      "'VM last booted on a host which had a CPU from a different vendor.'",
      "xapi.vendor", "vendor.differs"),
    // More of libvirt's.
    .init(
      "UPC/ravada/pull/354",
      "unsupported configuration: guest and host CPU are not compatible: Host CPU does not provide required features: sse4.1",
      "libvirt.required-missing", "missing.generation"),
    .init(
      "apache/cloudstack/issues/7538",
      "revert requires force: Target CPU check full does not match source partial",
      "libvirt.abi-check", "abi.plain-dump"),
    .init(
      "SpaceinvaderOne/Macinabox/issues/70", "2022-03-17 13:02:02.543+0000: Domain id=6 is tainted: host-cpu",
      "libvirt.tainted-host-cpu", "definition.passthrough"),
    .init(
      "cockpit-project/cockpit/issues/8385#arat",
      "internal error: process exited while connecting to monitor: CPU feature arat not found",
      "qemu.unknown-property", "qemu.older"),
    // Nova.
    .init(
      "openstack-k8s-operators/openstack-operator/pull/585",
      "nova.exception.MigrationPreCheckError: Migration pre-check error: Unacceptable CPU info: CPU doesn't have compatibility.",
      "nova.unacceptable-cpu-info", "nova.hypervisor-view"),
    .init(
      "openstack-k8s-operators/nova-operator/pull/1001",
      "Jul 31 15:17:34 edpm-compute-0 nova_compute[354378]: 2025-07-31 15:17:34.056 2 ERROR oslo_messaging.rpc.server nova.exception.MigrationPreCheckError: Migration pre-check error: Unacceptable CPU info: CPU doesn't >",
      "nova.unacceptable-cpu-info", "nova.hypervisor-view"),
    // More of QEMU's.
    .init(
      "virt-manager/virt-manager/issues/235",
      "Unable to complete install: 'internal error: process exited while connecting to monitor: 2021-03-12T18:24:28.949747Z qemu-system-x86_64: warning: host doesn't support requested feature: MSR(48DH).vmx-posted-intr [bit 7]",
      "qemu.feature-unavailable", "names.vmx"),
    .init(
      "virt-manager/virt-manager/issues/234",
      "2023-01-20T14:12:06.028218Z qemu-system-x86_64: warning: host doesn't support requested feature: MSR(48BH).vmx-apicv-register [bit 8]",
      "qemu.feature-unavailable", "names.vmx"),
    .init(
      "foxlet/macOS-Simple-KVM/issues/308",
      "qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.0DH:EAX.xsavec [bit 1]",
      "qemu.feature-unavailable", "missing.generation"),
    .init(
      "zhaodice/qemu-anti-detection/issues/58",
      "qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.80000001H:ECX.cmp-legacy [bit 1]",
      "qemu.feature-unavailable", "missing.generation"),
    .init(
      "metal-stack/mini-lab/pull/109",
      "`(qemu) qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.80000001H:ECX.svm [bit 2]`",
      "qemu.feature-unavailable", "names.svm"),
    .init(
      "EvilFreelancer/docker-routeros/pull/66", "`qemu-system-x86_64: unable to find CPU model 'host'`",
      "qemu.no-host-model", "tcg.instead-of-kvm"),
    .init(
      "utmapp/UTM/issues/1209", "QEMU exited from an error: qemu-system: unable to find CPU model 'host'",
      "qemu.no-host-model", "tcg.instead-of-kvm"),
    .init(
      "foxlet/macOS-Simple-KVM/issues/121",
      """
      Could not access KVM kernel module: No such file or directory
      qemu-system-x86_64: failed to initialize KVM: No such file or directory
      """, "qemu.kvm-access", "kvm.off"),
    .init(
      "canonical/multipass/issues/12",
      "failed to launch: Could not access KVM kernel module: No such file or directory",
      "qemu.kvm-access", "kvm.off"),
    .init(
      "quickemu-project/quickemu/issues/1269",
      "Error: State blocked by non-migratable CPU device (invtsc flag)",
      "qemu.invtsc", "names.invtsc"),
    .init(
      "adrahon/vagrant-kvm/issues/156",
      "internal error: unable to execute QEMU command 'migrate': State blocked by non-migratable device '0000:00:08.0/ich9_ahci' (Libvirt::Error)",
      "qemu.non-migratable-device", "device.blocks"),
    .init(
      "popey/sosumi-snap/issues/33", "Error: virgl is not yet migratable", "qemu.gpu-blocked", "device.blocks"
    ),
    // Proxmox.
    .init(
      "Telmate/terraform-provider-proxmox/issues/303",
      "2021-02-15 17:57:57 can't migrate local disk 'local-zfs:vm-100-disk-0': can't live migrate attached local disks without with-local-disks option",
      "proxmox.local-disks", "storage.local"),
    .init(
      "ansible-collections/community.general/issues/9738",
      "2025-02-13 04:06:11 can't migrate local disk 'local-zfs:vm-105-disk-0': can't live migrate attached local disks without with-local-disks option",
      "proxmox.local-disks", "storage.local"),
    // Kernels.
    .init(
      "platform9/express/issues/206", "[   38.526047] kvm: disabled by bios", "kvm.disabled-by-bios",
      "kvm.off"),
    .init(
      "clearlinux/distribution/issues/1702", "> [    0.894716] kvm: no hardware support", "kvm.no-hardware",
      "kvm.off"),
    .init(
      "clearlinux/distribution/issues/526", "`kvm: already loaded the other module`", "kvm.other-module",
      "kvm.two-modules"),
    // Programs in guests.
    .init(
      "percona/percona-helm-charts/issues/695", "Fatal glibc error: CPU does not support x86-64-v2",
      "guest.glibc-level", "opcode.level"),
    .init(
      "meshtastic/web/issues/148", "meshtastic_1  | Fatal glibc error: CPU does not support x86-64-v2",
      "guest.glibc-level", "opcode.level"),
    .init(
      "Finsys/dockhand/issues/119", "Fatal glibc error: cpu does not support x86-64-v2.", "guest.glibc-level",
      "opcode.level"),
    .init(
      "haxqer/jira/issues/75", "“Fatal glibc error: CPU does not support x86-64-v2”", "guest.glibc-level",
      "opcode.level"),
    .init(
      "kanisterio/kanister/issues/2990",
      "Fatal glibc error: CPU does not support x86-64-v2                                          │",
      "guest.glibc-level", "opcode.level"),
    .init(
      "pulp/pulp-oci-images/issues/772", "`Fatal glibc error: CPU does not support x86-64-v2`",
      "guest.glibc-level",
      "opcode.level"),
    // Devices, managers and versions.
    .init(
      "neondatabase/autoscaling/pull/963",
      "Device vhost-user-fs-device is not migratable, but --only-migratable was specified",
      "qemu.non-migratable-device", "device.blocks"),
    .init(
      "kubevirt/libvirt/issues/31",
      "virError(Code=81, Domain=10, Message='Unsafe migration: Migration without shared storage is unsafe')",
      "libvirt.unsafe-storage", "storage.local"),
    .init(
      "strongtz/i915-sriov-dkms/issues/405", "VFIO migration is not supported in kernel",
      "qemu.non-migratable-device", "device.blocks"),
    .init(
      "nutanix/libvfio-user/issues/554",
      "error: internal error: unable to execute QEMU command 'migrate_set_speed': The command migrate_set_speed has not been found",
      "qemu.command-gone", "libvirt.older-than-qemu"),
    .init(
      "xapi-project/xenopsd/pull/571", "The VM is configured in a way that prevents it from being mobile.",
      "xapi.immobile", "device.blocks"),
    .init(
      "canonical/lxd/pull/18880", "Missing section footer for 0000:00:1f.0/ICH9LPC",
      "qemu.section-footer-chipset", "stream.topology"),
    .init(
      "canonical/lxd/pull/18880", "Failed restoring checkpoint from source: Monitor is disconnected",
      "incus.checkpoint", "incus.cluster-flags"),
    .init(
      "vatesfr/xen-orchestra/issues/5474",
      #"Internal error: xenopsd internal error: Domain.Emu_manager_failure("Received error from emu-manager: xenguest Invalid argument")"#,
      "xapi.emu-manager", "xen.state"),
    .init(
      "cloud-hypervisor/cloud-hypervisor/issues/6848",
      #"Migration failed: MigrateSocket(Error { kind: UnexpectedEof, message: "failed to fill whole buffer" })"#,
      "cloudhypervisor.connection", "cloudhypervisor.other-end"),
    .init(
      "cloud-hypervisor/cloud-hypervisor/issues/8655",
      #"Error binding to TCP socket\",\"Address already in use (os error 98)\""#,
      "cloudhypervisor.address", "cloudhypervisor.address"),
    .init(
      "canonical/lxd/issues/11948",
      """
      level=error msg="Failed migration on source" clusterMoveSourceName=vm01 err="Stateful migration requires migration.stateful to be set to true"
      """, "incus.stateful", "incus.not-stateful"),
  ]
}
