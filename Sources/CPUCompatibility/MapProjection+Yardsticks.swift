package import ReportContract

extension MapProjection {
  /// The map and its libvirt as a report's yardstick.
  package var yardstick: Yardstick { Yardstick(cpuMap: title, libvirt: libvirtVersion) }

  /// The yardsticks for hosts: this map, and for each host with its own map, or newer than the tables, its map, libvirt and QEMU.
  package func yardsticks(of hosts: [HostCPU]) -> [Yardstick] {
    [yardstick]
      + hosts.compactMap { host in
        let newer = host.newerParts
        guard host.map != nil || !newer.isEmpty else { return nil }
        return Yardstick(
          host: host.name, cpuMap: (host.map ?? self).title,
          libvirt: host.configuration?.libvirtVersion ?? host.map?.libvirtVersion,
          qemu: host.qemuVersions.sorted(), newer: newer)
      }
  }
}
