internal import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
internal import LibvirtCPU
public import Reports
internal import X86CPU

/// Asks what a CPU model is, which libvirt and QEMU know it, and which hosts can run it.
public struct ModelQuestion: Sendable {
  /// The model's name in libvirt or QEMU.
  public var name: String
  /// The hosts to compare with the model; may be empty.
  public var on: [DocumentSource]
  /// How Martlet reads records, and how long it waits for hosts.
  public var records: RecordOptions

  /// Creates a question; nothing is read or asked before `answer()`.
  public init(_ name: String, on: [DocumentSource] = [], records: RecordOptions = RecordOptions()) {
    self.name = name
    self.on = on
    self.records = records
  }

  /// The names of all models in the built-in maps and in Martlet's table of QEMU's models.
  static var names: Set<String> {
    var names = Set(QEMUModelTable.standard.models.flatMap { [$0.name] + $0.aliases })
    for version in CPUMap.builtinVersions { names.formUnion(CPUMap.builtin(for: version).models.map(\.name)) }
    return names
  }

  /// Whether libvirt or QEMU knows a model of that name.
  static func isKnown(_ name: String) -> Bool {
    QEMUModelTable.standard.model(named: name) != nil
      || CPUMap.builtinVersions.contains { CPUMap.builtin(for: $0).model(named: name) != nil }
  }

  /// Which libvirt and QEMU know the model, its features, and which hosts can run it.
  ///
  /// - Throws: `noInput` for a name that neither libvirt nor QEMU has; `badInput`, `noInput`, `noPermission`, `unavailable` for records
  ///   that cannot be read.
  public func answer() async throws(QuestionError) -> ModelReport {
    let reader = try Records(records)
    let catalog = records.catalog
    let versions = CPUMap.builtinVersions
    let known = versions.filter { CPUMap.builtin(for: $0).model(named: name) != nil }
    let projection = known.first.map { MapProjection(CPUMap.builtin(for: $0), catalog: catalog) }
    // The map that was asked for counts before the first that has the model.
    let map = reader.interpreter.map.model(named: name) == nil ? projection : reader.interpreter.map
    let model = map?.model(named: name)
    let table = QEMUModelTable.standard
    let record = table.model(named: name)
    guard model != nil || record != nil else {
      throw QuestionError(.noInput, "neither libvirt nor QEMU has a CPU model called \(name)")
    }
    let ofQEMU = record.map { FeatureSet(catalog.features(ofQEMU: $0)) }
    let features = model?.features ?? ofQEMU ?? FeatureSet()
    var report = ModelReport(
      name: name, vendor: model?.vendor,
      libvirt: known.isEmpty
        ? nil : .init(versions: versions.map(\.description), known: known.map(\.description)),
      qemu: record.map { record in
        .init(
          name: record.name, aliases: record.aliases, since: "\(record.since)",
          releases: table.releases.map { "\($0.series)" },
          versions: table.models.filter { $0.version.product == record.version.product }
            .sorted { $0.version.number < $1.version.number }.map(\.name),
          levels: (record.level, record.extendedLevel))
      },
      features: catalog.names(of: features) + (model?.uncatalogued.sorted() ?? []),
      onlyInQEMU: model.flatMap { model in ofQEMU.map { catalog.names(of: $0.subtracting(model.features)) } }
        ?? [],
      onlyInLibvirt: model.flatMap { model in ofQEMU.map { catalog.names(of: model.features.subtracting($0)) }
      } ?? [],
      martlet: martletVersion, judgedBy: map.map { [$0.yardstick] } ?? [reader.yardstick])
    guard !on.isEmpty else { return report }
    var evidence = Evidence()
    evidence.present = features
    evidence.uncatalogued = model?.uncatalogued ?? []
    // With KVM a guest is shown the host's vendor, whatever the model's is: features decide.
    // QEMU 7.2 target/i386/cpu.c, x86_cpu_load_model.
    let wanted = WantedCPU(
      name: name, vendor: nil, evidence: evidence, forbidden: FeatureSet(), isStrict: false)
    for host in try await reader.hosts(on, role: "on") {
      report.hosts.append(ModelReport.Host(of: wanted, on: host.cpu, catalog: catalog))
      report.inputs += host.inputs
    }
    return report
  }
}

extension ModelReport.Host {
  /// Whether a host gives all of `wanted`.
  fileprivate init(of wanted: WantedCPU, on host: HostCPU, catalog: Catalog) {
    let comparison = Comparison(of: wanted, on: host, catalog: catalog)
    let outcome: Outcome =
      switch comparison.result {
      case .identical, .superset: .runs
      case .incompatible: .lacks
      case .undetermined: .undetermined
      }
    self.init(
      name: host.name, outcome: outcome, missing: catalog.names(of: comparison.difference.missing),
      undetermined: catalog.names(of: comparison.difference.undetermined)
        + comparison.difference.undeterminedNames,
      reasons: comparison.reasons)
  }
}

extension Catalog {
  /// The features that QEMU's definition of a model switches on.
  fileprivate func features(ofQEMU model: QEMUModelRecord) -> [Int] {
    model.properties.flatMap { features(calledByQEMU: $0) }.map(\.index)
  }
}
