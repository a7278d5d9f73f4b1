internal import OpenStackClient
public import ReportContract

/// One thing that makes pools in a cloud, which is there or not.
public struct PoolStep: Sendable, Codable, Hashable {
  /// What it is.
  public var kind: Kind
  /// The pool.
  public var pool: String
  /// The trait, the aggregate's name, or the flavor's name.
  public var name: String
  /// The host that has the trait or is in the aggregate; the flavor's id; nil for what has no such part.
  public var target: String?
  /// The host's provider in Placement, for a trait of a host.
  public var provider: String?
  /// The key of a property or extra spec, whose value is `required`.
  public var key: String?

  /// What a step is.
  public enum Kind: String, Sendable, Codable, CaseIterable, SchemaDescribed {
    /// A trait exists.
    case trait
    /// A host's provider has the trait.
    case hostTrait = "host-trait"
    /// An aggregate exists.
    case aggregate
    /// An aggregate has a property.
    case metadata
    /// A host is in an aggregate.
    case member
    /// A flavor has an extra spec.
    case flavor
  }

  /// The step as a clause: `the host a1 has the trait CUSTOM_MARTLET_INTEL_1`.
  public var clause: String {
    switch kind {
    case .trait: "the trait \(name) exists"
    case .hostTrait: "the host \(target ?? "") has the trait \(name)"
    case .aggregate: "the aggregate \(name) exists"
    case .metadata: "the aggregate \(name) has \(key ?? "")=required"
    case .member: "the host \(target ?? "") is in the aggregate \(name)"
    case .flavor: "the flavor \(name) has \(key ?? "")=required"
    }
  }

  /// Whether a cloud has it.
  func isPresent(in facts: PoolFacts) -> Bool {
    switch kind {
    case .trait: facts.traits[name] != nil
    case .hostTrait: provider.map { facts.traits[name]?.contains($0) == true } ?? false
    case .aggregate: facts.aggregate(name) != nil
    case .metadata: key.map { facts.aggregate(name)?.metadata[$0] == "required" } ?? false
    case .member: target.map { facts.aggregate(name)?.hosts.contains($0) == true } ?? false
    case .flavor: key.map { key in facts.flavor(target)?.extraSpecs?[key] == "required" } ?? false
    }
  }

  /// The calls that make it and remove it, with what each needs.
  var calls: (make: CloudCall, remove: CloudCall) {
    switch kind {
    case .trait: (.makeTrait, .removeTrait)
    case .hostTrait: (.setTraits, .setTraits)
    case .aggregate: (.makeAggregate, .removeAggregate)
    case .metadata: (.setMetadata, .setMetadata)
    case .member: (.addHost, .removeHost)
    case .flavor: (.setExtraSpecs, .removeExtraSpec)
    }
  }
}

extension PoolFacts {
  /// The aggregate of that name.
  func aggregate(_ name: String) -> Aggregate? { aggregates.first { $0.name == name } }

  /// The flavor of that id.
  func flavor(_ id: String?) -> Flavor? { flavors.first { $0.id == id } }
}

extension PoolStep: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "One thing that makes pools in a cloud.", .field("kind", \Self.kind, "What it is."),
      .field("pool", \Self.pool, "The pool."),
      .field("name", \Self.name, "The trait, the aggregate's name, or the flavor's name."),
      .field(
        "target", \Self.target,
        "The host, or the flavor's id; absent for a trait, an aggregate and its property."),
      .field("provider", \Self.provider, "The host's provider in Placement; only for host-trait."),
      .field("key", \Self.key, "The key of a property or extra spec, whose value is required."))
  }
}
