package import FleetQuestions

extension FleetRefreshReport {
  /// The schedule's numbers for Prometheus.
  package var exposition: String {
    var text = ExpositionText()
    text.add(
      "martlet_refresh_interval_seconds", .gauge, "How often each host is asked that answers.",
      plan.map { [.init([:], $0.intervalSeconds)] } ?? [])
    text.add(
      "martlet_refresh_connections_limit", .gauge,
      "The most hosts that all controllers together ask at one time.",
      plan.map { [.init([:], $0.connections)] } ?? [])
    text.add(
      "martlet_refresh_hosts", .gauge, "Hosts that are asked again at intervals.",
      [.init([:], hosts.total)])
    text.add(
      "martlet_refresh_hosts_due", .gauge, "Hosts whose turn has come and whom no controller asks yet.",
      [.init([:], hosts.due)])
    text.add(
      "martlet_refresh_hosts_held", .gauge, "Hosts that are being asked by all controllers.",
      [.init([:], hosts.held)])
    text.add(
      "martlet_refresh_hosts_failing", .gauge, "Hosts that gave no answer last.",
      [.init([:], hosts.failing)])
    text.add(
      "martlet_refresh_hosts_unanswered", .gauge, "Hosts that never answered a controller.",
      [.init([:], hosts.unanswered)])
    text.add(
      "martlet_refresh_answer_oldest_seconds", .gauge,
      "The age of the answer of the host that has not answered for longest.",
      hosts.oldestAnswerSeconds.map { [.init([:], $0)] } ?? [])
    text.add(
      "martlet_refresh_overdue_seconds", .gauge,
      "For how long the longest overdue host has waited for its turn; 0 if none is due.",
      [.init([:], hosts.overdueSeconds ?? 0)])
    return text.text
  }
}
