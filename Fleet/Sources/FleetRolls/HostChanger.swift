internal import CPUReaders
internal import FileAccess
internal import FleetDrains
internal import FleetPlans
internal import FleetQuestions
internal import Foundation
internal import LibvirtClient
internal import MartletQuestions

/// Changes one host of a roll: its guests that restart, the hook, its return, and the check of what it became.
struct HostChanger: Sendable {
  let plan: RollPlan
  let fleet: OpenFleet
  let uris: [String: String]
  let settings: RollSettings
  let control: HostControl
  let journal: RollJournal
  let children: MigrationChildren
  let report: @Sendable (RollEvent) -> Void

  typealias Host = RollResultReport.Host

  /// Does what the journal does not have as done yet.
  ///
  /// - Throws: `cannotWrite` for the journal; the store's errors.
  func change(_ name: String, batch: Int, isCanary: Bool) async throws(QuestionError) -> Host {
    var host = Host(host: name, batch: batch, isCanary: isCanary, state: .notBegun)
    guard let planned = plan.hosts.first(where: { $0.name == name }), let uri = uris[name] else {
      return host
    }
    if journal.isDone(name) {
      host.state = .asPredicted
      host.notes = ["an earlier run changed it"]
      return host
    }
    let guests = plan.batches[batch - 1].restarts.compactMap { guest in
      plan.guests.first { $0.name == guest && $0.host == name }
    }
    if try await runHook(&host, planned, uri, guests) {
      try await check(&host, uri)
    } else {
      // Nothing was changed, or nobody knows what: who was shut down for it runs again if it can.
      host.notes += try await start(name, uri)
    }
    return host
  }

  private func call(_ host: RollPlan.Host, _ uri: String, _ batch: Int, attempt: Int) -> HostHook.Call {
    HostHook.Call(
      host: host.name, uuid: host.uuid, uri: uri, batch: batch, batches: plan.batches.count,
      changes: plan.request.changes, plan: plan.key, attempt: attempt, place: place(host.name))
  }

  /// The beginning of the paths of a host's files: names of hosts can have any characters.
  private func place(_ host: String) -> String {
    let number = (plan.hosts.firstIndex { $0.name == host } ?? 0) + 1
    let word = String(
      host.unicodeScalars.prefix(40).map { scalar in
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
          ? Character(scalar) : "-"
      })
    return "\(journal.folder)/host-\(number)-\(word)"
  }

  /// Whether the hook has changed the host, now or earlier; if not, the state says why.
  private func runHook(
    _ host: inout Host, _ planned: RollPlan.Host, _ uri: String, _ guests: [RollPlan.Guest]
  ) async throws(QuestionError) -> Bool {
    let name = planned.name
    var attempt = 1
    if let last = journal.lastHook(name) {
      let number = last.attempt ?? 1
      attempt = number + 1
      host.log = call(planned, uri, host.batch, attempt: number).log
      if last.outcome == nil {
        let lost = call(planned, uri, host.batch, attempt: number)
        switch await onThread({ settings.hook.earlier(lost) { children.isStopped } }) {
        case .running:
          host.state = .hookRuns
          return false
        case .ended(let status):
          let end = status == 0 ? HostHook.End.done : .failed(status)
          try journal.add(.hook, name, attempt: number, outcome: end.word)
          report(RollEvent(host: name, step: .hook, outcome: end.word, note: "an earlier run began it"))
        case .unknown: host.notes.append("How the hook's earlier run ended is unknown, so it ran again.")
        }
      }
    }
    if journal.isChanged(name) { return true }
    guard !children.isStopped else { return false }
    for guest in guests {
      if let reason = try await shutDown(guest, name, uri) {
        host.state = .guestFailed
        host.notes.append("\(guest.name): \(reason)")
        return false
      }
    }
    switch await onThread(within: Self.answerLimit, { control.guests(uri) }) {
    case .success(let running)?:
      guard running.allSatisfy(\.isOff) else {
        host.state = .notEmpty
        host.notes.append(
          "\(some(running.map(\.name), 6)) \(running.count == 1 ? "runs" : "run") there; move or stop what the plan does not know."
        )
        return false
      }
    case .failure(let failure)?:
      host.state = .noAnswer
      host.notes.append("Before its change, \(uri) does not answer: \(failure.reason).")
      return false
    case nil:
      host.state = .noAnswer
      host.notes.append("Before its change, \(uri) does not answer.")
      return false
    }
    guard !children.isStopped else { return false }
    let own = call(planned, uri, host.batch, attempt: attempt)
    host.log = own.log
    try journal.add(.hook, name, attempt: attempt)
    report(RollEvent(host: name, step: .hook))
    let end = await onThread { settings.hook.run(own) }
    try journal.add(.hook, name, attempt: attempt, outcome: end.word)
    report(RollEvent(host: name, step: .hook, outcome: end.word))
    switch end {
    case .done: return true
    case .failed(let status): host.notes.append("The hook ended with status \(status).")
    case .timedOut:
      host.notes.append("The hook was ended after \(settings.hook.timeLimit) s (--hook-timeout).")
    case .unstartable(let reason): host.notes.append("The hook does not start: \(reason).")
    }
    host.state = .hookFailed
    return false
  }

  /// Waits for the host, starts its guests, captures it and compares.
  private func check(_ host: inout Host, _ uri: String) async throws(QuestionError) {
    let name = host.host
    let end = ContinuousClock.now + .seconds(settings.returnLimit)
    report(RollEvent(host: name, step: .answer))
    guard let answers = await answer(uri, until: end, isNeeded: !journal.shutDown(name).isEmpty) else {
      host.state = .stopped
      return
    }
    if let failure = answers {
      host.state = .noAnswer
      host.notes.append(
        "\(uri) did not answer within \(settings.returnLimit) s (--return-timeout): \(failure).")
      return
    }
    try journal.add(.answer, name, outcome: "answers")
    report(RollEvent(host: name, step: .answer, outcome: "answers"))
    let failed = try await start(name, uri)
    host.notes += failed
    // A host that has just started is slow: what exceeds its time is left out of a capture, so a poor one is made again.
    var found = try await compare(&host, uri, until: end)
    for _ in 0..<2 {
      guard let poor = found, poor.unreported > 0, ContinuousClock.now < end, !children.isStopped else {
        break
      }
      try? await Task.sleep(for: settings.interval)
      var second = host
      guard let again = try await compare(&second, uri, until: end) else { break }
      if again.unreported <= poor.unreported { found = again }
    }
    guard let found else { return }
    guard found.compared > 0 else {
      host.state = .notCaptured
      host.notes.append("The capture reports none of the features that earlier records have.")
      return
    }
    host.differences = found.differences
    host.unchecked = found.unchecked
    host.state = host.differences.isEmpty ? .asPredicted : .differs
    if host.state == .asPredicted, !failed.isEmpty { host.state = .guestFailed }
    // A host whose guest is still down is not done: the next run tries again.
    try journal.add(.check, name, outcome: host.state.rawValue)
    report(RollEvent(host: name, step: .check, outcome: host.state.rawValue))
  }

  /// Captures a host and compares it with the plan; nil, with the reason in `host`, if that is not possible.
  private func compare(
    _ host: inout Host, _ uri: String, until end: ContinuousClock.Instant
  ) async throws(QuestionError) -> PredictionCheck? {
    var documents: [Document] = []
    for (place, source) in (settings.captures[host.host] ?? [uri]).enumerated() {
      var answer = await control.capture(source)
      while case .failure(let error) = answer, ContinuousClock.now < end, !children.isStopped,
        error.kind != .usage
      {
        try? await Task.sleep(for: settings.interval)
        answer = await control.capture(source)
      }
      switch answer {
      case .success(let document):
        documents.append(document)
        let path = "\(self.place(host.host))-capture-\(place + 1).json"
        do throws(FileAccessError) {
          try WholeFile.write(document.bytes, to: path, permissions: 0o600)
        } catch { throw QuestionError(.cannotWrite, "\(path): \(error.message)") }
      case .failure(let error):
        host.state = .notCaptured
        host.notes.append(error.message)
        return nil
      }
    }
    do throws(QuestionError) {
      return try plan.check(host.host, captured: documents, in: fleet)
    } catch {
      guard error.kind == .badInput else { throw error }
      host.state = .notCaptured
      host.notes.append(error.message)
      return nil
    }
  }

  /// How long one question to libvirt may take.
  private static let answerLimit = Duration.seconds(30)

  /// Waits until libvirt answers: an empty string's place is nil, a reason is why it does not; nil alone if somebody asked to stop.
  ///
  /// - Parameter isNeeded: Whether guests wait for the host, so that a stop does not end the waiting.
  private func answer(_ uri: String, until end: ContinuousClock.Instant, isNeeded: Bool) async -> String?? {
    while true {
      let answer = await onThread(within: Self.answerLimit) { control.guests(uri) }
      if case .success? = answer { return .some(nil) }
      let reason: String =
        if case .failure(let failure)? = answer { failure.reason } else { "the connection takes too long" }
      if children.isStopped, !isNeeded { return nil }
      guard ContinuousClock.now < end else { return .some(reason) }
      try? await Task.sleep(for: settings.interval)
    }
  }
}
