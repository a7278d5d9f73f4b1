internal import Wording

extension FleetForecastReport {
  /// The report as text.
  public var text: String {
    func sum(_ count: (HostClass) -> Int) -> Int { classes.reduce(0) { $0 + count($1) } }
    let stuck = sum { $0.cannotComeBack.reduce(0) { $0 + $1.count } }
    let trapped = sum { $0.trapped.reduce(0) { $0 + $1.count } }
    var lines = [
      "With \(changes.joined(separator: ", ")) on \(counted(sum(\.hosts.count), "host")) in \(counted(classes.count, "class")): "
        + "\(grouped(sum(\.comeBack))) of today's guests can come back, \(grouped(stuck)) cannot, "
        + "\(grouped(sum(\.undetermined))) undetermined.",
      "\(counted(sum(\.changed), "guest")) would get another CPU at the next start there; \(grouped(trapped)) could then not go to "
        + "hosts without the change.",
    ]
    let held = sum(\.heldAnyway)
    if held > 0 { lines.append("\(counted(held, "guest")) cannot move today either.") }
    for part in unknownParts { lines.append("Unknown: \(part).") }
    for entry in classes.prefix(30) {
      lines += ["", some(entry.hosts)]
      if entry.isUndetermined {
        // Of x86 hosts, only microcode leaves it open.
        let isMicrocode = changes.contains { $0.hasPrefix("microcode=") }
        lines.append(
          isMicrocode
            ? "  undetermined: no host of this CPU and software has that microcode yet"
            : "  undetermined: Martlet does not predict changes of arm64 hosts")
        continue
      }
      if let evidence = entry.evidence { lines.append("  as \(evidence), which has it already") }
      if !entry.gained.isEmpty { lines.append("  new guests gain \(some(entry.gained, 8))") }
      if !entry.lost.isEmpty { lines.append("  new guests lose \(some(entry.lost, 8))") }
      if entry.changed > 0 {
        lines.append("  \(counted(entry.changed, "guest")) get another CPU at the next start")
      }
      if entry.gained.isEmpty, entry.lost.isEmpty, entry.open.isEmpty, entry.changed == 0 {
        lines.append("  nothing changes for guests")
      }
      if !entry.open.isEmpty { lines.append("  open: \(some(entry.open, 8))") }
      for (groups, title) in [
        (entry.cannotComeBack, "CANNOT COME BACK"),
        (entry.trapped, "TRAPPED after a start there: blocked on hosts that are as these are now"),
      ] where !groups.isEmpty {
        lines.append("  \(title)")
        for group in groups.prefix(6) {
          let gains = group.gained.isEmpty ? "" : "; the start adds \(some(group.gained))"
          lines.append(
            "    \(counted(group.count, "guest")) such as \(group.example): \(FleetReason.text(group.reasons, losing: group.lost))\(gains)"
          )
        }
        if groups.count > 6 {
          lines.append("    and \(counted(groups.count - 6, "more group")); --format json lists all")
        }
      }
    }
    if classes.count > 30 {
      lines += ["", "and \(counted(classes.count - 30, "more class")); --format json lists all"]
    }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }
}
