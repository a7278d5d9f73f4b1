internal import FleetPlanning
internal import FleetQuestions
internal import PlanChecker
internal import Wording

extension DrainPlan {
  /// The plan as text of one screen: go or no-go, what it takes, who is stuck, and the moves.
  public var text: String {
    var lines = [headline]
    if outcome == .possible { lines += costLines }
    if let shortage { lines += ["", shortage.line] }
    if !stuck.isEmpty {
      lines += ["", "STUCK: \(counted(stuck.reduce(0) { $0 + $1.guests.count }, "guest"))"]
    }
    for entry in stuck.prefix(8) {
      lines.append("  \(some(entry.guests)) on \(entry.host): \(entry.reason)")
      let opened = entry.target.map { " opens \($0)" } ?? ""
      let remedy = entry.remedy.map { "\($0.rawValue)\(opened): " } ?? ""
      lines.append("      \(remedy)\(entry.advice)")
      let reasons = FleetReason.text(entry.rules, losing: entry.lost)
      if !reasons.isEmpty { lines.append("      refused there now: \(reasons)") }
    }
    if stuck.count > 8 {
      lines.append("  and \(counted(stuck.count - 8, "more group")); --format json lists all")
    }
    if !moves.isEmpty { lines += ["", "MOVES"] }
    for (place, move) in moves.prefix(12).enumerated() {
      lines.append("  \(place + 1). \(move.guest): \(move.from) to \(move.to), \(grouped(move.memory)) MiB")
    }
    if moves.count > 12 {
      lines.append("  and \(counted(moves.count - 12, "more move")); --format json lists all")
    }
    if !notes.isEmpty { lines += ["", "LEFT OUT"] + notes.map { "  \($0)" } }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }

  private var headline: String {
    let names = some(request.hosts, 6)
    switch outcome {
    case .possible where moves.isEmpty: return "GO: no guest runs on \(names)."
    case .possible:
      return "GO: \(counted(moves.count, "move")) \(moves.count == 1 ? "empties" : "empty") \(names)."
    case .impossible: return "NO GO: \(names) cannot be emptied\(proof == nil ? "" : "; that is proven")."
    case .undetermined: return "UNDETERMINED: evidence is missing for guests on \(names)."
    case .open:
      return "NOT FOUND: the search found no way to empty \(names), and no proof that there is none."
    }
  }

  private var costLines: [String] {
    let leaving = Set(request.hosts)
    let others = moves.filter { !leaving.contains($0.from) }
    var lines = ["", "  memory   \(grouped(cost?.memory ?? 0)) MiB"]
    if !others.isEmpty {
      lines.append("  others   \(counted(others.count, "move")) of guests elsewhere to make room")
    }
    if isOptimal {
      lines.append("  proof    no plan has fewer moves, or as many with less memory")
    } else if let cost {
      lines.append(
        "  proof    every plan has at least \(counted(bound.moves, "move")) of \(grouped(bound.memory)) MiB; gap \(counted(cost.moves - bound.moves, "move")), \(grouped(max(0, cost.memory - bound.memory))) MiB"
      )
    }
    if let estimate {
      let minutes = (estimate.seconds + 59) / 60
      let source =
        estimate.pastMoves == 0
        ? "the rate that was given" : "the rate of \(counted(estimate.pastMoves, "past move"))"
      lines.append(
        "  time     about \(counted(minutes, "minute")) one after the other, at \(grouped(estimate.rate)) MiB/s, \(source); longer for guests that write while they move"
      )
    } else if !moves.isEmpty {
      lines.append("  time     unknown: no past move tells the rate; give --bandwidth")
    }
    return lines
  }
}

extension DrainPlan.Shortage {
  /// The shortage as a sentence.
  fileprivate var line: String {
    let what = resource.map { $0 == "memory" ? "MiB of memory" : $0 }
    let names = some(hosts, 4)
    if isInSum, let what {
      return
        "Too little room: \(counted(guests.count, "guest")) (\(some(guests, 3))) can only go to \(counted(hosts.count, "host")) (\(names))"
        + (missing > 0
          ? ", where \(grouped(missing)) \(what) \(missing == 1 ? "is" : "are") missing."
          : ", and as long as the others stay there is too little of \(what).")
    }
    return
      "No arrangement: \(some(guests, 4)) \(guests.count == 1 ? "finds" : "find") no place on \(counted(hosts.count, "host")) (\(names)), however guests are moved within the limits of the request."
  }
}
