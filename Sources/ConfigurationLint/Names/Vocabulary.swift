internal import CPUCatalog
internal import LibvirtCPU

/// The names that a configuration can use, from a CPU map, QEMU and the catalogue.
struct Vocabulary: Sendable {
  let catalog: Catalog
  let map: CPUMap
  let mapTitle: String
  private let qemuFeatures: [String: Feature]
  private let linuxFlags: Set<String>

  init(catalog: Catalog, map: CPUMap, mapTitle: String) {
    self.catalog = catalog
    self.map = map
    self.mapTitle = mapTitle
    var qemuFeatures: [String: Feature] = [:]
    for feature in catalog.features {
      for alias in feature.aliases where alias.dialect == .qemu { qemuFeatures[alias.name] = feature }
    }
    for (alias, name) in QEMUProperties.aliases where qemuFeatures[alias] == nil {
      qemuFeatures[alias] = qemuFeatures[name]
    }
    self.qemuFeatures = qemuFeatures
    linuxFlags = Set(LinuxFlagTable.standard.flags.map(\.name))
  }

  /// The result of looking up a name.
  enum Verdict: Sendable {
    /// The name is known; the feature is nil if the catalogue lacks it.
    case known(Feature?)
    /// The catalogue knows the name as libvirt's, but the map lacks it.
    case notInMap(Feature)
    /// Another dialect's name; the right one, if there is one.
    case foreign(Feature, right: String?)
    /// The name is unknown everywhere.
    case unknown
  }

  /// Looks up a feature's name.
  func verdict(_ wish: ConfiguredCPU.Wish, in dialect: NameDialect) -> Verdict {
    wish.verdict ?? lookUp(wish, in: dialect)
  }

  private func lookUp(_ wish: ConfiguredCPU.Wish, in dialect: NameDialect) -> Verdict {
    let name = wish.name.text
    switch dialect {
    case .libvirt:
      if map.feature(named: name) != nil { return .known(catalog[name]) }
      if let feature = catalog[name] { return .notInMap(feature) }
      if let feature = catalog.features(called: name).first { return .foreign(feature, right: feature.name) }
      if let feature = qemuFeatures[name] { return .foreign(feature, right: feature.name) }
    case .qemu:
      if let feature = qemuFeatures[name] { return .known(feature) }
      let hyphens = name.replacing("_", with: "-")
      if QEMUProperties.all.contains(wish.form == .assigned ? hyphens : name) { return .known(nil) }
      if let feature = qemuFeatures[hyphens] {
        return wish.form == .assigned ? .known(feature) : .foreign(feature, right: hyphens)
      }
      if let feature = catalog.features(called: name).first ?? catalog.features(called: hyphens).first {
        return .foreign(feature, right: qemuName(of: feature))
      }
      return .unknown
    case .host:
      if map.feature(named: name) != nil { return .known(catalog[name]) }
      // oVirt's lists write kernels' flags and libvirt's names with hyphens or without.
      let hyphens = name.replacing("_", with: "-")
      if let feature = (catalog.features(called: name) + catalog.features(called: hyphens)).first {
        return .known(feature)
      }
      if linuxFlags.contains(name) { return .known(nil) }
    }
    return .unknown
  }

  /// The feature that a name means in any dialect; nil if unknown.
  func feature(_ wish: ConfiguredCPU.Wish, in dialect: NameDialect) -> Feature? {
    switch verdict(wish, in: dialect) {
    case .known(let feature): feature
    case .notInMap(let feature), .foreign(let feature, _): feature
    case .unknown: nil
    }
  }

  /// QEMU's name of a feature; nil if it has none.
  func qemuName(of feature: Feature) -> String? {
    feature.aliases.first { $0.dialect == .qemu }?.name
  }

  /// Names of a dialect within two edits of an unknown one.
  func nearestFeatures(to name: String, in dialect: NameDialect) -> [String] {
    dialect == .qemu ? nearest(name).map { catalog[$0].flatMap(qemuName) ?? $0 } : nearest(name)
  }

  private func nearest(_ name: String) -> [String] {
    let hyphens = name.replacing("_", with: "-")
    let found = catalog.nearestNames(to: name)
    let names = found.isEmpty ? catalog.nearestNames(to: hyphens) : found
    // Names at a larger distance than the nearest are noise.
    let distances = names.map { editDistance(Array(hyphens.lowercased().utf8), Array($0.utf8)) }
    return zip(names, distances).filter { $0.1 == distances.min() }.map(\.0)
  }

  /// The map's model for a name; a QEMU version suffix is ignored.
  func model(_ name: String) -> MapModel? {
    map.model(named: name) ?? QEMUModelTable.unversioned(name).flatMap { map.model(named: $0.product) }
  }

  /// The names of a model's features; empty if the map has no such model.
  func features(ofModel name: String) -> Set<String> {
    map.model(named: name).map { Set(map.names(in: $0.bits)) } ?? []
  }

  /// Whether an unknown name looks like a newer product or version rather than a misspelling.
  func isNewer(model name: String) -> Bool {
    QEMUModelNames.isNewer(name)
      && (QEMUModelTable.standard.isLaterVersion(name) || nearestModels(to: name).isEmpty)
  }

  /// At most three models whose names are an edit or two away.
  func nearestModels(to name: String) -> [String] {
    let wanted = Array(name.lowercased().utf8)
    guard wanted.count > 1, wanted.count < 64 else { return [] }
    let names = Set(map.models.map(\.name)).union(QEMUModelNames.names).union(QEMUModelNames.others)
    let allowed = max(1, min(3, wanted.count / 4))
    return names.map { ($0, editDistance(wanted, Array($0.lowercased().utf8))) }
      .filter { $0.1 <= allowed }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(3).map(\.0)
  }
}

/// The number of insertions, deletions and replacements between two strings (Levenshtein), in O(a·b).
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var row = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var previous = row[0]
    row[0] = i + 1
    for (j, y) in b.enumerated() {
      let replaced = previous + (x == y ? 0 : 1)
      previous = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}
