public import X86CPU

/// A table of CPU models and features as one libvirt carries it, and the version that reads it.
///
/// Order is meaning: features are printed in the map's order, and of models that fit equally well the later wins.
/// What a map says differs between versions and distributions, so that (map, version) is an input of every answer.
public struct CPUMap: Sendable {
  /// Where the map is from: a path, or `builtin`.
  public let source: String
  /// The libvirt whose behaviour goes with the map.
  public let libvirtVersion: LibvirtVersion
  /// Vendors in the map's order.
  public let vendors: [MapVendor]
  /// Features in the map's order.
  public let features: [MapFeature]
  /// Models in the map's order.
  public let models: [MapModel]
  /// Where each of the map's bits is, by its number.
  public let bitLocations: [FeatureLocation]
  /// Elements that the reader does not know, one sentence each; they mean nothing to libvirt either.
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

  /// The vendor of that name, or nil.
  public func vendor(named name: String) -> MapVendor? { vendorIndices[name].map { vendors[$0] } }

  /// The feature of that name, or nil; aliases are not names.
  public func feature(named name: String) -> MapFeature? { featureIndices[name].map { features[$0] } }

  /// The model of that name, or nil.
  public func model(named name: String) -> MapModel? { modelIndices[name].map { models[$0] } }

  /// The vendor of a model, or nil if it has none.
  public func vendor(of model: MapModel) -> MapVendor? { model.vendorIndex.map { vendors[$0] } }

  /// The map judged as another version of libvirt would.
  public func asRead(by version: LibvirtVersion) -> CPUMap {
    CPUMap(
      source: source, libvirtVersion: version, vendors: vendors, features: features, models: models,
      bitLocations: bitLocations, notes: notes,
      indices: (vendorIndices, featureIndices, modelIndices))
  }
}
