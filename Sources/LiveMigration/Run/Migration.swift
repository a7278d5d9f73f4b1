internal import Glibc
internal import HostSnapshots
public import LibvirtClient

/// The migration of one guest: started once, watched, and settled from both ends' answers.
///
/// Calls block; each migration has a thread of its own.
public struct Migration {
  let plan: MigrationPlan
  let source: MigrationEnd
  let target: MigrationEnd
  let journal: MigrationJournal
  let stop: StopRequest
  let timeout: Duration?
  let report: (MigrationEvent) -> Void
  /// The definition that goes to the target in place of the running one; it may hold passwords, and no journal has it.
  var definition: String?
  private let copy = CopyState()

  /// What watching the copy has found out so far.
  private final class CopyState {
    var convergence = ConvergenceWatch()
    var hasStarted = false
    var nextStart = ContinuousClock.now
    var isJournalFull = false
  }

  /// Creates a migration from `plan`, which is new to `journal` or unsettled in it.
  ///
  /// - Parameters:
  ///   - timeout: The time limit for the copy.
  ///   - report: Called with every event.
  public init(
    _ plan: MigrationPlan, from source: MigrationHost, to target: MigrationHost, journal: MigrationJournal,
    stop: StopRequest, timeout: Duration?, report: @escaping (MigrationEvent) -> Void
  ) {
    self.plan = plan
    self.source = MigrationEnd(source)
    self.target = MigrationEnd(target)
    self.journal = journal
    self.stop = stop
    self.timeout = timeout
    self.report = report
  }

  /// Moves the guest, and settles it.
  public func run() -> MigrationResult {
    do throws(JournalFailure) {
      try write(.planned, plan: plan)
    } catch {
      return result(.refused, place: .source, notes: [error.message])
    }
    do throws(JournalFailure) {
      if let limit = plan.maxDowntime {
        try write(.limit, note: "\(limit) ms")
        do throws(LibvirtFailure) {
          try source.host.setMaxDowntime(plan.uuid, limit)
        } catch {
          try write(.settled, place: .source, note: error.reason)
          return result(
            .failed, place: .source, notes: ["libvirt did not accept the downtime limit: \(error.reason)"])
        }
      }
      guard stop.reason == nil else { return try settle(answer: nil) }
      try write(.start)
      return try settle(answer: try move(plan.flags))
    } catch {
      return withoutJournal(error)
    }
  }

  /// Asks libvirt to move the guest, and watches it until it answers.
  func move(_ flags: MigrationFlags) throws(JournalFailure) -> Result<Void, LibvirtFailure> {
    let plan = plan
    let parameters = plan.parameters + (definition.map { [.text("destination_xml", $0)] } ?? [])
    // A connection of its own, as threads that wait on one may crash libvirt's client before 10.4 (CVE-2024-4418; libvirt 10.4.0
    // NEWS.rst, src/rpc/virnetclient.c, virNetClientIOEventLoop).
    let call = BackgroundCall { () throws(LibvirtFailure) in
      try MigrationHost(uri: plan.from).migrate(
        plan.uuid, to: plan.peer ?? plan.to, flags: flags, parameters: parameters)
    }
    let answer = watch { call.answer }
    switch answer {
    case .success: try write(.returned)
    case .failure(let failure): try write(.returned, note: failure.reason)
    }
    return answer
  }

  /// Watches the copy until `answer` has a result; cancels it on request.
  func watch(until answer: () -> Result<Void, LibvirtFailure>?) -> Result<Void, LibvirtFailure> {
    let begin = ContinuousClock.now
    var nextLook = begin
    while true {
      if let answer = answer() { return answer }
      if let timeout, ContinuousClock.now - begin > timeout { stop.stop(.timeout) }
      if ContinuousClock.now >= nextLook {
        nextLook = ContinuousClock.now + .milliseconds(250)
        // A job other than the migration must not be watched or cancelled.
        if let job = try? source.host.job(plan.uuid), job.phase == .running, job.isOutgoing {
          if !hasWritten(.copying) { note(.copying) }
          if (job.processed ?? 0) > 0 { tell(job) }
          startPostCopy(job)
          // Requested at each poll, because libvirt refuses it at some moments; a guest that runs at the target is not cancelled.
          if let reason = stop.reason, !hasWritten(.postCopy) {
            if !hasWritten(.abort) {
              note(.abort, reason == .interrupted ? "interrupted" : "took too long")
            }
            try? source.host.abortJob(plan.uuid)
          }
        }
      }
      usleep(20_000)
    }
  }

  /// Tells how far the copy is, and once that it does not converge.
  private func tell(_ job: JobStatistics) {
    let isNew = !hasWritten(.postCopy) && copy.convergence.look(job)
    emit(.progress) {
      $0.progress = MigrationEvent.Progress(job)
      if isNew { $0.convergence = convergence }
    }
  }

  /// Why the copy does not end; nil while it converges, or once post-copy has begun.
  var convergence: Convergence? {
    guard let stalled = copy.convergence.stalled, !hasWritten(.postCopy) else { return nil }
    return Convergence(
      passes: stalled.passes, dirtyRate: stalled.dirtyRate, rate: stalled.rate, remaining: stalled.remaining,
      plan: plan)
  }

  /// Begins post-copy where it was asked for, and the passes before it are over.
  ///
  /// A migration that was taken up after its journal said so is asked once more, which changes nothing where it has begun.
  /// - SeeAlso: libvirt 9.0.0 tools/virsh-domain.c, virshMigrateIteration (the second iteration begins after the first pass).
  private func startPostCopy(_ job: JobStatistics) {
    guard let postCopy = plan.busy?.postCopy, let iteration = job.iteration,
      iteration > postCopy.afterPasses, stop.reason == nil || hasWritten(.postCopy),
      !copy.hasStarted, ContinuousClock.now >= copy.nextStart
    else { return }
    if !hasWritten(.postCopy) { note(.postCopy, "after \(iteration - 1) passes") }
    // What cannot be undone waits for its line.
    guard hasWritten(.postCopy) else { return }
    do throws(LibvirtFailure) {
      try source.host.startPostCopy(plan.uuid)
      copy.hasStarted = true
    } catch {
      // It may have ended meanwhile; else it is asked for again.
      copy.nextStart = ContinuousClock.now + .seconds(1)
    }
  }

  /// Writes a line in the middle of a copy, which libvirt continues whether or not the journal has room: a failure waits until libvirt has answered.
  private func note(_ step: MigrationStep, _ note: String? = nil) {
    guard !copy.isJournalFull else { return }
    do throws(JournalFailure) { try write(step, note: note) } catch { copy.isJournalFull = true }
  }

  /// Whether the journal has that step of this migration.
  func hasWritten(_ step: MigrationStep) -> Bool {
    journal.entries.contains { $0.id == plan.id && $0.step == step }
  }

  /// Writes a journal line and reports it.
  func write(
    _ step: MigrationStep, plan: MigrationPlan? = nil, place: MigrationPlace? = nil, note: String? = nil
  ) throws(JournalFailure) {
    try journal.write(step, id: self.plan.id, plan: plan, place: place, note: note)
    emit(.step) {
      $0.step = step
      $0.note = note
    }
  }

  private func emit(_ kind: MigrationEvent.Kind, _ fill: (inout MigrationEvent) -> Void) {
    var event = MigrationEvent(time: currentTimestamp(), event: kind, guest: plan.guest, uuid: plan.uuid)
    fill(&event)
    report(event)
  }

  /// A result of this migration.
  func result(
    _ outcome: MigrationResult.Outcome, place: MigrationPlace?, notes: [String] = []
  ) -> MigrationResult {
    var result = MigrationResult(guest: plan.guest, uuid: plan.uuid, outcome: outcome, notes: notes)
    result.place = place
    result.options = plan.busy
    return result
  }
}
