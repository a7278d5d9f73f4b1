public import CPUCatalog
public import CPUCompatibility
public import LibvirtCPU
public import ReportContract
internal import X86CPU

extension HostProfile {
  /// Builds the profile of `host`, compared with the models of `map` through the given projection.
  public init(
    _ host: HostCPU, map: CPUMap, projection: MapProjection, catalog: Catalog, martlet: String,
    inputs: [InputReport]
  ) {
    let decoder = FeatureDecoder(catalog)
    let evidence = host.observations.first?.evidence ?? Evidence()
    let signature = host.signature
    self.martlet = martlet
    self.inputs = inputs
    judgedBy = projection.yardsticks(of: [host])
    cpuMap = projection.title
    name = host.name
    let microarchitectures = host.microarchitectures
    identity = Identity(
      vendor: host.vendor, architecture: host.architecture, brand: host.brand,
      signature: signature.map { Signature(family: $0.family, model: $0.model, stepping: $0.stepping) },
      microcode: host.value(.microcode).map { UInt32(truncatingIfNeeded: $0) },
      microarchitectures: UniqueList(microarchitectures.compactMap(\.self)).elements,
      recordedModel: host.modelName)
    let abi = ABILevel(
      of: evidence, catalog: catalog, osxsaveCounts: host.observations.first?.point == .cpuid)
    level = Level(
      level: abi.level, missing: abi.missing.map { catalog.features[$0].name },
      undetermined: abi.undetermined.map { catalog.features[$0].name })
    var known = evidence
    if let table = host.cpus.first?.table, table.syscallIsHidden, let syscall = catalog["syscall"]?.index {
      // 32-bit code read the dump: 64-bit guests see SYSCALL.
      known.present.insert(syscall)
    }
    let nearest = NearestModels(
      evidence: known, catalog: catalog, projection: projection, map: map, vendor: host.vendor,
      signature: signature)
    models = nearest.list()
    libvirtModel = host.cpus.first.flatMap { cpu in
      guard cpu.told == nil, host.observations.first?.point == .cpuid else { return nil }
      return (try? map.decode(cpu.table.asReadBy64BitCode, as: .host))?.model
    }
    points = host.observations.map { observation in
      Point(
        point: observation.point.identifier, title: observation.point.title, document: observation.document,
        present: observation.evidence.certainlyPresent.count,
        absent: observation.evidence.certainlyAbsent.count,
        conflicting: observation.evidence.conflicts.count, listing: observation.listing.why)
    }
    features = catalog.features.map { Feature($0, host: host) }
    featureLists = FeatureList.lists(of: features)
    differences = PointDifference.differences(of: features, at: points)
    uncatalogued = host.observations.reduce(into: Set<String>()) { $0.formUnion($1.evidence.uncatalogued) }
      .sorted()
    quantities = host.quantities.map { reading in
      Number(
        quantity: reading.quantity.rawValue, value: reading.value, unit: reading.quantity.unit,
        text: reading.text, point: reading.point.identifier, isOfHost: reading.point.showsHost,
        document: reading.document,
        isChosen: reading.point.showsHost
          || !host.quantities.contains { $0.quantity == reading.quantity && $0.point.showsHost })
    }
    numbers = NumberList.lists(of: quantities)
    xsaveComponents = host.cpus.first?.table.xsaveArea.map(Self.components) ?? []
    let support = host.confidential
    confidential = Self.confidential(support)
    sev = Self.sevNumbers(support)
    // What was not read of a CPU, such as the MSRs of one that a dump leaves out, makes no difference between CPUs.
    let sets = host.cpus.map { decoder.decode($0.table) }
    let lackedBySome = sets.reduce(FeatureSet()) { $0.union($1.absent) }
    let ownSets = sets.map { $0.present.intersection(lackedBySome) }
    cpus = zip(host.cpus, ownSets).enumerated().map { position, part in
      Distinct(
        logicalCPUs: part.0.logicalCPUs, microarchitecture: microarchitectures[position]?.name,
        ownFeatures: catalog.names(of: part.1))
    }
    lostToGuests = Self.lostToGuests(host, catalog, projection)
    surprises = Surprises(
      host: host, catalog: catalog, decoder: decoder, models: nearest,
      unshared: ownSets.reduce(FeatureSet()) { $0.union($1) }
    ).list()
    contradictions = host.contradictions.map { $0.sentence(catalog) }
  }
}

extension HostProfile {
  /// The components of an area, ascending; a component without a subleaf has no size.
  private static func components(of area: XSaveArea) -> [XSave] {
    let known = area.components.map { part in
      XSave(
        number: part.number, name: part.name, size: part.size, offset: part.offset,
        isSupervisor: part.isSupervisor)
    }
    let unknown = area.unknownComponents.map { number in
      XSave(
        number: number, name: XSaveComponent.name(of: number),
        isSupervisor: area.userMask >> UInt64(number) & 1 == 0)
    }
    return (known + unknown).sorted { $0.number < $1.number }
  }
}

extension HostProfile.Feature {
  fileprivate init(_ feature: Feature, host: HostCPU) {
    name = feature.name
    location = feature.location.description
    group = feature.group
    var lowest: Evidence.State?
    points = [:]
    for observation in host.observations {
      let state = observation.evidence.state(of: feature.index)
      guard state != .undetermined else { continue }
      points[observation.point.identifier] = state.rawValue
      lowest = lowest ?? state
    }
    state = (lowest ?? .undetermined).rawValue
  }
}

extension HostCPU {
  /// Family, model and stepping, where all documents agree on them.
  fileprivate var signature: CPUSignature? {
    if let signature = cpus.first?.table.signature { return signature }
    guard let family = value(.family), let model = value(.model) else { return nil }
    return CPUSignature(
      family: UInt32(truncatingIfNeeded: family), model: UInt32(truncatingIfNeeded: model),
      stepping: UInt32(truncatingIfNeeded: value(.stepping) ?? 0))
  }

  /// The microarchitecture of each distinct CPU; without a dump, the one of the signature.
  fileprivate var microarchitectures: [HostProfile.Microarchitecture?] {
    let table = MicroarchitectureTable.standard
    if cpus.isEmpty {
      guard let signature, let vendor else { return [] }
      let characters = VendorNames.characters(of: vendor) ?? vendor
      return [table.lookup(vendor: characters, signature: signature).map { .init($0) }]
    }
    return cpus.map { cpu in
      guard let vendor = cpu.table.vendor, let signature = cpu.table.signature else { return nil }
      let native = cpu.table.answer(leaf: 0x1a).known.flatMap { $0.eax == 0 ? nil : $0.eax }
      return table.lookup(
        vendor: vendor, signature: signature, coreType: native.map { UInt8($0 >> 24) },
        nativeModel: native.map { $0 & 0xff_ffff }
      ).map { .init($0) }
    }
  }
}

extension HostProfile.Microarchitecture {
  fileprivate init(_ known: Microarchitecture) {
    self.init(name: known.name, codename: known.codename, citation: known.citation)
  }
}

extension HostCPU.Contradiction {
  fileprivate func sentence(_ catalog: Catalog) -> String {
    switch self {
    case .vendor(let names): return "the documents name different vendors: \(names.joined(separator: ", "))"
    case .feature(let index, let point):
      return
        "\(catalog.features[index].name) is shown by one document and denied by another, at one point: \(point.title)"
    case .quantity(let quantity, let readings):
      let parts = readings.map { "\($0.text) (\($0.document))" }
      return "\(quantity.title): \(parts.joined(separator: ", "))"
    }
  }
}

extension QuantityReading {
  /// The number in the usual form for readers.
  var text: String {
    func hex(_ digits: Int) -> String { "0x" + value.hexadecimal(digits: digits) }
    switch quantity.unit {
    case "bits": return "\(value) bits"
    case "bytes":
      if value >= 1 << 20, value % (1 << 20) == 0 { return "\(value >> 20) MiB" }
      return value >= 1 << 14 && value % 1024 == 0 ? "\(value >> 10) KiB" : "\(value) bytes"
    case "mask": return hex(1)
    case "leaf": return String(value, radix: 16, uppercase: true) + "H"
    case "hertz":
      let megahertz = value / 1000
      let fraction = String(megahertz % 1000)
      return "\(megahertz / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction + " MHz"
    case "MHz": return "\(value) MHz"
    case "millionths":
      let fraction = String(value % 1_000_000)
      return "\(value / 1_000_000)." + String(repeating: "0", count: 6 - fraction.count) + fraction
    default: return quantity == .microcode ? hex(1) : "\(value)"
    }
  }
}
