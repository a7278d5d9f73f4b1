internal import Wording

/// A change of the kernel's command line, and its undoing, by the tool that a system has for it.
///
/// Files of packages stay as they are where the system reads files beside them: a file of Martlet's own is added, and removed again.
///
/// - SeeAlso: Debian grub2 debian/patches, mkconfig reads /etc/default/grub.d/*.cfg; grub-mkconfig(8), update-grub(8); grubby(8); pbl(8),
///   --add-option, --del-option and --config; Proxmox VE administration guide, Editing the Kernel Commandline; Arch wiki, Kernel
///   parameters.
struct BootCommands {
  let kernelChange: CommandLineChange
  private let tool: Platform.BootTool

  /// Commands for a change; nil if the system is unknown.
  init?(_ change: CommandLineChange, on platform: Platform) {
    let usual: Platform.BootTool? =
      switch platform.system {
      case .debian?, .ubuntu?: .grubDropIn
      case .proxmox?: .proxmoxBootTool
      case .rhel?: .grubby
      case .suse?: .pbl
      case .arch?: .grubFile
      case nil: nil
      }
    guard let tool = platform.bootTool ?? usual else { return nil }
    kernelChange = change
    self.tool = tool
  }

  /// Saves what the change edits, unless the change does that itself.
  var backup: [Command] {
    tool == .grubFile
      ? [.run(["cp", "-n", "/etc/default/grub", "/etc/default/grub.before"], note: "the backup")] : []
  }

  /// Makes the change.
  var change: [Command] {
    switch tool {
    case .grubDropIn: [writeDropIn, "update-grub"]
    case .proxmoxBootTool: [writeDropIn, editProxmoxLine, Self.refreshProxmox]
    case .grubby:
      [.run(["grubby", "--update-kernel=ALL"] + grubbyOptions(kernelChange))]
    case .pbl: pbl(kernelChange)
    case .grubFile:
      [
        .script("printf '%s\\n' \(grubLines.map(quoted).joined(separator: " ")) | tee -a /etc/default/grub"),
        .run(["grub-mkconfig", "-o", "/boot/grub/grub.cfg"]),
      ]
    }
  }

  /// Takes it back.
  var undo: [Command] {
    switch tool {
    case .grubDropIn: [.run(["rm", dropIn]), "update-grub"]
    case .proxmoxBootTool:
      [
        .run(["rm", dropIn]),
        "if test -e /root/kernel-cmdline.before; then cp /root/kernel-cmdline.before /etc/kernel/cmdline; fi",
        Self.refreshProxmox,
      ]
    case .grubby:
      [.run(["grubby", "--update-kernel=ALL"] + grubbyOptions(reversed))]
    case .pbl: pbl(reversed)
    case .grubFile:
      [
        .run(["cp", "/etc/default/grub.before", "/etc/default/grub"]),
        .run(["grub-mkconfig", "-o", "/boot/grub/grub.cfg"]),
      ]
    }
  }

  private var reversed: CommandLineChange {
    switch kernelChange {
    case .add(let parameter): .remove(parameter)
    case .remove(let parameter): .add(parameter)
    case .replace(let parameter, let other): .replace(other, by: parameter)
    }
  }

  private func grubbyOptions(_ change: CommandLineChange) -> [String] {
    switch change {
    case .add(let parameter): ["--args=\(parameter)"]
    case .remove(let parameter): ["--remove-args=\(parameter)"]
    case .replace(let parameter, let other): ["--remove-args=\(parameter)", "--args=\(other)"]
    }
  }

  private func pbl(_ change: CommandLineChange) -> [Command] {
    switch change {
    case .add(let parameter): [.run(["pbl", "--add-option", parameter, "--config"])]
    case .remove(let parameter): [.run(["pbl", "--del-option", parameter, "--config"])]
    case .replace(let parameter, let other):
      [
        .run(["pbl", "--del-option", parameter]), .run(["pbl", "--add-option", other, "--config"]),
      ]
    }
  }

  /// The file of Martlet's own, read after the others.
  private var dropIn: String {
    let name = kernelChange.parameter.prefix { $0 != "=" }.map { $0.isLetter || $0.isNumber ? $0 : "-" }
    return "/etc/default/grub.d/zz-martlet-\(String(name)).cfg"
  }

  private var writeDropIn: Command {
    .script(
      "mkdir -p /etc/default/grub.d && printf '%s\\n' \(grubLines.map(quoted).joined(separator: " ")) | tee \(dropIn)"
    )
  }

  /// Lines that GRUB's scripts read as a shell does: both variables, with the parameter taken out as a whole word, then put in.
  private var grubLines: [String] {
    var lines: [String] = []
    let removed: String? =
      if case .add = kernelChange { nil } else { kernelChange.parameter }
    let added: String? =
      switch kernelChange {
      case .add(let parameter): parameter
      case .replace(_, let other): other
      case .remove: nil
      }
    for variable in ["GRUB_CMDLINE_LINUX", "GRUB_CMDLINE_LINUX_DEFAULT"] {
      if let removed {
        lines.append(
          "\(variable)=\"$(printf ' %s ' \"$\(variable)\" | sed 's/ \(Self.pattern(removed)) / /g; s/^ *//; s/ *$//')\""
        )
      }
    }
    if let added { lines.append("GRUB_CMDLINE_LINUX=\"$GRUB_CMDLINE_LINUX \(added)\"") }
    return lines
  }

  /// The parameter as a basic regular expression between slashes.
  static func pattern(_ parameter: String) -> String {
    parameter.map { "\\/.*[]^$&".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  /// The line that systemd-boot takes, where the node boots by it.
  private var editProxmoxLine: Command {
    let edit =
      switch kernelChange {
      case .add(let parameter): "sed \(quoted("1s/$/ \(Self.replacement(parameter))/"))"
      case .remove(let parameter):
        "sed \(quoted("1s/^/ /; 1s/$/ /; s/ \(Self.pattern(parameter)) / /g; s/^ *//; s/ *$//"))"
      case .replace(let parameter, let other):
        "sed \(quoted("1s/^/ /; 1s/$/ /; s/ \(Self.pattern(parameter)) / \(Self.replacement(other)) /g; s/^ *//; s/ *$//"))"
      }
    return .script(
      "if test -e /etc/kernel/cmdline; then cp -n /etc/kernel/cmdline /root/kernel-cmdline.before; "
        + "\(edit) /root/kernel-cmdline.before | tee /etc/kernel/cmdline; fi",
      note: "nodes that boot by systemd-boot")
  }

  /// A text as the right side of a substitution.
  private static func replacement(_ text: String) -> String {
    text.map { "\\/&".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  private static let refreshProxmox: Command =
    "if test -e /etc/kernel/proxmox-boot-uuids; then proxmox-boot-tool refresh; else update-grub; fi"
}
