package import ReportContract

extension MapProjection {
  /// The map and its libvirt as a report's yardstick.
  package var yardstick: Yardstick { Yardstick(cpuMap: title, libvirt: libvirtVersion) }

  /// The yardsticks for hosts: this map, and for each host with its own map that one, with its libvirt and QEMU.
  package func yardsticks(of hosts: [HostCPU]) -> [Yardstick] {
    [yardstick]
      + hosts.compactMap { host in
        host.map.map { own in
          Yardstick(
            host: host.name, cpuMap: own.title,
            libvirt: host.configuration?.libvirtVersion ?? own.libvirtVersion,
            qemu: host.qemuVersions.sorted())
        }
      }
  }
}
