internal import CPUCatalog
internal import CPUCompatibility
internal import FleetPlanning
internal import Wording

extension FleetStuckReport {
  /// The report as text.
  public var text: String {
    let scope = isWithinPools ? " in its pool" : ""
    var lines = [
      "Of \(counted(guests, "guest")), \(grouped(stuck)) \(stuck == 1 ? "has" : "have") no target\(scope); "
        + "for \(grouped(undetermined)) evidence is missing"
        + (waived == 0 ? "." : "; \(grouped(waived)) \(waived == 1 ? "has" : "have") one by a waiver.")
    ]
    lines += waivers.map { "Waiver: \($0)" }
    let byRemedy = groups.filter(\.isStuck).reduce(into: [StrandingRemedy: [String: Int]]()) {
      $0[$1.remedy, default: [:]][$1.remedy.advice(about: $1.reasons), default: 0] += $1.count
    }
    if !byRemedy.isEmpty { lines += ["", "CHEAPEST REMEDIES"] }
    for (remedy, advice) in byRemedy.sorted(by: { $0.key < $1.key }) {
      for (advice, count) in advice.sorted(by: { $0.key < $1.key }) {
        lines.append("  \(remedy.rawValue): \(counted(count, "guest")); \(advice)")
      }
    }
    for (isStuck, title) in [(true, "STUCK"), (false, "UNDETERMINED")] {
      let groups = groups.filter { $0.isStuck == isStuck }
      guard !groups.isEmpty else { continue }
      lines += ["", title]
      for group in groups.prefix(20) {
        let names = group.guests.isEmpty ? "" : ": \(some(group.guests))"
        lines.append("  \(counted(group.count, "guest")) on \(group.host ?? "an unknown host")\(names)")
        let target = group.target.map { "\(group.remedy.rawValue) opens \($0)" } ?? group.remedy.rawValue
        let reasons = FleetReason.text(group.reasons, losing: group.lost)
        lines.append("      \(target)\(reasons.isEmpty ? "" : ", which now refuses: \(reasons)")")
      }
      if groups.count > 20 {
        lines.append("  and \(counted(groups.count - 20, "more group")); --format json lists all")
      }
    }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }
}

extension FleetWhyReport {
  /// The report as text.
  public var text: String {
    var lines = [
      "\(feature): \(grouped(given)) of \(counted(hosts, "host")) give it to guests; \(grouped(undetermined.count)) undetermined."
    ]
    for (isLost, title) in [
      (true, "LOST"), (false, "LACKING (no record and no host of the same CPU has it)"),
    ] {
      let groups = groups.filter { $0.isLost == isLost }
      guard !groups.isEmpty else { continue }
      lines += ["", title]
      for group in groups.prefix(40) {
        let layers =
          group.layers.isEmpty ? "no record shows where" : group.layers.map(\.title).joined(separator: " or ")
        let versions = group.versions.isEmpty ? "" : ", \(group.versions.joined(separator: ", "))"
        lines.append("  \(counted(group.count, "host")): \(layers)\(versions)\n      \(some(group.hosts))")
        lines += (group.managers ?? []).map { "      \($0.text)" }
      }
      if groups.count > 40 {
        lines.append("  and \(counted(groups.count - 40, "more group")); --format json lists all")
      }
    }
    if !undetermined.isEmpty { lines += ["", "UNDETERMINED", "  \(some(undetermined, 8))"] }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }
}

extension FleetDriftReport {
  /// The report as text.
  public var text: String {
    var lines = [
      "\(counted(hosts.count, "host")) changed\(since.map { " since \($0)" } ?? " against the record before the newest one"); "
        + "\(grouped(unchanged)) did not; \(grouped(withoutRecord)) have no earlier record."
    ]
    for host in hosts.prefix(50) {
      lines += ["", host.host]
      for fact in host.facts { lines.append("  \(fact.what): \(fact.from) -> \(fact.to)") }
      if !host.gained.isEmpty { lines.append("  guests gained \(some(host.gained, 8))") }
      if !host.lost.isEmpty { lines.append("  guests lost \(some(host.lost, 8))") }
      if !host.undetermined.isEmpty {
        lines.append("  only one record mentions \(some(host.undetermined, 4))")
      }
      for (entries, title) in [
        (host.stranded, "STRANDED: would not start or arrive here now"),
        (host.noReturn, "CANNOT RETURN: blocked on hosts that are as this one was"),
      ] where !entries.isEmpty {
        lines.append("  \(title)")
        for entry in entries.prefix(6) {
          lines.append(
            "    \(counted(entry.count, "guest")) such as \(entry.example): \(FleetReason.text(entry.reasons, losing: []))"
          )
        }
      }
    }
    if hosts.count > 50 {
      lines += ["", "and \(counted(hosts.count - 50, "more host")); --format json lists all"]
    }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }
}

extension FleetLedgerReport {
  /// The report as text.
  public var text: String {
    let known = due + current
    let percent = known == 0 ? 100 : current * 100 / known
    var lines = [
      "\(counted(due, "guest")) \(due == 1 ? "is" : "are") due for a power cycle; \(grouped(current)) "
        + "\(current == 1 ? "is" : "are") not (\(percent) % done); \(grouped(undetermined)) undetermined.",
      "A power cycle is stop and start, or Nova's hard reboot. A reboot from inside the guest keeps the old CPU.",
    ]
    for (cause, title) in [
      (Cause.definition, "would get another CPU from their definition on their host now"),
      (.pool, "have more than their pool's hosts all give; level their definitions first"),
      (.policy, "lack what the policy keeps and their host gives"),
    ] {
      let count = entries.count { $0.causes.contains(cause) }
      if count > 0 { lines.append("  \(cause.rawValue): \(counted(count, "guest")) \(title)") }
    }
    if !progress.isEmpty {
      var table = TextTable([(tag ?? "TAG").uppercased(), "GUESTS", "DUE", "DONE"], rightAligned: [1, 2, 3])
      for group in progress.prefix(40) {
        let done = group.guests == 0 ? 100 : (group.guests - group.due) * 100 / group.guests
        table.add([group.value ?? "(none)", grouped(group.guests), grouped(group.due), "\(done) %"])
      }
      lines += ["", String(table.text.dropLast())]
      if progress.count > 40 {
        lines.append("and \(counted(progress.count - 40, "more value")); --format json lists all")
      }
    }
    if !entries.isEmpty {
      // What is above the pool's level goes with the power cycle that levels the guest; what the policy keeps comes with it.
      var table = TextTable(["GUEST", "HOST", "POOL", "OWNER", "WINDOW", "CAUSE", "GAINS", "LOSES"])
      for entry in entries.prefix(50) {
        table.add([
          entry.guest, entry.host ?? "unknown", entry.pool ?? "", entry.owner ?? "", entry.window ?? "",
          entry.causes.map(\.rawValue).joined(separator: ","),
          Self.words(entry.gained + entry.belowPolicy.filter { !entry.gained.contains($0) }),
          Self.words(entry.lost + entry.abovePool.filter { !entry.lost.contains($0) }),
        ])
      }
      lines += ["", String(table.text.dropLast())]
    }
    if entries.count > 50 {
      lines.append("and \(counted(entries.count - 50, "more guest")); --format csv lists all")
    }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }

  private static func words(_ names: [String]) -> String { names.isEmpty ? "nothing" : some(names, 3) }

  /// The report as CSV, a line for each guest.
  public var csv: String {
    var text = ""
    writeCSV { text += $0 }
    return text
  }

  /// Writes the report as CSV in pieces of a thousand guests.
  public func writeCSV(_ write: (String) -> Void) {
    write(
      csvText([
        [
          "guest", "uuid", "host", "pool", "owner", "window", "tag", "causes", "gains", "loses", "above_pool",
          "below_policy",
        ]
      ]))
    for start in stride(from: 0, to: entries.count, by: 1000) {
      write(csvText(Self.rows(entries[start..<min(start + 1000, entries.count)])))
    }
  }

  private static func rows(_ entries: ArraySlice<Entry>) -> [[String]] {
    entries.map { entry in
      [
        entry.guest, entry.uuid ?? "", entry.host ?? "", entry.pool ?? "", entry.owner ?? "",
        entry.window ?? "",
        entry.tag ?? "", entry.causes.map(\.rawValue).joined(separator: " "),
        entry.gained.joined(separator: " "),
        entry.lost.joined(separator: " "), entry.abovePool.joined(separator: " "),
        entry.belowPolicy.joined(separator: " "),
      ]
    }
  }
}

extension FleetWaiverReport {
  /// The report as text.
  public var text: String {
    guard !waivers.isEmpty else { return "There are no waivers.\n" }
    var table = TextTable(["GUEST", "FEATURE", "UNTIL", "STATE", "REASON"])
    for entry in waivers {
      table.add([
        entry.waiver.guest, entry.waiver.feature, entry.waiver.until?.description ?? "no end",
        entry.isOver ? "ended" : "in force", entry.waiver.reason,
      ])
    }
    return printableLines(table.text)
  }
}

extension FleetMatrixReport {
  /// The report as text: a line for each column, then the largest classes of guests.
  public var text: String {
    let guests = rows.reduce(0) { $0 + $1.guests }
    var text =
      "\(counted(guests, "guest")) in \(counted(rows.count, "class")), on \(counted(columns.count, "column")) of "
      + "\(counted(columns.reduce(0) { $0 + $1.hosts }, "host")).\n\n"
    var table = TextTable(
      ["COLUMN", "HOSTS", "RUN", "WARNED", "UNDETERMINED", "BLOCKED", "MIXED"],
      rightAligned: [1, 2, 3, 4, 5, 6])
    for column in columns.prefix(60) {
      table.add(
        [column.name]
          + [
            column.hosts, column.runs, column.runsWithWarnings, column.undetermined, column.blocked,
            column.mixed,
          ].map(grouped))
    }
    text += table.text
    if columns.count > 60 {
      text += "and \(counted(columns.count - 60, "more column")); --format csv lists all\n"
    }
    if !waivers.isEmpty { text += "\n" }
    for waiver in waivers { text += "Waiver: \(waiver)\n" }
    return printableLines(text)
  }

  /// The report as CSV: a line for each class of guests, a column for each column of hosts.
  public var csv: String {
    var table = [["guests", "example", "vendor", "machine", "waived"] + columns.map(\.name)]
    for row in rows {
      table.append(
        [
          String(row.guests), row.example, row.vendor ?? "", row.machine ?? "",
          row.waived.joined(separator: " "),
        ]
          + row.outcomes.map { Self.words[$0] ?? "" })
    }
    return csvText(table)
  }

  static let words: [Character: String] = [
    "r": "runs", "w": "runs with warnings", "u": "undetermined", "b": "blocked", "m": "mixed",
  ]
}

/// Rows as CSV: a cell that holds a comma, a quote or an end of line is quoted; one that a spreadsheet would compute begins with '.
///
/// - SeeAlso: RFC 4180.
func csvText(_ rows: [[String]]) -> String {
  rows.map { row in
    row.map { cell in
      let safe = cell.first.map { "=+-@\t\r".contains($0) } ?? false ? "'" + cell : cell
      guard safe.contains(where: { ",\"\n\r".contains($0) }) else { return safe }
      return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        + "\""
    }.joined(separator: ",") + "\r\n"
  }.joined()
}
