public import CPUCatalog
public import CPUCompatibility
internal import LibvirtCPU
internal import X86CPU

/// Turns records into evidence; a list of names has meaning only through a CPU map.
public struct Interpreter: Sendable {
  /// The map for records of hosts without their own map.
  public private(set) var map: MapProjection
  /// The catalogue whose features evidence uses.
  public let catalog: Catalog
  /// Whether to use each host's own CPU map: the snapshot's, or the built-in one for its libvirt version.
  public var usesOwnMaps = true
  /// Decodes CPUID tables and MSRs.
  let decoder: FeatureDecoder
  /// The built-in maps of other eras, in the catalogue's terms.
  let eras: EraProjections

  /// Creates an interpreter with a map.
  public init(map: MapProjection, catalog: Catalog) {
    self.map = map
    self.catalog = catalog
    decoder = FeatureDecoder(catalog)
    eras = EraProjections(catalog)
  }

  /// The host evidence in `cpu`, read from `document`.
  ///
  /// - Throws: `ReadError` if the record is a guest's definition.
  public func host(_ cpu: RecordedCPU, in document: Document) throws(ReadError) -> HostCPU {
    switch cpu {
    case .nova(let info): return host(info, in: document)
    case .registers(let dump): return host(dump, in: document)
    case .qemu(let expansion): return host(expansion, in: document)
    case .linux(let info): return host(info, in: document)
    case .traits(let traits): return host(traits, in: document)
    case .snapshot(let snapshot): return host(snapshot, in: document)
    case .arm: throw Self.armRefusal(document)
    case .s390x: throw Self.s390Refusal(document)
    case .libvirt(let definition, let point, let name):
      let observed: ObservationPoint
      switch point {
      case .host: observed = .libvirtHostCPU
      case .hostModel(let emulator, let type): observed = .libvirtHostModel(emulator: emulator, type: type)
      case .guest:
        throw ReadError(
          document: document.name,
          reason:
            "this is a guest definition; give a host's record (virsh capabilities, or Nova's cpu_info)"
        )
      }
      var host = host(definition, at: observed, name: name ?? document.stem, in: document)
      if point == .host {
        let lists = CapabilitiesLists(document)
        host.machineTypes = lists.machineTypes
        host.resources = lists.resources
      }
      if observed != .libvirtHostCPU, !observed.isEmulation {
        host.takeLists(ofDomainCapabilities: document)
      }
      return host
    }
  }

  /// The evidence in `cpu`, including a guest definition's required features.
  ///
  /// - Throws: `ReadError` if a guest's definition names no model, or one that the map lacks.
  public func profiled(_ cpu: RecordedCPU, in document: Document) throws(ReadError) -> HostCPU {
    guard case .libvirt(let definition, .guest, _) = cpu else { return try host(cpu, in: document) }
    let wanted = try wanted(cpu, in: document)
    let point = ObservationPoint.guestDefinition
    return HostCPU(
      name: wanted.name, architecture: definition.architecture, vendor: definition.vendor,
      modelName: definition.model,
      observations: [
        Observation(
          point: point, evidence: wanted.evidence,
          listing: .extras(
            count: definition.features.count, why: "a definition lists features on top of its model"),
          document: document.name, isComplete: true)
      ])
  }

  /// The same interpreter with another map.
  func reading(through map: MapProjection) -> Interpreter {
    var other = self
    other.map = map
    return other
  }

  /// The evidence from a list of names; unlisted features that the map can name are absent if `isWhole`.
  func evidence(present names: [String], alsoPresent: FeatureSet = FeatureSet(), isWhole: Bool) -> Evidence {
    var evidence = Evidence()
    evidence.present = alsoPresent
    for name in names {
      if let index = map.index(ofFeature: name) {
        evidence.present.insert(index)
      } else {
        evidence.uncatalogued.insert(name)
      }
    }
    if isWhole { evidence.absent = map.named.subtracting(evidence.present) }
    return evidence
  }
}

extension HostCPU {
  /// Takes what domain capabilities list besides the host-model; they may lack that one.
  mutating func takeLists(ofDomainCapabilities document: Document) {
    customModels = CPUReaders.customModels(inDomainCapabilities: document)
    enlightenments = CPUReaders.enlightenments(inDomainCapabilities: document)
    recordedConfidential = ConfidentialSupport(inDomainCapabilities: document)
  }
}
