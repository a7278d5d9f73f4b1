internal import FleetQuestions
internal import GuestVerdicts
internal import Wording

extension CloudDrainReport {
  /// The report as text of one screen: go or no-go, the hosts, who goes where, who stays and why.
  public var text: String {
    var lines = [headline, "Plan \(plan), cloud \(cloud), Nova's API up to \(microversion)."]
    section("REFUSED", conflicts, &lines)
    if !hosts.isEmpty { lines += ["", "HOSTS"] }
    for host in hosts {
      let state = host.isEnabled ? "enabled" : "disabled\(host.reason.map { " (\($0))" } ?? "")"
      let next =
        host.note
        ?? (host.isEnabled && verb == .plan ? "to be disabled as \"\(DrainNames.reason(plan))\"" : nil)
      lines.append("  \(host.name): \(host.isUp ? "up" : "DOWN"), \(state)\(next.map { "; \($0)" } ?? "")")
    }
    lines += moveLines
    lines += stayLines
    section("NOTE", remarks, &lines)
    if let journal { lines += ["", "Journal: \(journal)"] }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }

  private func section(_ title: String, _ sentences: [String], _ lines: inout [String]) {
    guard !sentences.isEmpty else { return }
    lines += ["", title] + sentences.prefix(20).map { "  \($0)." }
    if sentences.count > 20 {
      lines.append("  And \(grouped(sentences.count - 20)) more; --format json lists all.")
    }
  }

  private var headline: String {
    let names = some(hosts.map(\.name), 6)
    let moving = servers.count { $0.treatment == .live && !$0.targets.isEmpty }
    let stuck = servers.count(where: \.isStuck)
    let others = servers.count - moving - stuck
    switch verb {
    case .plan where servers.isEmpty && conflicts.isEmpty: return "GO: no server is on \(names)."
    case .plan where isGo && others == 0:
      let unproven = servers.count { $0.isUndetermined }
      return
        "\(unproven == 0 ? "GO" : "GO, NOT PROVEN for \(counted(unproven, "server"))"): \(counted(moving, "live migration")) \(moving == 1 ? "empties" : "empty") \(names)."
    case .plan where isGo:
      return
        "GO IN PART: \(counted(moving, "live migration")) from \(names); \(counted(others, "server")) \(others == 1 ? "needs" : "need") another way, below."
    case .plan where planIsOpen: return "UNDETERMINED: evidence is missing for servers on \(names)."
    case .plan: return "NO GO: \(names) cannot be emptied by live migrations."
    case .execute:
      let moved = servers.count { $0.end == .moved }
      return staying.isEmpty
        ? "\(names): empty of servers; \(counted(moved, "live migration"))."
        : "\(names): NOT EMPTY; \(counted(moved, "server")) moved, \(counted(staying.count, "server")) \(staying.count == 1 ? "stays" : "stay")\(isStopped ? "; stopped" : "")."
    case .done:
      let own = hosts.count { $0.isOwn }
      return own == 0
        ? "Nothing was to be enabled: no service is disabled by this plan."
        : "Enabled again: \(counted(own, "service")) that this plan had disabled."
    }
  }

  private var planIsOpen: Bool { conflicts.isEmpty && exitStatus == 2 }

  private var moveLines: [String] {
    let moving = servers.filter {
      $0.end == .moved || ($0.end == nil && $0.treatment == .live && !$0.targets.isEmpty)
    }
    guard !moving.isEmpty else { return [] }
    var lines = [
      "", verb == .execute ? "MOVED" : "LIVE MIGRATIONS, each to a host that Nova's scheduler checks",
    ]
    for server in moving.prefix(24) {
      let size = server.memory.map { ", \(grouped($0)) MiB" } ?? ""
      let target = server.place ?? server.targets.first ?? ""
      let others =
        server.end == nil && server.targets.count > 1
        ? ", else \(some(Array(server.targets.dropFirst()), 2))" : ""
      lines.append(
        "  \(server.id) \(server.name) (\(server.status)\(size)): \(server.host) to \(target)\(others)")
    }
    if moving.count > 24 {
      lines.append("  and \(counted(moving.count - 24, "more server")); --format json lists all")
    }
    return lines + warningLines(moving)
  }

  /// What servers meet on their first targets, each once.
  private func warningLines(_ moving: [Server]) -> [String] {
    var lines: [String] = []
    for server in moving where server.end == nil {
      guard let target = server.targets.first,
        let group = server.verdicts.first(where: { $0.hosts.contains(target) }), let reason = group.reason
      else { continue }
      let line = "  \(group.outcome == .undetermined ? "not proven" : "warning"): \(reason)"
      if !lines.contains(line) { lines.append(line) }
    }
    return Array(lines.prefix(8))
  }

  private var stayLines: [String] {
    let staying = servers.filter { server in
      server.end.map { !$0.isAway } ?? (server.treatment != .live || server.targets.isEmpty)
    }
    var lines: [String] = []
    if !staying.isEmpty { lines += ["", "STAY: \(counted(staying.count, "server"))"] }
    var shown: [(servers: [Server], line: String)] = []
    for server in staying {
      let task = server.task.map { ", \($0)" } ?? ""
      let end = server.end.map { "\($0.rawValue); " } ?? ""
      let line =
        "on \(server.place ?? server.host) (\(server.status)\(task)): \(end)\(server.reason ?? "not begun")"
      if server.commands.isEmpty, let place = shown.firstIndex(where: { $0.line == line }) {
        shown[place].servers.append(server)
      } else {
        shown.append(([server], line))
      }
    }
    for (servers, line) in shown.prefix(16) {
      lines.append(
        servers.count == 1
          ? "  \(servers[0].id) \(servers[0].name) \(line)"
          : "  \(counted(servers.count, "server")) \(line)\n      \(some(servers.map(\.id), 3))")
      lines += servers[0].commands.map { "      \($0)" }
    }
    if shown.count > 16 {
      lines.append(
        "  and \(counted(shown.dropFirst(16).reduce(0) { $0 + $1.servers.count }, "more server")); --format json lists all"
      )
    }
    for server in servers where server.end == .gone {
      lines.append("  \(server.id) \(server.name): \(server.reason ?? "it left the host")")
    }
    if verb == .execute, !staying.isEmpty { lines.append("The same command continues.") }
    return lines
  }
}
