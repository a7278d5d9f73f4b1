internal import FleetDocuments
internal import OpenStackClient

/// One live migration of a server, which is asked for and followed to its end.
struct ServerMove: Sendable {
  /// The server's UUID.
  var server: String
  /// The compute hosts that it leaves and goes to.
  var from, to: String
  /// The ids of its migrations before this one.
  var known: [String] = []

  /// How it ended.
  struct Outcome: Sendable {
    var end: MoveEnd
    /// Where the server is; nil if unknown.
    var place: String?
    /// Why it did not move, a clause without a full stop.
    var reason: String?
    /// Whether Nova refused the request itself because the server's state does not allow it now.
    var isForNow = false
  }

  /// What a server is like right before its migration.
  enum Readiness: Sendable {
    /// It can be asked for; the ids of its migrations so far.
    case ready(known: [String])
    case not(Outcome)
  }

  /// Reads the server again: somebody may have changed it since the plan was made.
  func readiness(_ client: CloudClient) async throws(FleetFailure) -> Readiness {
    guard let now = try await client.drainServer(server) else {
      return .not(Outcome(end: .gone, reason: "it no longer exists"))
    }
    guard now.server.host == from else {
      return .not(
        Outcome(
          end: .gone, place: now.server.host,
          reason: "somebody else moved it\(now.server.host.map { " to \($0)" } ?? " away")"))
    }
    let advice = TreatmentAdvice(now)
    guard advice.treatment == .live else {
      return .not(
        Outcome(
          end: advice.treatment == .busy ? .busy : .left, place: from, reason: advice.reason,
          isForNow: advice.treatment == .busy))
    }
    return .ready(known: try await client.liveMigrations(of: server).map(\.id))
  }

  /// Asks for the migration, and follows it.
  ///
  /// - Throws: `FleetFailure` of kind `noPermission` for a role that is too weak; nothing was begun then.
  func carryOut(_ client: CloudClient, _ follower: MoveFollower) async throws(FleetFailure) -> Outcome {
    do throws(FleetFailure) {
      switch try await client.liveMigrate(server, to: to) {
      case .accepted: break
      case .refused(404, _):
        return Outcome(end: .gone, reason: "it no longer exists")
      case .refused(409, let message):
        return Outcome(end: .busy, place: from, reason: "Nova refuses it for now: \(message)", isForNow: true)
      case .refused(_, let message):
        return Outcome(end: .failed, place: from, reason: "\(to): \(message)")
      }
    } catch  where error.kind == .noPermission {
      throw error
    } catch {
      // Whether it began is read below.
    }
    return await follower.follow(self, client)
  }
}

/// Waits for the end of migrations.
struct MoveFollower: Sendable {
  /// How long one is followed; nil for as long as it takes.
  var timeLimit: Duration?
  /// Tells to leave running migrations to themselves.
  var stop: DrainStop
  /// How often a contradiction between the record and the server is read again, within about half a minute.
  var patience = 12

  /// Records of Nova's whose migration has ended.
  ///
  /// - SeeAlso: nova 34.0.0 nova/compute/manager.py, _post_live_migration (completed), _rollback_live_migration (failed, error, cancelled);
  ///   nova/conductor/manager.py, _live_migrate (error).
  private static let ended: Set<String> = ["completed", "error", "failed", "cancelled"]

  /// Follows a migration until Nova's record of it has ended, the server has no task, and both agree about where it is.
  func follow(_ move: ServerMove, _ client: CloudClient) async -> ServerMove.Outcome {
    let start = ContinuousClock.now
    var pause = Duration.milliseconds(200)
    var contradictions = 0
    var lastFailure: String?
    while true {
      do throws(FleetFailure) {
        // The record first: it ends last.
        let records = try await client.liveMigrations(of: move.server)
        guard let now = try await client.drainServer(move.server) else {
          return .init(end: .gone, reason: "it no longer exists")
        }
        lastFailure = nil
        let record = records.first { !move.known.contains($0.id) }
        if let outcome = try await outcome(move, record, now, client) { return outcome }
        if now.server.task == nil, record.map({ Self.ended.contains($0.status) }) ?? true {
          contradictions += 1
        } else {
          contradictions = 0
        }
        if contradictions > patience {
          return .init(end: .unsettled, place: now.server.host, reason: Self.contradiction(record, now))
        }
      } catch {
        // An API that does not answer for a while ends no migration.
        guard error.kind == .temporary || error.kind == .unavailable, lastFailure != error.reason else {
          return .init(end: .unsettled, reason: error.line)
        }
        lastFailure = error.reason
      }
      if stop.isLeaving {
        return .init(end: .unsettled, reason: "its migration runs on; the same command follows it")
      }
      if let timeLimit, ContinuousClock.now - start > timeLimit {
        return .init(
          end: .unsettled,
          reason:
            "its migration takes longer than \(timeLimit.components.seconds) s and runs on; the same command follows it"
        )
      }
      try? await Task.sleep(for: pause)
      pause = min(pause * 3 / 2, .seconds(5))
    }
  }

  /// The end, if the record and the server agree on one.
  private func outcome(
    _ move: ServerMove, _ record: CloudMigration?, _ now: DrainServer, _ client: CloudClient
  ) async throws(FleetFailure) -> ServerMove.Outcome? {
    let (host, status) = (now.server.host, now.server.status)
    guard now.server.task == nil, let record, Self.ended.contains(record.status) else { return nil }
    if record.status == "completed" {
      guard let host, host != move.from, host == record.destination ?? move.to else { return nil }
      return .init(end: status == "ERROR" ? .error : .moved, place: host)
    }
    guard host == move.from else { return nil }
    let reason = try await client.lastFailure(of: move.server) ?? "Nova's record says \(record.status)"
    return .init(end: status == "ERROR" ? .error : .failed, place: host, reason: "\(move.to): \(reason)")
  }

  private static func contradiction(_ record: CloudMigration?, _ now: DrainServer) -> String {
    let place = now.server.host ?? "no host"
    guard let record else { return "Nova has no record of the migration, and the server is on \(place)" }
    return
      "Nova's record of the migration says \(record.status) to \(record.destination ?? "no host"), and the server is on \(place)"
  }
}
