internal import CPUCatalog
internal import GuestVerdicts
internal import LibvirtClient
public import LiveMigration
public import Remedies
internal import X86CPU

/// Moves guests from one host to another, or asks whether they can move.
public struct MigrateQuestion: Sendable {
  /// Guests in the order of their moves: names, UUIDs, `URI#NAME`, or `@LIST` of these; empty for all that run at the source.
  public var guests: [String]
  /// The URI of the libvirt that has the guests, or `this`; nil where `guests` name it.
  public var from: String?
  /// The URI of the libvirt that they go to, or `this`.
  public var to: String
  /// Whether to stop after examining both ends.
  public var isDryRun: Bool
  /// Features that the guests can lose, and identifiers of warnings, each perhaps with `=REASON`.
  public var accepted: [String]
  /// The policy in YAML; nil for an empty policy.
  public var policy: DocumentSource?
  /// The options of the move.
  public var options: MigrationOptions
  /// How Martlet reads the answers of both ends, and how long it waits for them.
  public var records: RecordOptions
  /// How the moves run: in parallel, with which time limit and journal.
  public var run: MigrationRun
  /// The hosts' platform, which the commands of what can be done fit; nil for what their records tell.
  public var platform: Platform?

  /// Creates a question; nothing is read or asked before `answer()`.
  public init(
    guests: [String] = [], from: String? = nil, to: String, isDryRun: Bool = false, accepted: [String] = [],
    policy: DocumentSource? = nil, options: MigrationOptions = MigrationOptions(),
    records: RecordOptions = RecordOptions(), run: MigrationRun = MigrationRun()
  ) {
    self.guests = guests
    self.from = from
    self.to = to
    self.isDryRun = isDryRun
    self.accepted = accepted
    self.policy = policy
    self.options = options
    self.records = records
    self.run = run
  }

  /// How each guest's migration ended, in their order; empty if no guest runs at the source.
  ///
  /// - Parameters:
  ///   - stop: Cancels running moves and prevents further ones.
  ///   - began: Called once both ends have answered, before anything is moved.
  ///   - report: Told of every event, from any thread.
  /// - Throws: `usage` for an accepted word that is neither feature nor identifier, for options that exclude each other, for an end that is
  ///   no libvirt and a URI that is not safe to open; `unavailable`, `noPermission`, `noInput` for an end that cannot be asked and a guest
  ///   that it does not have; `temporary` for an end that does not answer in time, and a guest whose migration is unsettled;
  ///   `interrupted`.
  public func answer(
    stop: StopRequest = StopRequest(), began: () -> Void = {},
    report: @escaping @Sendable (MigrationEvent) -> Void = { _ in }
  ) async throws(QuestionError) -> MigrationReport {
    if let conflict = options.conflicts.first {
      throw QuestionError(
        .usage, "\(conflict.option): \(conflict.reason)", at: .parameter(conflict.option))
    }
    let access = records.access
    let route = try MigrationRoute(guests: guests, from: from, to: to, access: access)
    if let peer = options.peer { try AskedHost(access: access).check(peer) }
    let folder = try run.folder()
    let records = try Records(records)
    let policy = try CompatibilityPolicy(
      policy, accepting: accepted, takesIdentifiers: true, catalog: records.options.catalog)
    let judge = CheckQuestion.judge(by: records, policy: policy, from: self.policy, platform: platform)
    var examination = PreflightExamination(judge: judge, martlet: martletVersion)
    examination.peer = options.peer
    examination.isUnmanaged = options.isUnmanaged
    examination.busy = options.busy
    // Reading runs a program in the guest, which is more than a check of both ends.
    examination.verifiesGuest = options.verifiesGuest && !isDryRun
    let judgedBy = [records.yardstick]
    let batch = run.batch(in: folder, judge: judge, allowsPrograms: access.allowsPrograms, stop: stop) {
      event in
      var event = event
      if event.preflight != nil { event.judgedBy = judgedBy }
      report(event)
    }
    let (source, target) = try await Self.connect(route, access)
    let preparation = MigrationBatch.Preparation(
      source: source, target: target, examination: examination, accepted: implied, options: options,
      isDryRun: isDryRun)
    let jobs: [MigrationBatch.Job]
    do throws(MigrationBatchError) {
      jobs = try batch.departures(route.guests, preparation)
    } catch {
      throw QuestionError(error)
    }
    began()
    return MigrationReport(await batch.run(jobs), martlet: martletVersion, judgedBy: judgedBy)
  }

  /// The warnings that the options themselves accept.
  private var implied: Set<String> {
    Set(options.isUnmanaged ? ["guest.manager"] : [])
      .union(options.busy.postCopy == nil ? [] : [Preflight.postCopyReason])
  }

  /// Connections to both ends, each within the time limit.
  private static func connect(
    _ route: MigrationRoute, _ access: HostAccess
  ) async throws(QuestionError) -> (source: MigrationHost, target: MigrationHost) {
    defer { access.progress(nil) }
    let source = try await connect(route.from, access)
    return (source, try await connect(route.to, access))
  }

  private static func connect(_ uri: String, _ access: HostAccess) async throws(QuestionError)
    -> MigrationHost
  {
    access.progress("asking \(uri)")
    let limit = access.daemonLimit
    return try await access.awaiting(uri) {
      let connection = await MartletQuestions.answer(within: limit) {
        () -> Result<MigrationHost, LibvirtFailure> in
        do throws(LibvirtFailure) { return .success(try MigrationHost(uri: uri)) } catch {
          return .failure(error)
        }
      }
      guard let connection else { return .failure(.late(uri, limit)) }
      return connection.mapError { QuestionError($0, at: uri) }
    }.get()
  }
}
