public import CPUCatalog
public import LibvirtCPU

/// The versions that Martlet's tables cover.
public struct TablesAge: Sendable {
  /// The versions of libvirt whose CPU maps are built in, oldest first.
  public let libvirt: [LibvirtVersion]
  /// The QEMU releases whose models are in the tables, oldest first.
  public let qemu: [QEMUModelTable.Release]
  /// The Linux releases whose KVM is in the tables, the newest of each series.
  public let kernels: [String]

  private let newestKernel: KVMRelease?

  /// The coverage of this build's tables.
  public static let standard = TablesAge()

  private init() {
    libvirt = CPUMap.builtinVersions
    qemu = QEMUModelTable.standard.releases
    kernels = KVMKernel.all.map(\.source)
    newestKernel = KVMKernel.all.last.flatMap { KVMRelease($0.release) }
  }

  /// The tables, one line per kind.
  public var lines: [String] {
    [
      "CPU maps of libvirt \(libvirt.map(\.description).joined(separator: ", "))",
      "CPU models of \(qemu.map(\.source).joined(separator: ", "))",
      "KVM of \(kernels.joined(separator: ", "))",
    ]
  }

  /// The host's components newer than the tables, one sentence each without a full stop; empty if none is known to be newer.
  public func newerParts(of host: HostConfiguration) -> [String] {
    var parts: [String] = []
    if let version = host.libvirtVersion.flatMap({ LibvirtVersion($0) }), let newest = libvirt.last,
      (version.major, version.minor) > (newest.major, newest.minor)
    {
      parts.append("libvirt \(version) is newer than Martlet's CPU maps (up to \(newest))")
    }
    let versions = Set(host.qemuVersions.values).compactMap { text in
      QEMUSeries(text.split(separator: ".").prefix(2).joined(separator: "."))
    }
    if let version = versions.max(), let newest = qemu.last?.series, version > newest {
      parts.append("QEMU \(version) is newer than Martlet's tables of QEMU (up to \(newest))")
    }
    if let text = host.kernelRelease, let release = KVMRelease(text), let newestKernel,
      release.isNewer(than: newestKernel)
    {
      parts.append("Linux \(text) is newer than Martlet's tables of KVM (up to \(newestKernel.series))")
    }
    return parts
  }
}
