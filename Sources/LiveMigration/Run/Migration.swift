internal import Glibc
internal import HostSnapshots
public import LibvirtClient

/// The migration of one guest: started once, watched, and settled by what both ends say.
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
      let plan = plan
      // A connection of its own, as threads that wait on one may crash libvirt's client before 10.4 (CVE-2024-4418; libvirt 10.4.0
      // NEWS.rst, src/rpc/virnetclient.c, virNetClientIOEventLoop).
      let call = BackgroundCall { () throws(LibvirtFailure) in
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
    until answer: () -> Result<Void, LibvirtFailure>?
  ) throws(JournalFailure) -> Result<Void, LibvirtFailure> {
    let begin = ContinuousClock.now
    var nextLook = begin
    while true {
      if let answer = answer() { return answer }
      if let timeout, ContinuousClock.now - begin > timeout { stop.stop(.timeout) }
      if ContinuousClock.now >= nextLook {
        nextLook = ContinuousClock.now + .milliseconds(250)
        // Another job than the migration's is not ours to watch or to call off.
        if let job = try? source.host.job(plan.uuid), job.phase == .running, job.isOutgoing {
          if !hasWritten(.copying) { try write(.copying) }
          if (job.processed ?? 0) > 0 { emit(.progress) { $0.progress = MigrationEvent.Progress(job) } }
          // Asked for at each look: libvirt refuses it at some moments.
          if let reason = stop.reason {
            if !hasWritten(.abort) {
              try write(.abort, note: reason == .interrupted ? "interrupted" : "took too long")
            }
            try? source.host.abortJob(plan.uuid)
          }
        }
      }
      usleep(20_000)
    }
  }

  /// Whether the journal has that step of this migration.
  func hasWritten(_ step: MigrationStep) -> Bool {
    journal.entries.contains { $0.id == plan.id && $0.step == step }
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
