internal import Wording

extension FleetRefreshReport {
  /// The report as text: a line for a round, else the present state.
  public var text: String { printableLines(round.map(line) ?? state) }

  private func line(_ round: Round) -> String {
    var parts = [
      "\(grouped(round.changed)) changed", "\(grouped(round.unchanged)) unchanged",
      "\(grouped(round.failed)) failed", "\(grouped(round.hung)) hung",
    ]
    if let overdue = hosts.overdueSeconds, hosts.due > 0 {
      parts.append("\(grouped(hosts.due)) overdue by up to \(overdue) s")
    }
    return
      "\(round.from) to \(round.until): asked \(counted(round.asked, "host")) (\(grouped(round.own)) here): "
      + parts.joined(separator: ", ") + "; the longest took \(Self.seconds(round.longestMilliseconds))\n"
  }

  private var state: String {
    guard let plan else { return "No interval is set: run martlet fleet refresh --every 15m.\n" }
    var lines = [
      "Every \(plan.intervalSeconds) s, over at most \(counted(plan.connections, "connection")).",
      "\(counted(hosts.total, "host")): \(grouped(hosts.held)) being asked, \(grouped(hosts.due)) due, "
        + "\(grouped(hosts.failing)) without an answer last time, \(grouped(hosts.unanswered)) that never answered.",
    ]
    if let oldest = hosts.oldestAnswerSeconds { lines.append("The oldest answer is \(oldest) s old.") }
    if let overdue = hosts.overdueSeconds {
      lines.append("The longest overdue host has waited \(overdue) s for its turn.")
    }
    for entry in controllers { lines.append("\(entry.name) asks \(counted(entry.hosts, "host")).") }
    let failing = (answers ?? []).filter { $0.failures > 0 }
    if !failing.isEmpty {
      var table = TextTable(["HOST", "FAILURES", "ANSWERED", "NEXT", "REASON"], rightAligned: [1])
      for host in failing.prefix(50) {
        table.add([host.uri, grouped(host.failures), host.answered ?? "never", host.next, host.reason ?? ""])
      }
      lines += ["", table.text]
      if failing.count > 50 {
        lines.append("and \(grouped(failing.count - 50)) more; --format json lists all")
      }
    }
    return lines.joined(separator: "\n") + (lines.last?.hasSuffix("\n") == true ? "" : "\n")
  }

  private static func seconds(_ milliseconds: Int) -> String { "\(Double(milliseconds / 100) / 10) s" }
}
