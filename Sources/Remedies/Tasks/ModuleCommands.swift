internal import Wording

/// A parameter of a module of KVM's, in a file of its own that is read after those of packages, and the reload that makes it count.
///
/// - SeeAlso: modprobe.d(5): files of all folders are read in the order of their names, and later options win; lsinitramfs(8) and
///   update-initramfs(8); lsinitrd(1) and dracut(8); lsinitcpio(1) and mkinitcpio(8).
struct ModuleCommands {
  let module: String
  let setting: String
  let platform: Platform?

  /// Sets the parameter, and loads the module with it.
  var set: TaskSteps {
    TaskSteps(
      before: [
        .run(
          ["grep", "-rn", module, "/etc/modprobe.d", "/usr/lib/modprobe.d", "/proc/cmdline"],
          note: "what sets it now")
      ],
      change: [.script("echo options \(module) \(quoted(setting)) | tee \(file)"), initramfs, reload],
      after: restarts)
  }

  /// Takes the file away, and loads the module without the parameter.
  var unset: [Command] { [.run(["rm", file]), initramfs, reload] + restarts }

  /// A file for one parameter: another one of the module has its own, and neither takes the other's place.
  private var file: String {
    let name = "\(module)-\(setting.prefix { $0 != "=" })"
    return "/etc/modprobe.d/zz-martlet-\(name.replacing("_", with: "-")).conf"
  }

  /// What makes libvirt see the reloaded module.
  private var restarts: [Command] {
    let daemons = DaemonCommands(platform)
    let isProxmox = platform?.runsWithoutLibvirt == true
    return isProxmox ? [] : [daemons.forgetCapabilities, daemons.restartLibvirt]
  }

  private var reload: Command {
    // kvm itself is held by its vendor's module, which has to go first.
    .script(
      module == "kvm"
        ? "vendor=$(lsmod | grep -oE '^kvm_(intel|amd)') && modprobe -r \"$vendor\" kvm && modprobe \"$vendor\""
        : "modprobe -r \(module) && modprobe \(module)", note: "refuses while guests run")
  }

  /// Rebuilds the initramfs, where it holds the module and so a copy of the file.
  private var initramfs: Command {
    let kernel = "/\(module.replacing("_", with: "[-_]"))\\.ko"
    let held =
      switch platform?.system {
      case .debian?, .ubuntu?, .proxmox?:
        ("lsinitramfs \"/boot/initrd.img-$(uname -r)\"", "update-initramfs -u")
      case .rhel?, .suse?: ("lsinitrd", "dracut -f")
      case .arch?: ("lsinitcpio /boot/initramfs-linux.img", "mkinitcpio -P")
      case nil: ("", "")
      }
    guard !held.0.isEmpty else {
      return .instruction(
        "where the initramfs holds \(module): rebuild it (update-initramfs -u, or dracut -f)")
    }
    return .script(
      "if \(held.0) | grep -q \(quoted(kernel)); then \(held.1); fi",
      note: "only where the initramfs has the module")
  }
}
