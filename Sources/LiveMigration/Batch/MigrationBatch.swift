internal import FileAccess
import Glibc
internal import HostSnapshots
public import LibvirtClient
internal import Synchronization

/// Several migrations, in order and partly in parallel, until the end or the first failure.
public struct MigrationBatch: Sendable {
  /// The folder of the journals.
  public let folder: String
  /// The number of parallel migrations.
  public let simultaneous: Int
  /// Whether to continue after a failure.
  public let keepsGoing: Bool
  /// The judge that reads definitions and judges CPUs.
  public let judge: GuestJudge
  /// Whether a journal's URIs may have programs run; other URIs are checked by whoever names them.
  public var allowsPrograms = false
  /// The request that cancels everything.
  public let stop: StopRequest
  /// The time limit for each copy; nil for none.
  public let timeout: Duration?
  /// Called with every event, from any thread.
  public let report: @Sendable (MigrationEvent) -> Void

  /// The work for one guest; it blocks.
  public struct Job: Sendable {
    /// The guest's name.
    public let guest: String
    /// Its UUID; nil if unknown.
    public let uuid: String?
    let body: @Sendable () -> MigrationResult
  }

  /// Both ends, and the options of the move.
  public struct Preparation: Sendable {
    /// The host that the guests leave.
    public let source: MigrationHost
    /// The host that they move to.
    public let target: MigrationHost
    /// Examines guests and both ends before a move.
    public let examination: PreflightExamination
    /// The accepted features and warning identifiers.
    public let accepted: Set<String>
    /// The options of the move.
    public let options: MigrationOptions
    /// Whether to stop after the preflight.
    public let isDryRun: Bool

    /// Creates a route between two hosts.
    public init(
      source: MigrationHost, target: MigrationHost, examination: PreflightExamination,
      accepted: Set<String>,
      options: MigrationOptions, isDryRun: Bool
    ) {
      self.source = source
      self.target = target
      self.examination = examination
      self.accepted = accepted
      self.options = options
      self.isDryRun = isDryRun
    }
  }

  /// Creates a batch without starting anything.
  public init(
    folder: String, simultaneous: Int = 1, keepsGoing: Bool = false, timeout: Duration? = nil,
    judge: GuestJudge, stop: StopRequest, report: @escaping @Sendable (MigrationEvent) -> Void
  ) {
    self.folder = folder
    self.simultaneous = simultaneous
    self.keepsGoing = keepsGoing
    self.timeout = timeout
    self.judge = judge
    self.stop = stop
    self.report = report
  }

  /// `$XDG_STATE_HOME/martlet/migrations`, or its place in the home folder.
  ///
  /// - Throws: `MigrationBatchError` if neither exists.
  public static func standardFolder() throws(MigrationBatchError) -> String {
    guard let state = UserFolder.state.path else {
      throw MigrationBatchError(
        .noFolder,
        "the journal needs a folder, but neither HOME nor XDG_STATE_HOME is set; use --journal FOLDER")
    }
    return state + "/martlet/migrations"
  }

  /// A job for each guest to move; all running guests of the source if none is named.
  ///
  /// - Throws: `MigrationBatchError` if a guest does not exist or has an unsettled migration.
  public func departures(_ names: [String], _ preparation: Preparation) throws(MigrationBatchError) -> [Job] {
    let source = preparation.source
    var guests: [MigrationGuest] = []
    do throws(LibvirtFailure) {
      if names.isEmpty { guests = try source.activeGuests() }
      for name in names {
        guard let guest = try source.guest(name) else {
          throw LibvirtFailure(reason: "no guest is called \(name)", kind: .noDomain)
        }
        if !guests.contains(where: { $0.uuid == guest.uuid }) { guests.append(guest) }
      }
    } catch {
      // It may be away because of a migration that nobody has settled.
      if error.kind == .noDomain, let plan = names.lazy.compactMap(unsettledPlan).first {
        throw MigrationBatchError(
          .unsettled,
          "\(source.uri): a migration of \(plan.guest) to \(plan.to) is unsettled; first run: \(plan.resumption(folder: folder))"
        )
      }
      throw MigrationBatchError(error, at: source.uri)
    }
    return guarded(guests, preparation)
  }

  /// The jobs of guests; none moves if one belongs to a manager, unless that is allowed or the others should continue.
  private func guarded(_ guests: [MigrationGuest], _ preparation: Preparation) -> [Job] {
    let holds =
      !preparation.options.isUnmanaged && !preparation.isDryRun && !keepsGoing && guests.count > 1
    // The examination of each guest reports what cannot be read here.
    let owned = Set(
      guests.filter { guest in
        guard holds else { return false }
        return (try? preparation.examination.ownership(of: guest, at: preparation.source)) != nil
      }.map(\.uuid))
    let names = guests.filter { owned.contains($0.uuid) }.map(\.name)
    return guests.map { guest in
      Job(guest: guest.name, uuid: guest.uuid) {
        guard !owned.isEmpty, !owned.contains(guest.uuid) else { return self.depart(guest, preparation) }
        return MigrationResult(
          guest: guest.name, uuid: guest.uuid, outcome: .held,
          notes: [
            "\(names.joined(separator: ", ")): leave out guests that belong to a manager, or use --keep-going"
          ])
      }
    }
  }

  /// The plan of a guest's unsettled migration, by name or UUID.
  private func unsettledPlan(_ guest: String) -> MigrationPlan? {
    MigrationJournal.guests(folder: folder).lazy.compactMap { uuid in
      (try? MigrationJournal(folder: folder, uuid: uuid))?.unsettled
    }.first { $0.uuid == guest || $0.guest == guest }
  }

  /// A job for each unsettled migration, optionally limited to guests by name or UUID.
  ///
  /// - Parameter isUnmanaged: Whether to settle a manager's guest whose migration did not start with this option.
  /// - Throws: `MigrationBatchError` if a guest has no unsettled migration, or is being moved.
  public func unsettled(_ names: [String], isUnmanaged: Bool) throws(MigrationBatchError) -> [Job] {
    var jobs: [Job] = []
    var found: Set<String> = []
    var closed: JournalFailure?
    for uuid in MigrationJournal.guests(folder: folder) {
      var plan: MigrationPlan?
      do throws(JournalFailure) {
        plan = try MigrationJournal(folder: folder, uuid: uuid).unsettled
        guard plan != nil else { continue }
      } catch {
        closed = closed ?? error
        // A migration in progress is not lost; the results include the others.
        guard names.contains(uuid) || names.isEmpty && error.kind != .busy else { continue }
      }
      let keys = [uuid, plan?.guest].compactMap(\.self).filter(names.contains)
      found.formUnion(keys)
      guard names.isEmpty || !keys.isEmpty else { continue }
      jobs.append(Job(guest: plan?.guest ?? uuid, uuid: uuid) { self.settle(uuid, isUnmanaged) })
    }
    if let unknown = names.first(where: { !found.contains($0) }) {
      throw MigrationBatchError(
        closed == nil ? .nothingUnsettled : .unsettled,
        "\(unknown): \(folder) has no unsettled migration of this guest"
          + (closed.map { ", unless this one counts: \($0.message)" } ?? ""))
    }
    return jobs
  }

  /// Runs the jobs and returns their results in order.
  public func run(_ jobs: [Job]) async -> [MigrationResult] {
    final class State: Sendable {
      let next = Mutex(0)
      let results: Mutex<[Int: MigrationResult]> = Mutex([:])
      let isStopped = Mutex(false)
    }
    let state = State()
    let (ends, giver) = AsyncStream.makeStream(of: Void.self)
    let workers = min(simultaneous, jobs.count)
    let work: @Sendable () -> Void = { [self] in
      while true {
        let index = state.next.withLock { next in
          defer { next += 1 }
          return next
        }
        guard index < jobs.count else { break }
        let job = jobs[index]
        var result: MigrationResult
        if state.isStopped.withLock({ $0 }) || stop.reason != nil {
          result = MigrationResult(guest: job.guest, uuid: job.uuid, outcome: .skipped)
        } else {
          result = job.body()
          // The results include every guest held because of a manager's guest.
          let isHeld = result.outcome == .managed || result.outcome == .held
          if result.outcome.exitStatus != 0, !isHeld, !keepsGoing { state.isStopped.withLock { $0 = true } }
        }
        tell(.result, result.guest, result.uuid) { $0.result = result }
        state.results.withLock { $0[index] = result }
      }
      giver.yield()
    }
    for _ in 0..<workers where !startThread(work) { work() }
    var iterator = ends.makeAsyncIterator()
    for _ in 0..<workers { await iterator.next() }
    return state.results.withLock { results in jobs.indices.compactMap { results[$0] } }
  }

  private func tell(
    _ kind: MigrationEvent.Kind, _ guest: String, _ uuid: String?, _ fill: (inout MigrationEvent) -> Void
  ) {
    var event = MigrationEvent(time: currentTimestamp(), event: kind, guest: guest, uuid: uuid)
    fill(&event)
    report(event)
  }

  /// Moves one guest if its preflight allows it.
  private func depart(_ guest: MigrationGuest, _ preparation: Preparation) -> MigrationResult {
    var preflight: Preflight?
    do {
      // Parallel guests have separate connections, so no two threads wait on one.
      func connection(_ shared: MigrationHost) throws(LibvirtFailure) -> MigrationHost {
        simultaneous == 1 && shared.isAlive ? shared : try MigrationHost(uri: shared.uri)
      }
      let (source, target) = (try connection(preparation.source), try connection(preparation.target))
      // It may have changed since all were listed.
      guard let guest = try source.guest(guest.uuid) else {
        return MigrationResult(
          guest: guest.name, uuid: guest.uuid, outcome: .ended,
          notes: ["\(source.uri) no longer has this guest"])
      }
      let journal = preparation.isDryRun ? nil : try MigrationJournal(folder: folder, uuid: guest.uuid)
      if let plan = journal?.unsettled {
        return MigrationResult(
          guest: guest.name, uuid: guest.uuid, outcome: .refused,
          notes: [
            "a migration of this guest to \(plan.to) is unsettled; first run: \(plan.resumption(folder: folder))"
          ])
      }
      let kind: MigrationHost.Definition = guest.state == .off ? .inactive : .live
      let definition = try source.definition(kind, of: guest.uuid)
      let found = try preparation.examination.examine(guest, definition: definition, from: source, to: target)
      preflight = found
      tell(.preflight, guest.name, guest.uuid) { $0.preflight = found }
      let accepted = preparation.accepted.union(judge.accepted(guest.name))
      if let refusal = found.refusal(accepting: accepted) {
        var result = MigrationResult(guest: guest.name, uuid: guest.uuid, outcome: refusal)
        result.preflight = found
        return result
      }
      guard let journal else {
        var result = MigrationResult(guest: guest.name, uuid: guest.uuid, outcome: .possible)
        result.preflight = found
        result.options = preparation.options.busy.isEmpty ? nil : preparation.options.busy
        return result
      }
      var plan = try MigrationPlan(
        guest, definition: definition, from: source, to: target, options: preparation.options)
      if preparation.options.verifiesGuest { plan.readings = found.readings }
      if let losses = found.passage?.losses, !losses.isEmpty { plan.waived = losses }
      var migration = Migration(
        plan, from: source, to: target, journal: journal, stop: StopRequest(parent: stop),
        timeout: timeout, report: report)
      migration.definition = found.passage?.definition
      var result = migration.run()
      result.preflight = found
      return result
    } catch let failure as LibvirtFailure {
      var result = MigrationResult(
        guest: guest.name, uuid: guest.uuid, outcome: .refused, notes: [failure.reason])
      result.preflight = preflight
      return result
    } catch let failure as JournalFailure {
      return MigrationResult(
        guest: guest.name, uuid: guest.uuid, outcome: .refused, notes: [failure.message])
    } catch {
      return MigrationResult(guest: guest.name, uuid: guest.uuid, outcome: .refused, notes: ["\(error)"])
    }
  }

  /// Settles the open migration in a guest's journal.
  private func settle(_ uuid: String, _ isUnmanaged: Bool) -> MigrationResult {
    var guest = uuid
    do {
      let journal = try MigrationJournal(folder: folder, uuid: uuid)
      guard let plan = journal.unsettled else {
        return MigrationResult(
          guest: uuid, uuid: uuid, outcome: .refused, notes: ["another run settled it in the meantime"])
      }
      guest = plan.guest
      try plan.checkURIs(allowsPrograms: allowsPrograms)
      if !isUnmanaged,
        let refusal = plan.refusalOfManager(
          resumption: plan.resumption(folder: folder, ["--unmanaged"]), judge: judge)
      {
        return refusal
      }
      let migration = Migration(
        plan, from: try MigrationHost(uri: plan.from), to: try MigrationHost(uri: plan.to), journal: journal,
        stop: StopRequest(parent: stop), timeout: timeout, report: report)
      return migration.resume()
    } catch let failure as LibvirtFailure {
      return MigrationResult(guest: guest, uuid: uuid, outcome: .unsettled, notes: [failure.reason])
    } catch let failure as JournalFailure {
      return MigrationResult(guest: guest, uuid: uuid, outcome: .refused, notes: [failure.message])
    } catch {
      return MigrationResult(guest: guest, uuid: uuid, outcome: .unsettled, notes: ["\(error)"])
    }
  }
}
