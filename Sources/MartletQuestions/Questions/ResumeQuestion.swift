internal import GuestVerdicts
public import LiveMigration

/// Finishes lost migrations or rolls them back.
public struct ResumeQuestion: Sendable {
  /// Names or UUIDs of guests; empty for every unsettled migration in the journals.
  public var guests: [String]
  /// Whether to settle a manager's guest whose migration began without this option.
  public var isUnmanaged: Bool
  /// How the migrations run; if one stays open, the others continue.
  public var run: MigrationRun
  /// Whether the URIs of a journal can run programs.
  public var access: HostAccess

  /// Creates a question; nothing is read or asked before `answer()`.
  public init(
    guests: [String] = [], isUnmanaged: Bool = false, run: MigrationRun = MigrationRun(),
    access: HostAccess = HostAccess()
  ) {
    self.access = access
    self.guests = guests
    self.isUnmanaged = isUnmanaged
    self.run = run
  }

  /// How each migration ended; empty if none is unsettled.
  ///
  /// - Parameters: The same as in `MigrateQuestion.answer(stop:began:report:)`.
  /// - Throws: `QuestionError`: `noInput` if a guest has no unsettled migration, `temporary` if it is being moved.
  public func answer(
    stop: StopRequest = StopRequest(), began: () -> Void = {},
    report: @escaping @Sendable (MigrationEvent) -> Void = { _ in }
  ) async throws(QuestionError) -> MigrationReport {
    let judge = CheckQuestion.judge(by: try Records(), policy: CompatibilityPolicy(), from: nil)
    var run = run
    run.keepsGoing = true
    let batch = run.batch(
      in: try run.folder(), judge: judge, allowsPrograms: access.allowsPrograms, stop: stop, report: report)
    let jobs: [MigrationBatch.Job]
    do throws(MigrationBatchError) {
      jobs = try batch.unsettled(guests, isUnmanaged: isUnmanaged)
    } catch {
      throw QuestionError(error)
    }
    began()
    return MigrationReport(await batch.run(jobs), martlet: martletVersion)
  }
}
