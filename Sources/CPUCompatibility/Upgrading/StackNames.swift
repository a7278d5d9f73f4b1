internal import CPUCatalog
internal import LibvirtCPU
internal import X86CPU

/// The features that a version of QEMU or of libvirt has names for, as far as the tables tell.
///
/// A guest can be given by name, and by `host` too, only what QEMU has a property for; libvirt's host-model has only what its map
/// names.
///
/// - SeeAlso: qemu 10.0 target/i386/cpu.c, x86_cpu_get_migratable_flags (unnamed bits are no migratable ones); libvirt 9.0.0
///   src/qemu/qemu_capabilities.c, virQEMUCapsInitCPUModelX86.
struct StackNames: Sendable {
  /// What certainly has a name.
  let certain: FeatureSet
  /// What certainly has none.
  let missing: FeatureSet

  /// Nothing is known.
  static let unknown = StackNames(certain: FeatureSet(), missing: FeatureSet())

  private init(certain: FeatureSet, missing: FeatureSet) {
    self.certain = certain
    self.missing = missing
  }

  /// The features that every one of several QEMUs has properties for; empty without a QEMU.
  init(qemu: Set<QEMUSeries>, catalog: Catalog) {
    guard !qemu.isEmpty else {
      self = .unknown
      return
    }
    let table = QEMUModelTable.standard
    var certain = FeatureSet()
    var missing = FeatureSet()
    for feature in catalog.features {
      let name = feature.aliases.first { $0.dialect == .qemu }?.name
      let answers = Set(qemu.map { table.hasProperty(name, in: $0) })
      if answers == [true] { certain.insert(feature.index) }
      if answers == [false] { missing.insert(feature.index) }
    }
    self.init(certain: certain, missing: missing)
  }

  /// What the map of a host's own libvirt has names for.
  init(map: MapProjection, masks: ExposureMasks) {
    self.init(certain: map.named, missing: masks.all.subtracting(map.named))
  }

  /// What the map of that libvirt has names for; between two maps that were read, what both agree on.
  init(libvirt: LibvirtVersion?, masks: ExposureMasks, catalog: Catalog) {
    guard let libvirt else {
      self = .unknown
      return
    }
    func named(_ version: LibvirtVersion) -> FeatureSet {
      MapProjection(CPUMap.builtin(for: version), catalog: catalog).named
    }
    let (older, newer) = CPUMap.builtinVersions(around: libvirt)
    self.init(
      certain: older.map(named) ?? FeatureSet(),
      missing: newer.map { masks.all.subtracting(named($0)) } ?? FeatureSet())
  }
}

extension HostCPU {
  /// The series of QEMU on the host; empty if none is known.
  var qemuSeries: Set<QEMUSeries> {
    Set(qemuVersions.compactMap { QEMUSeries(release: $0) })
  }
}

extension HostCPU {
  /// libvirt's version; nil if it is unknown.
  var libvirtVersion: LibvirtVersion? { configuration?.libvirtVersion.flatMap { LibvirtVersion($0) } }

  /// The map that the host's own record holds; nil where a built-in one stands for it.
  var capturedMap: MapProjection? { configuration?.mapFeatures == nil ? nil : map }
}
