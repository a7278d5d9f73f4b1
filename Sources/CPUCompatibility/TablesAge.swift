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

  /// The coverage of this build's tables.
  public static let standard = TablesAge()

  private init() {
    libvirt = CPUMap.builtinVersions
    qemu = QEMUModelTable.standard.releases
    kernels = KVMKernel.all.map(\.source)
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
  ///
  /// Reads only the tables that the host gives a reason to.
  public static func newerParts(of host: HostConfiguration) -> [String] {
    var parts: [String] = []
    if let version = host.libvirtVersion.flatMap({ LibvirtVersion($0) }),
      let newest = CPUMap.builtinVersions.last, CPUMap.isNewerThanBuiltin(version)
    {
      parts.append("libvirt \(version) is newer than Martlet's CPU maps (up to \(newest))")
    }
    let versions = Set(host.qemuVersions.values).compactMap { QEMUSeries(release: $0) }
    if let version = versions.max(), version > QEMUModelTable.newestRead {
      parts.append(
        "QEMU \(version) is newer than Martlet's tables of QEMU (up to \(QEMUModelTable.newestRead))")
    }
    if let text = host.kernelRelease, let release = KVMRelease(text),
      let newest = KVMKernel.all.last.flatMap({ KVMRelease($0.release) }), release.isNewer(than: newest)
    {
      parts.append("Linux \(text) is newer than Martlet's tables of KVM (up to \(newest.series))")
    }
    return parts
  }
}

extension HostCPU {
  /// What of the host is newer than Martlet's tables, one sentence per item without a full stop.
  package var newerParts: [String] { configuration.map(TablesAge.newerParts) ?? [] }
}
