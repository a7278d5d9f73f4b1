internal import CPUCatalog
internal import GuestVerdicts
internal import LibvirtClient
public import LiveMigration
public import Remedies
internal import X86CPU

/// Moves guests from one host to another, or asks whether they can be moved.
public struct MigrateQuestion: Sendable {
  /// Names or UUIDs of guests, in the order in which they are to go; empty for all that run at the source.
  public var guests: [String]
  /// The libvirt that has the guests.
  public var from: String
  /// The libvirt that they go to.
  public var to: String
  /// Whether to stop after examining both ends.
  public var isDryRun: Bool
  /// Features that may be lost, and identifiers of warnings that are accepted.
  public var accepted: [String]
  /// The policy in YAML; nil for an empty policy.
  public var policy: DocumentSource?
  /// The options of the move.
  public var options: MigrationOptions
  /// How the ends' records are read.
  public var records: RecordOptions
  /// How the moves are run.
  public var run: MigrationRun
  /// The hosts' platform, which the commands of what can be done fit; nil for what their records tell.
  public var platform: Platform?

  /// A question.
  public init(
    guests: [String] = [], from: String, to: String, isDryRun: Bool = false, accepted: [String] = [],
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
  /// - Throws: `usage` for an accepted word that is neither feature nor identifier, and for options that exclude each other; `unavailable`, `noPermission`, `noInput` for an end
  ///   that cannot be asked and a guest that it does not have; `temporary` for one whose migration is unsettled.
  public func answer(
    stop: StopRequest = StopRequest(), began: () -> Void = {},
    report: @escaping @Sendable (MigrationEvent) -> Void = { _ in }
  ) async throws(QuestionError) -> MigrationReport {
    if let conflict = options.conflicts.first {
      throw QuestionError(
        .usage, "\(conflict.option): \(conflict.reason)", at: .parameter(conflict.option))
    }
    let folder = try run.folder()
    let records = try Records(records)
    let (policy, accepted) = try acceptance(records)
    let judge = CheckQuestion.judge(by: records, policy: policy, from: self.policy, platform: platform)
    var examination = PreflightExamination(judge: judge, martlet: martletVersion)
    examination.peer = options.peer
    examination.isUnmanaged = options.isUnmanaged
    examination.busy = options.busy
    let judgedBy = [records.yardstick]
    let batch = run.batch(in: folder, judge: judge, stop: stop) { event in
      var event = event
      if event.preflight != nil { event.judgedBy = judgedBy }
      report(event)
    }
    let preparation = MigrationBatch.Preparation(
      source: try Self.connect(from), target: try Self.connect(to), examination: examination,
      accepted: accepted, options: options, isDryRun: isDryRun)
    let jobs: [MigrationBatch.Job]
    do throws(MigrationBatchError) {
      jobs = try batch.departures(guests, preparation)
    } catch {
      throw QuestionError(error)
    }
    began()
    return MigrationReport(await batch.run(jobs), martlet: martletVersion, judgedBy: judgedBy)
  }

  /// The policy with what is accepted, and the names of all that is.
  private func acceptance(_ records: Records) throws(QuestionError) -> (CompatibilityPolicy, Set<String>) {
    let catalog = records.options.catalog
    var policy = try CompatibilityPolicy(policy, catalog: catalog)
    for word in accepted {
      let features = catalog.features(called: word)
      guard !features.isEmpty || word.contains(".") else {
        throw QuestionError(
          .usage,
          "accept \(word): no feature (martlet features \(word)) and no identifier has this name",
          at: .parameter("accept"))
      }
      for feature in features { policy.everywhere.warn.insert(feature.index) }
    }
    var names = Set(accepted)
    names.formUnion(catalog.features(in: policy.everywhere.warn).map(\.name))
    for cluster in policy.clusters {
      names.formUnion(catalog.features(in: cluster.rules.warn).map(\.name))
    }
    // What is asked for accepts what it is warned of.
    if options.isUnmanaged { names.insert("guest.manager") }
    if options.busy.postCopy != nil { names.insert(Preflight.postCopyReason) }
    return (policy, names)
  }

  private static func connect(_ uri: String) throws(QuestionError) -> MigrationHost {
    do throws(LibvirtFailure) {
      return try MigrationHost(uri: uri)
    } catch {
      throw QuestionError(error, at: uri)
    }
  }
}
