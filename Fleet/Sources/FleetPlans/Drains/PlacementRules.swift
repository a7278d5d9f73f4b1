public import CPUReaders
public import MartletQuestions
public import ReportContract

/// Where guests may be, besides what their CPU and the room allow; guests by names or UUIDs, with `*` and `?`.
public struct PlacementRules: Sendable, Hashable, Codable {
  /// Guests that may not share a host.
  public var apart: [[String]] = []
  /// Guests that share a host.
  public var together: [[String]] = []
  /// Guests that may only be on some hosts.
  public var onlyOn: [Restriction] = []
  /// Guests that are not moved.
  public var stay: [String] = []

  /// Guests that may only be on some hosts.
  public struct Restriction: Sendable, Hashable, Codable {
    /// The guests.
    public var guests: [String]
    /// The hosts, by names with `*` and `?`.
    public var hosts: [String]

    /// Guests on hosts.
    public init(guests: [String], hosts: [String]) {
      self.guests = guests
      self.hosts = hosts
    }
  }

  /// No rules.
  public init() {}

  /// Reads a file in YAML or JSON.
  ///
  /// - Throws: `badInput` with the line, for what is no YAML, and for unknown keys.
  /// - SeeAlso: `Examples/drain-rules.yaml`.
  public init(_ document: Document) throws(QuestionError) {
    guard let root = try NodeReader.root(document) else { return }
    let reader = NodeReader(name: document.name)
    for (key, node, value) in try reader.pairs(root, "the file") {
      switch key {
      case "apart": for entry in try reader.list(value, key) { apart.append(try reader.words(entry, key)) }
      case "together":
        for entry in try reader.list(value, key) { together.append(try reader.words(entry, key)) }
      case "stay": stay = try reader.words(value, key)
      case "only-on":
        for entry in try reader.list(value, key) {
          var restriction = Restriction(guests: [], hosts: [])
          for (key, node, value) in try reader.pairs(entry, "an entry of only-on") {
            switch key {
            case "guests": restriction.guests = try reader.words(value, key)
            case "hosts": restriction.hosts = try reader.words(value, key)
            default: throw reader.error("no key is called \(key); use guests, hosts", node)
            }
          }
          guard !restriction.guests.isEmpty, !restriction.hosts.isEmpty else {
            throw reader.error("an entry of only-on names guests and hosts", entry)
          }
          onlyOn.append(restriction)
        }
      default: throw reader.error("no key is called \(key); use apart, together, only-on, stay", node)
      }
    }
  }
}

extension PlacementRules: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Where guests may be; guests and hosts by names with * and ?.",
      .field("apart", \Self.apart, "Guests that may not share a host."),
      .field("together", \Self.together, "Guests that share a host."),
      .field("onlyOn", \Self.onlyOn, "Guests that may only be on some hosts."),
      .field("stay", \Self.stay, "Guests that are not moved."))
  }
}

extension PlacementRules.Restriction: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Guests that may only be on some hosts.", .field("guests", \Self.guests, "The guests."),
      .field("hosts", \Self.hosts, "The hosts."))
  }
}
