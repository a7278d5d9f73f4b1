extension CloudCall {
  /// The providers that have a trait.
  public static let providersWithTrait = CloudCall(
    .placement, "GET", "/resource_providers", at: Microversion(1, 18), from: Microversion(1, 18),
    lost: "nothing", policies: ["placement:resource_providers:list"], sends: "the trait's name",
    purpose: "which hosts have a pool's trait", source: "placement rest_api_version_history.rst, 1.18")
  /// The custom traits that exist.
  public static let knownTraits = CloudCall(
    .placement, "GET", "/traits", at: Microversion(1, 6), from: Microversion(1, 6), lost: "nothing",
    policies: ["placement:traits:list"], sends: "the names' beginning, CUSTOM_MARTLET_",
    purpose: "which pools' traits exist", source: "placement api-ref, Traits, List traits")
  /// Flavors with their extra specs.
  public static let flavors = CloudCall(
    .compute, "GET", "/flavors/detail", at: Microversion(2, 61), from: Microversion(2, 61), lost: "nothing",
    policies: ["os_compute_api:os-flavor-extra-specs:index"],
    sends: "is_public=None, limit, marker", purpose: "which flavors require a pool's trait",
    source: "nova rest_api_version_history.rst, 2.61")
  /// Makes a trait.
  public static let makeTrait = CloudCall(
    .placement, "PUT", "/traits/{trait}", at: Microversion(1, 6), from: Microversion(1, 6), lost: "nothing",
    policies: ["placement:traits:update"], sends: "nothing", purpose: "a pool's trait",
    source: "placement api-ref, Traits, Update traits")
  /// Removes a trait that no provider has.
  public static let removeTrait = CloudCall(
    .placement, "DELETE", "/traits/{trait}", at: Microversion(1, 6), from: Microversion(1, 6),
    lost: "nothing", policies: ["placement:traits:delete"], sends: "nothing", purpose: "undoes it",
    source: "placement api-ref, Traits, Delete traits")
  /// Replaces the traits of a host.
  public static let setTraits = CloudCall(
    .placement, "PUT", "/resource_providers/{provider}/traits", at: Microversion(1, 6),
    from: Microversion(1, 6), lost: "nothing", policies: ["placement:resource_providers:traits:update"],
    sends: "all traits of the host, and the generation that they were read with",
    purpose: "gives a host its pool's trait, or takes it away",
    source: "placement api-ref, Resource provider traits, Update resource provider traits")
  /// Makes an aggregate.
  ///
  /// A second call would be refused, because the name exists; whether the first one was carried out is read.
  public static let makeAggregate = CloudCall(
    .compute, "POST", "/os-aggregates", at: Microversion(2, 41), from: Microversion(2, 41), lost: "nothing",
    policies: ["os_compute_api:os-aggregates:create"], sends: "the aggregate's name, without a zone",
    purpose: "a pool's aggregate", source: "nova api-ref, Host aggregates, Create aggregate",
    isRepeatable: false)
  /// Removes an aggregate without hosts.
  public static let removeAggregate = CloudCall(
    .compute, "DELETE", "/os-aggregates/{aggregate}", at: Microversion(2, 41), from: Microversion(2, 41),
    lost: "nothing", policies: ["os_compute_api:os-aggregates:delete"], sends: "nothing",
    purpose: "undoes it", source: "nova api-ref, Host aggregates, Delete aggregate")
  /// Puts a host into an aggregate.
  public static let addHost = aggregateAction("add_host", sends: "add_host and the compute host's name")
  /// Takes a host out of an aggregate.
  public static let removeHost = aggregateAction(
    "remove_host", sends: "remove_host and the compute host's name")
  /// Sets or removes properties of an aggregate.
  public static let setMetadata = aggregateAction(
    "set_metadata", sends: "set_metadata with trait:CUSTOM_MARTLET_…=required, or null to remove it")
  /// Adds extra specs to a flavor.
  public static let setExtraSpecs = CloudCall(
    .compute, "POST", "/flavors/{flavor}/os-extra_specs", at: Microversion(2, 86), from: Microversion(2, 1),
    lost: "nothing", policies: ["os_compute_api:os-flavor-extra-specs:create"],
    sends: "trait:CUSTOM_MARTLET_…=required", purpose: "new servers of a flavor land in a pool",
    source: "nova rest_api_version_history.rst, 2.86")
  /// Removes one extra spec of a flavor.
  public static let removeExtraSpec = CloudCall(
    .compute, "DELETE", "/flavors/{flavor}/os-extra_specs/{spec}", at: Microversion(2, 86),
    from: Microversion(2, 1), lost: "nothing", policies: ["os_compute_api:os-flavor-extra-specs:delete"],
    sends: "nothing", purpose: "undoes it", source: "nova api-ref, Flavors extra-specs, Delete an extra spec")
  private static func aggregateAction(_ policy: String, sends: String) -> CloudCall {
    CloudCall(
      .compute, "POST", "/os-aggregates/{aggregate}/action", at: Microversion(2, 41),
      from: Microversion(2, 41), lost: "nothing", policies: ["os_compute_api:os-aggregates:\(policy)"],
      sends: sends, purpose: policy == "set_metadata" ? "says which trait the pool needs" : "a pool's hosts",
      source: "nova api-ref, Host aggregates", isRepeatable: policy == "set_metadata")
  }

  /// All calls that make and remove pools, in the order of a run; those that only read come first.
  public static let pools: [CloudCall] = [
    knownTraits, providersWithTrait, flavors, makeTrait, setTraits, makeAggregate, setMetadata, addHost,
    setExtraSpecs, removeExtraSpec, removeHost, removeAggregate, removeTrait,
  ]
}
