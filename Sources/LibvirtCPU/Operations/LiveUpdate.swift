public import X86CPU

extension CPUMap {
  /// A running guest's definition after QEMU has reported what it enabled and what it could not, as
  /// `virCPUUpdateLive` makes it.
  ///
  /// With check full nothing may differ. Otherwise the definition follows QEMU. Without custom mode or check
  /// full it checks nothing, so host-passthrough is never verified.
  ///
  /// - Throws: `LibvirtError`: `guest CPU doesn't match specification: extra features: a, missing features: b`, or for names that the
  ///   map lacks.
  public func updateLive(
    _ definition: CPUDefinition, enabled: CPUIDTable?, disabled: CPUIDTable?
  ) throws(LibvirtError) -> CPUDefinition {
    guard definition.mode == .custom || definition.check == .full else { return definition }
    var update = LiveUpdate(
      map: self, definition: definition, all: try expand(definition),
      disabledHere: try part(.disable, of: definition), enabled: enabled, disabled: disabled)
    try update.run()
    return update.definition
  }
}

/// Compares a running guest with its definition over all features of a map.
private struct LiveUpdate {
  let map: CPUMap
  var definition: CPUDefinition
  let all: MapBits
  let disabledHere: MapBits
  let enabled: MapBits
  var disabled: MapBits
  let hasUnnamedDisabledBits: Bool
  let isFull: Bool
  let model: MapModel?
  var extra: [String] = []
  var missing: [String] = []

  init(
    map: CPUMap, definition: CPUDefinition, all: MapBits, disabledHere: MapBits, enabled: CPUIDTable?,
    disabled: CPUIDTable?
  ) {
    self.map = map
    self.definition = definition
    self.all = all
    self.disabledHere = disabledHere
    self.enabled = enabled.map { map.bits(of: $0) } ?? MapBits()
    self.disabled = disabled.map { map.bits(of: $0) } ?? MapBits()
    hasUnnamedDisabledBits = disabled.map { $0.bitCount } ?? 0 > self.disabled.count
    isFull = definition.check == .full
    model = definition.model.flatMap { map.model(named: $0) }
  }

  mutating func run() throws(LibvirtError) {
    for feature in map.features { try visit(feature) }
    if let model { definition.addRemoved(of: model, .disable) }
    let isOtherwise = isFull && (hasUnnamedDisabledBits || !disabled.isEmpty)
    if !extra.isEmpty || !missing.isEmpty || isOtherwise {
      throw LibvirtRefusal.unlikeDefinition(extra: extra, missing: missing).error(of: .verification)
    }
  }

  private mutating func visit(_ feature: MapFeature) throws(LibvirtError) {
    let isRequired = feature.bits.isSubset(of: all)
    let isDisabled = !isRequired && feature.bits.isSubset(of: disabledHere)
    let isExpectedOff = !isRequired && (isDisabled || definition.mode?.isHypervisors != true)
    let isEnabled = feature.bits.isSubset(of: enabled)
    let isRefused = feature.bits.isSubset(of: disabled)
    // Features added to the model later do not count against a guest that does not mention them.
    var isCollected = isFull
    if map.libvirtVersion.knowsAddedFeatures {
      if isEnabled, isRefused {
        throw LibvirtError(
          .operationFailed,
          "hypervisor provided conflicting CPU data: feature '\(feature.name)' is both enabled and "
            + "disabled at the same time")
      }
      if !isRequired, !isDisabled, model?.added.contains(feature.name) == true { isCollected = false }
    }
    if isExpectedOff, isEnabled {
      if isCollected { extra.append(feature.name) } else { definition.update(feature.name, .require) }
    }
    if isRefused || isRequired && !isEnabled {
      if isCollected {
        missing.append(feature.name)
      } else {
        definition.update(feature.name, .disable)
        if map.libvirtVersion.knowsAddedFeatures { disabled.subtract(feature.bits) }
      }
    }
  }
}
