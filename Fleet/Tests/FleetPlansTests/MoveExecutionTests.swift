import Foundation
import MartletQuestions
import Synchronization
import Testing

@testable import FleetDrains

/// Moves carried out by a program that stands in for `martlet migrate`: order, limits, failures, stops and what a journal continues.
@Suite struct MoveExecutionTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "martlet-moves-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// A program that notes when it begins and ends, and answers what `ends` says of the guest and the target, else that it moved.
  private func program(_ ends: [String: String] = [:]) throws -> String {
    var text = """
      #!/bin/sh
      guest=$2 to=$6 outcome=moved
      echo "begin $guest $to" >> "\(folder.path)/log"
      case "$guest $to" in

      """
    for (key, outcome) in ends { text += "  '\(key)') outcome=\(outcome) ;;\n" }
    text += """
      esac
      echo "end $guest $to" >> "\(folder.path)/log"
      printf '{"schema":"martlet.migration-event/2.0","martlet":"1","inputs":[],"judgedBy":[],"time":"2026-01-01T00:00:00Z","event":"result","guest":"%s","result":{"guest":"%s","outcome":"%s","notes":["so it was"]}}\\n' "$guest" "$guest" "$outcome"

      """
    let source = folder.appendingPathComponent("source-\(UUID().uuidString)")
    let target = folder.appendingPathComponent("martlet-\(UUID().uuidString)")
    try text.write(to: source, atomically: true, encoding: .utf8)
    // Another process writes it, so that nobody here has it open for writing when it is run.
    try #require(try run(["install", "-m", "755", source.path, target.path]).status == 0)
    return target.path
  }

  private func execution(
    _ program: String, limits: MoveLimits = MoveLimits(), children: MigrationChildren = MigrationChildren(),
    replan: @escaping @Sendable ([MoveStep], [MoveStep]) -> [MoveStep]? = { _, _ in nil },
    report: @escaping @Sendable (MoveStep, String?) -> Void = { _, _ in }
  ) -> MoveExecution {
    let command = MigrateCommand(
      program: program, uris: Dictionary(uniqueKeysWithValues: "abcd".map { ("\($0)", "uri-\($0)") }),
      journals: folder.path + "/migrations")
    return MoveExecution(command: command, limits: limits, children: children, replan: replan) {
      step, outcome, _ in
      report(step, outcome)
    }
  }

  private func journal() throws -> MoveJournal {
    try MoveJournal(folder: folder.path + "/drains", key: "plan")
  }

  private var log: [String] {
    ((try? String(contentsOf: folder.appendingPathComponent("log"), encoding: .utf8)) ?? "").split(
      separator: "\n"
    ).map(
      String.init)
  }

  private func step(_ guest: String, _ from: String, _ to: String) -> MoveStep {
    MoveStep(guest: guest, uuid: nil, from: from, to: to)
  }

  /// What leaves a host has left it before what needs its room begins.
  @Test(arguments: [1, 4]) func stepsWaitForRoom(atATime: Int) async throws {
    let steps = [step("s", "b", "c"), step("g", "a", "b"), step("h", "a", "d")]
    let (results, left) = try await execution(
      program(), limits: MoveLimits(perHost: atATime, perLink: atATime)
    ).run(steps, journal: journal())
    #expect(left.isEmpty && results.count == 3 && results.allSatisfy { $0.isThere && $0.outcome == "moved" })
    let lines = log
    let (ended, begun) = (
      try #require(lines.firstIndex(of: "end s uri-c")), try #require(lines.firstIndex(of: "begin g uri-b"))
    )
    #expect(ended < begun)
    if atATime == 1 {
      for (one, other) in zip(lines, lines.dropFirst())
      where one.hasPrefix("begin") && one.contains(" s ") == false {
        // Both leave host a, one at a time.
        #expect(!other.hasPrefix("begin") || other.contains(" s "))
      }
    }
  }

  @Test func whatFailsIsPlannedAgainAndTheEndOfEachGuestIsKnown() async throws {
    let steps = [step("g", "a", "b"), step("h", "a", "c")]
    let other = [step("g", "a", "d"), step("h", "a", "c")]
    let (results, left) = try await execution(program(["g uri-b": "failed"])) { done, failed in
      failed == [steps[0]] && done.isEmpty ? other : nil
    }.run(steps, journal: journal())
    #expect(left.isEmpty)
    #expect(results.map(\.outcome) == ["failed", "moved", "moved"] && results[0].notes == ["so it was"])
    #expect(results.filter(\.isThere).map(\.step) == other)

    // Nothing helps: the rest is left, and said so.
    try FileManager.default.removeItem(atPath: folder.path + "/drains")
    let (ends, rest) = try await execution(program(["g uri-b": "blocked"])).run(steps, journal: journal())
    #expect(ends.map(\.outcome) == ["blocked"] && rest == [steps[1]])

    // Where a guest is unknown, nobody plans.
    try FileManager.default.removeItem(atPath: folder.path + "/drains")
    let unsettled = try await execution(program(["g uri-b": "unsettled"])) { _, _ in other }.run(
      steps, journal: journal())
    #expect(unsettled.results.map(\.outcome) == ["unsettled"] && unsettled.left == [steps[1]])
  }

  @Test func aStopBeginsNothingNewAndTheSamePlanContinues() async throws {
    let steps = [step("g", "a", "b"), step("h", "a", "c"), step("i", "a", "d")]
    let children = MigrationChildren()
    let (results, left) = try await execution(
      program(), children: children,
      report: { step, outcome in if step.guest == "g", outcome != nil { children.stop() } }
    ).run(steps, journal: journal())
    #expect(results.map(\.step) == [steps[0]] && left == Array(steps[1...]) && children.isStopped)
    let (again, rest) = try await execution(program()).run(steps, journal: journal())
    #expect(rest.isEmpty && again.allSatisfy(\.isThere) && Set(again.map(\.step)) == Set(steps))
    #expect(
      log.filter { $0.hasPrefix("begin g") }.count == 1 && log.filter { $0.hasPrefix("begin h") }.count == 1)
  }

  @Test func aJournalIsUsedByOneAtATimeAndSurvivesACutLine() async throws {
    do {
      let first = try journal()
      #expect(throws: (any Error).self) { try journal() }
      _ = try await execution(program()).run([step("g", "a", "b")], journal: first)
      #expect(first.entries.count == 2)
    }
    let path = folder.path + "/drains/plan.jsonl"
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("{\"time\":".utf8))
    try handle.close()
    let again = try journal()
    #expect(again.entries.count == 2)
    _ = try await execution(program()).run([step("g", "a", "b"), step("h", "a", "c")], journal: again)
    #expect(again.entries.count == 4 && log.filter { $0.hasPrefix("begin g") }.count == 1)
  }

  @Test func hostsWithoutAURIAreRefused() async throws {
    let (results, _) = try await execution(program()).run([step("g", "a", "z")], journal: journal())
    #expect(results.map(\.outcome) == ["refused"] && log.isEmpty)
  }

  /// A log that services on other machines write too.
  private final class SharedLog: MoveLog {
    let path = "shared"
    let isShared = true
    private let state: Mutex<[MoveEntry]>

    init(_ entries: [(MoveStep, String?)]) {
      state = Mutex(entries.map { MoveEntry(time: "", step: $0.0, outcome: $0.1) })
    }

    var entries: [MoveEntry] { state.withLock { $0 } }

    func add(_ step: MoveStep, outcome: String?) throws(QuestionError) {
      state.withLock { $0.append(MoveEntry(time: "", step: step, outcome: outcome)) }
    }
  }

  /// Answers looks as `places` says of the guest and the host, else that it is not there; moves as `program()` does.
  private func lookingProgram(_ places: [String: String]) throws -> String {
    let mover = try program()
    var text = """
      #!/bin/sh
      case " $* " in *" --dry-run "*) ;; *) exec "\(mover)" "$@" ;; esac
      echo "look $2 $4" >> "\(folder.path)/log"
      reasons=
      case "$2 $4" in

      """
    for (key, reason) in places {
      let value = reason.isEmpty ? "" : #"{"id":"\#(reason)","weight":"blocks","text":"so it is"}"#
      // What libvirt does ends after the first look.
      text += """
          '\(key)') [ -e "\(folder.path)/looked" ] || reasons='\(value)'
            touch "\(folder.path)/looked" ;;

        """
    }
    text += """
        *) echo "martlet: no guest is called $2" >&2
          exit 66 ;;
      esac
      printf '{"schema":"martlet.migration-event/2.0","martlet":"1","inputs":[],"judgedBy":[],"time":"2026-01-01T00:00:00Z","event":"preflight","guest":"%s","preflight":{"reasons":[%s],"remedies":[],"notes":[],"waivers":[]}}\\n' "$2" "$reasons"

      """
    let source = folder.appendingPathComponent("source-\(UUID().uuidString)")
    let target = folder.appendingPathComponent("martlet-\(UUID().uuidString)")
    try text.write(to: source, atomically: true, encoding: .utf8)
    try #require(try run(["install", "-m", "755", source.path, target.path]).status == 0)
    return target.path
  }

  private func looking(
    _ places: [String: String],
    replan: @escaping @Sendable ([MoveStep], [MoveStep]) -> [MoveStep]? = { _, _ in nil }
  ) throws -> MoveExecution {
    var execution = try execution(lookingProgram(places), replan: replan)
    execution.command.pause = .milliseconds(1)
    return execution
  }

  @Test func whatAnotherMachineBeganIsLookedForBeforeItIsRepeated() async throws {
    let steps = [step("g", "a", "b"), step("h", "a", "c")]
    // It arrived: it is not moved again.
    var log = SharedLog([(steps[0], nil)])
    var (results, left) = try await looking(["g uri-b": ""]).run(steps, journal: log)
    #expect(left.isEmpty && results.map(\.step) == steps && results.allSatisfy(\.isThere))
    #expect(self.log == ["look g uri-a", "look g uri-b", "begin h uri-c", "end h uri-c"])
    #expect(log.entries.map(\.outcome) == [nil, "moved", nil, "moved"])

    // It did not, once libvirt had ended the copy: it is moved as planned.
    try FileManager.default.removeItem(atPath: folder.path + "/log")
    try FileManager.default.removeItem(atPath: folder.path + "/looked")
    log = SharedLog([(steps[0], nil)])
    (results, left) = try await looking(["g uri-a": "guest.job"]).run(steps, journal: log)
    #expect(left.isEmpty && results.map(\.outcome) == ["moved", "moved"])
    #expect(Array(self.log.prefix(3)) == ["look g uri-a", "look g uri-a", "begin g uri-b"])

    // Neither end has it: nothing else begins.
    try FileManager.default.removeItem(atPath: folder.path + "/log")
    log = SharedLog([(steps[0], nil)])
    (results, left) = try await looking([:]).run(steps, journal: log)
    #expect(results.map(\.outcome) == ["unsettled"] && left == [steps[1]])
    #expect(results[0].notes.contains { $0.contains("no guest is called g") })
    #expect(self.log.allSatisfy { $0.hasPrefix("look g ") } && log.entries.last?.outcome == "unsettled")
  }

  @Test func guestsThatAnotherMachineMovedOtherwiseArePlannedAgain() async throws {
    let steps = [step("g", "a", "b"), step("h", "a", "c")]
    let (failed, done) = (step("g", "a", "b"), step("g", "a", "d"))
    let log = SharedLog([(failed, nil), (failed, "failed"), (done, nil), (done, "moved")])
    let (results, left) = try await looking([:]) { there, away in
      there == [done] && away == [failed] ? [steps[1]] : nil
    }.run(steps, journal: log)
    #expect(left.isEmpty && results.map(\.step) == [done, steps[1]])
    #expect(self.log == ["begin h uri-c", "end h uri-c"])
  }
}
