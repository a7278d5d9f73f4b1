public import OpenStackClient

extension PoolQuestion {
  /// Compares a cloud with the plan and with what earlier runs saw: what is gone, lost or drifted; changes nothing.
  ///
  /// - Throws: `QuestionError` of the journal, `FleetFailure` of the cloud.
  public func verify(_ client: CloudClient) async throws -> OpenStackPoolsReport {
    let entries = try PoolJournal.lines(folder: journal, plan: id)
    let situation = try await situation(.verify, client, entries)
    try situation.history.check(isOf: situation.facts, "the journal of the plan \(id)")
    var report = situation.report
    report.addCollection(situation.intended)
    for step in report.steps where step.state == .absent {
      report.findings.append(
        .init(.missing, step.step.target ?? step.step.name, "it is not so that \(step.step.clause)"))
    }
    // A flavor that an earlier run bound, and that --flavor does not name now.
    for step in situation.history.own
    where step.kind == .flavor && !step.isPresent(in: situation.facts)
      && !report.steps.contains(where: { $0.step == step })
    {
      report.findings.append(.init(.missing, step.name, "it is not so that \(step.clause)"))
    }
    report.findings += lostBindings(situation)
    report.findings += drift(situation)
    report.findings += PoolConfiguration.findings(situation.intended, configurations)
    return report
  }

  /// Servers that were bound and are not now, with what unbound them; and servers on hosts of other pools.
  private func lostBindings(_ situation: Situation) -> [OpenStackPoolsReport.Finding] {
    var findings: [OpenStackPoolsReport.Finding] = []
    for server in situation.report.servers {
      if server.binding == .elsewhere {
        findings.append(.init(.misplaced, server.id, server.reason ?? "it is bound to another pool"))
      }
      guard let before = situation.history.bound[server.id],
        server.binding == .unbound || server.binding == .unknown
      else { continue }
      switch before.by {
      case .flavor where before.flavor != server.flavor:
        findings.append(
          .init(
            .lost, server.id,
            "it was bound by the flavor \(before.flavor ?? ""), and a resize gave it \(server.flavor ?? "another"), which requires no pool"
          ))
      case .flavor:
        findings.append(
          .init(.lost, server.id, "it was bound by its flavor, whose copy in the server lost the trait"))
      case .image where server.binding == .unbound:
        findings.append(
          .init(
            .lost, server.id,
            before.image == server.image
              ? "it was bound by its image's properties, which a rebuild replaces"
              : "it was bound by its image's properties, and was rebuilt with another image"))
      case .image where before.image != server.image:
        findings.append(
          .init(
            .lost, server.id,
            "it was bound by its image's properties, and was rebuilt with another image; nova-manage shows whether that one has the trait",
            isUnknown: true))
      case .image, nil: break
      }
    }
    return findings
  }

  /// Hosts whose cpu_info lost a feature of their pool's level since the pool was made.
  private func drift(_ situation: Situation) -> [OpenStackPoolsReport.Finding] {
    var findings: [OpenStackPoolsReport.Finding] = []
    for host in situation.intended.pools.flatMap(\.hosts) {
      guard let before = situation.history.features[host.host] else { continue }
      guard let now = host.features else {
        findings.append(
          .init(.drifted, host.host, "Nova shows no cpu_info of it any more", isUnknown: true))
        continue
      }
      let lost = before.filter { !now.contains($0) }
      if !lost.isEmpty {
        findings.append(
          .init(
            .drifted, host.host,
            "its cpu_info lost \(lost.joined(separator: ", ")), which the pool's level has; take it out of the pool, or plan again"
          ))
      }
    }
    return findings
  }
}
