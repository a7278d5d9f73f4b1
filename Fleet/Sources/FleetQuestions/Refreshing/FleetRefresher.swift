internal import CPUReaders
internal import Foundation
internal import HostSnapshots
public import MartletQuestions
public import RefreshSchedule

/// One of the processes that ask a fleet's hosts at intervals, whose turns they take from one schedule.
///
/// It holds a host only while it asks it and until its answer is stored. What it holds when it is cancelled it gives back, so that another
/// one asks it at once.
public struct FleetRefresher: Sendable {
  /// How often hosts are asked; the plan of the controller that started last is all controllers'.
  public var plan: RefreshPlan
  /// How many hosts this process asks at a time.
  public var share: Int
  /// How hosts are asked; its limit of time bounds every question.
  public var access: HostAccess
  /// Told of each round, from any thread.
  public var finished: @Sendable (FleetRefreshReport) -> Void = { _ in }
  /// Told, in a line, what keeps it from asking and what the schedule does otherwise than this process wanted, from any thread.
  public var say: @Sendable (String) -> Void = { _ in }

  let fleet: OpenFleet
  let schedule: RefreshSchedule
  /// The name under which this process holds hosts: its machine, its process and a random part, since containers may share both.
  let holder =
    "\(ProcessInfo.processInfo.hostName):\(ProcessInfo.processInfo.processIdentifier):\(String(UInt16.random(in: .min ... .max), radix: 16))"
  /// What a URI answers: documents, and why hosts of a cloud gave none.
  typealias Asked = (documents: [Document], missing: [String])
  /// Asks a URI.
  var ask: @Sendable (String, HostAccess) async -> Result<Asked, QuestionError> = { uri, access in
    do throws(QuestionError) { return .success(try await DocumentSource.argument(uri).asked(access)) } catch {
      return .failure(error)
    }
  }

  /// Asks the hosts of a fleet by its schedule.
  public init(_ fleet: OpenFleet, _ schedule: RefreshSchedule, plan: RefreshPlan) {
    self.fleet = fleet
    self.schedule = schedule
    self.plan = plan
    share = plan.connections
    access = HostAccess()
  }

  /// How long one question may take: seconds, as long as a capture by ssh unless the access says otherwise.
  var limit: Duration { access.timeLimit ?? .seconds(120) }

  /// How long a turn is held at most; its question, the end of its ssh and the storing of its answer fit in.
  var lease: Duration { limit + min(.seconds(60), max(.seconds(10), limit / 2)) }

  /// How often answers are stored and turns are taken while hosts are asked, and how long at most nothing is looked at.
  private static let busyPause = Duration.milliseconds(250), idlePause = Duration.seconds(1)

  private enum Event: Sendable {
    case paused
    case answered(ScheduledHost.Turn, RefreshAnswer?)
  }

  /// Asks hosts as their turns come until the task is cancelled; what the database refuses meanwhile is tried again.
  public func run() async {
    await withTaskGroup(of: Event.self) { group in
      var desk = RefreshDesk(self)
      var asked = 0
      while !Task.isCancelled {
        let free = max(0, share - asked - desk.waiting.count)
        let (turns, worked) = await onThread { [desk] in
          var working = desk
          return (working.work(free: free), working)
        }
        desk = worked
        for turn in turns {
          asked += 1
          group.addTask { .answered(turn, await answer(turn)) }
        }
        let pause = asked > 0 || !desk.waiting.isEmpty ? Self.busyPause : desk.pause(Self.idlePause)
        group.addTask {
          try? await Task.sleep(for: pause)
          return .paused
        }
        awaiting: while let event = await group.next() {
          switch event {
          case .paused: break awaiting
          case .answered(let turn, let answer):
            asked -= 1
            desk.note(turn, answer)
          }
        }
      }
      // What has answered is stored, and what has not is given back.
      group.cancelAll()
      for await case .answered(let turn, let answer) in group { desk.note(turn, answer) }
      await onThread { [desk] in
        var last = desk
        last.end()
      }
    }
  }

  /// Asks the host of a turn and reads what it says; nil if the task was cancelled first.
  private func answer(_ turn: ScheduledHost.Turn) async -> RefreshAnswer? {
    let result = await withTaskGroup(of: Result<Asked, QuestionError>?.self) { group in
      group.addTask { await ask(turn.uri, access) }
      // What has no limit of its own, or misses it, ends a little later.
      group.addTask {
        try? await Task.sleep(for: limit + .seconds(5))
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
    if case .failure? = result {
      // A Ctrl-C, or systemd, ends ssh together with this process, which hears of it a moment later.
      try? await Task.sleep(for: .milliseconds(200))
    }
    guard !Task.isCancelled else { return nil }
    switch result {
    case .success(let answer)?:
      let run = AddingRun(
        question: FleetAddQuestion(), fleet: fleet, items: [], now: currentTimestamp())
      return .read(
        await DocumentWorker.apart { run.read(answer.documents, missing: answer.missing, of: turn.uri) })
    case .failure(let error)?:
      return .none(error.message, isLate: error.kind == .temporary)
    case nil:
      return .none("it gave no answer within \(limit.components.seconds) s", isLate: true)
    }
  }
}

/// What a question to a host came to.
enum RefreshAnswer: Sendable {
  /// What was read.
  case read(AddingRun.Read)
  /// Why there is nothing; whether it took too long.
  case none(String, isLate: Bool)
}
