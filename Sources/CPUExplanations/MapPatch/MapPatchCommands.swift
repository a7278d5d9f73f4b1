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
    guard isFolder else { return ["cp \(quoted(output)) \(installed)"] }
    // Of many files in one folder, a pattern: the others are the same bytes.
    guard files.count > 6, !files.contains(where: { $0.contains("/") }) else {
      return files.map { "cp \(quoted(output + "/" + $0)) \(quoted(installed + "/" + $0))" }
    }
    return ["cp \(quoted(output))/*.xml \(installed)/"]
  }

  static let restarts = [
    "systemctl restart libvirtd    # or virtqemud, where that one runs; guests run on",
    "systemctl restart openstack-nova-compute    # where there is one; Debian and Ubuntu: nova-compute",
  ]

  func install(checking features: [String]) -> [String] {
    [
      "test -e \(saved) || cp -a \(installed) \(saved)    # the packaged map",
      "diff -r \(installed) \(saved)    # nothing: what was saved is what is there",
    ] + copies + Self.restarts + ["virsh cpu-models x86_64 > /dev/null && echo the map loads"]
      + features.map { "virsh capabilities | grep \"name='\($0)'\"    # nothing: the host does not show it" }
  }

  var undo: [String] {
    let back =
      isFolder
      ? files.count > 6 && !files.contains(where: { $0.contains("/") })
        ? ["cp \(saved)/*.xml \(installed)/"]
        : files.map { "cp \(quoted(saved + "/" + $0)) \(quoted(installed + "/" + $0))" }
      : ["cp \(saved) \(installed)"]
    return back + ["diff -r \(saved) \(installed)    # nothing"] + Self.restarts
  }
}
