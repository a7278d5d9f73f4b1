public import X86CPU

extension CPUMap {
  /// All bits that a definition stands for.
  ///
  /// These are its model's and those of forced and required features, without those of disabled and forbidden
  /// ones, in the order listed. Optional features are passed over, even unknown ones.
  ///
  /// - Throws: `Unknown CPU model X`, `Unknown CPU feature X`.
  public func expand(_ definition: CPUDefinition) throws(LibvirtError) -> MapBits {
    var bits = try modelBits(of: definition)
    for feature in definition.features {
      switch feature.policy ?? .require {
      case .force, .require: bits.formUnion(try featureBits(feature.name))
      case .disable, .forbid: bits.subtract(try featureBits(feature.name))
      case .optional: continue
      }
    }
    return bits
  }

  /// The names of all features that a definition stands for, in the map's order.
  public func expandedNames(of definition: CPUDefinition) throws(LibvirtError) -> [String] {
    names(in: try expand(definition))
  }

  /// The bits of the features under one policy; those of the model belong to `require`.
  ///
  /// A host's features are all required.
  func part(_ policy: CPUDefinition.Policy, of definition: CPUDefinition) throws(LibvirtError) -> MapBits {
    guard definition.kind == .guest || policy == .require else { return MapBits() }
    var bits = policy == .require ? try modelBits(of: definition) : MapBits()
    for feature in definition.features where (feature.policy ?? .require) == policy {
      bits.formUnion(try featureBits(feature.name))
    }
    return bits
  }

  private func modelBits(of definition: CPUDefinition) throws(LibvirtError) -> MapBits {
    guard let name = definition.model else { return MapBits() }
    return models[try place(ofModel: name)].bits
  }

  private func featureBits(_ name: String) throws(LibvirtError) -> MapBits {
    guard let place = featureIndices[name] else {
      throw LibvirtError(.internalError, "Unknown CPU feature \(name)")
    }
    return features[place].bits
  }

  /// The place of a model.
  func place(ofModel name: String) throws(LibvirtError) -> Int {
    guard let place = modelIndices[name] else {
      throw LibvirtError(.internalError, "Unknown CPU model \(name)")
    }
    return place
  }
}
