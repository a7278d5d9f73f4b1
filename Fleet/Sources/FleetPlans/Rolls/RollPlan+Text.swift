internal import FleetQuestions
internal import Wording

extension RollPlan {
  /// The plan as text of one screen.
  public var text: String {
    let changing = hosts.filter(\.changes).count
    var lines: [String] = []
    let what = request.changes.isEmpty ? "restart" : "get \(request.changes.joined(separator: ", "))"
    let verb = changing == 1 && request.changes.isEmpty ? "restarts" : what
    if batches.isEmpty {
      lines.append("NO GO: no host can \(what).")
    } else if restarts.isEmpty {
      lines.append(
        "GO: \(counted(changing, "host")) \(verb) in \(batchCount), and every guest keeps running.")
    } else {
      lines.append(
        "GO WITH RESTARTS: \(counted(changing, "host")) \(verb) in \(batchCount); \(restartCount).")
    }
    if !batches.isEmpty { lines.append(provenLine) }
    if moves > 0 { lines.append(timeLine) }
    if !undetermined.isEmpty {
      lines += ["", "NOT PLANNED"]
      for entry in undetermined {
        lines.append("  \(some(entry.hosts)): \(entry.reason)")
        lines.append("      To plan it, \(entry.collect).")
      }
    }
    lines += restartLines + pinLines + batchLines
    if !predictions.isEmpty {
      lines += ["", "PREDICTED"]
      for entry in predictions.prefix(6) {
        lines.append("  \(some(entry.hosts)): \(entry.words)")
      }
      if predictions.count > 6 {
        lines.append("  and \(counted(predictions.count - 6, "more kind")) of hosts; --format json lists all")
      }
    }
    if !notes.isEmpty { lines += ["", "NOTES"] + notes.map { "  \($0)" } }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }

  /// The number of batches, in words.
  var batchCount: String { batches.count == 1 ? "1 batch" : "\(grouped(batches.count)) batches" }

  /// How many guests restart, in words.
  var restartCount: String {
    let open = restarts.filter(\.isUndetermined).count
    return "\(counted(restarts.count, "guest")) \(restarts.count == 1 ? "restarts" : "restart")"
      + (open > 0 ? ", \(grouped(open)) of them for missing evidence" : "")
  }

  /// What is proven of the number of moves.
  var provenLine: String {
    let gap = gapPerMille
    let proof =
      moves == bound
      ? "no order in as many batches takes fewer"
      : "every order in as many batches takes at least \(grouped(bound)) (\(gap / 10).\(gap % 10) % fewer)"
    return "\(counted(moves, "move")); \(proof). Proven if the predictions hold."
  }

  /// How long the moves take.
  var timeLine: String {
    guard let estimate else {
      return "The time of the moves is unknown: no past move tells the rate; give --bandwidth."
    }
    return "Moves take \(estimate.words), besides the changes themselves."
  }

  private var restartLines: [String] {
    guard !restarts.isEmpty else { return [] }
    var lines = ["", "RESTARTS: \(proofOfRestarts)"]
    for group in restartGroups.prefix(5) {
      lines.append("  \(some(group.guests, 5)): \(group.why)")
      if let reason = group.reason { lines.append("      \(reason)") }
      if let danger = group.danger { lines.append("      \(danger)") }
    }
    if restartGroups.count > 5 {
      lines.append("  and \(counted(restartGroups.count - 5, "more reason")); --format json lists all")
    }
    if let deadEnd {
      lines.append(
        "  Without these restarts the roll ends before batch \(deadEnd.batch): \(some(deadEnd.guests)) cannot leave \(deadEnd.host)."
      )
    }
    return lines
  }

  /// What is known of the number of restarts.
  var proofOfRestarts: String {
    if restarts.count == provenRestarts { return "no order certainly keeps these guests running" }
    return isFewestRestarts
      ? "a search of all states found no order with fewer"
      : "at least \(counted(provenRestarts, "guest")) \(provenRestarts == 1 ? "has" : "have") to; that so many have to is not proven"
  }

  /// Restarts with the same reason.
  struct RestartGroup {
    var members: [Restart]
    var guests: [String]
    var why: String
    var reason, danger: String?
  }

  var restartGroups: [RestartGroup] {
    let groups = Dictionary(grouping: restarts) { restart in
      [restart.why, restart.reasons.map(\.title).joined(separator: "; "), restart.starts?.rawValue ?? ""]
    }
    return groups.sorted { ($1.value.count, $0.key[0], $0.key[1]) < ($0.value.count, $1.key[0], $1.key[1]) }
      .map { key, members in
        let starts: String? =
          switch members[0].starts {
          case .blocked:
            "WARNING: as they are defined, they do not start on their changed hosts; change the definition first (martlet fix)."
          case .undetermined, nil: "It is unknown whether they start on their changed hosts."
          case .runs: nil
          }
        let latest = members.filter { $0.latest > $0.batch }
        return RestartGroup(
          members: members,
          guests: members.map {
            $0.latest > $0.batch
              ? "\($0.guest) (batch \($0.batch), latest \($0.latest))" : "\($0.guest) (batch \($0.batch))"
          },
          why: members[0].why
            + (latest.isEmpty ? "" : "; until the latest batch, hosts that have not changed can take them"),
          reason: key[1].isEmpty ? nil : "nearest host: \(key[1])", danger: starts)
      }
  }

  private var pinLines: [String] {
    guard !pins.isEmpty else { return [] }
    var lines = [
      "",
      "DO NOT POWER-CYCLE ON CHANGED HOSTS UNTIL ALL HAVE CHANGED: \(counted(pinnedGuests, "guest"))",
    ]
    for pin in pins.prefix(5) {
      lines.append("  \(some(pin.guests, 3)): \(pin.words)")
    }
    if pins.count > 5 {
      lines.append("  and \(counted(pins.count - 5, "more kind")); --format json lists all")
    }
    if pins.contains(where: \.canPin) { lines.append("  \(Self.pinAdvice)") }
    return lines
  }

  /// How many guests are to be pinned.
  var pinnedGuests: Int { Set(pins.flatMap(\.guests)).count }

  /// How a guest is pinned.
  ///
  /// - SeeAlso: libvirt, "Domain XML format", CPU model and topology: mode custom names model and features, and does not follow the host.
  static let pinAdvice =
    "To pin a guest with host-model, copy the <cpu mode='custom'> that it runs with (virsh dumpxml) into its definition (virsh edit); it then starts as it runs now."

  private var batchLines: [String] {
    guard !batches.isEmpty else { return [] }
    var lines = ["", "ORDER"]
    for (number, batch) in batches.enumerated().prefix(12) {
      let canary =
        number == 0 ? "; change \(batch.hosts[0]) first, and compare its capture before the others" : ""
      lines.append(
        "  \(number + 1). \(some(batch.hosts, 5)): \(counted(batch.moves.count, "move"))"
          + (batch.restarts.isEmpty ? "" : ", \(counted(batch.restarts.count, "restart"))") + canary)
    }
    if batches.count > 12 {
      lines.append("  and \(grouped(batches.count - 12)) more batches; --format json or html lists all moves")
    }
    return lines
  }
}

extension RollPlan.Pin {
  /// What a start does to the guests, in words.
  var words: String {
    "a start there adds \(gained.isEmpty ? "to its CPU" : some(gained, 4)), and hosts that have not changed then refuse it"
      + (canPin ? "" : "; no edit pins it, for its definition does not leave the CPU to host-model")
  }
}

extension RollPlan.Prediction {
  /// The prediction in words.
  var words: String {
    var parts: [String] = []
    if !gained.isEmpty { parts.append("gains \(some(gained, 5))") }
    if !lost.isEmpty { parts.append("loses \(some(lost, 5))") }
    if !open.isEmpty { parts.append("open: \(some(open, 5))") }
    return (parts.isEmpty ? "nothing changes for new guests" : parts.joined(separator: "; "))
      + (evidence.map { " (as \($0) has it)" } ?? "")
  }
}

extension RollVerificationReport {
  /// The report as text.
  public var text: String {
    var lines: [String] = []
    switch status {
    case .verified:
      lines.append(
        "The plan holds: \(counted(moves, "move")) replayed step by step, \(counted(pairs, "pair")) of guests and hosts judged again from their records."
      )
    case .stale:
      lines.append(
        "STALE: the fleet has changed since the plan was made. Plan again with martlet fleet roll.")
    case .refused: lines.append("REFUSED: the plan claims what does not hold.")
    }
    for entry in failures.prefix(20) { lines.append("  \(entry)") }
    for entry in changes.prefix(20) { lines.append("  \(entry)") }
    let more = max(0, failures.count - 20) + max(0, changes.count - 20)
    if more > 0 { lines.append("  and \(grouped(more)) more; --format json lists all") }
    if !unchecked.isEmpty { lines += ["NOT CHECKED"] + unchecked.map { "  \($0)" } }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }
}
