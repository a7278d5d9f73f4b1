public import FleetDocuments
internal import FoundationEssentials

extension CloudClient {
  /// Everything that decides about pools.
  ///
  /// - Parameter prefix: How the names of pools' traits begin.
  /// - Throws: `FleetFailure`; nothing is left out, because absent is not unknown.
  public func poolFacts(traitsFrom prefix: String) async throws(FleetFailure) -> PoolFacts {
    var facts = PoolFacts(
      cloud: settings.name, identity: settings.identityURL,
      maximumMicroversion: try await maximumMicroversion())
    facts.hosts = try await computeHosts()
    for trait in try await traits(from: prefix) {
      facts.traits[trait] = try await providers(with: trait)
    }
    facts.aggregates = try await poolAggregates()
    facts.flavors = try await flavors()
    facts.servers = try await poolServers()
    return facts
  }

  /// The hosts of nova-compute, with the state of their services.
  private func computeHosts() async throws(FleetFailure) -> [PoolFacts.Host] {
    var hosts: [PoolFacts.Host] = []
    var nameless = 0
    try await pages(.hypervisors, size: 500, as: HypervisorPage.self, limit: 500) { hypervisor in
      guard let id = hypervisor.id?.text, id.utf8.count == 36, let name = hypervisor.hypervisorHostname,
        let host = hypervisor.service?.host
      else {
        nameless += 1
        return
      }
      var obstacle: String?
      if hypervisor.state == "down" { obstacle = "down" }
      if hypervisor.status == "disabled" {
        obstacle =
          "disabled" + (hypervisor.service?.disabledReason.map { " (\($0.oneLine(limit: 255)))" } ?? "")
      }
      hosts.append(
        PoolFacts.Host(
          id: id, hypervisor: name.oneLine(limit: 255), host: host.oneLine(limit: 255), obstacle: obstacle,
          features: hypervisor.features))
    }
    guard nameless == 0 else {
      throw FleetFailure(
        .unavailable,
        "Nova's API does not name the UUIDs of its hypervisors, which it does from microversion 2.53 on")
    }
    let silent = try await services().filter(\.isUnreachable).map(\.host)
    guard silent.isEmpty else {
      throw FleetFailure(
        .temporary,
        "the cells of \(silent.count == 1 ? silent[0] : "\(silent.count) hosts") do not answer Nova's API; try again when they are back"
      )
    }
    return hosts
  }

  private func traits(from prefix: String) async throws(FleetFailure) -> [String] {
    struct Answer: Decodable { var traits: [String] }
    return try await get(.knownTraits, query: [("name", "startswith:\(prefix)")], as: Answer.self).traits
      .sorted()
  }

  private func providers(with trait: String) async throws(FleetFailure) -> Set<String> {
    struct Answer: Decodable {
      struct Provider: Decodable { var uuid: String }
      var providers: [Provider]
      enum CodingKeys: String, CodingKey { case providers = "resource_providers" }
    }
    let answer = try await get(.providersWithTrait, query: [("required", trait)], as: Answer.self)
    return Set(answer.providers.map(\.uuid))
  }

  private func poolAggregates() async throws(FleetFailure) -> [PoolFacts.Aggregate] {
    struct Answer: Decodable { var aggregates: [AggregateRecord] }
    return try await get(.aggregates, as: Answer.self).aggregates.map(\.aggregate)
  }

  /// The aggregate of a name; nil if there is none.
  ///
  /// - Throws: `FleetFailure`.
  public func aggregate(named name: String) async throws(FleetFailure) -> PoolFacts.Aggregate? {
    try await poolAggregates().first { $0.name == name }
  }

  private func flavors() async throws(FleetFailure) -> [PoolFacts.Flavor] {
    var flavors: [PoolFacts.Flavor] = []
    try await pages(
      .flavors, query: [("is_public", "None")], size: 1_000, as: FlavorPage.self, limit: 100
    ) { flavors.append($0.flavor) }
    return flavors
  }

  private func poolServers() async throws(FleetFailure) -> [PoolFacts.Server] {
    var servers: [PoolFacts.Server] = []
    var silent = 0
    try await pages(
      .servers, query: [("all_tenants", "1")], size: 1_000, as: PoolServerPage.self, limit: 5_000
    ) { record in
      if record.server.status == "UNKNOWN", record.server.host == nil { silent += 1 }
      servers.append(record.server)
    }
    guard silent == 0 else {
      throw FleetFailure(
        .temporary,
        "the cells of \(silent) servers do not answer Nova's API, which hides how they are bound; try again when they are back"
      )
    }
    return servers
  }
}

extension Hypervisor {
  /// The features of `cpu_info`; nil if there are none.
  fileprivate var features: [String]? {
    var info = cpuInfo ?? .null
    if case .string(let text) = info {
      info = (try? JSONDecoder().decode(JSONText.self, from: Data(text.utf8))) ?? .null
    }
    guard case .array(let listed)? = info["features"], !listed.isEmpty else { return nil }
    return listed.compactMap(\.text).map { $0.oneLine(limit: 80) }.sorted()
  }
}
