internal import FleetDocuments
internal import FleetDrains
internal import FleetQuestions
internal import MartletQuestions
internal import OpenStackClient

/// Moves servers within limits, each line of the journal on disk before what it announces.
struct DrainRun {
  let client: CloudClient
  let journal: DrainJournal
  let limits: MoveLimits
  let follower: MoveFollower
  let progress: @Sendable (String) -> Void

  /// How often a server that Nova is at work on is tried.
  private static let attempts = 2

  private struct Waiting {
    /// The server's place in the report.
    var place: Int
    /// Hosts that have not been tried.
    var targets: [String]
    var attempt = 1
    /// What the last attempt ended with.
    var last: ServerMove.Outcome?
  }

  private enum Event: Sendable {
    case checked(Int, ServerMove, Result<ServerMove.Readiness, FleetFailure>)
    case ended(Int, ServerMove, Result<ServerMove.Outcome, FleetFailure>)
  }

  /// Carries out a report's migrations, and follows those that an earlier run began.
  ///
  /// - Throws: The journal's errors, and `FleetFailure` of a role that is too weak; what runs is followed to its end first.
  func carryOut(_ report: inout CloudDrainReport, _ history: DrainHistory) async throws {
    var queue: [Waiting] = []
    var later: [Waiting] = []
    var running: [Int: (move: ServerMove, waiting: Waiting)] = [:]
    var failure: (any Error)?
    await withTaskGroup(of: Event.self) { group in
      for place in report.servers.indices {
        let server = report.servers[place]
        if let entry = history.open[server.id], let from = entry.from, let to = entry.to {
          let move = ServerMove(server: server.id, from: from, to: to, known: entry.known ?? [])
          running[place] = (move, Waiting(place: place, targets: server.targets.filter { $0 != to }))
          progress("\(server.id) \(server.name): followed, \(from) to \(to)")
          group.addTask { [client, follower] in
            .ended(place, move, .success(await follower.settle(move, client)))
          }
        } else if server.treatment == .live, server.end == nil, !server.targets.isEmpty {
          queue.append(Waiting(place: place, targets: server.targets))
        }
      }
      func begin() {
        guard failure == nil, !follower.stop.isStopping else { return }
        var rest: [Waiting] = []
        for waiting in queue {
          let server = report.servers[waiting.place]
          guard let to = waiting.targets.first(where: { isFree(server.host, $0, running.values.map(\.move)) })
          else {
            rest.append(waiting)
            continue
          }
          let move = ServerMove(server: server.id, from: server.host, to: to)
          var waiting = waiting
          waiting.targets.removeAll { $0 == to }
          running[waiting.place] = (move, waiting)
          group.addTask { [client, place = waiting.place] in
            do throws(FleetFailure) {
              return .checked(place, move, .success(try await move.readiness(client)))
            } catch {
              return .checked(place, move, .failure(error))
            }
          }
        }
        queue = rest
      }
      func conclude(_ place: Int, _ outcome: ServerMove.Outcome) {
        guard var waiting = running.removeValue(forKey: place)?.waiting else { return }
        waiting.last = outcome
        report.servers[place].end = outcome.end
        report.servers[place].place = outcome.place
        report.servers[place].reason = outcome.reason
        if outcome.isForNow, waiting.attempt < Self.attempts, !report.servers[place].targets.isEmpty {
          // All its targets again, once the others are done.
          waiting.attempt += 1
          waiting.targets = report.servers[place].targets
          later.append(waiting)
        } else if outcome.end == .failed, !waiting.targets.isEmpty {
          queue.append(waiting)
        } else {
          let server = report.servers[place]
          let at = outcome.place.map { " on \($0)" } ?? ""
          progress(
            "\(server.id) \(server.name): \(outcome.end.rawValue)\(at)\(outcome.reason.map { " (\($0))" } ?? "")"
          )
        }
        if queue.isEmpty, running.isEmpty, !later.isEmpty { (queue, later) = (later, []) }
      }
      begin()
      while let event = await group.next() {
        switch event {
        case .checked(let place, var move, .success(.ready(let known))):
          guard failure == nil, !follower.stop.isStopping else {
            if let waiting = running.removeValue(forKey: place)?.waiting {
              queue.append(waiting)
            }
            break
          }
          move.known = known
          do throws(QuestionError) { try journal.write(.moving, move) } catch {
            failure = failure ?? error
            running[place] = nil
            break
          }
          running[place]?.move = move
          progress("\(move.server) \(report.servers[place].name): \(move.from) to \(move.to)…")
          group.addTask { [client, follower, move] in
            do throws(FleetFailure) {
              return .ended(place, move, .success(try await move.carryOut(client, follower)))
            } catch {
              return .ended(place, move, .failure(error))
            }
          }
        case .checked(let place, _, .success(.not(let outcome))): conclude(place, outcome)
        case .checked(let place, _, .failure(let error)):
          failure = failure ?? error
          running[place] = nil
        case .ended(let place, let move, .success(let outcome)):
          do throws(QuestionError) { try journal.write(.ended, move, end: outcome.end) } catch {
            failure = failure ?? error
          }
          conclude(place, outcome)
        case .ended(let place, let move, .failure(let error)):
          // Nova refused the call itself: nothing was begun.
          do throws(QuestionError) { try journal.write(.ended, move, end: .left) } catch {
            failure = failure ?? error
          }
          failure = failure ?? error
          running[place] = nil
        }
        begin()
      }
    }
    if let failure { throw failure }
    for waiting in queue + later where report.servers[waiting.place].end == nil {
      report.servers[waiting.place].end = .left
      report.servers[waiting.place].place = report.servers[waiting.place].host
    }
  }

  /// Whether another migration between two hosts keeps within the limits.
  private func isFree(_ from: String, _ to: String, _ running: [ServerMove]) -> Bool {
    func count(_ host: String) -> Int { running.count { $0.from == host || $0.to == host } }
    return count(from) < limits.perHost && count(to) < limits.perHost
      && running.count { $0.from == from && $0.to == to } < limits.perLink
  }
}

extension MoveFollower {
  /// Follows what an earlier run began or was about to begin.
  ///
  /// If Nova has no record of it, and the server has no task and is where it was, the request was never carried out.
  func settle(_ move: ServerMove, _ client: CloudClient) async -> ServerMove.Outcome {
    do throws(FleetFailure) {
      let records = try await client.liveMigrations(of: move.server)
      let now = try await client.drainServer(move.server)
      if let now, now.server.task == nil, now.server.host == move.from,
        !records.contains(where: { !move.known.contains($0.id) })
      {
        return .init(
          end: .busy, place: move.from, reason: "an earlier run ended before it asked Nova", isForNow: true)
      }
    } catch {
      return .init(end: .unsettled, reason: error.line)
    }
    return await follow(move, client)
  }
}
