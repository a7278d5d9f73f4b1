public import CPUCatalog
public import LibvirtCPU
public import X86CPU

/// A libvirt CPU map, translated to the catalogue's features.
///
/// A feature of the map is the catalogue's feature at the same location; one at a location that the catalogue
/// does not know keeps its name.
public struct MapProjection: Sendable {
  /// The map's title for sentences.
  public internal(set) var title: String
  /// The libvirt version of the map, if known.
  public let libvirtVersion: String?
  /// The catalogue's features that the map can name.
  public private(set) var named: FeatureSet
  /// The models in the map's order.
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

    /// The name without the version suffix of libvirt's later maps, which follow QEMU: `SandyBridge` of `SandyBridge-v2`.
    public var unversionedName: String { QEMUModelTable.unversioned(name)?.product ?? name }

    /// Whether the name has a version suffix; among equal models, more libvirt versions know the one without.
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
    // libvirt labels a VMX control by the low half of its MSR, which means "must be on"; the catalogue uses
    // the high half, which means "may be on".
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

  /// The map, extended by the features that `other` can name.
  ///
  /// A host does not list features that its own map cannot name; their absence still counts, because no guest on that host can
  /// request them.
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
  /// If the map lacks the name, it searches all dialects and accepts a unique match.
  public func index(ofFeature name: String) -> Int? {
    if let index = indices[name] { return index }
    let called = catalog.features(called: name)
    return called.count == 1 ? called[0].index : nil
  }

  /// The models of `vendor` whose features are all in `evidence`, fullest first; among equals those without a version suffix, then later ones.
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
  /// The map's title with its libvirt version.
  public var title: String {
    source == "builtin"
      ? "built-in map of libvirt \(libvirtVersion)" : "\(source), read as libvirt \(libvirtVersion)"
  }
}
