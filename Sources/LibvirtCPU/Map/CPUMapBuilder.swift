internal import X86CPU

/// Puts a map together entry by entry, with the checks that libvirt makes when it loads one.
struct CPUMapBuilder {
  let libvirtVersion: LibvirtVersion
  private(set) var vendors: [MapVendor] = []
  private(set) var features: [MapFeature] = []
  private(set) var models: [MapModel] = []
  private(set) var bitLocations: [FeatureLocation] = []
  var notes: [String] = []
  private var vendorIndices = NameIndex([])
  private var featureIndices = NameIndex([])
  private var modelIndices = NameIndex([])
  private var bitNumbers: [FeatureLocation: Int] = [:]

  init(libvirtVersion: LibvirtVersion) { self.libvirtVersion = libvirtVersion }

  /// A model as it is written down, before it inherits.
  struct Model {
    var name: String
    var ancestor: String?
    var vendor: String?
    var plus: [String] = []
    /// Features of the ancestor that this model lacks; only our own notation has them.
    var minus: [String] = []
    var removed: [String] = []
    var added: [String] = []
    var signatures: [MapSignature] = []
    var decodesHosts = true
    var decodesGuests = true
    var hasCompatCheck = false
  }

  mutating func addVendor(name: String, string: String) throws(LibvirtError) {
    guard vendorIndices[name] == nil else {
      throw LibvirtError(.internalError, "CPU vendor \(name) already defined")
    }
    guard let vendor = MapVendor(name: name, string: string) else {
      throw LibvirtError(.internalError, "Invalid CPU vendor string '\(string)'")
    }
    vendorIndices.append(name)
    vendors.append(vendor)
  }

  mutating func addFeature(
    name: String, locations: [FeatureLocation], isMigratable: Bool
  ) throws(LibvirtError) {
    guard featureIndices[name] == nil else {
      throw LibvirtError(.internalError, "CPU feature \(name) already defined")
    }
    var bits = MapBits()
    for location in locations {
      let number: Int
      if let known = bitNumbers[location] {
        number = known
      } else {
        number = bitLocations.count
        guard number < MapBits.capacity else {
          throw LibvirtError(.internalError, "the CPU map has more than \(MapBits.capacity) bits")
        }
        bitNumbers[location] = number
        bitLocations.append(location)
      }
      bits.insert(number)
    }
    featureIndices.append(name)
    features.append(MapFeature(name: name, bits: bits, locations: locations, isMigratable: isMigratable))
  }

  /// Whether a feature of that name is there already.
  func knows(feature name: String) -> Bool { featureIndices[name] != nil }

  /// Checks that a model of that name is not there yet.
  func checkIsNew(model name: String) throws(LibvirtError) {
    guard modelIndices[name] == nil else {
      throw LibvirtError(.internalError, "Multiple definitions of CPU model '\(name)'")
    }
  }

  mutating func add(_ model: Model) throws(LibvirtError) {
    try checkIsNew(model: model.name)
    var bits = MapBits()
    var vendor: Int?
    var signatures = model.signatures
    var ancestorIndex: Int?
    if let name = model.ancestor {
      guard let index = modelIndices[name] else {
        throw LibvirtError(
          .internalError, "Ancestor model \(name) not found for CPU model \(model.name)")
      }
      ancestorIndex = index
      let ancestor = models[index]
      bits = ancestor.bits
      vendor = ancestor.vendorIndex
      if signatures.isEmpty { signatures = ancestor.signatures }
      if libvirtVersion.dropsAncestorsRemovedFeatures {
        for removed in ancestor.removed {
          if let place = featureIndices[removed] { bits.subtract(features[place].bits) }
        }
      }
    }
    if let name = model.vendor {
      guard let index = vendorIndices[name] else {
        throw LibvirtError(
          .internalError, "Unknown vendor \(name) referenced by CPU model \(model.name)")
      }
      vendor = index
    }
    for name in model.plus { bits.formUnion(try self.bits(of: name, in: model)) }
    for name in model.minus { bits.subtract(try self.bits(of: name, in: model)) }
    for name in model.removed + model.added { _ = try self.bits(of: name, in: model) }
    if let ancestorIndex { try nameCanonically(ancestorIndex, model) }
    modelIndices.append(model.name)
    models.append(
      MapModel(
        name: model.name, vendorIndex: vendor, bits: bits, removed: model.removed, added: model.added,
        signatures: signatures, decodesHosts: model.decodesHosts, decodesGuests: model.decodesGuests,
        hasCompatCheck: model.hasCompatCheck))
  }

  private func bits(of feature: String, in model: Model) throws(LibvirtError) -> MapBits {
    guard let place = featureIndices[feature] else {
      throw LibvirtError(
        .internalError, "Feature \(feature) required by CPU model \(model.name) not found")
    }
    return features[place].bits
  }

  /// A model that says nothing of its own is the canonical name of its ancestor.
  private mutating func nameCanonically(_ ancestor: Int, _ model: Model) throws(LibvirtError) {
    guard libvirtVersion.knowsCanonicalModels, model.signatures.isEmpty, model.vendor == nil,
      model.plus.isEmpty, model.minus.isEmpty, model.removed.isEmpty, model.added.isEmpty
    else { return }
    if let canonical = models[ancestor].canonicalName {
      throw LibvirtError(
        .internalError,
        "Cannot set CPU model '\(model.name)' as canonical name of '\(models[ancestor].name)' which is "
          + "already an alias of '\(canonical)'")
    }
    models[ancestor].canonicalName = model.name
  }

  func map(source: String) -> CPUMap {
    CPUMap(
      source: source, libvirtVersion: libvirtVersion, vendors: vendors, features: features, models: models,
      bitLocations: bitLocations, notes: notes,
      indices: (vendorIndices, featureIndices, modelIndices))
  }
}
