internal import X86CPU

extension CPUMap {
  /// The definition that a guest starts with, as `virCPUUpdate` computes it: host-model and optional features
  /// become a model and features that the host has.
  ///
  /// - Parameters:
  ///   - host: The hypervisor's host CPU; libvirt uses the migratable one.
  ///   - removedPolicy: The policy for features that the model once had and the guest does not list. Before 11.x
  ///     always `disable`; from then on `require` for guests that arrive running.
  /// - Throws: `LibvirtError`: `unknown host CPU model`, `Unknown CPU model X` or `unknown CPU feature X`.
  public func update(
    _ guest: CPUDefinition, on host: CPUDefinition?, removedPolicy: CPUDefinition.Policy = .disable
  ) throws(LibvirtError) -> CPUDefinition {
    guard let mode = guest.mode else {
      throw LibvirtError(.internalError, "Unexpected enum value -1 for virCPUMode")
    }
    guard !mode.isHypervisors else { return guest }
    var result = guest
    let isRelative =
      mode == .hostModel || guest.match == .minimum || guest.features.contains { $0.policy == .optional }
    if isRelative {
      guard let host else { throw LibvirtError(.unsupportedConfiguration, "unknown host CPU model") }
      let available = try expand(host)
      for place in result.features.indices where result.features[place].policy == .optional {
        let isThere = try hasFeature(result.features[place].name, in: table(of: available))
        result.features[place].policy = isThere ? .require : .disable
      }
      if mode == .hostModel || guest.match == .minimum { result.takeHostModel(host) }
    }
    result.addRemoved(of: models[try place(ofModel: result.model ?? "(null)")], removedPolicy)
    return result
  }
}

extension CPUDefinition {
  /// Copies the host's model and features, then applies the guest's own features.
  fileprivate mutating func takeHostModel(_ host: CPUDefinition) {
    var updated = host
    updated.kind = .guest
    updated.features = host.features.map { Feature($0.name, $0.policy ?? .require) }
    if let vendorID { updated.vendorID = vendorID }
    for feature in features { updated.update(feature.name, feature.policy) }
    takeModel(of: updated, keepingVendor: mode == .custom)
    mode = .custom
    match = .exact
  }
}
