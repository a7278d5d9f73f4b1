internal import CPUCatalog
internal import CPUCompatibility
internal import X86CPU

extension Interpreter {
  /// The host evidence in Nova's cpu_info.
  func host(_ info: NovaCPUInfo, in document: Document) -> HostCPU {
    reading(model: info.model).readHost(info, in: document)
  }

  private func readHost(_ info: NovaCPUInfo, in document: Document) -> HostCPU {
    let model = info.model.flatMap(map.model(named:))
    let listing = listing(of: info, model: model)
    var base = FeatureSet()
    var isWhole = !info.isTruncated
    switch listing {
    case .extras:
      base = model?.features ?? base
    case .full: break
    case .undecided: isWhole = false
    }
    var evidence = evidence(present: info.features, alsoPresent: base, isWhole: isWhole)
    if case .extras = listing, let model { evidence.uncatalogued.formUnion(model.uncatalogued) }
    var host = HostCPU(
      name: info.hostName ?? document.stem, architecture: info.architecture,
      // libvirt has no name for some vendors; Nova then writes none, or an empty one.
      vendor: info.vendor.flatMap { $0.isEmpty ? nil : $0 },
      modelName: info.model,
      observations: [
        Observation(
          point: .novaCPUInfo, evidence: evidence, listing: listing, document: document.name,
          isComplete: isWhole)
      ],
      topology: info.topology,
      quantities: (info.physicalAddressBits.map { [UInt64(max($0, 0))] } ?? []).map { bits in
        QuantityReading(.physicalAddressBits, bits, at: .novaCPUInfo, in: document.name)
      })
    host.compute = info.compute
    return host
  }

  /// Whether the list holds extras on top of the model or all features.
  ///
  /// Nova before 2014.1 stored only the extras that libvirt's capabilities list; later Nova stores all
  /// features (and extras where libvirt cannot expand). Every x86-64 CPU has fpu, tsc and msr, which are in
  /// every model and so in no list of extras.
  private func listing(of info: NovaCPUInfo, model: MapProjection.Model?) -> FeatureListing {
    let names = Set(info.features)
    let universal = ["fpu", "tsc", "msr", "cx8", "cmov"]
    guard let model, let modelName = info.model else {
      if universal.allSatisfy(names.contains) {
        return .full(
          why:
            "Martlet reads the list as full, because it has features that every x86-64 CPU has, such as fpu")
      }
      return .undecided(
        why: info.model.map { "the map has no model \($0), so the model's features are unknown" }
          ?? "the record names no model, and its list is not full")
    }
    let listed = evidence(present: info.features, isWhole: false).present
    let shared = listed.intersection(model.features).count
    let total = model.features.count
    if shared == 0, names.count < fewestExtras {
      return .undecided(
        why:
          "the list names \(names.count) feature\(names.count == 1 ? "" : "s"), too few to distinguish extras on top of "
          + "\(modelName) from part of a full list")
    }
    if shared == 0 {
      return .extras(
        count: info.features.count,
        why:
          "Martlet reads the list as \(info.features.count) extras on top of the model, because it shares no name with the \(total) features "
          + "that \(modelName) contains")
    }
    if shared * 10 >= total * 9 {
      return .full(
        why:
          "Martlet reads the list as full, because it names \(shared) of the \(total) features that \(modelName) contains"
      )
    }
    return .undecided(
      why:
        "the list names \(shared) of the \(total) features that \(modelName) contains: too many for extras on top of the "
        + "model, too few for a full list; features it does not name count as unknown, not absent")
  }
}

/// The smallest list that can be identified as extras.
///
/// In a full list more than two in three names belong to the model; five names without any of these happen in one case of
/// 243. libvirt lists more than five extras for every physical CPU (vme, ds, acpi, ss, ht, tm, pbe, …).
///
/// - SeeAlso: libvirt 9.0.0 tests/cputestdata, x86_64-cpuid-*-host.xml.
private let fewestExtras = 5
