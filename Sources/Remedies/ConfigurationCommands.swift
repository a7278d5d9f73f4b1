package import NovaCompatibility

/// Options in Nova's `[workarounds]`.
package enum NovaWorkarounds {
  /// Sets an option to true in the nova.conf of `place`, after a copy of it.
  package static func set(_ option: NovaWorkaround, on place: String, _ restart: Command) -> [Command] {
    [
      .run(
        ["cp", "-n", "/etc/nova/nova.conf", "/etc/nova/nova.conf.before"], note: "on \(place): the backup"),
      .instruction("in /etc/nova/nova.conf of \(place):"), .configuration("  [workarounds]"),
      .configuration("  \(option.rawValue) = true"), restart,
    ]
  }

  /// Removes the option again.
  package static func unset(_ option: NovaWorkaround, _ restart: Command) -> [Command] {
    [.instruction("remove \(option.rawValue) from [workarounds] again"), restart]
  }
}

/// Commands for the packaged libvirt CPU map.
///
/// Debian and Ubuntu have it in libvirt0, Fedora and RHEL in libvirt-libs, older ones in libvirt-client.
package enum PackagedMap {
  /// The backup folder of `restore`; an earlier copy stays.
  private static let saved = "/root/cpu_map.edited"

  /// Checks whether the map was edited, backs it up, and reinstalls the package's map in the installed version, because apt
  /// would otherwise install the newest.
  package static let restore: [Command] = [
    "if command -v dpkg > /dev/null; then dpkg -V libvirt0; else rpm -V libvirt-libs libvirt-client; fi    # a 5 in the output marks an edited file",
    .script("mkdir -p \(saved) && cp -an /usr/share/libvirt/cpu_map* \(saved)", note: "the backup"),
    "if command -v apt-get > /dev/null; then apt-get install --reinstall \"libvirt0=$(dpkg-query -W -f '${Version}' libvirt0)\"; else dnf reinstall libvirt-libs libvirt-client; fi",
  ]

  /// Restores the backup.
  package static let undo = [Command.script("cp -r \(saved)/cpu_map* /usr/share/libvirt/")]
}

/// Package upgrades with apt or dnf.
package func upgrade(debian: String, fedora: String) -> Command {
  .script("if command -v apt-get > /dev/null; then apt-get install \(debian); else dnf upgrade \(fedora); fi")
}
