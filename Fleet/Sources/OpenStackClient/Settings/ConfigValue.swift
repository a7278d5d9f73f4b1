internal import FleetDocuments
internal import YAMLNodes

/// A value of clouds.yaml as PyYAML's safe_load understands it.
///
/// - SeeAlso: PyYAML 6.0 yaml/resolver.py and yaml/constructor.py (YAML 1.1).
enum ConfigValue: Sendable, Hashable {
  /// Nothing.
  case null
  /// A Boolean.
  case bool(Bool)
  /// A number, as Python prints it.
  case number(String)
  /// A text.
  case text(String)
  /// A list.
  case list([ConfigValue])
  /// A mapping.
  case table(ConfigTable)

  /// The text of a scalar, as Python's str() gives it; nil for null, lists and mappings.
  var string: String? {
    switch self {
    case .text(let text), .number(let text): text
    case .bool(let isTrue): isTrue ? "True" : "False"
    case .null, .list, .table: nil
    }
  }

  /// The mapping; nil for others.
  var table: ConfigTable? {
    if case .table(let table) = self { table } else { nil }
  }

  /// Whether Python takes the value for true.
  var isTruthy: Bool {
    switch self {
    case .null: false
    case .bool(let isTrue): isTrue
    case .number(let digits): Double(digits) != 0
    case .text(let text): !text.isEmpty
    case .list(let elements): !elements.isEmpty
    case .table(let table): !table.pairs.isEmpty
    }
  }

  /// Whether openstacksdk takes the value for true: a Boolean, or the word true in any case.
  ///
  /// - SeeAlso: openstacksdk 4.22 openstack/config/loader.py, get_boolean.
  var isSet: Bool {
    switch self {
    case .bool(let isTrue): isTrue
    case .text(let text): text.lowercased() == "true"
    default: false
    }
  }

  /// Understands a node: scalars by YAML 1.1, and merge keys (`<<`) merged.
  ///
  /// - Throws: `FleetFailure` for a merge key that names no mapping, and for a key that is no scalar.
  init(_ node: YAMLNode) throws(FleetFailure) {
    switch node.content {
    case .scalar(let text, let isPlain): self = isPlain ? Self(plain: text) : .text(text)
    case .sequence(let nodes):
      var elements: [ConfigValue] = []
      for node in nodes { elements.append(try ConfigValue(node)) }
      self = .list(elements)
    case .mapping(let pairs): self = .table(try ConfigTable(pairs))
    }
  }

  /// Understands a plain scalar.
  private init(plain text: String) {
    switch text {
    case "", "~", "null", "Null", "NULL": self = .null
    case "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON": self = .bool(true)
    case "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF": self = .bool(false)
    default: self = PlainNumber.printed(text).map(ConfigValue.number) ?? .text(text)
    }
  }
}

/// A mapping with its keys in order.
struct ConfigTable: Sendable, Hashable {
  /// A key and its value.
  struct Pair: Sendable, Hashable {
    var key: String
    var value: ConfigValue
  }

  /// The pairs, in order; no key twice.
  private(set) var pairs: [Pair] = []

  init() {}

  fileprivate init(_ nodes: [(key: YAMLNode, value: YAMLNode)]) throws(FleetFailure) {
    var merged = ConfigTable()
    for (key, value) in nodes {
      guard let name = key.string else {
        throw FleetFailure(.badInput, "line \(key.line): a key is a list or a mapping")
      }
      guard name == "<<" else {
        self[name] = try ConfigValue(value)
        continue
      }
      let sources = value.sequence ?? [value]
      for source in sources {
        guard let pairs = source.mapping else {
          throw FleetFailure(.badInput, "line \(value.line): << needs a mapping")
        }
        // The first of several sources wins.
        for pair in try ConfigTable(pairs).pairs where merged[pair.key] == nil {
          merged[pair.key] = pair.value
        }
      }
    }
    for pair in merged.pairs where self[pair.key] == nil { self[pair.key] = pair.value }
  }

  /// The value of a key; setting nil removes it.
  subscript(key: String) -> ConfigValue? {
    get { pairs.first { $0.key == key }?.value }
    set {
      let index = pairs.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): pairs[index].value = value
      case (let index?, nil): pairs.remove(at: index)
      case (nil, let value?): pairs.append(Pair(key: key, value: value))
      case (nil, nil): break
      }
    }
  }

  /// The mapping with another merged into it, mappings within mappings too.
  ///
  /// - SeeAlso: openstacksdk 4.22 openstack/config/_util.py, merge_clouds.
  func merging(_ other: ConfigTable) -> ConfigTable {
    var result = self
    for pair in other.pairs {
      if case .table(let new) = pair.value, case .table(let old)? = result[pair.key] {
        result[pair.key] = .table(old.merging(new))
      } else {
        result[pair.key] = pair.value
      }
    }
    return result
  }

  /// The mapping updated by another one, whose `auth` is merged.
  ///
  /// - SeeAlso: openstacksdk 4.22 openstack/config/loader.py, _auth_update.
  func updated(by other: ConfigTable) -> ConfigTable {
    var result = self
    for pair in other.pairs {
      if pair.key == "auth", case .table(let new) = pair.value, case .table(var old)? = result["auth"] {
        for entry in new.pairs { old[entry.key] = entry.value }
        result["auth"] = .table(old)
      } else {
        result[pair.key] = pair.value
      }
    }
    return result
  }

  /// The mapping with underscores for the dashes in its keys.
  ///
  /// - SeeAlso: openstacksdk 4.22 openstack/config/_util.py, normalize_keys.
  var normalized: ConfigTable {
    var result = ConfigTable()
    for pair in pairs {
      let value: ConfigValue = pair.value.table.map { .table($0.normalized) } ?? pair.value
      result[String(pair.key.map { $0 == "-" ? "_" : $0 })] = value
    }
    return result
  }
}
