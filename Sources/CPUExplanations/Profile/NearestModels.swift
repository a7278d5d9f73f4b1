internal import CPUCatalog
internal import CPUCompatibility
internal import LibvirtCPU
internal import X86CPU

/// Compares the models of a map with what a CPU has.
struct NearestModels {
  let evidence: Evidence
  let catalog: Catalog
  let projection: MapProjection
  let map: CPUMap
  let vendor: String?
  let signature: CPUSignature?

  /// The fullest models of which nothing is missing, then those of which the least is missing; at most six in all.
  ///
  /// Models of other vendors are left out, and models that lack more than a quarter of their features.
  func list() -> [HostProfile.Model] {
    let candidates = projection.models.enumerated().compactMap {
      position, model -> (HostProfile.Model, Int)? in
      if let vendor, let own = model.vendor, own != vendor { return nil }
      return (compare(model), position)
    }
    let whole = candidates.filter { $0.0.lacking == 0 }.sorted { ($0.0.count, $0.1) > ($1.0.count, $1.1) }
    let partial = candidates.filter { $0.0.lacking > 0 && $0.0.lacking * 4 <= $0.0.count }
      .sorted { ($0.0.lacking, -$0.0.count, $0.1) < ($1.0.lacking, -$1.0.count, $1.1) }
    let largest = whole.first?.0.count ?? 0
    return whole.prefix(3).map(\.0) + partial.filter { $0.0.count > largest }.prefix(3).map(\.0)
  }

  /// The models that the map gives to CPUs of this signature, compared.
  func bySignature() -> [HostProfile.Model] {
    guard let signature else { return [] }
    return map.models.filter { $0.matches(signature) }.compactMap { projection.model(named: $0.name) }.map(
      compare)
  }

  private func compare(_ model: MapProjection.Model) -> HostProfile.Model {
    let needed = model.features.subtracting(evidence.certainlyPresent)
    let missing = needed.intersection(evidence.absent)
    return HostProfile.Model(
      name: model.name, count: model.features.count + model.uncatalogued.count,
      missing: catalog.names(of: missing),
      undetermined: catalog.names(of: needed.subtracting(missing))
        + model.uncatalogued.subtracting(evidence.uncatalogued).sorted(),
      beyond: evidence.certainlyPresent.intersection(projection.named).subtracting(model.features).count,
      hasSignature: signature.flatMap { signature in
        map.model(named: model.name).map { $0.matches(signature) }
      } ?? false)
  }
}

extension HostProfile.Model {
  /// How many of the model's features the CPU is not known to have.
  fileprivate var lacking: Int { missing.count + undetermined.count }
}
