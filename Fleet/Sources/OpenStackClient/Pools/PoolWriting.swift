public import FleetDocuments
internal import FoundationEssentials

/// Calls that change a cloud. Each leaves alone what it does not name, and may be made again after an answer was lost.
extension CloudClient {
  /// How often a host's traits are read again because somebody else wrote them in between.
  static let generationAttempts = 5

  /// Makes a trait; one that exists stays.
  ///
  /// - Throws: `FleetFailure`.
  public func makeTrait(_ name: String) async throws(FleetFailure) {
    _ = try await perform(.makeTrait, ["trait": name])
  }

  /// Removes a trait; one that is gone stays so.
  ///
  /// - Returns: False if a provider still has it.
  /// - Throws: `FleetFailure`.
  public func removeTrait(_ name: String) async throws(FleetFailure) -> Bool {
    try await perform(.removeTrait, ["trait": name], allowing: [404, 409]).status != 409
  }

  /// Gives a provider a trait, or takes it away, and keeps all others.
  ///
  /// The write names the generation that the traits were read with. Placement refuses it (409) if anybody wrote in between; the traits
  /// are then read again.
  ///
  /// - Throws: `FleetFailure`; of kind `temporary` if others write all the time.
  public func setTrait(_ name: String, of provider: String, to isPresent: Bool) async throws(FleetFailure) {
    struct Traits: Codable {
      var generation: Int
      var traits: [String]
      enum CodingKeys: String, CodingKey {
        case traits
        case generation = "resource_provider_generation"
      }
    }
    for _ in 0..<Self.generationAttempts {
      var traits = try await get(.traits, ["provider": provider], as: Traits.self)
      guard traits.traits.contains(name) != isPresent else { return }
      if isPresent { traits.traits.append(name) } else { traits.traits.removeAll { $0 == name } }
      let status = try await perform(
        .setTraits, ["provider": provider], body: try json(traits), allowing: [409]
      ).status
      guard status == 409 else { return }
    }
    throw FleetFailure(
      .temporary,
      "placement \(CloudCall.setTraits.method) traits of \(provider): somebody else wrote them \(Self.generationAttempts) times in between (409); try again"
    )
  }

  /// Makes an aggregate without a zone.
  ///
  /// - Throws: `FleetFailure`; of kind `temporary` if the name exists.
  public func makeAggregate(_ name: String) async throws(FleetFailure) -> PoolFacts.Aggregate {
    struct Body: Encodable {
      struct Aggregate: Encodable { var name: String }
      var aggregate: Aggregate
    }
    struct Answer: Decodable { var aggregate: AggregateRecord }
    let answer = try await perform(.makeAggregate, body: try json(Body(aggregate: .init(name: name))))
    return try decoded(answer, Self.title(.makeAggregate, [:]), Answer.self).aggregate.aggregate
  }

  /// Removes an aggregate; one that is gone stays so.
  ///
  /// - Throws: `FleetFailure`, also if it has hosts.
  public func removeAggregate(_ id: Int) async throws(FleetFailure) {
    _ = try await perform(.removeAggregate, ["aggregate": "\(id)"], allowing: [404])
  }

  /// Puts a compute host into an aggregate, or takes it out.
  ///
  /// - Throws: `FleetFailure`.
  public func setHost(_ host: String, in id: Int, to isPresent: Bool) async throws(FleetFailure) {
    let body = [isPresent ? "add_host" : "remove_host": ["host": host]]
    // 409: it is in it already; 404: it is out of it already, or the aggregate is gone.
    _ = try await perform(
      isPresent ? .addHost : .removeHost, ["aggregate": "\(id)"], body: try json(body),
      allowing: isPresent ? [409] : [404])
  }

  /// Sets a property of an aggregate; nil removes it.
  ///
  /// - Throws: `FleetFailure`.
  public func setMetadata(_ key: String, of id: Int, to value: String?) async throws(FleetFailure) {
    struct Body: Encodable {
      var set: [String: [String: String?]]
      enum CodingKeys: String, CodingKey { case set = "set_metadata" }
    }
    _ = try await perform(
      .setMetadata, ["aggregate": "\(id)"], body: try json(Body(set: ["metadata": [key: value]])),
      allowing: value == nil ? [404] : [])
  }

  /// Sets an extra spec of a flavor; nil removes it.
  ///
  /// Servers that exist keep the specs that they were made with.
  ///
  /// - Throws: `FleetFailure`.
  public func setExtraSpec(_ key: String, of flavor: String, to value: String?) async throws(FleetFailure) {
    guard let value else {
      _ = try await perform(.removeExtraSpec, ["flavor": flavor, "spec": key], allowing: [404])
      return
    }
    _ = try await perform(
      .setExtraSpecs, ["flavor": flavor], body: try json(["extra_specs": [key: value]]))
  }

  func json(_ value: some Encodable) throws(FleetFailure) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do { return Array(try encoder.encode(value)) } catch {
      throw FleetFailure(.usage, "a name holds text that JSON cannot")
    }
  }
}
