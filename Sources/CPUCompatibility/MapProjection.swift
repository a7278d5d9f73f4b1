public import CPUCatalog
public import LibvirtCPU
public import X86CPU

/// A CPU map of libvirt's in the catalogue's terms.
///
/// A feature of the map is the catalogue's feature at the same location; one at a location that the catalogue
/// does not know is kept by name.
public struct MapProjection: Sendable {
  /// The map in words.
  public internal(set) var title: String
  /// libvirt's version that the map is of, if known.
  public let libvirtVersion: String?
  /// The catalogue's features that the map has a name for.
  public private(set) var named: FeatureSet
  /// The map's models in its order.
  public let models: [Model]

  private let indices: [String: Int]
  private let names: Set<String>
  private let catalog: Catalog

  /// A model in the catalogue's terms.
  public struct Model: Sendable {
    /// The model's name.
    public let name: String
    /// libvirt's name of its vendor; nil for generic models.
    public let vendor: String?
    /// Its features.
    public let features: FeatureSet
    /// The names of its features that the catalogue does not know.
    public let uncatalogued: Set<String>

    /// The name without the version that libvirt's later maps put behind it, as QEMU does: `SandyBridge` of `SandyBridge-v2`.
    public var unversionedName: String { QEMUModelTable.unversioned(name)?.product ?? name }

    /// Whether the name has such a version; of equal models, one without is known to more versions of libvirt.
    public var isVersioned: Bool { QEMUModelTable.unversioned(name) != nil }
  }
}

extension MapProjection {
  /// The features of `map` as `catalog` knows them, in O(features + models).
  public init(_ map: CPUMap, catalog: Catalog) {
    title = map.title
    libvirtVersion = map.libvirtVersion.description
    self.catalog = catalog
    var indices: [String: Int] = [:]
    var named = FeatureSet()
    var byBit: [Int?] = Array(repeating: nil, count: map.bitLocations.count)
    for (bit, location) in map.bitLocations.enumerated() { byBit[bit] = catalog.feature(at: location)?.index }
    // libvirt labels a VMX control by the low half of its MSR, which says that it must be on; the catalogue has
    // the high half, which says that it may be.
    for feature in map.features where feature.locations.count == 1 && feature.locations[0].isVMXCapability {
      guard let bit = feature.bits.first(where: { _ in true }), byBit[bit] == nil else { continue }
      byBit[bit] = catalog[feature.name]?.index
    }
    for feature in map.features {
      guard feature.locations.count == 1,
        let index = feature.bits.first(where: { _ in true }).flatMap({ byBit[$0] })
      else { continue }
      indices[feature.name] = index
      named.insert(index)
    }
    self.indices = indices
    self.named = named
    names = Set(map.features.map(\.name))
    models = map.models.map { model in
      var features = FeatureSet()
      var uncatalogued: Set<String> = []
      for bit in model.bits {
        if let index = byBit[bit] {
          features.insert(index)
        } else {
          uncatalogued.formUnion(map.features.filter { $0.bits.contains(bit) }.map(\.name))
        }
      }
      return Model(
        name: model.name, vendor: map.vendor(of: model)?.name, features: features, uncatalogued: uncatalogued)
    }
  }

  /// The map, with what `other` has names for counted as named too.
  ///
  /// A host does not list what its own map has no name for; that it is not listed there still tells, since no guest on that host can
  /// ask for it.
  public func naming(alsoWhat other: MapProjection) -> MapProjection {
    var map = self
    map.named.formUnion(other.named)
    return map
  }

  /// The model of that name, or nil.
  public func model(named name: String) -> Model? { models.first { $0.name == name } }

  /// Whether the map has a feature of that name.
  public func hasFeature(named name: String) -> Bool { names.contains(name) }

  /// The catalogue's feature that the map, or else some dialect, calls `name`.
  ///
  /// A name that the map does not have is looked up among all dialects, and taken if it means one feature.
  public func index(ofFeature name: String) -> Int? {
    if let index = indices[name] { return index }
    let called = catalog.features(called: name)
    return called.count == 1 ? called[0].index : nil
  }

  /// The models of `vendor` whose features `evidence` has all, the fullest first; of equals one without a version, then the later.
  public func contained(in evidence: Evidence, vendor: String?) -> [Model] {
    let present = evidence.certainlyPresent
    return models.enumerated().filter { _, model in
      (vendor == nil || model.vendor == vendor) && model.features.isSubset(of: present)
        && model.uncatalogued.isSubset(of: evidence.uncatalogued)
    }
    .sorted { a, b in
      (a.element.features.count, a.element.isVersioned ? 0 : 1, a.offset)
        > (b.element.features.count, b.element.isVersioned ? 0 : 1, b.offset)
    }
    .map(\.element)
  }
}

extension CPUMap {
  /// The map in words, with the version that goes with it.
  public var title: String {
    source == "builtin"
      ? "built-in map of libvirt \(libvirtVersion)" : "\(source), read as libvirt \(libvirtVersion)"
  }
}
