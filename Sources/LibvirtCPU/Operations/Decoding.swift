public import X86CPU

extension CPUMap {
  /// The nearest definition of what a CPU has, as `cpuDecode` finds it.
  ///
  /// - Parameters:
  ///   - table: CPUID and MSRs of the hardware, or as a hypervisor reports them.
  ///   - kind: Host: the answer of `virsh capabilities`, only with models that the CPU has completely. Guest: the answer of
  ///     host-model.
  ///   - fallback: Printed with guests.
  ///   - models: The candidate models; nil for all.
  /// - Throws: `LibvirtError`: `Cannot find suitable CPU model for given data`.
  public func decode(
    _ table: CPUIDTable, as kind: CPUDefinition.Kind, fallback: CPUDefinition.Fallback = .forbid,
    models: HypervisorModels? = nil
  ) throws(LibvirtError) -> CPUDefinition {
    var stub = CPUDefinition(kind)
    if kind == .host { stub.architecture = "x86_64" } else { stub.fallback = fallback }
    return try decode(decodable(table), into: stub, models: models)
  }

  /// Fills a stub with the nearest model, additional features, the vendor and the signature.
  ///
  /// - Parameters:
  ///   - preferred: Names of preferred models; a single one wins whenever possible.
  ///   - migratable: Whether to leave out listed features that cannot migrate.
  func decode(
    _ data: DecodableData, into stub: CPUDefinition, models hypervisorModels: HypervisorModels?,
    preferred: [String] = [], migratable: Bool = false
  ) throws(LibvirtError) -> CPUDefinition {
    var data = data
    dropBrokenTSX(&data)
    let choice = DecodeChoice(
      map: self, kind: stub.kind, signature: data.signature, preferred: preferred)
    var best: DecodeCandidate?
    for place in models.indices.reversed() {
      var blockers: [String] = []
      if let hypervisorModels {
        guard let found = hypervisorModels.blockers[models[place].name] else {
          if choice.isOnlyPreferred(place), stub.fallback != .allow {
            throw LibvirtError(
              .unsupportedConfiguration, "CPU model \(preferred[0]) is not supported by hypervisor")
          }
          continue
        }
        blockers = found
      }
      if let vendor = data.vendor, let own = models[place].vendorIndex, vendor != own { continue }
      if hypervisorModels == nil, choice.cannotTake(place, for: data.bits, over: best, in: self) { continue }
      let candidate = try candidate(place, for: data, kind: stub.kind, blockers: blockers)
      guard choice.takes(candidate, over: best, in: self) else { continue }
      best = candidate
      if choice.isOnlyPreferred(place) { break }
    }
    guard let best else {
      throw LibvirtError(.internalError, "Cannot find suitable CPU model for given data")
    }
    return fill(stub, from: best, data, migratable: migratable)
  }

  private func fill(
    _ stub: CPUDefinition, from best: DecodeCandidate, _ data: DecodableData, migratable: Bool
  ) -> CPUDefinition {
    var definition = stub
    definition.model = models[best.model].name
    if let vendor = data.vendor { definition.vendor = vendors[vendor].name }
    let isHost = stub.kind == .host
    var listed = best.required.map { CPUDefinition.Feature(features[$0].name, isHost ? nil : .require) }
    listed.reserveCapacity(best.count)
    listed += best.disabled.map { CPUDefinition.Feature(features[$0].name, .disable) }
    listed += best.removed.map { CPUDefinition.Feature($0, .disable) }
    if migratable { listed.removeAll { feature(named: $0.name)?.isMigratable == false } }
    definition.features = listed
    if libvirtVersion.recordsSignatures {
      definition.signature = data.signature == 0 ? nil : CPUSignature(eax: data.signature)
    }
    return definition
  }

  /// Drops TSX on early Haswells, where microcode disabled it.
  private func dropBrokenTSX(_ data: inout DecodableData) {
    guard let vendor = data.vendor, vendors[vendor].name == "Intel" else { return }
    let signature = CPUSignature(eax: data.signature)
    let isBroken =
      switch signature.model {
      case 60, 69, 70: true
      case 63: signature.stepping < 4
      default: false
      }
    guard signature.family == 6, isBroken else { return }
    for name in ["hle", "rtm"] {
      if let feature = feature(named: name) { data.bits.subtract(feature.bits) }
    }
  }
}
