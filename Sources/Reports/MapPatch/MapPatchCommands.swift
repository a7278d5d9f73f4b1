internal import Remedies
internal import Wording

/// The commands that replace the installed CPU map with an edited one, and their undo.
struct MapPatchCommands {
  let output: String
  /// The changed files, by their paths below the folder.
  let files: [String]
  let isFolder: Bool
  /// The platform that the commands are written for; nil for commands that work on any.
  let platform: Platform?

  private var installed: String {
    isFolder ? "/usr/share/libvirt/cpu_map" : "/usr/share/libvirt/cpu_map.xml"
  }
  private var saved: String { isFolder ? "/root/cpu_map.saved" : "/root/cpu_map.xml.saved" }

  /// Only changed files are copied: `cp` without `-a` keeps the owner and the SELinux label of the file that is there.
  private var copies: [Command] {
    guard isFolder else { return [.run(["cp", Command.path(output), installed])] }
    // Of many files in one folder, a pattern: the others are the same bytes.
    guard !isPattern else { return [.script("cp \(quotedPath(output))/*.xml \(installed)/")] }
    return files.map { .run(["cp", Command.path(output + "/" + $0), installed + "/" + $0]) }
  }

  private var isPattern: Bool { files.count > 6 && !files.contains(where: { $0.contains("/") }) }

  private static let restarts = [HostCommands.restartLibvirt, HostCommands.restartNova]

  func install(checking features: [String]) -> [Command] {
    (map + loads(features)).flatMap { $0.fitted(to: platform) }
  }

  private var map: [Command] {
    if let container = platform?.libvirtContainer { return container.install(output, saved) }
    return [
      .script("test -e \(saved) || cp -a \(installed) \(saved)", note: "the packaged map"),
      .script(
        (["diff -r \(installed) \(saved)"] + copies.map(\.text)).joined(separator: " && "),
        note: "nothing is copied where they differ: undo the former edit first"),
    ]
  }

  private func loads(_ features: [String]) -> [Command] {
    Self.restarts + ["virsh cpu-models x86_64 > /dev/null && echo the map loads"]
      + features.map {
        .script(
          "virsh capabilities | grep -e \(quoted("name='\($0)'"))", note: "nothing: the host does not show it"
        )
      }
  }

  var undo: [Command] { putBack.flatMap { $0.fitted(to: platform) } }

  private var putBack: [Command] {
    if let container = platform?.libvirtContainer { return container.restore(saved) + Self.restarts }
    let back: [Command] =
      isFolder
      ? isPattern
        ? [.script("cp \(saved)/*.xml \(installed)/")]
        : files.map { .run(["cp", saved + "/" + $0, installed + "/" + $0]) }
      : [.run(["cp", saved, installed])]
    return [
      "# after an update of its package the map is the packaged one already (dpkg -V libvirt0, rpm -V libvirt-libs print nothing): stop here"
    ] + back + [.run(["diff", "-r", saved, installed], note: "nothing")] + Self.restarts
  }
}
