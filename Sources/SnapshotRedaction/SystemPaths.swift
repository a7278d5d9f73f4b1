/// Whether a path is one that every machine of its kind has.
///
/// A path with `..`, with white space or with other characters than file names of packages have is none.
func isSystemPath(_ path: String) -> Bool {
  guard path.first == "/", path.utf8.count <= 128, !path.contains(".."), !path.contains("//"),
    path.utf8.allSatisfy({ $0.isTokenCharacter || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "*") })
  else { return false }
  if systemPaths.contains(path) { return true }
  guard let folder = systemFolders.first(where: { path.hasPrefix($0) }) else { return false }
  // Below a folder of firmware, maps or the kernel's, names are those of the package or the kernel.
  return !path.dropFirst(folder.utf8.count).isEmpty
}

/// Folders that a manager gives its guests' files, which tell whose guests they are.
///
/// - SeeAlso: the marks of `GuestOwnership`.
let managerFolders = ["/var/lib/nova/instances/", "/rhev/data-center/", "/var/run/kubevirt-private/"]

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
  "/var/lib/config-data/puppet-generated/nova_libvirt", "/session", "/system",
]

/// Folders whose files a kernel or a package names.
private let systemFolders = [
  "/proc/", "/sys/", "/dev/cpu/", "/usr/share/libvirt/cpu_map", "/usr/share/OVMF/", "/usr/share/ovmf/",
  "/usr/share/edk2/", "/usr/share/edk2-ovmf/", "/usr/share/qemu/", "/usr/share/seabios/",
  "/usr/share/pve-edk2-firmware/", "/usr/share/AAVMF/", "/lib/firmware/intel-ucode/",
  "/lib/firmware/amd-ucode/", "/usr/lib/firmware/intel-ucode/", "/usr/lib/firmware/amd-ucode/",
  "/boot/config-",
  "/etc/nova/nova.conf.d/", "/etc/nova/nova-compute.conf.d/", "/run/libvirt/", "/var/run/libvirt/",
]
