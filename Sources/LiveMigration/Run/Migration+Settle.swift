internal import Glibc
internal import LibvirtClient
internal import Remedies
internal import Wording

extension Migration {
  /// How long to wait for libvirt to settle a migration itself.
  private static let patience = Duration.seconds(15)

  /// Resumes an unsettled migration from the journal: waits for what still runs, then settles it.
  public func resume() -> MigrationResult {
    do throws(JournalFailure) {
      try write(.resume)
      // A daemon called just before the first process died may not have started yet.
      var quiet = 0
      let mayBegin = hasWritten(.start) && !hasWritten(.returned)
      _ = watch {
        quiet = source.isMoving(plan.uuid) ? 0 : quiet + 1
        return quiet > (mayBegin ? 100 : 0) ? .success(()) : nil
      }
      guard plan.flags.contains(.postCopy), placement().isJoinable else { return try settle(answer: nil) }
      return try settle(answer: try recover())
    } catch {
      return withoutJournal(error)
    }
  }

  /// The result once the journal takes no more lines: where the guest is, and how to continue.
  ///
  /// Nothing is settled without a line before it.
  func withoutJournal(_ failure: JournalFailure) -> MigrationResult {
    let now = placement()
    let place =
      switch now.decision(isPatient: false) {
      case .atSource: "the guest is at \(plan.from), as before"
      case .atTarget: "the guest is at \(plan.to)"
      case .nowhere: "the guest runs at neither end"
      case .wait: "libvirt is still moving the guest from \(plan.from) to \(plan.to)"
      case .unreachable:
        "\(now.source == .unknown ? plan.from : plan.to) does not answer, so it is unknown where the guest is"
      case .endSource: "the guest runs at \(plan.to), and \(plan.from) has its paused remains"
      case .resumeTarget: "the guest is paused at \(plan.to)"
      case .resumeSource, .endTarget: "the guest is at \(plan.from), paused or with remains at \(plan.to)"
      case .split: "part of the guest's memory is at each end"
      case .twice: "the guest is at both ends; inspect both before you do anything else"
      }
    return result(
      .unsettled, place: nil,
      notes: [
        failure.message, place,
        "make room for the journal, then run: \(plan.resumption(folder: journal.folder))",
      ])
  }

  /// Asks libvirt to resume a failed post-copy; repeats that for a while, because each end detects the failure on its own.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/qemu/qemu_migration.c, qemuMigrationAnyCanResume.
  private func recover() throws(JournalFailure) -> Result<Void, LibvirtFailure> {
    let deadline = ContinuousClock.now + Self.patience
    while true {
      try write(.recover)
      let answer = try move(plan.flags.union(.postCopyResume))
      guard case .failure = answer, ContinuousClock.now < deadline, stop.reason == nil, placement().isJoinable
      else { return answer }
      usleep(1_000_000)
    }
  }

  /// The current answers of both ends about the guest.
  func placement() -> Placement {
    let state = source.state(of: plan.uuid)
    return Placement(source: state, isMoving: source.isMoving(plan.uuid), target: target.state(of: plan.uuid))
  }

  /// Brings the guest to where it belongs, based on both ends' answers, and records that.
  ///
  /// - Parameter answer: The result of libvirt's call; nil without a call, or if another process made it.
  func settle(answer: Result<Void, LibvirtFailure>?) throws(JournalFailure) -> MigrationResult {
    // An answer can come before the end, because only its connection was lost.
    _ = watch { source.isMoving(plan.uuid) ? nil : .success(()) }
    try write(.verify)
    var failure: LibvirtFailure?
    if case .failure(let reason) = answer { failure = reason }
    var deadline = ContinuousClock.now + Self.patience
    while true {
      let now = placement()
      let decision = now.decision(isPatient: ContinuousClock.now < deadline)
      do {
        switch decision {
        case .wait: break
        case .atSource: return try settleAtSource(now, failure)
        case .atTarget: return try settleAtTarget(now)
        case .nowhere: return try settleNowhere(now, answer)
        case .unreachable: return unreachable(now, failure)
        case .split: return split(now, failure)
        case .twice:
          return result(
            .unsettled, place: nil,
            notes: [
              "the guest is at both ends, and neither is paused for a migration; inspect both before you do anything else: "
                + [plan.from, plan.to].map { GuestCommands(plan.uuid, at: $0).virsh("domstate", "--reason") }
                .joined(separator: "; ")
            ])
        case .endTarget(let thenResumeSource):
          try write(.rollback, note: "destroys the guest at \(plan.to), which never ran")
          try target.host.destroy(plan.uuid)
          if thenResumeSource { try source.host.resume(plan.uuid) }
          deadline = ContinuousClock.now + Self.patience
        case .resumeSource:
          try write(.rollback, note: "resumes the guest at \(plan.from)")
          try source.host.resume(plan.uuid)
          deadline = ContinuousClock.now + Self.patience
        case .endSource:
          try write(
            .finish, note: "destroys the remains of the guest at \(plan.from); it runs at \(plan.to)")
          try source.host.destroy(plan.uuid)
          deadline = ContinuousClock.now + Self.patience
        case .resumeTarget:
          try write(.finish, note: "resumes the guest at \(plan.to)")
          try target.host.resume(plan.uuid)
          deadline = ContinuousClock.now + Self.patience
        }
      } catch let error as JournalFailure {
        throw error
      } catch let error as LibvirtFailure {
        return result(.unsettled, place: nil, notes: [error.reason, takeUp])
      } catch {
        return result(.unsettled, place: nil, notes: ["\(error)", takeUp])
      }
      usleep(100_000)
    }
  }

  private func settleAtSource(
    _ now: Placement, _ failure: LibvirtFailure?
  ) throws(JournalFailure) -> MigrationResult {
    var notes: [String] = []
    if let previous = plan.previousDowntime, (try? source.host.setMaxDowntime(plan.uuid, previous)) == nil {
      notes.append("could not restore the downtime limit of \(previous) ms")
    }
    let outcome: MigrationResult.Outcome =
      switch stop.reason {
      case .interrupted: .interrupted
      case .timeout: .timedOut
      case nil: .failed
      }
    if let failure, outcome == .failed {
      notes.insert(failure.reason, at: 0)
      if let advice = FailureAdvice.about(failure.reason, plan) { notes.insert(advice, at: 1) }
    }
    if failure != nil, outcome == .failed, let waived = plan.waived {
      notes.append(
        "the loss of \(listed(waived, limit: 8)) is accepted, and what refused is not Martlet: see the words above"
      )
    }
    if failure == nil, outcome == .failed {
      notes.insert("the migration failed, and libvirt left the guest where it was", at: 0)
    }
    if now.source == .has(.paused) { notes.append("it is paused there, but not for the migration") }
    try write(.settled, place: .source, note: notes.first)
    var result = result(outcome, place: .source, notes: notes)
    result.convergence = convergence
    return result
  }

  /// Neither end has the whole guest, and only the same migration joins it again.
  private func split(_ now: Placement, _ failure: LibvirtFailure?) -> MigrationResult {
    let states = [plan.from, plan.to].map { GuestCommands(plan.uuid, at: $0).virsh("domstate", "--reason") }
    let look = "to look at both ends: \(states.joined(separator: "; "))"
    guard now.isJoinable else {
      return result(
        .unsettled, place: nil,
        notes: [
          "the post-copy broke, and \(plan.to) has no part of the guest that could be joined: if it ran there, what it did there is lost"
        ] + (failure.map { ["libvirt said: \($0.reason)"] } ?? []) + [
          look,
          "to give up what is left at the source, and start the guest from its disks: "
            + GuestCommands(plan.uuid, at: plan.from).virsh("destroy"),
        ])
    }
    return result(
      .unsettled, place: nil,
      notes: [
        "the post-copy broke, and part of the guest's memory is at each end: end it at neither, or it is lost"
      ] + (failure.map { ["libvirt said: \($0.reason)"] } ?? []) + [
        "once the network is back (libvirt 8.5.0 or newer at both ends): \(GuestCommands(plan.guest).martlet(["migrate", "--resume"], []).text)",
        look,
      ])
  }

  private func settleAtTarget(_ now: Placement) throws(JournalFailure) -> MigrationResult {
    var notes: [String] = []
    if now.source == .has(.off), plan.flags.contains(.undefineSource) {
      try write(.finish, note: "removes the definition at \(plan.from)")
      do throws(LibvirtFailure) {
        guard try target.host.guest(plan.uuid)?.isPersistent == true else {
          throw LibvirtFailure(reason: "\(plan.to) keeps none")
        }
        try source.host.undefine(plan.uuid)
      } catch {
        notes.append("\(plan.from) keeps its definition of the guest: \(error.reason)")
      }
    }
    if stop.reason != nil { notes.append("it arrived before the cancellation took effect") }
    let verification = Verification(plan, at: target.host)
    let outcome: MigrationResult.Outcome =
      !verification.isSame ? .changed : verification.isUnverified ? .unverified : .moved
    var result = result(outcome, place: .target, notes: notes)
    result.verification = verification
    if let job = try? target.host.job(plan.uuid, completed: true) {
      result.elapsed = job.elapsed
      result.downtime = job.downtime
      result.bytes = job.processed
    }
    try write(.settled, place: .target, note: verification.isSame ? nil : verification.notes.first)
    return result
  }

  private func settleNowhere(
    _ now: Placement, _ answer: Result<Void, LibvirtFailure>?
  ) throws(JournalFailure) -> MigrationResult {
    let ends = [(now.source, plan.from), (now.target, plan.to)].filter { $0.0 == .has(.off) }.map(\.1)
    let kept =
      ends.isEmpty
      ? "neither end keeps a definition of it" : "its definition is at \(ends.joined(separator: " and "))"
    try write(.settled, place: .nowhere, note: kept)
    var notes = ["the guest runs at neither end because it shut down; \(kept)"]
    if case .success = answer {
      notes.append("libvirt reports that it moved; if --peer-uri is not the same host as --to, look there")
    }
    return result(.ended, place: .nowhere, notes: notes)
  }

  private func unreachable(_ now: Placement, _ failure: LibvirtFailure?) -> MigrationResult {
    let lost = now.source == .unknown ? plan.from : plan.to
    var notes = ["\(lost) does not answer"]
    if now.source == .has(.running) { notes.append("the guest runs at \(plan.from)") }
    if let failure { notes.append("libvirt said: \(failure.reason)") }
    return result(.unsettled, place: nil, notes: notes + [takeUp])
  }

  private var takeUp: String {
    "once both ends answer, run: \(plan.resumption(folder: journal.folder))"
  }
}
