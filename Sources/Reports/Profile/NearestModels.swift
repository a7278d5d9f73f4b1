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

  /// The fullest models that miss nothing, then those that miss the least; at most six in all.
  ///
  /// A model is near if it is of the CPU's vendor, line of cores, level and era. Left out are models of other
  /// vendors; of the models that the CPU has whole, those of a lower x86-64 level than others of them, those two levels
  /// below the CPU, and those of the other line where its own has some; of the models that it lacks features of, those of a level that it
  /// certainly does not reach, of the other line, of a later microarchitecture, and those that miss a tenth of their features.
  /// A model with the CPU's own signature may lack a quarter, whatever the level.
  func list() -> [HostProfile.Model] {
    let ceiling = highestPossibleLevel
    let candidates = projection.models.enumerated().compactMap { position, model -> Candidate? in
      if let vendor, let own = model.vendor, own != vendor { return nil }
      var present = Evidence()
      present.present = model.features
      return Candidate(
        model: compare(model), position: position, level: ABILevel(of: present, catalog: catalog).level,
        kinship: kinship(to: model))
    }
    let reached = ABILevel(of: evidence, catalog: catalog).level
    var whole = candidates.filter { $0.model.lacking == 0 }
    let own = whole.filter { $0.kinship != .otherLine }
    if !own.isEmpty { whole = own }
    let level = whole.map(\.level).max() ?? 0
    whole = whole.filter { $0.level == level && level >= reached - 1 || $0.model.hasSignature }
      .sorted { ($0.model.count, $0.position) > ($1.model.count, $1.position) }
    let partial = candidates.filter { candidate in
      let (lacking, count) = (candidate.model.lacking, candidate.model.count)
      guard lacking > 0 else { return false }
      if candidate.model.hasSignature { return lacking * 4 <= count }
      return lacking * 10 <= count && candidate.level <= ceiling && candidate.kinship == .near
    }.sorted {
      ($0.model.lacking, -$0.model.count, $0.position) < ($1.model.lacking, -$1.model.count, $1.position)
    }
    let largest = whole.first?.model.count ?? 0
    return whole.prefix(3).map(\.model)
      + partial.filter { $0.model.count > largest || $0.model.hasSignature }.prefix(3).map(\.model)
  }

  private struct Candidate {
    var model: HostProfile.Model
    var position: Int
    var level: Int
    var kinship: Kinship
  }

  /// The relation of a model's microarchitecture to the CPU's.
  private enum Kinship {
    /// The same line, not later; or unknown.
    case near
    /// The same line, but later.
    case later
    /// Another line of cores, as Atom is to Core.
    case otherLine
  }

  private func kinship(to model: MapProjection.Model) -> Kinship {
    guard let signature, let vendor, let own = place(of: signature, vendor),
      let entry = map.model(named: model.name)
    else { return .near }
    let places = entry.signatures.compactMap { known in
      place(of: CPUSignature(family: known.family, model: known.model, stepping: 0), vendor)
    }
    guard !places.isEmpty else { return .near }
    guard places.contains(where: { $0.line == own.line }) else { return .otherLine }
    return places.contains { $0.line == own.line && $0.order <= own.order } ? .near : .later
  }

  private func place(of signature: CPUSignature, _ vendor: String) -> (line: Int, order: Int)? {
    let table = MicroarchitectureTable.standard
    let characters = VendorNames.characters(of: vendor) ?? vendor
    return table.lookup(vendor: characters, signature: signature).flatMap {
      table.place(of: $0.name, vendor: characters)
    }
  }

  /// The highest x86-64 level that the CPU may reach: none of its features is known to be missing.
  private var highestPossibleLevel: Int {
    var hopeful = Evidence()
    hopeful.present = FeatureSet(catalog.features.map(\.index)).subtracting(evidence.certainlyAbsent)
    return ABILevel(of: hopeful, catalog: catalog).level
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
  /// The number of the model's features that no record proves for the CPU.
  fileprivate var lacking: Int { missing.count + undetermined.count }
}
