internal import FleetPlans
internal import OpenStackClient

/// The commands that bind servers, by what a cloud's Nova can do.
struct BindingAdvice {
  private let facts: PoolFacts
  private let steps: [PoolStep]

  init(_ facts: PoolFacts, _ steps: [PoolStep]) {
    self.facts = facts
    self.steps = steps
  }

  /// Whether `nova-manage image_property set` takes traits.
  ///
  /// - SeeAlso: nova release notes of 32.0.0; nova/cmd/manage.py, _validate_image_properties; rest_api_version_history.rst: 2.100 is the
  ///   highest microversion of 31.0.0 and 32.0.0 both.
  enum Support { case yes, unsure, no }

  /// What the highest microversion shows of it.
  static func support(_ maximum: Microversion) -> Support {
    maximum > Microversion(2, 100) ? .yes : maximum == Microversion(2, 100) ? .unsure : .no
  }

  /// The commands for a server that is not bound to its host's pool, in their order.
  func commands(for server: ServerBinding, _ pool: IntendedPools.Pool) -> [String] {
    guard !server.isBusy, server.binding != .elsewhere else { return [] }
    guard Self.support(facts.maximumMicroversion) != .no else { return resize(server, pool) }
    let set = "nova-manage image_property set \(server.id) --property \(pool.names.key)=required"
    switch server.status {
    case "SHUTOFF", "SHELVED", "SHELVED_OFFLOADED": return [set]
    case "ACTIVE", "PAUSED":
      return ["openstack server stop \(server.id)", set, "openstack server start \(server.id)"]
    default: return []
    }
  }

  /// A resize to a flavor of the pool: another size of the guest, if no flavor of the pool has the same.
  private func resize(_ server: ServerBinding, _ pool: IntendedPools.Pool) -> [String] {
    guard ["ACTIVE", "SHUTOFF"].contains(server.status),
      let flavor = steps.first(where: { $0.kind == .flavor && $0.pool == pool.plan.name })?.target
    else { return [] }
    return [
      "openstack server resize --flavor \(flavor) --wait \(server.id)",
      "openstack server resize confirm \(server.id)",
    ]
  }
}
