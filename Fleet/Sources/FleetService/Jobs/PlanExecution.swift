internal import CPUReaders
internal import FleetDrains
internal import FleetPlans
internal import FleetQuestions
internal import FleetStorage
internal import Foundation
internal import HTTPTypes
internal import MartletQuestions
internal import NIOCore
internal import Synchronization

/// The plan of a drain, carried out by `martlet migrate` as `martlet fleet plan apply` does.
struct PlanExecution: Sendable {
  var plan: DrainPlan
  /// How this service moves guests; no request changes it.
  var moves: ServiceMoves

  /// A move as it would be.
  struct Step: Sendable, Codable {
    /// The guest, its UUID, and the hosts.
    var guest: String
    var uuid: String?
    var from, to: String
    /// libvirt's URIs of both hosts; nil where none is known, so that nothing can be carried out.
    var fromURI, toURI: String?
  }

  /// The moves in their order.
  ///
  /// - Throws: The store's errors.
  func steps(in fleet: OpenFleet) throws(QuestionError) -> [Step] {
    let uris = try self.uris(in: fleet)
    return plan.moves.map { move in
      Step(
        guest: move.guest, uuid: move.uuid, from: move.from, to: move.to, fromURI: uris[move.from],
        toURI: uris[move.to])
    }
  }

  /// The plan of a document.
  ///
  /// - Throws: A problem of status 409 for one that moves nothing; as reading it.
  static func plan(in document: Document) throws -> DrainPlan {
    guard case .drain(let plan) = try SomePlan(reading: document) else {
      throw Problem(.conflict, "only the plan of a drain moves guests")
    }
    guard plan.outcome == .possible else {
      throw Problem(.conflict, "this drain is \(plan.outcome.rawValue); there is nothing to carry out")
    }
    return plan
  }

  /// Moves the guests.
  ///
  /// - Returns: What became of each, as JSON.
  /// - Throws: As the execution; `badInput` for a plan that no longer holds; `interrupted` if another service or the next start goes on with it.
  func run(in fleet: OpenFleet, _ job: JobHandle) async throws -> ByteBuffer {
    let folder = moves.journals.map { $0 + "/drains" } ?? DrainExecution.standardFolder
    guard folder != nil || !fleet.location.isFile else {
      throw QuestionError(.usage, "neither XDG_STATE_HOME nor HOME is set; start the service with --journal")
    }
    let children = MigrationChildren()
    job.onStop { children.stop() }
    let total = plan.moves.count
    let done = Mutex(0)
    job.report(0, of: total, "Checking the plan")
    let execution = DrainExecution(
      plan,
      command: MigrateCommand(
        program: moves.program ?? MigrateCommand.installed, uris: try uris(in: fleet),
        journals: moves.journals,
        migrationURI: moves.migrationURI, options: moves.options),
      limits: MoveLimits(perHost: moves.perHost, perLink: moves.perLink), children: children
    ) { key throws(QuestionError) in
      // A file stops martlet fleet plan apply on this machine from carrying out the same plan; a database's service can be anywhere.
      let file =
        try fleet.location.isFile
        ? folder.map { folder throws(QuestionError) in
          try MoveJournal(folder: folder, key: key)
        } : nil
      return try JobMoveLog(job, plan: key, store: fleet.store.path, file: file)
    }
    let (check, result) = try await execution.run(in: fleet) { step, outcome, notes in
      let count = done.withLock { done in
        if outcome != nil { done += 1 }
        return done
      }
      let end = outcome.map { ": \($0)" } ?? "…"
      let reason = outcome == nil || notes.isEmpty ? "" : " (\(notes[0]))"
      job.report(count, of: max(total, count), "\(step.guest): \(step.from) to \(step.to)\(end)\(reason)")
    }
    guard let result else {
      let reasons = check.changes + check.failures
      throw QuestionError(
        .badInput,
        "the plan is \(check.status.rawValue), nothing was moved: \(reasons.prefix(3).joined(separator: "; "))"
      )
    }
    if !result.isComplete { try job.checkNotCutShort() }
    return try encoded(result)
  }

  private func uris(in fleet: OpenFleet) throws(QuestionError) -> [String: String] {
    try HostURIs.of(plan.hosts.map { ($0.name, $0.uuid) }, in: fleet, given: given(), pattern: moves.pattern)
  }

  /// The configured URIs of the plan's hosts.
  private func given() -> [String: String] {
    moves.uris.filter { entry in plan.hosts.contains { $0.name == entry.key || $0.uuid == entry.key } }
  }
}
