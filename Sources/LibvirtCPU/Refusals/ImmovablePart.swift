extension LibvirtRefusal {
  /// A part of a guest besides its CPU for which libvirt refuses a move, or the start at the destination.
  public enum ImmovablePart: Sendable, Hashable {
    /// So many snapshots.
    case snapshots(Int)
    /// A running block job.
    case blockJob
    /// A device of the host, by libvirt's type.
    case hostDevice(String)
    /// A vDPA device.
    case vdpa
    /// Shared memory of the legacy model.
    case legacyMemory
    /// Shared memory of that name whose role is not master.
    case peerMemory(String)
    /// A folder of the host through virtiofsd.
    case virtiofs
    /// A disk whose changes are dropped.
    case transientDisk
    /// A disk that only one host has.
    case unsharedDisk
    /// A NUMA node that the host does not have.
    case node(Int)
    /// Huge pages of that many KiB that the host does not have.
    case pages(UInt64)
  }
}

extension LibvirtRefusal.ImmovablePart {
  /// libvirt's words.
  var wording: LibvirtRefusal.Wording {
    switch self {
    case .snapshots(let count):
      Self.moving(.operationInvalid, "cannot migrate domain with \(count) snapshots")
    case .blockJob: Self.moving(.operationInvalid, "domain has active block job")
    case .hostDevice(let type):
      Self.moving(
        .operationUnsupported, "cannot migrate a domain with <hostdev mode='subsystem' type='\(type)'>",
        in: "qemuMigrationSrcIsAllowedHostdev")
    case .vdpa: Self.moving(.operationInvalid, "vDPA devices cannot be migrated")
    case .legacyMemory: Self.moving(.operationInvalid, "migration with legacy shmem device is not supported")
    case .peerMemory(let name):
      Self.moving(
        .operationInvalid,
        "shmem device '\(name)' cannot be migrated, only shmem with role='master' can be migrated")
    case .virtiofs: Self.moving(.operationInvalid, "migration with virtiofs device is not supported")
    case .transientDisk: Self.moving(.operationInvalid, "migration with transient disk is not supported")
    case .unsharedDisk:
      Self.moving(
        .unsafeMigration, "Migration without shared storage is unsafe", in: "qemuMigrationSrcIsSafe")
    case .node(let number):
      LibvirtRefusal.Wording(
        check: .validation,
        error: LibvirtError(.unsupportedConfiguration, "NUMA node \(number) is unavailable"),
        citation: "libvirt 9.0.0 src/util/virnuma.c, virNumaNodesetIsAvailable")
    case .pages(let size):
      LibvirtRefusal.Wording(
        check: .validation,
        error: LibvirtError(
          .internalError, "Unable to find any usable hugetlbfs mount for \(size) KiB"),
        citation: "libvirt 9.0.0 src/qemu/qemu_conf.c, qemuGetDomainHupageMemPath")
    }
  }

  private static func moving(
    _ code: LibvirtError.Code, _ detail: String, in function: String = "qemuMigrationSrcIsAllowed"
  ) -> LibvirtRefusal.Wording {
    LibvirtRefusal.Wording(
      check: .migration, error: LibvirtError(code, detail),
      citation: "libvirt 9.0.0 src/qemu/qemu_migration.c, \(function)")
  }
}
