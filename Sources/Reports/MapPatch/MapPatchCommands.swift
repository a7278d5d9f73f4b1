internal import Remedies
internal import Wording

/// The commands that put an edited CPU map in the place of the installed one, and that take it back.
struct MapPatchCommands {
  let output: String
  /// The changed files, by their paths below the folder.
  let files: [String]
  let isFolder: Bool

  private var installed: String {
    isFolder ? "/usr/share/libvirt/cpu_map" : "/usr/share/libvirt/cpu_map.xml"
  }
  private var saved: String { isFolder ? "/root/cpu_map.saved" : "/root/cpu_map.xml.saved" }

  /// Only changed files are copied: `cp` without `-a` keeps the owner and the SELinux label of the file that is there.
  private var copies: [String] {
    guard isFolder else { return ["cp \(quotedPath(output)) \(installed)"] }
    // Of many files in one folder, a pattern: the others are the same bytes.
    guard files.count > 6, !files.contains(where: { $0.contains("/") }) else {
      return files.map { "cp \(quotedPath(output + "/" + $0)) \(quoted(installed + "/" + $0))" }
    }
    return ["cp \(quotedPath(output))/*.xml \(installed)/"]
  }

  static let restarts = [HostCommands.restartLibvirt, HostCommands.restartNova]

  func install(checking features: [String]) -> [String] {
    [
      "test -e \(saved) || cp -a \(installed) \(saved)    # the packaged map",
      (["diff -r \(installed) \(saved)"] + copies).joined(separator: " && ")
        + "    # nothing is copied where they differ: undo the former edit first",
    ] + Self.restarts + ["virsh cpu-models x86_64 > /dev/null && echo the map loads"]
      + features.map {
        "virsh capabilities | grep -e \(quoted("name='\($0)'"))    # nothing: the host does not show it"
      }
  }

  var undo: [String] {
    let back =
      isFolder
      ? files.count > 6 && !files.contains(where: { $0.contains("/") })
        ? ["cp \(saved)/*.xml \(installed)/"]
        : files.map { "cp \(quoted(saved + "/" + $0)) \(quoted(installed + "/" + $0))" }
      : ["cp \(saved) \(installed)"]
    return [
      "# after an update of its package the map is the packaged one already (dpkg -V libvirt0, rpm -V libvirt-libs print nothing): stop here"
    ] + back + ["diff -r \(saved) \(installed)    # nothing"] + Self.restarts
  }
}
