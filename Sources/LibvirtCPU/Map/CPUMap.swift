public import X86CPU

/// One libvirt's table of CPU models and features, and the version whose rules apply.
///
/// Order has meaning: libvirt prints features in the map's order, and among equally good models the later wins.
/// Maps differ between versions and distributions, so (map, version) is an input of every answer.
public struct CPUMap: Sendable {
  /// The map's origin: a path, or `builtin`.
  public let source: String
  /// The libvirt whose behaviour applies.
  public let libvirtVersion: LibvirtVersion
  /// Vendors in the map's order.
  public let vendors: [MapVendor]
  /// Features in the map's order.
  public let features: [MapFeature]
  /// Models in the map's order.
  public let models: [MapModel]
  /// The location of each map bit, by its number.
  public let bitLocations: [FeatureLocation]
  /// Unknown elements, one sentence each; libvirt ignores them too.
  public let notes: [String]

  let vendorIndices: NameIndex
  let featureIndices: NameIndex
  let modelIndices: NameIndex
  /// Whether feature n is exactly bit n.
  let isOneBitPerFeature: Bool
  let registers: MapRegisters

  init(
    source: String, libvirtVersion: LibvirtVersion, vendors: [MapVendor], features: [MapFeature],
    models: [MapModel], bitLocations: [FeatureLocation], notes: [String] = [],
    indices: (vendors: NameIndex, features: NameIndex, models: NameIndex)
  ) {
    self.source = source
    self.libvirtVersion = libvirtVersion
    self.vendors = vendors
    self.features = features
    self.models = models
    self.bitLocations = bitLocations
    self.notes = notes
    vendorIndices = indices.vendors
    featureIndices = indices.features
    modelIndices = indices.models
    isOneBitPerFeature =
      features.count == bitLocations.count
      && features.enumerated().allSatisfy { $1.bits == MapBits(CollectionOfOne($0)) }
    registers = MapRegisters(bitLocations)
  }

  /// The map's vendor entry called `name`, or nil.
  public func vendor(named name: String) -> MapVendor? { vendorIndices[name].map { vendors[$0] } }

  /// The map's feature entry called `name`, or nil; aliases do not count.
  public func feature(named name: String) -> MapFeature? { featureIndices[name].map { features[$0] } }

  /// The model of that name, or nil.
  public func model(named name: String) -> MapModel? { modelIndices[name].map { models[$0] } }

  /// The vendor of a model, or nil if it has none.
  public func vendor(of model: MapModel) -> MapVendor? { model.vendorIndex.map { vendors[$0] } }

  /// The same map under another name for messages.
  public func named(_ source: String) -> CPUMap {
    CPUMap(
      source: source, libvirtVersion: libvirtVersion, vendors: vendors, features: features, models: models,
      bitLocations: bitLocations, notes: notes, indices: (vendorIndices, featureIndices, modelIndices))
  }

  /// The same map under another libvirt version's rules.
  public func asRead(by version: LibvirtVersion) -> CPUMap {
    CPUMap(
      source: source, libvirtVersion: version, vendors: vendors, features: features, models: models,
      bitLocations: bitLocations, notes: notes,
      indices: (vendorIndices, featureIndices, modelIndices))
  }
}
