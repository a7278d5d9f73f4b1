public import CPUCatalog
public import LibvirtCPU

/// New versions of a host's software; a part that is nil stays as it is.
public struct HostUpgrade: Sendable, Hashable {
  /// The kernel: a series such as `6.18`, for its newest release in the tables, or a release as `uname -r` prints it.
  public var kernel: String?
  /// QEMU's version.
  public var qemu: QEMUSeries?
  /// libvirt's version.
  public var libvirt: LibvirtVersion?

  /// An upgrade of the given parts.
  public init(kernel: String? = nil, qemu: QEMUSeries? = nil, libvirt: LibvirtVersion? = nil) {
    self.kernel = kernel
    self.qemu = qemu
    self.libvirt = libvirt
  }

  /// Whether no part changes.
  public var isEmpty: Bool { kernel == nil && qemu == nil && libvirt == nil }

  /// What of the new software Martlet's tables do not reach, one sentence per item without a full stop.
  ///
  /// Nothing is concluded from what such software lacks.
  public var unknownParts: [String] {
    var host = HostConfiguration(captured: "")
    host.kernelRelease = kernel
    host.qemuVersions = qemu.map { ["": $0.description] } ?? [:]
    host.libvirtVersion = libvirt?.description
    var parts = TablesAge.newerParts(of: host)
    if let kernel, KVMKernel.covering(kernel) == nil, !parts.contains(where: { $0.hasPrefix("Linux") }) {
      parts.append("KVM of Linux \(kernel) is older than Martlet's tables")
    }
    return parts
  }
}

extension HostConfiguration {
  /// The configuration with the new versions in place of the old ones.
  func upgraded(to upgrade: HostUpgrade) -> HostConfiguration {
    var configuration = self
    if let kernel = upgrade.kernel { configuration.kernelRelease = kernel }
    if let qemu = upgrade.qemu {
      let paths = qemuVersions.isEmpty ? [""] : Array(qemuVersions.keys)
      configuration.qemuVersions = Dictionary(uniqueKeysWithValues: paths.map { ($0, qemu.description) })
    }
    if let libvirt = upgrade.libvirt {
      configuration.libvirtVersion = libvirt.description
      // The new map's names are those of its era.
      configuration.mapFeatures = nil
    }
    return configuration
  }
}
