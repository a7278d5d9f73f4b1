internal import X86CPU

extension CPUMap {
  /// The definition with a model that the hypervisor offers, if it lacks the definition's own, as `virCPUTranslate` does.
  ///
  /// - Throws: `LibvirtError`: `CPU model X is not supported by hypervisor` if the definition forbids another model.
  public func translate(
    _ definition: CPUDefinition, models: HypervisorModels?
  ) throws(LibvirtError) -> CPUDefinition {
    guard definition.mode == .custom || definition.mode == nil, let models else { return definition }
    let name = definition.model ?? "(null)"
    guard models.blockers[name] == nil else { return definition }
    guard definition.fallback == .allow else {
      throw LibvirtError(.unsupportedConfiguration, "CPU model \(name) is not supported by hypervisor")
    }
    var data = DecodableData(bits: try expand(definition))
    if let model = model(named: name) {
      data.vendor = model.vendorIndex
      if let signature = model.signatures.first {
        let first = CPUSignature(
          family: signature.family, model: signature.model, stepping: signature.firstStepping)
        data.signature = first.eax & 0x0fff_3fff
      }
    }
    var translated = try decode(data, into: definition.withoutModel(), models: models)
    for feature in definition.features { translated.update(feature.name, feature.policy) }
    var result = definition
    result.takeModel(of: translated, keepingVendor: true)
    return result
  }
}
