internal import FileAccess
internal import FleetJobs
internal import Foundation
internal import HTTPTypes
internal import MartletQuestions
internal import NIOCore
internal import Synchronization

/// The jobs of all services of a store: those that this one carries out, and who follows one here.
///
/// The queue keeps what is true of jobs; here are only those that this service has claimed, and the connections of followers.
final class JobBoard: Sendable {
  /// Carries out what a job is about.
  typealias Work = @Sendable (JobWork, JobHandle) async throws -> Outcome

  /// What a job's work ends with.
  enum Outcome: Sendable {
    /// The link to a result that is stored elsewhere, and what is stored with the job's end.
    case link(String, JobDocument? = nil)
    /// JSON that the queue keeps with the job.
    case report(ByteBuffer)
  }

  /// How often the queue is asked, and how long a claim lasts without a sign of life.
  struct Times: Sendable {
    /// How long a service may be silent before others take its jobs over.
    var lease = Duration.seconds(30)
    /// How often a service says that it lives, looks for work, and looks at jobs of others that somebody follows.
    var beat = Duration.seconds(1)
  }

  let desk: JobDesk
  let times: Times
  let state = Mutex(State())
  let alarm = Alarm()
  /// Told of each job that ends here, before those who follow it here.
  let onEnd: @Sendable (ServiceJob) -> Void
  let say: @Sendable (String) -> Void
  let tellsOthersEnds: Bool
  /// Who takes jobs, for messages: the machine and the process.
  let worker: String
  /// The kinds of jobs that this service takes, and how many at a time.
  let lanes: [Lane]

  /// Kinds that wait for each other.
  struct Lane: Sendable {
    var kinds: [String]
    /// How many this service runs at a time.
    var width: Int
    /// How many run at a time in all services, of which kinds; nil for any number.
    var limit: (running: Int, kinds: [String])?
  }

  struct State {
    var running: [String: Running] = [:]
    var followed: [String: Followed] = [:]
    var work: Work?
    var isClosed = false
    /// Whether the queue answered last.
    var isReached = true
  }

  /// A job that this service carries out.
  struct Running {
    var job: ServiceJob
    var lane: Int
    /// Whether somebody wishes its end, and whether it is another service's now.
    var isStopWished = false, isLost = false
    /// Whether `job` has progress that the queue lacks.
    var isNews = false
    var stop: (@Sendable () -> Void)?
    var task: Task<Void, Never>?
  }

  /// A job that somebody follows here.
  struct Followed {
    /// What was told last, and the state in it.
    var last: String, state: ServiceJob.State
    var followers: [UUID: AsyncStream<ServerEvent>.Continuation]
  }

  private static let mostWaiting = 32
  private static let mostEnded = 200
  /// Half of the connections (`FleetServer`), so that those who follow jobs do not keep others out.
  static let mostFollowers = 1024

  /// - Parameters:
  ///   - opening: Opens the queue.
  ///   - movesGuests: Whether this service takes executions.
  ///   - tellsOthersEnds: Whether `onEnd` is also told of jobs that ended at a service that was lost before it told anybody.
  ///   - onEnd: Told of each job that ends here.
  init(
    _ opening: @escaping JobDesk.Opening, times: Times = Times(), movesGuests: Bool = true,
    tellsOthersEnds: Bool = false, say: @escaping @Sendable (String) -> Void = { _ in },
    onEnd: @escaping @Sendable (ServiceJob) -> Void = { _ in }
  ) {
    desk = JobDesk(opening)
    self.times = times
    self.tellsOthersEnds = tellsOthersEnds
    self.say = say
    self.onEnd = onEnd
    let machine = (try? String(contentsOfFile: "/proc/sys/kernel/hostname", encoding: .utf8)) ?? ""
    worker =
      machine.trimmingCharacters(in: .whitespacesAndNewlines)
      + ":\(ProcessInfo.processInfo.processIdentifier)"
    // What changes hosts or the store runs alone, among all services.
    let acting = ["refresh", "execution"]
    lanes = [
      Lane(kinds: ["pools", "drain", "roll"], width: 2, limit: nil),
      Lane(kinds: movesGuests ? acting : ["refresh"], width: 1, limit: (1, acting)),
    ]
  }

  /// Takes jobs from now on.
  ///
  /// - Parameter isFit: Whether this service can do work now; others take jobs as long as it cannot.
  func start(_ work: @escaping Work, isFit: @escaping @Sendable () async -> Bool = { true }) {
    let isFirst = state.withLock { state in
      defer { state.work = work }
      return state.work == nil
    }
    guard isFirst else { return }
    Task { [weak self, alarm, times] in
      while await self?.look(takingJobs: await isFit()) ?? false { await alarm.sleep(times.beat) }
    }
  }

  /// Begins a job, or finds the one that a request with the same key began.
  ///
  /// - Parameter key: The caller's idempotency key and the digest of the request; nil for none.
  /// - Throws: A problem of status 429 for too many jobs, 422 for a key that another request has, 503 while the service stops or the queue
  ///   does not answer.
  func begin(
    _ work: JobWork, by caller: String, key: (key: String, digest: String)?
  ) async throws -> ServiceJob {
    guard !state.withLock({ $0.isClosed }) else {
      throw Problem(.serviceUnavailable, "the service is stopping", [.retryAfter: "10"])
    }
    let spec = JobSpec(caller: caller, digest: key?.digest, work: work).json
    let own = key.map { sha256(Array("\(caller)\n\($0.key)".utf8)) }
    let name = UUID().uuidString.lowercased()
    let job = try await desk.ask { queue in
      try queue.enqueue(
        work.kind, spec, key: own, name: name, mostOpen: Self.mostWaiting, kept: Self.mostEnded)
    }
    alarm.ring()
    return try shown(job)
  }

  /// All jobs, the newest first.
  func all() async throws -> [ServiceJob] {
    let jobs = try await desk.ask { try $0.newest(Self.mostWaiting + Self.mostEnded) }
    return jobs.compactMap { try? shown($0) }
  }

  /// A job.
  ///
  /// - Throws: A problem of status 404; of 503 if the queue does not answer.
  func job(_ id: String) async throws -> ServiceJob { try shown(try await known(id)) }

  /// The JSON that a job ended with.
  ///
  /// - Throws: A problem of status 404 for a job without one.
  func result(_ id: String) async throws -> ByteBuffer {
    let job = try await known(id)
    guard let result = try await desk.ask({ try $0.result(of: job.number) }) else {
      throw Problem(.notFound, "the job \(id) has no result of its own")
    }
    return ByteBuffer(bytes: result)
  }

  /// Asks a job to end, wherever it runs; one that waits has ended then.
  ///
  /// - Throws: A problem of status 404.
  func stop(_ id: String) async throws -> ServiceJob {
    let job = try await known(id)
    let (asked, hasEnded) = try await desk.ask { queue in
      var hasEnded = false
      let asked = try queue.wishStop(job.number) { _ in hasEnded = true }
      return (asked, hasEnded)
    }
    let own = try shown(asked)
    if hasEnded {
      await tellEnd(own, asked.number)
    } else {
      wishStop(id)
    }
    return own
  }

  private func known(_ id: String) async throws -> Job {
    guard let job = try await desk.ask({ try $0.job(named: id) }) else {
      throw Problem(.notFound, "there is no job \(id)")
    }
    return job
  }

  /// A job as the API shows it; of one that runs here this service knows more than the queue.
  func shown(_ job: Job) throws(Problem) -> ServiceJob {
    if let own = job.name.flatMap({ id in state.withLock { $0.running[id] } }), !own.isLost { return own.job }
    guard let shown = ServiceJob(job) else {
      throw Problem(.notFound, "there is no job \(job.name ?? "\(job.number)")")
    }
    return shown
  }
}
