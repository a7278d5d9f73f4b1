/// libvirt's CPU map as its package, or the image of its container, has it.
///
/// Who owns the map is a question to the package system: Debian 12 and Ubuntu have it in libvirt0, Debian 13 in libvirt-common, RHEL and SUSE in
/// libvirt-libs or, before that, in libvirt-client, Arch in libvirt.
///
/// - SeeAlso: package lists of libvirt0 9.0.0-4+deb12u2 and libvirt-common 11.3.0-3+deb13u3; libvirt 11.3.0 libvirt.spec.in, %files libs.
struct MapCommands {
  let platform: Platform

  /// Where `restore` keeps what was there; an earlier copy stays.
  private static let saved = "/root/cpu_map.edited"
  private static let map = "/usr/share/libvirt/cpu_map"
  /// A file that every map of libvirt 4.7.0 and later has; before that the map is one file.
  private static let file = "$(find /usr/share/libvirt -name index.xml -o -name cpu_map.xml | head -n 1)"

  private static let verifyByRPM: Command = .script(
    "rpm -V \"$(rpm -qf \"\(file)\")\"", note: "a 5 in the output marks an edited file")

  /// The same where the system is unknown: one of both package systems answers.
  static let verifyAnywhere: Command = "rpm -V libvirt-libs libvirt-client; dpkg -V libvirt0"

  /// Looks whether the map was edited, keeps it, and puts the installed version's in its place; nil if the system is unknown.
  var restore: TaskSteps? {
    if let container = DaemonCommands.libvirtContainer(platform) { return restore(in: container) }
    guard let steps = packaged else { return nil }
    return TaskSteps(
      before: [
        steps.verify,
        .script("mkdir -p \(Self.saved) && cp -an \(Self.map)* \(Self.saved)", note: "the backup"),
      ], change: [steps.reinstall])
  }

  /// Puts back what was there.
  var putBack: [Command]? {
    if let container = DaemonCommands.libvirtContainer(platform) {
      return [
        .run([
          DaemonCommands.engine(platform), "cp", "\(Self.saved)/cpu_map/.", "\(container):\(Self.map)",
        ])
      ]
    }
    return packaged.map { _ in [.script("cp -r \(Self.saved)/cpu_map* /usr/share/libvirt/")] }
  }

  /// Lists the files of the map that differ from the package's.
  var verify: Command? {
    if let container = DaemonCommands.libvirtContainer(platform) {
      return .script(
        "\(DaemonCommands.engine(platform)) diff \(container) | grep cpu_map",
        note: "prints the files that differ from the image's")
    }
    return packaged?.verify
  }

  private var packaged: (verify: Command, reinstall: Command)? {
    switch platform.system {
    case .debian?, .ubuntu?:
      // Apt takes the newest version unless it is reported which.
      (
        .script(
          "dpkg -V \"$(dpkg-query -S \"\(Self.file)\" | cut -d: -f1)\"",
          note: "a 5 in the output marks an edited file"),
        .script(
          "map=$(dpkg-query -S \"\(Self.file)\" | cut -d: -f1) && "
            + "apt-get install --reinstall \"$map=$(dpkg-query -W -f '${Version}' \"$map\")\"")
      )
    case .rhel?:
      (
        Self.verifyByRPM,
        .script("dnf reinstall \"$(rpm -qf \"\(Self.file)\")\"", note: "before RHEL 8: yum")
      )
    case .suse?:
      (
        Self.verifyByRPM,
        .script("zypper install --force \"$(rpm -qf --qf '%{NAME}=%{VERSION}-%{RELEASE}' \"\(Self.file)\")\"")
      )
    case .arch?:
      (
        .run(["pacman", "-Qkk", "libvirt"], note: "it names the altered files"),
        .run(["pacman", "-S", "libvirt"])
      )
    // Proxmox VE has no libvirt, and so no map.
    case .proxmox?, nil: nil
    }
  }

  /// The same where libvirt runs in a container, whose image holds the map.
  ///
  /// - SeeAlso: docker-cp(1) and podman-cp(1), archives by standard streams; docker-diff(1).
  private func restore(in container: String) -> TaskSteps {
    let engine = DaemonCommands.engine(platform)
    return TaskSteps(
      before: [
        .script("\(engine) diff \(container) | grep cpu_map", note: "it prints the files that differ"),
        .script(
          "mkdir -p \(Self.saved) && { test -e \(Self.saved)/cpu_map || \(engine) cp \(container):\(Self.map) \(Self.saved)/; }",
          note: "the backup"),
      ],
      change: [
        .script(
          "\(engine) create --name martlet-map \"$(\(engine) inspect -f '{{.Image}}' \(container))\" && "
            + "\(engine) cp martlet-map:\(Self.map) - | \(engine) cp - \(container):/usr/share/libvirt; "
            + "\(engine) rm martlet-map", note: "the image's map")
      ])
  }
}
