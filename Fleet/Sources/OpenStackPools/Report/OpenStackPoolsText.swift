internal import FleetQuestions
internal import Wording

extension OpenStackPoolsReport {
  /// The report as text.
  public var text: String {
    var lines = ["\(headline) Plan \(plan), cloud \(cloud)."]
    for pool in pools {
      lines.append("")
      lines.append("\(pool.name): \(pool.level)")
      lines.append("  trait      \(pool.trait)")
      lines.append("  aggregate  \(pool.aggregate)")
      lines.append("  hosts      \(some(pool.hosts, 8))")
    }
    section("REFUSED", conflicts, &lines)
    lines += stepLines
    lines += serverLines
    section("FOUND", findings.filter { !$0.isUnknown }.map { "\($0.subject): \($0.text)" }, &lines)
    section("NOT CERTAIN", findings.filter(\.isUnknown).map { "\($0.subject): \($0.text)" }, &lines)
    if let controller, !changed.isEmpty {
      let title =
        verb == .undo
        ? isDry == true ? "TO FREE" : "FREED"
        : isDry == true ? "TO BIND" : "BOUND"
      lines += ["", "\(title) BY nova-manage ON \(controller), stopped or shelved as they are"]
      lines += changed.prefix(40).map { "  \($0)" }
      if changed.count > 40 {
        lines.append("  and \(grouped(changed.count - 40)) more; --format json lists all")
      }
    }
    if !collect.isEmpty {
      lines += ["", "TO LEARN THE UNKNOWN BINDINGS, on a controller; give the output with --properties:"]
      lines += collect.map { "  \($0)" }
    }
    if let settings {
      lines += [
        "", "EVERY SERVER IS BOUND. In nova.conf of every nova-scheduler, which then has to restart:",
      ]
      lines += settings.split(separator: "\n").map { "  \($0)" }
    }
    section("NOTE", remarks, &lines)
    if let journal { lines += ["", "Journal: \(journal)"] }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }

  private var headline: String {
    switch verb {
    case .plan: "Nothing was changed."
    case .verify where findings.contains(where: { !$0.isUnknown }) || !conflicts.isEmpty:
      "The cloud is not as the plan has it."
    case .verify where exitStatus != 0: "Nothing is known to differ from the plan, and not all is certain."
    case .verify: "The cloud is as the plan has it."
    case .apply where !conflicts.isEmpty: "Nothing was changed: the plan does not fit this cloud."
    case .apply where isDry == true: "Nothing was changed; this is what stage \(stage ?? 0) would do."
    case .apply:
      switch stage {
      case PoolQuestion.Stage.pools.rawValue: "The pools are made."
      case _ where !isMade: "The pools are not made; run apply --stage 2 first."
      case PoolQuestion.Stage.isolation.rawValue:
        isIsolable
          ? "The pools can be isolated."
          : "Isolation is refused: servers that are not bound could neither start nor move on their pool's hosts."
      default: isIsolable ? "Every server is bound." : "Servers are to be bound."
      }
    case .undo where isDry == true: "Nothing was changed; this is what undo would remove."
    case .undo:
      steps.contains { $0.state == .left }
        ? "Some of what the plan made was left." : "What the plan made is removed."
    }
  }

  private func section(_ title: String, _ sentences: [String], _ lines: inout [String]) {
    guard !sentences.isEmpty else { return }
    lines += ["", title]
    lines += sentences.prefix(40).map { "  \($0)." }
    if sentences.count > 40 {
      lines.append("  And \(grouped(sentences.count - 40)) more; --format json lists all.")
    }
  }

  private var stepLines: [String] {
    guard !steps.isEmpty else {
      return verb == .undo ? ["", "This plan made nothing that is still there."] : []
    }
    var lines: [String] = [""]
    let present = steps.count { $0.state == .present }
    if verb == .undo {
      for step in steps where step.state != .absent {
        let word =
          switch step.state {
          case .removed: "removed "
          case .left: "left    "
          default: "remove  "
          }
        lines.append("  \(word) \(step.step.clause)\(step.reason.map { ": \($0)" } ?? "")")
      }
      return lines
    }
    lines.append("STEPS: \(counted(steps.count, "step")), \(grouped(present)) there before")
    for step in steps where step.state != .present {
      lines.append(
        "  \(step.state == .made ? "made" : "make")  \(step.step.clause)  (\(step.rights.joined(separator: ", ")))"
      )
    }
    return lines
  }

  private var serverLines: [String] {
    guard !servers.isEmpty, verb != .undo else { return [] }
    func count(_ binding: ServerBinding.Binding) -> Int { servers.count { $0.binding == binding } }
    var lines = [
      "",
      "SERVERS: \(counted(servers.count, "server")); bound \(grouped(count(.bound))), unbound \(grouped(count(.unbound))), elsewhere \(grouped(count(.elsewhere))), unknown \(grouped(count(.unknown)))",
    ]
    let open = servers.filter { $0.binding != .bound }
    for server in open.prefix(40) {
      var line = "  \(server.id) on \(server.host ?? "no host")"
      line +=
        " (\(server.pool ?? "no pool"), \(server.status)\(server.task.map { ", \($0)" } ?? "")): \(server.binding.rawValue)"
      if let reason = server.reason { line += "; \(reason)" }
      if server.isBusy { line += "; Nova is at work on it, bind it afterwards" }
      lines.append(line)
    }
    if open.count > 40 { lines.append("  and \(grouped(open.count - 40)) more; --format json lists all") }
    guard verb == .apply, stage == PoolQuestion.Stage.bindings.rawValue else { return lines }
    let unbound = servers.filter {
      $0.binding == .unbound && !$0.commands.isEmpty && !changed.contains($0.id)
    }
    guard !unbound.isEmpty else { return lines }
    lines += [
      "",
      "TO BIND THEM. This stops each server. Do it when the server gets its pool's CPU by a power cycle anyway, after",
      "nova-compute of its host was started with the pool's configuration (martlet openstack config); nova-manage runs on a controller.",
    ]
    for server in unbound { lines += server.commands.map { "  \($0)" } }
    return lines
  }
}
