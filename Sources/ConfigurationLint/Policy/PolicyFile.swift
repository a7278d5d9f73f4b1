public import CPUCatalog
internal import CPUCompatibility
public import GuestVerdicts
internal import X86CPU
internal import YAMLNodes

extension CompatibilityPolicy {
  /// Reads a policy in YAML or JSON: `warn` and `keep` are lists of features, `clusters` has the like for hosts by their names, and
  /// `waivers` lists what single guests may lose.
  ///
  /// - Parameter identifiers: The identifiers of warnings that a waiver can name instead of a feature.
  /// - Throws: `LintError` with the place, for what is no YAML, keys that policies do not have, and names that the catalogue
  ///   does not know, with the likely intended ones.
  /// - SeeAlso: `Examples/policy.yaml`.
  public init(
    yaml bytes: [UInt8], name: String, catalog: Catalog, identifiers: Set<String> = []
  ) throws(LintError) {
    self.init()
    let documents = try YAMLDocuments(SourceText(bytes), name: name)
    guard let root = documents.roots.first else { return }
    let reader = PolicyReader(name: name, documents: documents, catalog: catalog, identifiers: identifiers)
    guard documents.roots.count == 1 else {
      throw LintError(
        name, "a policy must be a single YAML document", at: documents.position(documents.roots[1]))
    }
    for (key, value) in try reader.pairs(root, keys: ["warn", "keep", "clusters", "waivers"]) {
      switch key {
      case "clusters": clusters = try reader.clusters(value)
      case "waivers": waivers = try reader.waivers(value)
      default:
        try reader.read(key, value, into: &everywhere)
      }
    }
  }
}

/// Reads the nodes of a policy.
struct PolicyReader {
  let name: String
  let documents: YAMLDocuments
  let catalog: Catalog
  let identifiers: Set<String>

  /// The keys and values of a mapping whose keys must be of `keys`; of a mapping with free keys, nil.
  func pairs(_ node: YAMLNode, keys: [String]?) throws(LintError) -> [(key: String, value: YAMLNode)] {
    guard let mapping = node.mapping else {
      throw LintError(
        name,
        "this must be a mapping" + (keys.map { ", with the keys \($0.joined(separator: ", "))" } ?? ""),
        at: documents.position(node))
    }
    var pairs: [(key: String, value: YAMLNode)] = []
    for (key, value) in mapping {
      guard let word = key.string else {
        throw LintError(name, "a key must be a word", at: documents.position(key))
      }
      if let keys, !keys.contains(word) {
        throw LintError(
          name, "a policy has no key \(word) here; use \(keys.joined(separator: ", "))",
          at: documents.position(key))
      }
      pairs.append((word, value))
    }
    return pairs
  }

  func clusters(_ node: YAMLNode) throws(LintError) -> [CompatibilityPolicy.Cluster] {
    var clusters: [CompatibilityPolicy.Cluster] = []
    for (cluster, body) in try pairs(node, keys: nil) {
      var hosts: [String] = []
      var rules = CompatibilityPolicy.Rules()
      for (key, value) in try pairs(body, keys: ["hosts", "warn", "keep"]) {
        if key == "hosts" {
          hosts = try words(value).map(\.text)
        } else {
          try read(key, value, into: &rules)
        }
      }
      guard !hosts.isEmpty else {
        throw LintError(
          name,
          "the cluster \(cluster) names no hosts; list them under the key hosts (* matches any characters)",
          at: documents.position(body))
      }
      clusters.append(CompatibilityPolicy.Cluster(name: cluster, hosts: hosts, rules: rules))
    }
    return clusters
  }

  func read(_ key: String, _ node: YAMLNode, into rules: inout CompatibilityPolicy.Rules) throws(LintError) {
    for word in try words(node) {
      let found = catalog.features(called: word.text)
      guard !found.isEmpty else {
        throw unknown(word)
      }
      for feature in found {
        guard key != "warn" || feature.effect.isForOperators else {
          throw LintError(
            name, "\(feature.name) cannot be a warning: a host without it refuses the guest's state",
            at: word.position)
        }
        if key == "warn" { rules.warn.insert(feature.index) } else { rules.keep.insert(feature.index) }
      }
    }
  }

  /// The error for a name that the catalogue does not know, with the likely intended ones.
  func unknown(_ word: Word) -> LintError {
    let near = catalog.nearestNames(to: word.text)
    return LintError(
      name,
      "no feature is called \(word.text)"
        + (near.isEmpty
          ? " (martlet features lists them)" : "; did you mean \(near.joined(separator: ", "))?"),
      at: word.position)
  }

  private func words(_ node: YAMLNode) throws(LintError) -> [Word] {
    guard let sequence = node.sequence else {
      throw LintError(name, "this must be a list of names, such as [one, two]", at: documents.position(node))
    }
    var words: [Word] = []
    for element in sequence {
      guard let word = documents.word(element) else {
        throw LintError(name, "this must be a name", at: documents.position(element))
      }
      words.append(word)
    }
    return words
  }
}
