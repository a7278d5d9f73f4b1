internal import CPUCompatibility

/// What of a host a `VerdictSpace` numbers: its vendor, names that the catalogue lacks, map, machine types and QEMUs.
struct HostTerms: Sendable, Hashable {
  var vendor: String?
  var mapFeatures: [String]?
  /// Names in records of the host's own CPU, and in those of emulated guests.
  var names, emulatedNames: [String]
  /// Versions by emulator, in order of the paths.
  var qemuVersions: [[String]]
  /// The emulator, then its machine types, in order.
  var machineTypes: [[String]]

  init(_ host: HostCPU) {
    vendor = host.vendor
    mapFeatures = host.configuration?.mapFeatures.map { $0.sorted() }
    func names(_ isEmulation: Bool) -> [String] {
      host.observations.filter { $0.point.isEmulation == isEmulation }
        .reduce(into: Set<String>()) { $0.formUnion($1.evidence.uncatalogued) }.sorted()
    }
    self.names = names(false)
    emulatedNames = names(true)
    qemuVersions = (host.configuration?.qemuVersions ?? [:]).sorted { $0.key < $1.key }.map {
      [$0.key, $0.value]
    }
    machineTypes = host.machineTypes.sorted { $0.key < $1.key }.map { [$0.key] + $0.value.sorted() }
  }

  /// A host with these terms and nothing else.
  var host: HostCPU {
    func observation(_ point: ObservationPoint, _ names: [String]) -> Observation {
      var evidence = Evidence()
      evidence.uncatalogued = Set(names)
      return Observation(
        point: point, evidence: evidence, listing: .undecided(why: ""), document: "", isComplete: false)
    }
    var host = HostCPU(
      name: "", architecture: nil, vendor: vendor, modelName: nil,
      observations: [
        observation(.cpuid, names),
        observation(.libvirtHostModel(emulator: nil, type: "qemu"), emulatedNames),
      ])
    var configuration = HostConfiguration(captured: "")
    configuration.mapFeatures = mapFeatures.map { Set($0) }
    for entry in qemuVersions where entry.count == 2 { configuration.qemuVersions[entry[0]] = entry[1] }
    host.configuration = configuration
    for entry in machineTypes where !entry.isEmpty { host.machineTypes[entry[0]] = Set(entry.dropFirst()) }
    return host
  }

  func write(to writer: inout PortableWriter) {
    writer.write(vendor)
    writer.write(mapFeatures == nil ? 0 : 1)
    if let mapFeatures { writer.write(mapFeatures) }
    writer.write(names)
    writer.write(emulatedNames)
    for lists in [qemuVersions, machineTypes] {
      writer.write(lists.count)
      for list in lists { writer.write(list) }
    }
  }

  init?(_ reader: inout PortableReader) {
    guard let vendor = reader.optionalText(), let hasMap = reader.number() else { return nil }
    self.vendor = vendor
    if hasMap == 1 {
      guard let features = reader.texts() else { return nil }
      mapFeatures = features
    }
    guard let names = reader.texts(), let emulated = reader.texts(), let versions = Self.lists(&reader),
      let types = Self.lists(&reader)
    else { return nil }
    (self.names, emulatedNames, qemuVersions, machineTypes) = (names, emulated, versions, types)
  }

  private static func lists(_ reader: inout PortableReader) -> [[String]]? {
    guard let count = reader.number() else { return nil }
    var lists: [[String]] = []
    for _ in 0..<count {
      guard let list = reader.texts() else { return nil }
      lists.append(list)
    }
    return lists
  }
}
