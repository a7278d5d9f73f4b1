internal import CPUCatalog
internal import X86CPU

/// The common offer of several hosts, before and after following dependencies.
struct PoolOffers {
  /// The features that the level considers.
  private(set) var levelled = FeatureSet()
  /// What rules exclude.
  private(set) var excluded = FeatureSet()
  /// What all hosts give.
  private(set) var shared = FeatureSet()
  /// The hosts that lack each feature.
  private(set) var lacking: [Int: [String]] = [:]
  /// For features that no host lacks, the hosts that do not report them.
  private(set) var untold: [Int: [String]] = [:]
  /// The assumed features.
  private(set) var supposed: [LevelledCPU.Shortfall] = []

  private let hosts: [HostOffers]
  private let dependencies: FeatureDependencies

  init(
    _ hosts: [HostOffers], vendor: String?, masks: ExposureMasks, nested: Bool,
    assuming assumption: LevelAssumption
  ) {
    dependencies = masks.dependencies
    var supposedBy: [Int: [String]] = [:]
    self.hosts = hosts.map { host in
      var host = host
      let added = assumption.added(to: host, masks)
      for index in added { supposedBy[index, default: []].append(host.name) }
      host.present.formUnion(added)
      return host
    }
    // If no ordinary guest has a feature, its details are unavailable too.
    levelled = masks.levelled.intersection(masks.features(ofVendor: vendor))
    if !nested { levelled.subtract(masks.dependencies.nested) }
    excluded = masks.shared.subtracting(levelled)
    shared = levelled
    var lost = FeatureSet()
    for host in self.hosts {
      let absent = levelled.intersection(host.absent)
      for index in absent { lacking[index, default: []].append(host.name) }
      lost.formUnion(absent)
      shared.formIntersection(host.present.subtracting(host.absent))
    }
    let open = levelled.subtracting(lost).subtracting(shared)
    for host in self.hosts {
      for index in open.subtracting(host.present) { untold[index, default: []].append(host.name) }
    }
    supposed = supposedBy.filter { levelled.contains($0.key) }.map {
      LevelledCPU.Shortfall(feature: $0.key, hosts: $0.value)
    }
  }

  /// Whether some host gives the feature and its dependencies.
  func isGivenSomewhere(_ index: Int) -> Bool {
    hosts.contains { host in
      host.present.contains(index)
        && dependencies.needs[index].allSatisfy { !host.absent.contains($0) && !excluded.contains($0) }
    }
  }

  /// Follows dependencies to a fixed point: what needs a lost bit is lost, what needs an unknown one is unknown, and
  /// what needs an excluded one is excluded.
  mutating func close() {
    var changed = true
    while changed {
      changed = false
      for index in levelled.subtracting(excluded) {
        let needs = dependencies.needs[index]
        if needs.contains(where: excluded.contains) {
          excluded.insert(index)
          (lacking[index], untold[index]) = (nil, nil)
          shared.remove(index)
          changed = true
        } else if lacking[index] == nil, let cause = needs.compactMap({ lacking[$0] }).first {
          lacking[index] = cause
          untold[index] = nil
          shared.remove(index)
          changed = true
        } else if shared.contains(index), let cause = needs.compactMap({ untold[$0] }).first {
          untold[index] = cause
          shared.remove(index)
          changed = true
        }
      }
    }
    levelled.subtract(excluded)
  }
}
