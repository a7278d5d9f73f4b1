internal import FleetQuestions
internal import Wording

extension RollResultReport {
  /// The report as text.
  public var text: String {
    outcome == .planned ? stepsText : resultText
  }

  private var resultText: String {
    let done = hosts.filter { $0.state == .asPredicted }.count
    let moved = moves.filter(\.isThere).count
    let progress =
      "\(done) of \(counted(hosts.count, "host")) changed as predicted, \(counted(moved, "move"))"
    var lines: [String] =
      switch outcome {
      case .complete: ["DONE: \(progress)."]
      case .differs: ["STOPPED: a host is not as predicted; \(progress)."]
      case .failed: ["NOT DONE: \(progress)."]
      case .stopped, .planned: ["STOPPED as asked: \(progress)."]
      }
    for host in hosts where host.state != .asPredicted && host.state != .notBegun {
      lines.append("  \(host.host)\(host.isCanary ? " (canary)" : ""): \(host.state.words)")
      lines += host.differences.map { "      \($0)" } + host.notes.map { "      \($0)" }
      if let log = host.log, host.state == .hookFailed { lines.append("      Its output is in \(log).") }
    }
    for move in moves where move.outcome != nil && !move.isThere {
      lines.append("  \(move.guest): \(move.outcome ?? ""), from \(move.from) to \(move.to)")
      lines += move.notes.prefix(3).map { "      \($0)" }
    }
    for restart in restarts where restart.state == "off" {
      lines.append(
        "  \(restart.guest) is shut down on \(restart.host): start it with virsh start \(quoted(restart.guest))."
      )
    }
    let unchecked = hosts.filter { !$0.unchecked.isEmpty }
    if !unchecked.isEmpty {
      lines += ["", "NOT CHECKED"]
      for host in unchecked.prefix(6) {
        lines.append("  \(host.host): \(host.unchecked.joined(separator: "; "))")
      }
      if unchecked.count > 6 {
        lines.append("  and \(counted(unchecked.count - 6, "more host")); --format json lists all")
      }
    }
    lines += pinLines
    if !notes.isEmpty { lines += ["", "NOTES"] + notes.map { "  \($0)" } }
    switch outcome {
    case .complete, .planned: break
    case .differs:
      if let next {
        lines += ["", "THE REST, PLANNED AGAIN", "  \(next.summary)", "  \(commandLine(next.command))"]
      }
    case .failed, .stopped:
      lines += [
        "", "To continue, run the same command again; do not refresh the store before, or the plan is stale.",
      ]
    }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }

  private var stepsText: String {
    var lines = ["STEPS: nothing was done."]
    for batch in Set(hosts.map(\.batch)).sorted() {
      let own = hosts.filter { $0.batch == batch }
      lines += ["", "Batch \(batch): \(some(own.map(\.host), 6))"]
      lines += moves.filter { $0.batch == batch }.map { "  move \($0.guest) from \($0.from) to \($0.to)" }
      for host in own.sorted(by: { ($0.isCanary ? 0 : 1, $0.host) < ($1.isCanary ? 0 : 1, $1.host) }) {
        let guests = restarts.filter { $0.host == host.host }.map(\.guest)
        lines += guests.map { "  shut down \($0) on \(host.host)" }
        lines.append(
          "  run the hook for \(host.host)\(host.isCanary ? ", the canary, alone" : ""), and wait until it answers"
        )
        lines += guests.map { "  start \($0) on \(host.host)" }
        lines.append("  capture \(host.host), and stop if it is not as predicted")
      }
    }
    lines += pinLines
    if !notes.isEmpty { lines += ["", "NOTES"] + notes.map { "  \($0)" } }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }

  private var pinLines: [String] {
    guard !pins.isEmpty, outcome != .complete else { return [] }
    return [
      "", "DO NOT POWER-CYCLE ON CHANGED HOSTS UNTIL ALL HAVE CHANGED: \(some(pins, 6))",
      "  A start there binds them to changed hosts. The roll pins none; the plan says how.",
    ]
  }
}

extension RollResultReport.Host.State {
  /// The state in words.
  var words: String {
    switch self {
    case .notBegun: "not begun"
    case .asPredicted: "changed, as predicted"
    case .differs: "changed, and not as predicted"
    case .notEmpty: "left alone, because guests run on it"
    case .guestFailed: "a guest that restarts with it failed"
    case .hookFailed: "the hook failed"
    case .hookRuns: "the hook of an earlier run still runs; wait for its end"
    case .noAnswer: "the hook is done, and the host does not answer"
    case .notCaptured: "the hook is done and the host answers, but it could not be captured"
    case .stopped: "the hook is done; the rest was stopped"
    }
  }
}
