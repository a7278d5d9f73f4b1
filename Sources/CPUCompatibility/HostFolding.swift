internal import CPUCatalog
internal import X86CPU

extension HostCPU {
  /// Merges several documents about one host.
  ///
  /// It merges the evidence of each observation point; a feature that one document shows and another denies becomes a
  /// conflict. The result does not depend on the order of the documents, except for the name, which comes from the first;
  /// merging a host with itself changes nothing.
  ///
  /// - Parameter hosts: At least one host.
  public static func folding(_ hosts: [HostCPU]) -> HostCPU {
    var folded = hosts[0]
    guard hosts.count > 1 else { return folded }
    let sorted = hosts.sorted { $0.sortKey < $1.sortKey }
    folded.architecture = sorted.compactMap(\.architecture).min()
    // A CPU that QEMU emulates proves nothing about the host's own.
    let own = sorted.contains { !$0.isEmulation } ? sorted.filter { !$0.isEmulation } : sorted
    folded.vendors = own.reduce(into: []) { $0.formUnion($1.vendors) }
    // Records with different vendors do not show which one is right.
    folded.vendor = folded.vendors.count == 1 ? folded.vendors.first : nil
    folded.modelName = own.compactMap(\.modelName).min()
    folded.brand = own.compactMap(\.brand).min()
    folded.topology = sorted.reduce(into: [:]) { all, host in all.merge(host.topology, uniquingKeysWith: min)
    }
    var observations: [ObservationPoint: Observation] = [:]
    for observation in sorted.flatMap(\.observations) {
      guard var known = observations[observation.point] else {
        observations[observation.point] = observation
        continue
      }
      known.evidence.merge(observation.evidence)
      known.varying.formUnion(observation.varying)
      known.showsOneCPU = known.showsOneCPU && observation.showsOneCPU
      known.isComplete = known.isComplete || observation.isComplete
      let (a, b) = (known.listing, observation.listing)
      known.listing = (b.identifier, b.why) < (a.identifier, a.why) ? b : a
      known.document = Set([known, observation].flatMap { $0.document.split(separator: ", ") })
        .sorted().joined(separator: ", ")
      observations[observation.point] = known
    }
    folded.observations = observations.values.sorted { $0.point < $1.point }
    folded.cpus = unique(sorted.flatMap(\.cpus))
    folded.quantities = unique(sorted.flatMap(\.quantities))
    folded.machineTypes = sorted.reduce(into: [:]) { all, host in
      all.merge(host.machineTypes) { $0.union($1) }
    }
    let counters = Set(sorted.compactMap(\.counters))
    folded.counters = counters.count == 1 ? counters.first : nil
    // Every emulator must have an enlightenment.
    folded.enlightenments = sorted.compactMap(\.enlightenments).reduce(nil) {
      $0?.intersection($1) ?? $1
    }
    folded.recordedConfidential = sorted.reduce(ConfidentialSupport()) { $0.union($1.recordedConfidential) }
    // What one list of the host has, the host has.
    folded.resources = sorted.compactMap(\.resources).reduce(nil) { $0?.union($1) ?? $1 }
    folded.map = sorted.compactMap(\.map).first
    // With two emulators, both must know a model and provide all of it.
    let models = sorted.map(\.customModels).filter { !$0.isEmpty }
    folded.customModels = models.dropFirst().reduce(models.first ?? [:]) { all, other in
      all.reduce(into: [:]) { both, entry in
        guard let its = other[entry.key] else { return }
        both[entry.key] = .some(entry.value == its ? its : entry.value == false || its == false ? false : nil)
      }
    }
    folded.supportedFeatures = sorted.reduce(into: FeatureSet()) { $0.formUnion($1.supportedFeatures) }
    let scaling = Set(sorted.compactMap(\.scalesCounter))
    folded.scalesCounter = scaling.count == 1 ? scaling.first : nil
    // Among several snapshots of one host, the latest one's configuration counts.
    folded.configuration = sorted.compactMap(\.configuration).max { $0.captured < $1.captured }
    // Two records that differ do not show which one is newer.
    let services = Set(sorted.compactMap(\.compute))
    folded.compute = services.count == 1 ? services.first : nil
    return folded
  }

  /// Whether all observations show QEMU's emulation.
  private var isEmulation: Bool { !observations.isEmpty && observations.allSatisfy(\.point.isEmulation) }

  /// A contradiction between the documents of a merged host.
  public enum Contradiction: Sendable, Hashable {
    /// A feature that one document shows and another denies at the same point.
    case feature(index: Int, point: ObservationPoint)
    /// The vendor, by libvirt's names.
    case vendor([String])
    /// A quantity with different values in the documents.
    case quantity(Quantity, [QuantityReading])
  }

  /// Features shown and denied at one point, and numbers with several values, in order.
  ///
  /// Quantities that differ within one document are not a contradiction; they indicate a hybrid or mixed CPU.
  public var contradictions: [Contradiction] {
    var found: [Contradiction] = []
    if vendors.count > 1 { found.append(.vendor(vendors.sorted())) }
    for observation in observations {
      for index in observation.evidence.conflicts {
        found.append(.feature(index: index, point: observation.point))
      }
    }
    for quantity in Quantity.allCases {
      // A guest's values can differ from the host's.
      let places = Dictionary(grouping: quantities.filter { $0.quantity == quantity }) { reading in
        reading.point.showsHost ? nil : Optional(reading.point)
      }
      for readings in places.sorted(by: { ($0.key?.identifier ?? "") < ($1.key?.identifier ?? "") }).map(
        \.value)
      {
        let values = Dictionary(grouping: readings, by: \.document).mapValues { Set($0.map(\.value)) }.map(
          \.value)
        let isContradicted = values.indices.contains { index in
          values[..<index].contains { $0.isDisjoint(with: values[index]) }
        }
        if isContradicted { found.append(.quantity(quantity, readings)) }
      }
    }
    return found
  }

  private var sortKey: String {
    observations.map { "\($0.point.identifier) \($0.document)" }.joined(separator: "\n") + "\n" + name
  }
}

private func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
  var seen: Set<Element> = []
  return elements.filter { seen.insert($0).inserted }
}
