internal import FleetJobs
package import FleetQuestions
internal import FleetStorage
internal import Foundation
internal import HTTPTypes
package import MartletQuestions
internal import NIOCore
internal import ReportContract
internal import Synchronization

/// What every request shares: the store, who may ask, jobs, plans and the log.
package final class ServiceCore: Sendable {
  let settings: ServiceSettings
  let desk: AnswerDesk
  let access: ServiceAccess
  /// Writes to the audit log; what comes together reaches the disk together.
  let audit: Batches<AuditLog.Entry, Void>
  let jobs: JobBoard
  /// Who is told of what happens; nil for nobody.
  let webhooks: Webhooks?
  let plans: PlanShelf
  /// How many requests each caller may send, and how many wrong tokens each address.
  let requests, failures: RateLimiter
  private let phase = Mutex(Phase.starting)
  private let say: @Sendable (String) -> Void

  /// How far the service is.
  enum Phase: Sendable { case starting, ready, stopping }

  /// The service of a store.
  ///
  /// - Parameter say: Told, in a line, what webhooks do not take, and that a provider's keys cannot be read.
  /// - Throws: `usage` for settings that would let strangers in; as reading tokens, the provider's file and webhooks, and opening the log.
  package init(
    _ settings: ServiceSettings, fleet: OpenFleet, say: @escaping @Sendable (String) -> Void = { _ in }
  ) throws(QuestionError) {
    try settings.check()
    self.settings = settings
    self.say = say
    desk = try AnswerDesk(fleet)
    let oidc = try settings.oidc.map { path throws(QuestionError) in
      try OIDCTokens(path: path, times: settings.oidcTimes, say: say)
    }
    access = try ServiceAccess(
      tokens: settings.tokens, oidc: oidc, allowsExecution: settings.allowsExecution,
      isSecure: settings.isSecure)
    let audit = try AuditLog(path: settings.audit)
    self.audit = Batches(most: 256) { entries in
      // Where one line may not be there, none is certain.
      let written = Result { try audit.add(entries) }
      return entries.map { _ in written }
    }
    let webhooks = try settings.webhooks.map { file throws(QuestionError) in
      try Webhooks(
        file: file, folder: settings.webhookFolder, limits: settings.webhookLimits, say: say)
    }
    self.webhooks = webhooks
    let location = fleet.location
    jobs = JobBoard(
      { () throws(JobFailure) in try location.jobs(file: settings.jobs) },
      times: JobBoard.Times(lease: settings.lease, beat: settings.beat),
      movesGuests: settings.allowsExecution, tellsOthersEnds: webhooks != nil, say: say
    ) { job in webhooks?.post(job) }
    plans = PlanShelf(
      folder: PlanFolder(path: settings.plans), desk: location.isFile ? nil : jobs.desk)
    requests = RateLimiter(perSecond: Double(settings.rate), burst: Double(settings.rate))
    failures = RateLimiter(perSecond: 1.0 / 6, burst: Double(settings.attempts))
  }

  /// Reads the store once, so that the first question finds it read, and takes jobs from then on.
  ///
  /// - Throws: The store's errors.
  package func prepare() async throws {
    _ = try await desk.state()
    _ = try await desk.run(.thorough) { fleet throws(QuestionError) in try fleet.hosts() }
    phase.withLock { if $0 == .starting { $0 = .ready } }
    do { try await plans.adoptFolder() } catch {
      say("plans: those in \(settings.plans) were not taken into the database: \(error)")
    }
    let work: JobBoard.Work = { [weak self, work = settings.work] wanted, job in
      if let work { return try await work(wanted, job) }
      guard let self else { throw QuestionError(.interrupted, "the service has ended") }
      return try await carryOut(wanted, job)
    }
    // A service that does not answer, as while another version has the store, takes no job either.
    jobs.start(work, isFit: { [weak self] in (try? await self?.desk.state()) != nil })
  }

  /// Answers what the page asks first, so that it is at hand when somebody opens it; what fails here fails when it is asked.
  func warm() async {
    guard let state = try? await desk.state() else { return }
    _ = try? await overviewCounts(state)
    _ = try? await map(by: .hostClass, in: state)
  }

  /// Whether questions are answered.
  var isReady: Bool { phase.withLock { $0 == .ready } }

  /// Begins nothing new from now on, and waits until no job runs here.
  func stop() async {
    phase.withLock { $0 = .stopping }
    await jobs.close()
  }

  /// The answer to a question as the command prints it, kept while the store stays as it is.
  ///
  /// - Throws: As the question.
  func answer<Answer: Report>(
    _ request: ServiceRequest, _ effort: AnswerDesk.Effort = .thorough,
    _ question: @escaping @Sendable (OpenFleet) throws(QuestionError) -> Answer
  ) async throws -> ServiceAnswer {
    try await kept(request) { state, key in
      try await finished(key, in: state, effort) { fleet throws(QuestionError) in
        try encoded(try question(fleet))
      }
    }
  }

  /// An answer with an entity tag, or status 304 for a caller that has it.
  ///
  /// - Parameter make: Makes the body, by the state and what distinguishes the question from others.
  func kept(
    _ request: ServiceRequest, _ make: (AnswerDesk.State, String) async throws -> FinishedBody
  ) async throws -> ServiceAnswer {
    let state = try await desk.state()
    let tag = desk.tag(of: state)
    if request.has(tag) { return .unchanged(tag) }
    let query = request.values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let key = request.path + "?" + query.joined(separator: "&")
    return .json(try await make(state, key), tag: tag)
  }

  /// A body as it is sent, made and compressed once while the store stays as it is.
  func finished(
    _ key: String, in state: AnswerDesk.State, _ effort: AnswerDesk.Effort,
    _ make: @escaping @Sendable (OpenFleet) throws(QuestionError) -> ByteBuffer
  ) async throws -> FinishedBody {
    try await desk.answer(key, in: state, effort, size: \.size) { fleet throws(QuestionError) in
      FinishedBody(try make(fleet))
    }
  }
}

extension ServiceRequest {
  /// Whether the caller has the answer of an entity tag.
  func has(_ tag: String) -> Bool {
    fields[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }.contains { part in
      let own = part.trimmingCharacters(in: .whitespaces)
      return own == tag || own == "W/" + tag || own == "*"
    }
  }
}

/// A report as the command prints it, or on one line.
func encoded(_ report: some Report, onOneLine isOnOneLine: Bool = false) throws(QuestionError) -> ByteBuffer {
  do { return ByteBuffer(string: isOnOneLine ? try report.jsonLine() : try report.json()) } catch {
    throw QuestionError(.badInput, "the answer cannot be written as JSON: \(error)")
  }
}
