package import ReportContract

extension MapProjection {
  /// The map and its libvirt, as reports name them.
  package var yardstick: Yardstick { Yardstick(cpuMap: title, libvirt: libvirtVersion) }

  /// What hosts are judged by: this map, and for each host that has one of its own, or is newer than the tables, its map, libvirt and QEMU.
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
