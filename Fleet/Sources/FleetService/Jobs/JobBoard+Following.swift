internal import FleetJobs
internal import Foundation
internal import HTTPTypes
internal import Synchronization

/// Those who follow jobs here, wherever they run.
extension JobBoard {
  /// What happens to a job from now on; its present state comes first, and its end is the last event.
  ///
  /// - Throws: A problem of status 404; of 429 while too many follow jobs.
  func events(_ id: String) async throws -> AsyncStream<ServerEvent> {
    let job = try await job(id)
    let (stream, continuation) = AsyncStream.makeStream(
      of: ServerEvent.self, bufferingPolicy: .bufferingNewest(64))
    let follower = UUID()
    let isOver = try state.withLock { state throws(Problem) in
      let event = Self.event("state", job)
      continuation.yield(event)
      guard !job.state.isEnd, !state.isClosed else { return true }
      guard state.followed.values.reduce(0, { $0 + $1.followers.count }) < Self.mostFollowers else {
        throw Problem(
          .tooManyRequests, "\(Self.mostFollowers) connections follow jobs; ask for the job itself",
          [.retryAfter: "30"])
      }
      state.followed[
        id, default: Followed(last: event.data, state: job.state, followers: [:])
      ].followers[follower] = continuation
      return false
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { state in
        state.followed[id]?.followers[follower] = nil
        if state.followed[id]?.followers.isEmpty == true { state.followed[id] = nil }
      }
    }
    // Ending calls back at once, so that the lock must be free.
    if isOver { continuation.finish() }
    return stream
  }

  /// How many follow a job here.
  func followers(of id: String) -> Int { state.withLock { $0.followed[id]?.followers.count ?? 0 } }

  /// Tells those who follow a job how it is, if that is news, and ends their streams with it.
  func tell(_ job: ServiceJob) {
    let ended = state.withLock { state -> [AsyncStream<ServerEvent>.Continuation] in
      guard var followed = state.followed[job.id] else { return [] }
      let event = Self.event(followed.state == job.state ? "progress" : "state", job)
      guard event.data != followed.last else { return [] }
      (followed.last, followed.state) = (event.data, job.state)
      let followers = Array(followed.followers.values)
      for follower in followers { follower.yield(event) }
      // Ending calls back, and must find nothing to remove but itself.
      state.followed[job.id] = job.state.isEnd ? nil : followed
      return job.state.isEnd ? followers : []
    }
    for follower in ended { follower.finish() }
  }

  /// Asks the queue for the jobs of other services that somebody follows here.
  func lookAtFollowed() async throws {
    let ids = state.withLock { state in state.followed.keys.filter { state.running[$0] == nil } }
    for id in ids {
      if let job = try await desk.work({ try $0.job(named: id) }) {
        if let own = try? shown(job) { tell(own) }
      } else {
        // It ended long ago, and has gone.
        let followers = state.withLock { $0.followed.removeValue(forKey: id)?.followers ?? [:] }
        for follower in followers.values { follower.finish() }
      }
    }
  }

  private static func event(_ name: String, _ job: ServiceJob) -> ServerEvent {
    ServerEvent(name: name, data: (try? serviceJSON(job, isOnOneLine: true)) ?? "{}")
  }
}
