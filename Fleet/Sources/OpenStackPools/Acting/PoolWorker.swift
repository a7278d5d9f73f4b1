internal import FleetDocuments
internal import MartletQuestions
internal import OpenStackClient

/// Makes and removes steps, each with its lines in the journal.
struct PoolWorker {
  let client: CloudClient
  let journal: PoolJournal

  /// Makes a step that is not there.
  ///
  /// - Throws: The journal's errors; the cloud's, after which the journal says that the step was begun.
  func make(_ step: PoolStep) async throws {
    try journal.write(.making, step)
    switch step.kind {
    case .trait: try await client.makeTrait(step.name)
    case .hostTrait: try await client.setTrait(step.name, of: step.provider ?? "", to: true)
    case .aggregate: _ = try await client.makeAggregate(step.name)
    case .metadata: try await client.setMetadata(step.key ?? "", of: try await id(step), to: "required")
    case .member: try await client.setHost(step.target ?? "", in: try await id(step), to: true)
    case .flavor: try await client.setExtraSpec(step.key ?? "", of: step.target ?? "", to: "required")
    }
    try journal.write(.made, step)
  }

  /// Removes a step that is there.
  ///
  /// - Returns: Why it stays, a sentence without a full stop; nil if it was removed.
  /// - Throws: As `make(_:)`.
  func remove(_ step: PoolStep) async throws -> String? {
    try journal.write(.removing, step)
    switch step.kind {
    case .trait:
      guard try await client.removeTrait(step.name) else { return "a provider still has it" }
    case .hostTrait: try await client.setTrait(step.name, of: step.provider ?? "", to: false)
    case .aggregate: try await client.removeAggregate(try await id(step))
    case .metadata: try await client.setMetadata(step.key ?? "", of: try await id(step), to: nil)
    case .member: try await client.setHost(step.target ?? "", in: try await id(step), to: false)
    case .flavor: try await client.setExtraSpec(step.key ?? "", of: step.target ?? "", to: nil)
    }
    try journal.write(.removed, step)
    return nil
  }

  /// The number of a step's aggregate.
  private func id(_ step: PoolStep) async throws(FleetFailure) -> Int {
    guard let id = try await client.aggregate(named: step.name)?.id else {
      throw FleetFailure(
        .temporary, "the aggregate \(step.name) was removed by somebody else in between; run this again")
    }
    return id
  }
}
