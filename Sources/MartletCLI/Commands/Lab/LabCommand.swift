import ArgumentParser
import FileAccess
import Glibc
import MigrationLab

/// `martlet lab`: the verbs for emulated hosts.
struct LabCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lab",
    abstract:
      "Run emulated hosts with CPUs of your choice on this machine, with real libvirt and QEMU in each.",
    discussion: """
      QEMU emulates the hosts without hardware help, so any machine will do. Each host takes a gigabyte of memory and about \
      a minute to boot. Their image is Debian with libvirt and QEMU. Martlet builds it once, which takes root, debootstrap, \
      Debian's packages, some minutes and 4 GiB of disk; the image keeps 1 GiB.

      A host's CPU is a QEMU model with features: SandyBridge,+monitor. up and status list what this QEMU cannot emulate. \
      Guests with KVM need a host that has SVM: EPYC,+svm,+npt,+nrip-save. Guests without KVM see QEMU's CPU, whatever the \
      host's.

      Examples:
        martlet lab up --host alpha=SandyBridge,+monitor --host beta=Broadwell,-monitor
        martlet lab capture -o hosts/
        martlet lab ssh alpha virsh list
        virsh -c "$(martlet lab uri alpha)" list
        martlet lab replay node1.json node2.json
        martlet lab down
      """,
    subcommands: [
      LabUp.self, LabReplay.self, LabStatusCommand.self, LabSSH.self, LabURI.self, LabCapture.self,
      LabDown.self,
      LabImageCommand.self,
    ])
}

/// The option `--state`: the folder of a lab.
struct LabFolderOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The lab's folder. Default: $XDG_STATE_HOME/martlet/lab, or ~/.local/state/martlet/lab.",
      valueName: "folder"))
  var state: String?

  func folder() throws(CommandFailure) -> String {
    if let state { return state.hasPrefix("/") ? state : currentFolder() + "/" + state }
    return try labFolder(.state)
  }

  /// The lab in the folder.
  ///
  /// - Throws: `CommandFailure` if there is none.
  func lab() throws(CommandFailure) -> Lab {
    let folder = try folder()
    do throws(LabError) {
      return try Lab(at: folder)
    } catch {
      throw CommandFailure(error)
    }
  }
}

/// The option `--cache`: the folder of images.
struct LabCacheOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of images. Default: $XDG_CACHE_HOME/martlet/lab, or ~/.cache/martlet/lab.",
      valueName: "folder"))
  var cache: String?

  func image() throws(CommandFailure) -> LabImage {
    if let cache { return LabImage(cache: cache.hasPrefix("/") ? cache : currentFolder() + "/" + cache) }
    return LabImage(cache: try labFolder(.cache))
  }
}

extension CommandFailure {
  init(_ error: LabError) {
    let status: Int32 =
      switch error.kind {
      case .usage: Self.usage
      case .noInput: Self.noInput
      case .unavailable: Self.unavailable
      case .cannotWrite: Self.cannotWrite
      case .noPermission: Self.noPermission
      case .temporary: Self.temporary
      case .interrupted: 130
      }
    self.init(error.reason, status: status)
  }
}

/// The lab's folder below one of the user's folders.
///
/// - Throws: `CommandFailure` with status 73 if the user has no such folder.
private func labFolder(_ folder: UserFolder) throws(CommandFailure) -> String {
  guard let path = folder.path else {
    throw CommandFailure(
      "there is neither HOME nor \(folder.rawValue); name a folder", status: CommandFailure.cannotWrite)
  }
  return path + "/martlet/lab"
}

private func currentFolder() -> String {
  guard let path = unsafe getcwd(nil, 0) else { return "" }
  defer { unsafe free(path) }
  return unsafe String(cString: path)
}
