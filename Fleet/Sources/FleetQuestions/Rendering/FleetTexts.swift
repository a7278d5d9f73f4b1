internal import FleetPlanning
internal import GuestVerdicts
internal import Wording

extension FleetAddReport {
  /// The report as text.
  public var text: String {
    var lines = [
      "Read \(counted(documents.read, "document")) (\(bytesText(bytes))) in \(Double(milliseconds / 10) / 100) s; \(grouped(documents.stored)) new.",
      "Hosts:  \(grouped(hosts.added)) added, \(grouped(hosts.changed)) changed, \(grouped(hosts.unchanged)) unchanged",
      "Guests: \(grouped(guests.added)) added, \(grouped(guests.changed)) changed, \(grouped(guests.unchanged)) unchanged",
    ]
    for entry in renamed.prefix(20) {
      lines.append("\(entry.from) is now called \(entry.to): the UUID is the same.")
    }
    for entry in questions {
      lines.append(
        "NOT ADDED: \(entry.name) is stored with the UUID \(entry.stored), and this record has \(entry.found). "
          + "Pass --reinstalled same if it is the same host, or --reinstalled new if another one took its name."
      )
    }
    if !refused.isEmpty { lines.append("REFUSED: \(counted(refused.count, "document"))") }
    for entry in refused.prefix(20) {
      lines.append("  \(entry.reason.hasPrefix(entry.name) ? "" : entry.name + ": ")\(entry.reason)")
    }
    if refused.count > 20 {
      lines.append("  and \(grouped(refused.count - 20)) more; --format json lists all")
    }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }
}

extension FleetListReport {
  /// The report as text.
  public var text: String {
    var text =
      "\(counted(fleet.hosts, "host")) in \(counted(fleet.hostClasses, "class")), \(counted(fleet.guests, "guest")) in "
      + "\(counted(fleet.guestClasses, "class")); \(counted(fleet.documents, "document")), \(bytesText(fleet.bytes)) "
      + "in \(bytesText(fleet.stored)).\n"
    if !hosts.isEmpty {
      var table = TextTable(
        ["HOST", "CPU", "CPUS", "MEMORY", "GUESTS", "KERNEL", "LIBVIRT", "TAKEN", "TAGS"],
        rightAligned: [2, 3, 4])
      for host in hosts {
        table.add([
          host.name, host.facts["model"] ?? "unknown", host.cpus.map(String.init) ?? "unknown",
          host.memory.map(bytesText) ?? "unknown", grouped(host.guests), host.facts["kernel"] ?? "unknown",
          host.facts["libvirt"] ?? "unknown", host.taken, tagText(host.tags),
        ])
      }
      text += "\n" + table.text
    }
    if !guests.isEmpty {
      var table = TextTable(["GUEST", "HOST", "CPUS", "MEMORY", "TAKEN", "TAGS"], rightAligned: [2, 3])
      for guest in guests {
        table.add([
          guest.name, guest.host ?? "unknown", guest.cpus.map(String.init) ?? "unknown",
          guest.memory.map(bytesText) ?? "unknown", guest.taken, tagText(guest.tags),
        ])
      }
      text += "\n" + table.text
    }
    return printableLines(text)
  }
}

private func tagText(_ tags: [String: String]) -> String {
  tags.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
}

extension FleetShowReport {
  /// The report as text.
  public var text: String {
    var lines: [String] = []
    if let host {
      lines.append("\(host.name)\(host.uuid.map { " (\($0))" } ?? ""), from \(host.source)")
      let size = [
        host.cpus.map { "\($0) CPUs" }, host.memory.map(bytesText),
        host.nodes.map { counted($0, "NUMA node") },
      ].compactMap(\.self)
      lines.append("  size         \(size.isEmpty ? "unknown" : size.joined(separator: ", "))")
      lines.append(
        "  guests       \(grouped(host.guests)) with \(grouped(host.guestCPUs)) virtual CPUs and \(bytesText(host.guestMemory))"
      )
      for (key, value) in host.facts.sorted(by: { $0.key < $1.key }) {
        lines.append("  \(key)\(String(repeating: " ", count: max(1, 13 - key.count)))\(value)")
      }
      if !host.tags.isEmpty { lines.append("  tags         \(tagText(host.tags))") }
      lines.append("  class        \(host.form.prefix(16))")
      lines += ["", "RECORDS"]
      for record in records {
        lines.append(
          "  \(record.taken)  \(record.isCurrent ? "current " : "replaced")  \(record.format)  \(record.origin)  \(record.sha256.prefix(16))"
        )
      }
    }
    if let guest {
      lines.append("\(guest.name)\(guest.uuid.map { " (\($0))" } ?? ""), from \(guest.source)")
      lines.append("  host         \(guest.host ?? "unknown")")
      lines.append("  CPUs         \(guest.cpus.map(String.init) ?? "unknown")")
      lines.append("  memory       \(guest.memory.map(bytesText) ?? "unknown")")
      if let pages = guest.hugePages { lines.append("  huge pages   \(pages) KiB") }
      if !guest.tags.isEmpty { lines.append("  tags         \(tagText(guest.tags))") }
      lines.append("  class        \(guest.form.prefix(16))")
      for waiver in waivers { lines.append("  waiver       \(waiver)") }
    }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }
}

extension FleetReason {
  /// Whether it is about registers and fields of arm64.
  var isOfArm: Bool { rule.hasPrefix("arm.") }

  /// The title, with at most six of arm64's registers and fields.
  private var shortTitle: String {
    guard isOfArm, let colon = title.firstIndex(of: ":") else { return title }
    let places = title[title.index(after: colon)...].split(separator: ",").map {
      String($0.drop { $0 == " " })
    }
    return "\(title[..<colon]): \(some(places, 6))"
  }

  /// The reasons in few words: those of the worst weight, without repetitions.
  package static func text(_ reasons: [FleetReason], losing lost: [String]) -> String {
    guard let worst = reasons.first?.weight else { return "" }
    let titles = reasons.filter { $0.weight == worst }.map(\.shortTitle).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let features =
      lost.isEmpty
        || !reasons.contains(where: { $0.rule == "cpu.missing" || $0.rule == "libvirt.missing-features" })
      ? "" : " (\(some(lost)))"
    return some(titles, 2) + features
  }
}

extension FleetWhereReport {
  /// The report as text.
  public var text: String {
    var lines = ["\(guest) runs on \(host ?? "an unknown host")."]
    for waiver in waivers { lines.append("Waiver: \(waiver)") }
    for (outcome, title) in [
      (VerdictOutcome.runs, "RUNS ON"), (.runsWithWarnings, "RUNS WITH WARNINGS ON"),
      (.undetermined, "UNDETERMINED ON"),
      (.blocked, "BLOCKED ON"),
    ] {
      let classes = classes.filter { $0.outcome == outcome }
      guard !classes.isEmpty else { continue }
      lines += ["", "\(title) \(counted(classes.reduce(0) { $0 + $1.count }, "host"))"]
      for entry in classes.prefix(12) {
        let reasons = FleetReason.text(entry.reasons, losing: entry.lost)
        lines.append("  \(some(entry.hosts))\(reasons.isEmpty ? "" : "\n      \(reasons)")")
      }
      if classes.count > 12 {
        lines.append("  and \(counted(classes.count - 12, "more class")); --format json lists all")
      }
    }
    if classes.isEmpty { lines += ["", "There is no other host."] }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }
}

extension FleetWhoReport {
  /// The report as text.
  public var text: String {
    var lines = [
      "\(host) takes \(grouped(guests(.runs))) guests, \(grouped(guests(.runsWithWarnings))) with warnings; "
        + "\(grouped(guests(.undetermined))) undetermined, \(grouped(guests(.blocked))) blocked."
    ]
    lines += waivers.map { "Waiver: \($0)" }
    for (outcome, title) in [
      (VerdictOutcome.blocked, "BLOCKED"), (.undetermined, "UNDETERMINED"),
      (.runsWithWarnings, "RUN WITH WARNINGS"),
    ] {
      let classes = classes.filter { $0.outcome == outcome }
      guard !classes.isEmpty else { continue }
      lines += ["", "\(title): \(counted(guests(outcome), "guest")) in \(counted(classes.count, "class"))"]
      for entry in classes.prefix(12) {
        lines.append(
          "  \(grouped(entry.count)) such as \(entry.example)"
            + (entry.waived.isEmpty ? "" : ", for which a waiver accepts the loss of \(some(entry.waived))")
            + "\n      \(FleetReason.text(entry.reasons, losing: entry.lost))"
        )
      }
      if classes.count > 12 {
        lines.append("  and \(counted(classes.count - 12, "more class")); --format json lists all")
      }
    }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }
}

extension StrandingRemedy {
  /// What to do about reasons: on arm64 a guest that starts on another host has that host's CPU.
  package func advice(about reasons: [FleetReason]) -> String {
    self == .coldMove && reasons.contains(where: \.isOfArm)
      ? "the guest stops: shut it down, and start it there; it then has that host's CPU" : advice
  }

  /// What to do, in a few words; after what it costs where it can hurt.
  package var advice: String {
    switch self {
    case .collectEvidence: "collect the missing record (martlet capture there)"
    case .removeObstacle: "end or remove what holds the guest"
    case .acceptLoss: "accept the loss for this guest (martlet fleet waive); it costs time at most"
    case .changePolicy: "change the policy, which alone refuses"
    case .upgradeHost: "update the software or restore the switch on the target"
    case .powerCycle: "the guest stops: shut it down, then start it with what the target gives (martlet fix)"
    case .coldMove: "the guest stops: move it shut down; its CPU changes with the vendor"
    case .addHost: "add a host that fits; none at hand does"
    }
  }
}
