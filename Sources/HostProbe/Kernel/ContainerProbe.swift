internal import Glibc
internal import HostSnapshots

extension Probe {
  /// The container that this runs in, by the marks that container managers leave; nil outside containers.
  ///
  /// - SeeAlso: systemd docs/CONTAINER_INTERFACE.md; src/basic/virt.c, detect_container_files and detect_container.
  var container: String? {
    if let name = firstLine("/run/systemd/container") { return name }
    if WholeName.exists(root + "/run/.containerenv") { return "podman" }
    if WholeName.exists(root + "/.dockerenv") { return "docker" }
    // Only root may read another's environment; in a container, that of its first process.
    if case .success(let variables) = contents("/proc/1/environ"),
      let name = variables.split(separator: "\0").first(where: { $0.hasPrefix("container=") })
    {
      let value = String(name.dropFirst("container=".count))
      return value.isEmpty ? nil : value
    }
    guard case .success(let groups) = contents("/proc/1/cgroup") else { return nil }
    return containerGroups.first { groups.contains($0.mark) }?.name
  }

  /// Whether `/proc` shows the whole machine's processes, the kernel's own among them.
  var seesAllProcesses: Bool { firstLine("/proc/2/comm") == "kthreadd" }

  /// Lists what a container hides, although it has a `/proc`.
  mutating func readContainer() {
    guard let name = container else { return }
    snapshot.identity.container = name
    if !seesAllProcesses {
      miss(
        .qemuArguments, "/proc/PID/cmdline",
        "the host's processes are hidden, so daemons and guests do not appear")
    }
    if files(in: "/dev/cpu") == nil {
      miss(.folder, "/dev/cpu", "the folder is missing, so MSRs cannot be read")
    }
  }

  private func firstLine(_ path: String) -> String? {
    guard case .success(let text) = contents(path) else { return nil }
    let line = text.split(separator: "\n").first.map { $0.trimmingBlanks } ?? ""
    return line.isEmpty ? nil : line
  }
}

/// How the control groups of containers are called.
///
/// - SeeAlso: docker docs, runtime metrics; kubernetes pkg/kubelet/cm (kubepods); lxc doc, lxc.cgroup.
private let containerGroups: [(mark: String, name: String)] = [
  ("/kubepods", "kubernetes"), ("/docker/", "docker"), ("/docker-", "docker"), ("/lxc/", "lxc"),
  ("/lxc.payload", "lxc"), ("/machine.slice/libpod-", "podman"),
]

/// Whether a file is there, whatever it holds.
private enum WholeName {
  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }
}
