import FleetDrains
import FleetPlans
import FleetQuestions
import Foundation
import MartletQuestions
import ReportContract
import Synchronization
import Testing

@testable import FleetRolls

/// Rolls carried out on hosts that are files: order, canary, differences, failures, restarts, and what a journal continues.
@Suite struct RollExecutionTests {
  @Test func hostsChangeAsPredictedAndTheStoreLearnsIt() async throws {
    let trial = try await RollTrial.microcode()
    #expect(trial.plan.batches.map(\.hosts) == [["a"], ["b"]])
    for host in ["a", "b"] { try trial.becomes(host) }
    let steps = try await trial.run(isDry: true)
    #expect(steps.outcome == .planned && steps.exitStatus == 0 && trial.lines("hooks").isEmpty)
    #expect(steps.text.contains("run the hook for a, the canary, alone"))
    let result = try await trial.run()
    #expect(result.outcome == .complete && result.exitStatus == 0 && result.isStored, "\(result)")
    #expect(
      result.hosts.allSatisfy { $0.state == .asPredicted } && result.hosts.filter(\.isCanary).count == 1)
    #expect(result.moves.count == 4 && result.moves.allSatisfy(\.isThere))
    #expect(
      trial.lines("hooks") == [
        "a uri-a a 1/2 [microcode=0x270f] 1", "b uri-b b 2/2 [microcode=0x270f] 1",
      ])
    let log = try #require(result.hosts[0].log)
    #expect(try String(contentsOfFile: log, encoding: .utf8).contains("\nchanging a\n"))
    // All have changed: nothing is left to do, and the plan is of other records.
    let now = try FleetRollQuestion(trial.plan.request).answer(in: trial.fleet)
    #expect(now.hosts.filter(\.changes).isEmpty)
    #expect(try RollVerificationQuestion(of: trial.plan).answer(in: trial.fleet).status == .stale)
  }

  /// The canary gets the microcode, and not the feature that the plan counts on: nobody moves to it.
  @Test func aCanaryThatDiffersStopsTheRoll() async throws {
    let trial = try await RollTrial.microcode()
    try trial.becomes("a", isWithFeature: false)
    let result = try await trial.run { $0.words = ["--store", "fleet"] }
    #expect(result.outcome == .differs && result.exitStatus == 1 && result.isStored)
    #expect(result.hosts[0].state == .differs && result.hosts[1].state == .notBegun)
    #expect(
      result.hosts[0].differences == ["features that are not gained, which the plan predicts: ssbd"],
      "\(result.hosts[0])")
    #expect(trial.lines("hooks").count == 1)
    let next = try #require(result.next)
    #expect(
      next.command == [
        "martlet", "fleet", "roll", "--hosts", "b", "--change", "microcode=0x270f", "--batch", "1", "--store",
        "fleet",
      ])
    #expect(result.text.contains("STOPPED: a host is not as predicted") && result.text.contains(next.summary))
  }

  @Test func aHostThatDidNotChangeDiffers() async throws {
    let trial = try await RollTrial.microcode()
    let result = try await trial.run()
    #expect(result.outcome == .differs)
    #expect(
      result.hosts[0].differences.contains { $0.hasPrefix("microcode is 0x") && $0.contains("asked for") },
      "\(result.hosts[0])")
  }

  @Test func failuresStopAndTheSamePlanContinues() async throws {
    let trial = try await RollTrial.microcode()
    for host in ["a", "b"] { try trial.becomes(host) }
    // A guest that does not move: its host is left alone.
    let guest = try #require(trial.plan.guests.first)
    try trial.mark("stay-\(guest.uuid ?? guest.name)")
    let stuck = try await trial.run()
    #expect(stuck.outcome == .failed && stuck.exitStatus == 75 && trial.lines("hooks").isEmpty, "\(stuck)")
    #expect(stuck.text.contains("\(guest.name): failed"))
    trial.unmark("stay-\(guest.uuid ?? guest.name)")
    // A guest that nobody knows of.
    trial.strangers.withLock { $0["a"] = ["new1"] }
    let occupied = try await trial.run()
    #expect(occupied.hosts[0].state == .notEmpty && occupied.text.contains("new1 runs there"), "\(occupied)")
    trial.strangers.withLock { $0 = [:] }
    // The hook fails, and is run again.
    try trial.mark("fail-a")
    let failed = try await trial.run()
    #expect(failed.hosts[0].state == .hookFailed && failed.text.contains("status 3"), "\(failed)")
    trial.unmark("fail-a")
    let done = try await trial.run()
    #expect(done.outcome == .complete, "\(done)")
    #expect(trial.lines("hooks").map { $0.split(separator: " ").last } == ["1", "2", "1"])
    #expect(trial.lines("moves").count == 4, "no guest moves twice")
  }

  @Test func aHookThatTakesTooLongIsEndedWithItsChildren() async throws {
    let trial = try await RollTrial.microcode(guests: 0)
    try trial.mark("slow-\(trial.plan.batches[0].hosts[0])")
    let result = try await trial.run { $0.hook.timeLimit = 1 }
    #expect(result.hosts[0].state == .hookFailed && result.text.contains("--hook-timeout"), "\(result)")
    // Its children are gone too: nobody holds the lock.
    trial.unmark("slow-\(trial.plan.batches[0].hosts[0])")
    for host in ["a", "b"] { try trial.becomes(host) }
    #expect(try await trial.run().outcome == .complete)
  }

  @Test func aHostThatNeverComesBack() async throws {
    let trial = try await RollTrial.microcode(guests: 0)
    for host in ["a", "b"] { try trial.becomes(host) }
    let first = trial.plan.batches[0].hosts[0]
    let control: @Sendable (RollEvent) -> Void = { [trial] event in
      if event.step == .hook, event.outcome == "done" { trial.silent.withLock { _ = $0.insert(event.host) } }
    }
    let result = try await trial.run(onEvent: control)
    #expect(result.hosts[0].state == .noAnswer && result.exitStatus == 75, "\(result)")
    #expect(result.text.contains("--return-timeout") && result.text.contains("no route"))
    trial.silent.withLock { _ = $0.remove(first) }
    #expect(try await trial.run().outcome == .complete)
    #expect(trial.lines("hooks").count == 2, "who changed is not changed again")
  }

  /// What answers and cannot be read, or reports nothing, is no proof of anything.
  @Test func aHostThatCannotBeCaptured() async throws {
    let trial = try await RollTrial.microcode(guests: 0)
    for host in ["a", "b"] { try trial.becomes(host) }
    let whole = try String(contentsOfFile: trial.folder + "/next-a.json", encoding: .utf8)
    try trial.mark("next-a.json", "nothing that anybody reads")
    let unreadable = try await trial.run()
    #expect(unreadable.hosts[0].state == .notCaptured && unreadable.exitStatus == 75, "\(unreadable)")
    try trial.mark("a.json", whole)
    #expect(try await trial.run().outcome == .complete)
    #expect(trial.lines("hooks").count == 2, "who changed is not changed again")
  }

  /// A stop during the first hook: it ends, its host is settled as far as it answers, and nothing else begins.
  @Test func aStopLetsTheHookEnd() async throws {
    let trial = try await RollTrial.microcode()
    for host in ["a", "b"] { try trial.becomes(host) }
    let children = trial.children
    let result = try await trial.run(onEvent: { event in
      if event.step == .hook, event.outcome == nil { children.stop() }
    })
    #expect(result.outcome == .stopped && result.exitStatus == 130, "\(result)")
    #expect(trial.lines("hooks").count == 1 && result.hosts[1].state == .notBegun)
  }

  /// Killed after any line of the journal, the roll continues, and runs no hook twice whose end can be known.
  @Test func whateverTheJournalHasItContinues() async throws {
    let trial = try await RollTrial.microcode(guests: 2)
    for host in ["a", "b"] { try trial.becomes(host) }
    _ = try await trial.run()
    let known = try String(contentsOfFile: trial.journal, encoding: .utf8).split(separator: "\n")
    #expect(known.count == 8)
    for count in known.indices {
      // The line after those that are kept is cut in its middle.
      let kept = known.prefix(count).map { $0 + "\n" }.joined() + known[count].prefix(20)
      try kept.write(toFile: trial.journal, atomically: true, encoding: .utf8)
      trial.unmark("hooks")
      let again = try await trial.run(in: trial.storeOfBefore())
      #expect(again.outcome == .complete, "\(count): \(again)")
      // Without the line that it begins, a hook runs as if it never had; with it, its exit status is found.
      let begun = known.prefix(count).filter { $0.contains("\"hook\"") && !$0.contains("outcome") }.count
      #expect(trial.lines("hooks").count == 2 - begun, "\(count)")
      #expect(trial.lines("moves").count == 2)
    }
  }

  /// A run whose end nobody knows is reported, and the hook knows that it is not the first.
  @Test func aHookOfUnknownEndRunsAgain() async throws {
    let trial = try await RollTrial.microcode(guests: 0)
    for host in ["a", "b"] { try trial.becomes(host) }
    let first = trial.plan.batches[0].hosts[0]
    do {
      let journal = try RollJournal(folder: trial.folder + "/rolls", key: trial.plan.key)
      try journal.add(.hook, first, attempt: 1)
      // While it is open, nobody else carries the plan out.
      await #expect(throws: QuestionError.self) { try await trial.run() }
      withExtendedLifetime(journal) {}
    }
    let result = try await trial.run()
    #expect(result.outcome == .complete, "\(result)")
    #expect(result.hosts[0].notes == ["How the hook's earlier run ended is unknown, so it ran again."])
    #expect(trial.lines("hooks")[0].hasSuffix(" 2"))
  }

  /// Another plan of the same hosts waits.
  @Test func aHostIsChangedByOneRollAtATime() async throws {
    let trial = try await RollTrial.microcode(guests: 0)
    for host in ["a", "b"] { try trial.becomes(host) }
    do {
      let folder = trial.folder + "/rolls"
      _ = try RollJournal(folder: folder, key: "another")
      let locks = try HostLocks(trial.plan.hosts.filter { $0.name == "b" }, folder: folder)
      let error = await #expect(throws: QuestionError.self) { try await trial.run() }
      #expect(error?.kind == .temporary && error?.message.contains("another roll is changing b") == true)
      withExtendedLifetime(locks) {}
    }
    #expect(trial.lines("hooks").isEmpty)
    #expect(try await trial.run().outcome == .complete)
  }

  /// Hosts that only restart, several at once after the first.
  @Test func restartsAreComparedWithTheRecordsOfBefore() async throws {
    let names = ["a", "b", "c", "d"]
    let trial = try await RollTrial(
      names.map { try RollTrial.capture($0, guests: 0, isNew: true) },
      .init(hosts: ["a", "b", "c"], batch: 3))
    let result = try await trial.run()
    #expect(result.outcome == .complete && result.hosts.map(\.isCanary) == [true, false, false], "\(result)")
    #expect(trial.lines("hooks").first == "a uri-a a 1/1 [] 1" && trial.lines("hooks").count == 3)
    // A host that comes back with another kernel or fewer features is not what it was.
    let other = try await RollTrial(
      names.map { try RollTrial.capture($0, guests: 0, isNew: true) }, .init(hosts: ["a", "b"], batch: 2))
    try other.becomes("a", isWithFeature: false)
    let differs = try await other.run()
    #expect(
      differs.hosts[0].differences == ["features that are lost, which the plan does not predict: ssbd"],
      "\(differs)")
    #expect(other.lines("hooks").count == 1)
  }

  /// Guests that no other host takes restart with theirs, if the operator says so.
  @Test func guestsRestartOnlyWhenAllowed() async throws {
    let trial = try await RollTrial([RollTrial.capture("a", guests: 2, isNew: true)], .init())
    let names = trial.plan.restarts.map(\.guest)
    #expect(names.count == 2)
    await #expect(throws: QuestionError.self) { try await trial.run() }
    #expect(trial.lines("hooks").isEmpty)
    // One does not turn itself off: it is not destroyed, and the other one runs again.
    try trial.mark("deaf-\(names[1])")
    let deaf = try await trial.run { $0.restartsGuests = true }
    #expect(deaf.hosts[0].state == .guestFailed && deaf.text.contains("never destroyed"), "\(deaf)")
    #expect(deaf.restarts.map(\.state).contains("running") && trial.lines("hooks").isEmpty)
    trial.unmark("deaf-\(names[1])")
    let done = try await trial.run { $0.restartsGuests = true }
    #expect(done.outcome == .complete && done.restarts.allSatisfy { $0.state == "running" }, "\(done)")
  }

  /// A long output keeps its end.
  @Test func logsAreBounded() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hook-\(UUID().uuidString)")
      .path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // seq is a program that is there and writes 10 MiB: its words are those of the call.
    let hook = try HostHook("/usr/bin/seq", timeLimit: 60)
    let call = HostHook.Call(
      host: "1", uuid: nil, uri: "1500000", batch: 1, batches: 1, changes: [], plan: "p", attempt: 1,
      place: folder + "/h")
    #expect(hook.run(call) == .done)
    let log = try Data(contentsOf: URL(fileURLWithPath: call.log))
    #expect(log.count <= HostHook.logLimit && log.suffix(8) == Data("1500000\n".utf8))
    #expect(hook.earlier(call) { false } == .ended(0))
    #expect(throws: QuestionError.self) { try HostHook(folder, timeLimit: 1) }
    #expect(throws: QuestionError.self) { try HostHook("no-such-program", timeLimit: 1) }
  }
}
