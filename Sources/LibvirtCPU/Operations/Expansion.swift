public import X86CPU

extension CPUMap {
  /// All bits that a definition includes.
  ///
  /// These are its model's and those of forced and required features, without those of disabled and forbidden
  /// ones, in the order listed. It ignores optional features, even unknown ones.
  ///
  /// - Throws: `LibvirtError`: `Unknown CPU model X` or `Unknown CPU feature X`.
  public func expand(_ definition: CPUDefinition) throws(LibvirtError) -> MapBits {
    var bits = try modelBits(of: definition)
    for index in definition.features.indices {
      switch definition.features[index].policy ?? .require {
      case .force, .require: try insert(definition.features[index].name, into: &bits)
      case .disable, .forbid: bits.subtract(try featureBits(definition.features[index].name))
      case .optional: continue
      }
    }
    return bits
  }

  /// The names of all features that a definition includes, in the map's order.
  ///
  /// - Throws: `LibvirtError`, as `expand`.
  public func expandedNames(of definition: CPUDefinition) throws(LibvirtError) -> [String] {
    names(in: try expand(definition))
  }

  /// The bits of the features with one policy; the model's belong to `require`.
  ///
  /// A host's features are all required.
  func part(_ policy: CPUDefinition.Policy, of definition: CPUDefinition) throws(LibvirtError) -> MapBits {
    guard definition.kind == .guest || policy == .require else { return MapBits() }
    var bits = policy == .require ? try modelBits(of: definition) : MapBits()
    for feature in definition.features where (feature.policy ?? .require) == policy {
      try insert(feature.name, into: &bits)
    }
    return bits
  }

  private func modelBits(of definition: CPUDefinition) throws(LibvirtError) -> MapBits {
    guard let name = definition.model else { return MapBits() }
    return models[try place(ofModel: name)].bits
  }

  private func featureBits(_ name: String) throws(LibvirtError) -> MapBits {
    features[try place(ofFeature: name)].bits
  }

  /// Adds a feature's bits; where features are single bits, without copying a set.
  private func insert(_ name: String, into bits: inout MapBits) throws(LibvirtError) {
    let place = try place(ofFeature: name)
    if isOneBitPerFeature { bits.insert(place) } else { bits.formUnion(features[place].bits) }
  }

  private func place(ofFeature name: String) throws(LibvirtError) -> Int {
    guard let place = featureIndices[name] else {
      throw LibvirtRefusal.unknownFeature(name).error(of: .comparison)
    }
    return place
  }

  /// The index of a model in the map.
  func place(ofModel name: String) throws(LibvirtError) -> Int {
    guard let place = modelIndices[name] else {
      throw LibvirtError(.internalError, "Unknown CPU model \(name)")
    }
    return place
  }
}
