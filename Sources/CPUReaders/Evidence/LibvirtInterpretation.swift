internal import CPUCatalog
public import CPUCompatibility
internal import LibvirtCPU
internal import X86CPU

extension Interpreter {
  /// The host evidence in a libvirt `<cpu>`: its model's features and listed ones, without disabled ones.
  func host(
    _ definition: CPUDefinition, at point: ObservationPoint, name: String, in document: Document
  ) -> HostCPU {
    reading(model: definition.model).readHost(definition, at: point, name: name, in: document)
  }

  private func readHost(
    _ definition: CPUDefinition, at point: ObservationPoint, name: String, in document: Document
  ) -> HostCPU {
    let model = definition.model.flatMap(map.model(named:))
    let listed = definition.features.filter { $0.policy != .disable && $0.policy != .forbid }.map(\.name)
    var evidence = evidence(present: listed, alsoPresent: model?.features ?? FeatureSet(), isWhole: false)
    evidence.uncatalogued.formUnion(model?.uncatalogued ?? [])
    for feature in definition.features where feature.policy == .disable || feature.policy == .forbid {
      if let index = map.index(ofFeature: feature.name) {
        evidence.present.remove(index)
        evidence.absent.insert(index)
      }
      evidence.uncatalogued.remove(feature.name)
    }
    let listing: FeatureListing
    if model != nil {
      evidence.absent.formUnion(map.named.subtracting(evidence.present))
      listing = .extras(
        count: listed.count,
        why: "libvirt lists \(listed.count) features on top of the model \(definition.model ?? "")")
    } else {
      listing = .undecided(
        why: definition.model.map {
          "the map has no model \($0), so the model's features are unknown"
        }
          ?? "the record names no model")
    }
    var host = HostCPU(
      name: name, architecture: definition.architecture, vendor: definition.vendor,
      modelName: definition.model,
      observations: [
        Observation(
          point: point, evidence: evidence, listing: listing, document: document.name,
          isComplete: model != nil)
      ],
      topology: definition.topology.map { topology in
        [
          "sockets": Int(topology.sockets), "cores": Int(topology.cores), "threads": Int(topology.threads),
        ]
      } ?? [:],
      quantities: quantities(of: definition, at: point).map { quantity, value in
        QuantityReading(quantity, value, at: point, in: document.name)
      })
    host.scalesCounter = definition.timeStampCounter?.isScaling
    return host
  }

  /// The quantities in a libvirt `<cpu>`.
  ///
  /// If a host-model passes on the host's address bits, its limit is the host's number.
  ///
  /// - SeeAlso: libvirt (9.3.0 and later) src/qemu/qemu_capabilities.c, virQEMUCapsGetHostPhysAddr.
  private func quantities(
    of definition: CPUDefinition, at point: ObservationPoint
  ) -> [(Quantity, UInt64)] {
    var found: [(Quantity, UInt64)] = []
    if let signature = definition.signature {
      found += [
        (.family, UInt64(signature.family)), (.model, UInt64(signature.model)),
        (.stepping, UInt64(signature.stepping)),
      ]
    }
    if definition.microcode != 0 { found.append((.microcode, UInt64(definition.microcode))) }
    if let bits = definition.physicalAddress?.bits, bits > 0 {
      found.append((.physicalAddressBits, UInt64(bits)))
    } else if let limit = definition.physicalAddress?.limit, limit > 0, case .libvirtHostModel = point,
      !point.isEmulation
    {
      found.append((.physicalAddressBits, UInt64(limit)))
    }
    if let counter = definition.timeStampCounter { found.append((.tscFrequency, counter.frequency)) }
    return found
  }

  /// What `cpu` requires from a host: a host's record requires everything it shows, a guest's only its requirements.
  ///
  /// - Throws: `ReadError` if a definition names no model, or one that the map lacks.
  public func wanted(_ cpu: RecordedCPU, in document: Document) throws(ReadError) -> WantedCPU {
    if case .arm = cpu { throw Self.armRefusal(document) }
    if case .s390x = cpu { throw Self.s390Refusal(document) }
    guard case .libvirt(let definition, .guest, let name) = cpu else {
      return WantedCPU(try host(cpu, in: document))
    }
    guard let modelName = definition.model else {
      throw ReadError(
        document: document.name,
        reason:
          "the definition names no model (mode \(definition.mode?.rawValue ?? "custom")); the host that "
          + "starts it decides the CPU; give the running guest's definition (virsh dumpxml) instead")
    }
    let map = reading(model: modelName).map
    guard let model = map.model(named: modelName) else {
      throw ReadError(document: document.name, reason: unknownModel(modelName))
    }
    var wanted = Evidence()
    wanted.present = model.features
    wanted.uncatalogued = model.uncatalogued
    var forbidden = FeatureSet()
    var switchedOff = FeatureSet()
    for feature in definition.features {
      guard let index = map.index(ofFeature: feature.name) else {
        if feature.policy == .require { wanted.uncatalogued.insert(feature.name) }
        continue
      }
      if feature.policy == .disable || feature.policy == .forbid { switchedOff.insert(index) }
      switch feature.policy {
      case .require?, nil: wanted.present.insert(index)
      case .force?, .optional?, .disable?: wanted.present.remove(index)
      case .forbid?:
        wanted.present.remove(index)
        forbidden.insert(index)
      }
    }
    var result = WantedCPU(
      name: name ?? document.stem, vendor: definition.vendor, evidence: wanted, forbidden: forbidden,
      isStrict: definition.match == .strict)
    result.switchedOff = switchedOff
    return result
  }
}
