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
    lines += refusalLines
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

  /// Why hosts are no targets of guests with huge pages or bound memory.
  private var refusalLines: [String] {
    guard let refusals, outcome != .possible || moves.count > leavingCount else { return [] }
    var lines = ["", "NO ROOM WHILE THE OTHERS STAY"]
    for entry in refusals.prefix(8) {
      let what = Self.measured(entry.resource)
      let free = entry.free == 0 ? "no \(what)" : "\(grouped(entry.free)) \(what)"
      lines.append(
        "  \(entry.host): \(free) free; \(some(entry.guests, 3)) \(entry.guests.count == 1 ? "needs" : "need") \(grouped(entry.needed))\(entry.guests.count == 1 ? "" : " or more")"
      )
    }
    if refusals.count > 8 {
      lines.append("  and \(counted(refusals.count - 8, "more line")); --format json lists all")
    }
    return lines
  }

  private var leavingCount: Int {
    let leaving = Set(request.hosts)
    return guests.count { leaving.contains(hosts[$0.host].name) }
  }

  /// A resource with its unit.
  fileprivate static func measured(_ resource: String) -> String {
    resource.hasPrefix("memory") ? "MiB of \(resource)" : resource
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
      lines.append("  time     \(estimate.words)")
    } else if !moves.isEmpty {
      lines.append("  time     unknown: no past move tells the rate; give --bandwidth")
    }
    return lines
  }
}

extension DrainPlan.Estimate {
  /// The time in words, with what tells it.
  var words: String {
    let minutes = (seconds + 59) / 60
    let source = pastMoves == 0 ? "the rate that was given" : "the rate of \(counted(pastMoves, "past move"))"
    return
      "about \(counted(minutes, "minute")) one after the other, at \(grouped(rate)) MiB/s, \(source); longer for guests that write while they move"
  }
}

extension DrainPlan.Shortage {
  /// The shortage as a sentence.
  fileprivate var line: String {
    let what = resource.map(DrainPlan.measured)
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
