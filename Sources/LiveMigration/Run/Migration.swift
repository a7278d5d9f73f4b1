internal import Glibc
internal import HostSnapshots
public import LibvirtClient

/// The migration of one guest: started once, watched, and settled by what both ends say.
///
/// Calls block; each migration has a thread of its own.
public struct Migration {
  let plan: MigrationPlan
  let source: MigrationHost
  let target: MigrationHost
  let journal: MigrationJournal
  let stop: StopRequest
  let timeout: Duration?
  let report: (MigrationEvent) -> Void

  /// A migration by `plan`, of which `journal` knows nothing yet, or which it has unsettled.
  ///
  /// - Parameters:
  ///   - timeout: How long the copy may take.
  ///   - report: Told of every event.
  public init(
    _ plan: MigrationPlan, from source: MigrationHost, to target: MigrationHost, journal: MigrationJournal,
    stop: StopRequest, timeout: Duration?, report: @escaping (MigrationEvent) -> Void
  ) {
    self.plan = plan
    self.source = source
    self.target = target
    self.journal = journal
    self.stop = stop
    self.timeout = timeout
    self.report = report
  }

  /// Moves the guest, and settles it.
  public func run() -> MigrationResult {
    do throws(JournalFailure) {
      try write(.planned, plan: plan)
      if let limit = plan.maxDowntime {
        try write(.limit, note: "\(limit) ms")
        do throws(MigrationFailure) {
          try source.setMaxDowntime(plan.uuid, limit)
        } catch {
          try write(.settled, place: .source, note: error.reason)
          return result(
            .failed, place: .source, notes: ["the limit of the downtime was not taken: \(error.reason)"])
        }
      }
      guard stop.reason == nil else { return try settle(answer: nil) }
      try write(.start)
      let plan = plan
      // A connection of its own: libvirt's client before 10.3 may crash where several threads wait on one that is lost
      // (CVE-2024-4418, src/rpc/virnetclient.c, virNetClientIOEventLoop).
      let call = BackgroundCall { () throws(MigrationFailure) in
        try MigrationHost(uri: plan.from).migrate(
          plan.uuid, to: plan.peer ?? plan.to, flags: plan.flags, bandwidth: plan.bandwidth,
          migrationURI: plan.migrationURI)
      }
      let answer = try watch { call.answer }
      switch answer {
      case .success: try write(.returned)
      case .failure(let failure): try write(.returned, note: failure.reason)
      }
      return try settle(answer: answer)
    } catch {
      return result(.unsettled, place: nil, notes: [error.message])
    }
  }

  /// Watches the copy until `answer` gives one; calls it off when asked to.
  func watch(
    until answer: () -> Result<Void, MigrationFailure>?
  ) throws(JournalFailure) -> Result<Void, MigrationFailure> {
    let begin = ContinuousClock.now
    var nextLook = begin
    var isCopying = false
    var isCalledOff = false
    while true {
      if let answer = answer() { return answer }
      if let timeout, ContinuousClock.now - begin > timeout { stop.stop(.timeout) }
      if ContinuousClock.now >= nextLook {
        nextLook = ContinuousClock.now + .milliseconds(250)
        let job = try? source.job(plan.uuid)
        if let job, job.phase == .running, job.isOutgoing {
          if !isCopying { try write(.copying) }
          isCopying = true
          if (job.processed ?? 0) > 0 { emit(.progress) { $0.progress = MigrationEvent.Progress(job) } }
        }
        // Before the job is there, there is nothing to call off: it is asked for at each look until the call returns.
        if let reason = stop.reason, job?.phase == .running {
          if !isCalledOff {
            try write(.abort, note: reason == .interrupted ? "interrupted" : "took too long")
          }
          isCalledOff = true
          try? source.abortJob(plan.uuid)
        }
      }
      usleep(20_000)
    }
  }

  /// Writes a line of the journal, and tells of it.
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
    return result
  }
}
