internal import FleetQuestions
internal import Wording

extension PoolPlan {
  /// The plan as text: the curve with a small plot, the pools, and the hosts that are in none.
  public var text: String {
    var lines: [String] = []
    let placed = hosts.count - unplaced.count
    lines.append(
      "\(counted(placed, "host")) in at most \(counted(request.pools, "pool")) of at least \(counted(request.minimumHosts, "host"))"
        + (request.keepTogether.map { "; hosts with the same \($0) stay together" } ?? "") + ".")
    if !curve.isEmpty {
      lines.append("")
      lines += curveLines
      lines += ["", proofLine]
    }
    for pool in pools {
      lines.append("")
      lines += pool.lines
    }
    for join in joins ?? [] { lines += [""] + join.lines }
    if !unplaced.isEmpty {
      lines += ["", "IN NO POOL: \(counted(unplaced.count, "host"))"]
      for (reason, members) in Dictionary(grouping: unplaced, by: { [$0.reason, $0.collect ?? ""] }).sorted(
        by: {
          ($1.value.count, $0.key[0]) < ($0.value.count, $1.key[0])
        })
      {
        lines.append("  \(some(members.map(\.host))): \(reason[0])")
        if !reason[1].isEmpty { lines.append("      To place it, \(reason[1]).") }
      }
    }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }

  /// The curve as a table, with a bar for each cost.
  private var curveLines: [String] {
    let most = max(1, curve.map(\.cost).max() ?? 1)
    var table = TextTable(
      ["POOLS", "COST", "AT LEAST", "SAVED BY THE LAST", ""], rightAligned: [0, 1, 2, 3])
    for point in curve {
      let length = (point.cost * 40 + most / 2) / most
      table.add([
        "\(point.pools)", grouped(point.cost), grouped(point.bound), point.gain.map(grouped) ?? "",
        String(repeating: "#", count: point.cost > 0 ? max(1, length) : 0),
      ])
    }
    return table.text.split(separator: "\n").map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// What is proven.
  private var proofLine: String {
    let open = curve.filter { !$0.isOptimal }
    guard let worst = open.max(by: { $0.cost - $0.bound < $1.cost - $1.bound }) else {
      return "Proven: no split with as many pools costs less (martlet fleet plan verify checks the proof)."
    }
    let gap = worst.cost - worst.bound
    let tenths = worst.cost > 0 ? gap * 1000 / worst.cost : 0
    return
      "Not proven for \(some(open.map { "\($0.pools)" }, 8)) pools: a cheaper split could save at most \(grouped(gap)) "
      + "(\(tenths / 10).\(tenths % 10) %, with \(worst.pools) pools). The other points are proven."
  }
}

extension PoolPlan.Pool {
  /// The pool as lines.
  var lines: [String] {
    var lines = ["\(name): \(counted(hosts.count, "host")), \(level)"]
    lines.append("  hosts      \(some(hosts, 6))")
    if let arm { lines += arm.lines }
    if let bits = physicalAddressBits { lines.append("  addresses  \(bits) bits") }
    if givenUp.isEmpty {
      let same = arm == nil ? "have the same features" : "give the same"
      lines.append("  gives up   nothing: all hosts \(same)")
    }
    for (place, entry) in givenUp.prefix(8).enumerated() {
      lines.append(
        "  \(place == 0 ? "gives up " : "         ")  \(counted(entry.hosts.count, "host")) (\(some(entry.hosts, 3))): "
          + "\(some(entry.features, 8)); cost \(grouped(entry.cost))")
    }
    if givenUp.count > 8 {
      lines.append(
        "             and \(counted(givenUp.count - 8, "more kind")) of hosts; --format json lists all")
    }
    var text = "\(counted(guests.running, "guest"))"
    if guests.above > 0 {
      text +=
        arm == nil
        ? "; \(grouped(guests.above)) above the level until a power cycle"
        : "; \(grouped(guests.above)) cannot move to every host until a power cycle"
      if !guests.beyond.isEmpty {
        text += " (\(some(guests.beyond.map { "\($0.feature) \(grouped($0.guests))" }, 6)))"
      }
    } else if guests.running > 0 {
      let none = arm == nil ? "above the level" : "kept from a host"
      text += guests.undetermined < guests.running ? "; none is known to be \(none)" : ""
    }
    if guests.undetermined > 0 {
      text +=
        arm == nil
        ? "; the CPU of \(grouped(guests.undetermined)) is unknown"
        : "; of \(grouped(guests.undetermined)) the records do not decide"
    }
    lines.append("  guests     \(text)")
    for configuration in configurations {
      lines.append("  for \(configuration.system)")
      if let text = configuration.text {
        lines += text.split(separator: "\n", omittingEmptySubsequences: true).map { "      \($0)" }
      }
      lines += configuration.remarks.map { "      \($0)" }
    }
    return lines
  }
}

extension PoolPlan.Pool.Arm {
  /// The core and the start of guests as lines.
  fileprivate var lines: [String] {
    let kernel = kernels.isEmpty ? "unknown kernel" : "Linux " + kernels.joined(separator: " and ")
    return [
      "  core       \(core), \(kernel)" + (powerVersion.map { ", PSCI \($0)" } ?? ""),
      "  start by   \(option)"
        + (option == "-cpu host"
          ? ""
          : ": guests that run need a power cycle, and software that uses what is off may fail"),
    ]
  }
}

extension PoolPlan.Join {
  /// What stands between two groups, as lines.
  fileprivate var lines: [String] {
    var lines = ["BETWEEN \(from) (\(some(hosts, 3))) AND \(to) (\(some(others, 3)))"]
    lines.append("  there      \(Self.words(there))")
    lines.append("  back       \(Self.words(back))")
    lines.append("  because    \(some(between, 8))")
    for (place, step) in steps.enumerated() {
      lines.append("  \(place == 0 ? "to join " : "or      ")   \(step)")
    }
    return lines
  }

  private static func words(_ outcome: String) -> String {
    switch outcome {
    case "runs": "guests move"
    case "runs-with-warnings": "guests move, with warnings"
    case "blocked": "blocked"
    default: "undetermined"
    }
  }
}

extension PlanVerificationReport {
  /// The report as text.
  public var text: String {
    var lines: [String] = []
    switch status {
    case .verified:
      let open = curve.filter { !$0.isOptimal }.count
      let proven = "\(counted(proofs, "bound")) \(proofs == 1 ? "is" : "are") proven"
      lines.append(
        kind == .pools
          ? "The plan holds: its splits, costs and pools follow from the evidence, and \(proven)."
          : "The plan holds: each step keeps capacity and rules, and every claim follows from the evidence\(proofs == 0 ? "" : "; \(proven)")."
      )
      if open > 0 {
        lines.append(
          "For \(counted(open, "number")) of pools the bound is below the cost: a cheaper split may exist.")
      }
      if let tagged { lines.append("Put \(counted(tagged, "host")) into the plan's pools (tag pool).") }
    case .stale:
      lines.append(
        "STALE: the fleet has changed since the plan was made. Plan again with martlet fleet \(kind.rawValue)."
      )
    case .refused: lines.append("REFUSED: the plan claims what does not hold.")
    }
    for entry in failures.prefix(20) { lines.append("  \(entry)") }
    for entry in changes.prefix(20) { lines.append("  \(entry)") }
    let more = max(0, failures.count - 20) + max(0, changes.count - 20)
    if more > 0 { lines.append("  and \(grouped(more)) more; --format json lists all") }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }
}
