internal import GuestVerdicts
public import LiveMigration

/// Finishes lost migrations, or rolls them back.
public struct ResumeQuestion: Sendable {
  /// Names or UUIDs of guests; empty for all that the journals have unsettled.
  public var guests: [String]
  /// Whether a manager's guest is settled too whose migration was not begun so.
  public var isUnmanaged: Bool
  /// The options; if one migration stays open, the others continue.
  public var run: MigrationRun
  /// Whether a journal's URIs may have programs run.
  public var access: HostAccess

  /// A question.
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
  /// - Parameters: As those of `MigrateQuestion.answer(stop:began:report:)`.
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
