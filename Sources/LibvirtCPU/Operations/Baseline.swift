internal import X86CPU

extension CPUMap {
  /// The CPU that all of several hosts can provide, as `virCPUBaseline` computes it.
  ///
  /// - Parameters:
  ///   - models: The candidate models; nil for all.
  ///   - allowedFeatures: What the hypervisor can provide; nil for everything.
  ///   - migratable: Whether to leave out listed features that cannot migrate.
  /// - Throws: `LibvirtError` with libvirt's message, such as `CPU vendors do not match` or `CPUs are incompatible`.
  public func baseline(
    _ definitions: [CPUDefinition], models: HypervisorModels? = nil, allowedFeatures: [String]? = nil,
    migratable: Bool = false
  ) throws(LibvirtError) -> CPUDefinition {
    guard !definitions.isEmpty else { throw LibvirtError(.invalidArgument, "no CPUs given") }
    // All loops use indices: iterating over definitions would copy each of them.
    if let index = definitions.indices.first(where: { definitions[$0].model == nil }) {
      throw LibvirtError(.invalidArgument, "no CPU model specified at index \(index)")
    }
    var base = try expand(definitions[0])
    let vendor = try commonVendor(definitions, base: &base)
    if let allowedFeatures {
      var allowed = MapBits()
      for name in allowedFeatures {
        if let feature = feature(named: name) { allowed.formUnion(feature.bits) }
      }
      base.formIntersection(allowed)
    }
    guard !base.isEmpty else { throw LibvirtError(.operationFailed, "CPUs are incompatible") }

    let names = distinctModels(definitions)
    let preferred = names.count == 1 || libvirtVersion.penalisesDisabledFeatures ? names : []
    var result = try decode(
      DecodableData(bits: base, vendor: vendor), into: CPUDefinition(.guest), models: models,
      preferred: preferred, migratable: migratable)
    if names.count == 1, result.model == names[0] { result.fallback = .forbid }
    if definitions.indices.contains(where: { definitions[$0].vendor == nil }) { result.vendor = nil }
    return result
  }

  /// Intersects all definitions after the first into `base`, and finds the vendor that they share.
  private func commonVendor(
    _ definitions: [CPUDefinition], base: inout MapBits
  ) throws(LibvirtError) -> Int? {
    var vendor: Int?
    if let name = definitions[0].vendor { vendor = try place(ofVendor: name) }
    for index in definitions.indices.dropFirst() {
      let bits = try expand(definitions[index])
      let own = definitions[index].vendor
      let model = definitions[index].model.flatMap { modelIndices[$0] }
      let modelVendor = model.flatMap { models[$0].vendorIndex }.map { vendors[$0].name }
      if let own, let modelVendor, own != modelVendor {
        throw LibvirtError(
          .operationFailed,
          "CPU vendor \(modelVendor) of model \(definitions[index].model ?? "") differs from vendor \(own)")
      }
      if let name = own ?? modelVendor {
        if let vendor {
          guard vendors[vendor].name == name else {
            throw LibvirtError(.operationFailed, "CPU vendors do not match")
          }
        } else {
          vendor = try place(ofVendor: name)
        }
      }
      base.formIntersection(bits)
    }
    return vendor
  }

  private func place(ofVendor name: String) throws(LibvirtError) -> Int {
    guard let place = vendorIndices[name] else {
      throw LibvirtError(.operationFailed, "Unknown CPU vendor \(name)")
    }
    return place
  }

  private func distinctModels(_ definitions: [CPUDefinition]) -> [String] {
    var names: [String] = []
    for index in definitions.indices {
      if let name = definitions[index].model, !names.contains(name) { names.append(name) }
    }
    return names
  }
}
