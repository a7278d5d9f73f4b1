/// Whether a path is one that every machine of its kind has.
///
/// A path with `..`, with white space or with other characters than file names of packages have is none.
func isSystemPath(_ path: String) -> Bool {
  guard path.first == "/", path.utf8.count <= 128, !path.contains(".."), !path.contains("//"),
    path.utf8.allSatisfy({ $0.isTokenCharacter || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "*") })
  else { return false }
  if systemPaths.contains(path) { return true }
  return systemFolders.contains { folder, isName in
    path.hasPrefix(folder) && isName(path.dropFirst(folder.utf8.count))
  }
}

/// Folders that a manager gives its guests' files, which tell whose guests they are.
///
/// - SeeAlso: the marks of `GuestOwnership`.
let managerFolders = ["/var/lib/nova/instances/", "/rhev/data-center/", "/var/run/kubevirt-private/"]

/// Folders whose files the operator names.
let ownFolders = ["/etc/nova/nova.conf.d/", "/etc/nova/nova-compute.conf.d/"]

private let systemPaths: Set<String> = [
  "/dev/kvm", "/dev/cpu", "/dev/net/tun", "/dev/urandom", "/dev/random", "/dev/hwrng", "/dev/sgx_enclave",
  "/dev/sev",
  "/dev/tpm0", "/dev/hugepages", "/etc/nova/nova.conf", "/etc/nova/nova-cpu.conf", "/etc/os-release",
  "/etc/machine-id",
  "/etc/systemd/system", "/etc/pve", "/etc/kolla/nova-compute", "/etc/kolla/nova-libvirt",
  "/etc/kernel/cmdline",
  "/etc/kernel/proxmox-boot-uuids", "/etc/default/grub", "/lib/modules", "/lib/firmware", "/run/libvirt",
  "/var/run/libvirt",
  "/usr/bin/qemu-system-x86_64", "/usr/bin/qemu-system-i386", "/usr/bin/qemu-kvm", "/usr/bin/kvm",
  "/usr/bin/docker",
  "/usr/bin/podman", "/usr/bin/dpkg", "/usr/bin/dpkg-query", "/usr/bin/rpm", "/usr/bin/xl",
  "/usr/libexec/qemu-kvm",
  "/usr/lib/xen/bin/qemu-system-i386", "/usr/lib/os-release", "/usr/sbin/libvirtd", "/usr/sbin/virtqemud",
  "/usr/sbin/virtproxyd", "/usr/sbin/grubby", "/usr/sbin/pbl", "/sbin/pbl", "/usr/sbin/update-grub",
  "/var/cache/libvirt/qemu/capabilities", "/var/lib/openstack/config/nova", "/boot/loader/entries",
  "/var/lib/config-data/puppet-generated/nova_libvirt", "/session", "/system", "/sys/module",
  "/sys/hypervisor",
]

/// Folders whose files a kernel or a package names, with the form of such names.
private let systemFolders: [(folder: String, isName: @Sendable (Substring) -> Bool)] = [
  (
    "/proc/",
    {
      [
        "cpuinfo", "cmdline", "version", "config.gz", "sys/kernel/osrelease", "xen/capabilities",
        "PID/cmdline",
      ].contains($0)
    }
  ),
  ("/sys/devices/system/", isKernels), ("/sys/hypervisor/", isKernels), ("/sys/module/kvm", isKernels),
  ("/sys/class/dmi/id", isKernels), ("/sys/kernel/mm/hugepages", isKernels),
  ("/dev/cpu/", { $0.utf8.allSatisfy { "0123456789*/msrcpuid".utf8.contains($0) } }),
  ("/run/libvirt/", isSocket), ("/var/run/libvirt/", isSocket), ("/usr/share/libvirt/cpu_map", isPackages),
  ("/usr/share/OVMF/", isPackages), ("/usr/share/ovmf/", isPackages), ("/usr/share/edk2/", isPackages),
  ("/usr/share/edk2-ovmf/", isPackages), ("/usr/share/qemu/", isPackages),
  ("/usr/share/seabios/", isPackages),
  ("/usr/share/pve-edk2-firmware/", isPackages), ("/usr/share/AAVMF/", isPackages),
  ("/lib/firmware/intel-ucode/", isPackages), ("/lib/firmware/amd-ucode/", isPackages),
  ("/usr/lib/firmware/intel-ucode/", isPackages), ("/usr/lib/firmware/amd-ucode/", isPackages),
  ("/boot/config-", isPackages),
]

/// Small letters, digits and underscores.
@Sendable private func isKernels(_ name: Substring) -> Bool {
  name.utf8.count <= 64
    && name.utf8.allSatisfy {
      (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || "_/.-".utf8.contains($0)
    }
}

/// The socket of one of libvirt's daemons.
@Sendable private func isSocket(_ name: Substring) -> Bool {
  let daemons = [
    "libvirt", "virtqemud", "virtproxyd", "virtnodedevd", "virtsecretd", "virtstoraged", "virtlogd",
    "virtlockd",
  ]
  return daemons.contains { daemon in
    ["-sock", "-sock-ro", "-admin-sock"].contains { name == daemon + $0 }
  }
}

@Sendable private func isPackages(_ name: Substring) -> Bool { name.utf8.count <= 64 }
