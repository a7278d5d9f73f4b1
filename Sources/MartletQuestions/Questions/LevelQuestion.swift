internal import CPUCatalog
public import CPUCompatibility
public import CPULevelling
internal import CPUReaders
internal import LibvirtCPU
internal import X86CPU

/// Asks which CPU lets a guest move between any two of several hosts.
public struct LevelQuestion: Sendable {
  /// A record of each host.
  public var hosts: [DocumentSource]
  /// The model that the level builds on; nil for the nearest.
  public var model: String?
  /// Whether to accept only a model that needs no feature turned off.
  public var onlyAdd: Bool
  /// Whether guests can run guests of their own.
  public var nested: Bool
  /// The only vendor whose hosts are levelled, such as `AMD`; nil for every vendor's, one level each.
  public var vendor: String?
  /// What to assume about unreported features: feature names, or `usual`.
  public var assumptions: [String]
  /// How Martlet reads records, and how long it waits for hosts.
  public var records: RecordOptions

  /// Creates a question; nothing is read or asked before `answer()`.
  public init(
    hosts: [DocumentSource], model: String? = nil, onlyAdd: Bool = false, nested: Bool = false,
    assumptions: [String] = [], records: RecordOptions = RecordOptions()
  ) {
    self.hosts = hosts
    self.model = model
    self.onlyAdd = onlyAdd
    self.nested = nested
    self.assumptions = assumptions
    self.records = records
  }

  /// The level, or one for each vendor.
  ///
  /// - Throws: `usage` for an assumption that is no feature; `badInput` for a model that cannot name a level whatever the hosts are;
  ///   `badInput`, `noInput`, `noPermission` for documents that cannot be read.
  public func answer() async throws(QuestionError) -> LevelReport {
    let reader = try Records(records)
    return try report(on: try await pool(by: reader), by: reader)
  }

  /// The hosts, interpreted, in the order given.
  func pool(by reader: Records) async throws(QuestionError) -> [Records.Host] {
    try await reader.hosts(hosts, role: "host")
  }

  /// The report on hosts that were read before; `hosts` does not count.
  ///
  /// - Throws: As `answer()`, but for documents.
  public func report(on pool: [Records.Host], by reader: Records) throws(QuestionError) -> LevelReport {
    let hosts = pool.map(\.cpu)
    let catalog = records.catalog
    let assumption = try assumption()
    let map = HostCPU.poolMap(of: hosts, otherwise: reader.interpreter.map)
    var naming = LevelNaming()
    (naming.model, naming.onlyAdd, naming.nested) = (model, onlyAdd, nested)
    let masks = ExposureMasks(catalog)
    let offers = hosts.map { HostOffers($0, masks: masks) }
    let groups = try picked(of: LevelledCPU.groups(of: offers))
    let names = Set(groups.flatMap { $0.map(\.name) })
    let inputs = pool.filter { names.contains($0.cpu.name) }.flatMap(\.inputs)
    let known = groups.map { group in
      let names = Set(group.map(\.name))
      return HostCPU.modelsKnown(to: hosts.filter { names.contains($0.name) })
    }
    if let model { for known in known { try check(model, of: map, groups, known) } }
    let reports = zip(groups, known).compactMap { group, known -> LevelReport? in
      naming.knownModels = known
      guard
        let level = LevelledCPU(
          group, catalog: catalog, masks: masks, nested: nested, assuming: assumption)
      else { return nil }
      return LevelReport(
        level, of: group.map(\.name), map: map, catalog: catalog, martlet: martletVersion,
        inputs: groups.count == 1 ? inputs : [], naming: naming)
    }
    var report =
      reports.count == 1
      ? reports[0]
      : LevelReport(
        groups: reports, of: hosts.map(\.name).filter(names.contains), inputs: inputs)
    report.judgedBy = map.yardsticks(of: hosts)
    return report
  }

  /// The groups of the vendor that was asked for; all without one.
  ///
  /// - Throws: `usage` for a vendor that no host has; `badInput` if a host may or may not be of that vendor.
  private func picked(of groups: [[HostOffers]]) throws(QuestionError) -> [[HostOffers]] {
    guard let vendor else { return groups }
    let found = groups.filter { $0.contains { $0.vendor?.lowercased() == vendor.lowercased() } }
    guard !found.isEmpty else {
      let known = Set(groups.flatMap { $0.compactMap(\.vendor) }).sorted()
      throw QuestionError(
        .usage,
        "no host is from \(vendor)"
          + (known.isEmpty
            ? "; no record gives a vendor" : "; they are from \(known.joined(separator: ", "))"),
        at: .parameter("vendor"))
    }
    let unknown = groups.filter { group in group.allSatisfy { $0.vendor == nil } }.flatMap { $0.map(\.name) }
    guard unknown.isEmpty else {
      throw QuestionError(
        .badInput,
        "\(unknown.joined(separator: ", ")) may be from \(vendor) or not: no record gives the vendor; leave such hosts out, or give a "
          + "record with CPUID")
    }
    return found
  }

  /// Refuses a model that cannot name a level whatever the hosts are.
  private func check(
    _ name: String, of map: MapProjection, _ groups: [[HostOffers]], _ known: Set<String>?
  ) throws(QuestionError) {
    guard let model = map.model(named: name) else {
      throw QuestionError(.badInput, "the CPU map has no model \(name) (\(map.title))")
    }
    guard known?.contains(name) ?? true else {
      throw QuestionError(.badInput, "the CPU map of one of the hosts has no model \(name)")
    }
    for vendor in groups.compactMap({ $0.first?.vendor }) where model.vendor != nil && model.vendor != vendor
    {
      throw QuestionError(
        .badInput, "\(name) is a model for \(model.vendor ?? ""), but some hosts are from \(vendor)")
    }
  }

  /// The assumptions, parsed.
  ///
  /// - Throws: `usage` for a word that names no feature or several.
  public func assumption() throws(QuestionError) -> LevelAssumption {
    var assumption = LevelAssumption()
    for word in assumptions {
      guard word != "usual" else {
        assumption.usual = true
        continue
      }
      let found = records.catalog.features(called: word)
      guard found.count == 1 else {
        let near = records.catalog.nearestNames(to: word)
        throw found.isEmpty
          ? QuestionError(
            .usage,
            "assume accepts a feature or usual; no feature is called \(word)."
              + (near.isEmpty ? "" : " Did you mean \(near.prefix(3).joined(separator: ", "))?"),
            at: .parameter("assume"))
          : QuestionError(
            .usage, "\(word) names several features: \(found.map(\.name).joined(separator: ", ")).")
      }
      assumption.features.insert(found[0].index)
    }
    return assumption
  }
}
