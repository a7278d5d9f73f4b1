import FleetPlanning
import FleetPlans
import FleetPools
import Foundation
import MartletQuestions
import Testing

@testable import FleetMetrics
@testable import FleetQuestions

/// A fleet's numbers, against the verbs that answer the same questions and against Prometheus' own tools.
@Suite struct FleetMetricsTests {
  @Test func numbersAreTheVerbsOwn() async throws {
    let sample = try MetricSamples()
    let fleet = try await sample.fleet(hosts: 8, guests: 60)
    let plan = try FleetPoolsQuestion(PoolPlan.Request(pools: 2)).answer(in: fleet)
    let metrics = try FleetMetricsQuestion(plan: plan).answer(in: fleet)

    let hosts = try FleetListQuestion().answer(in: fleet)
    #expect(metrics.pools.values.reduce(0) { $0 + $1.knownHosts + $1.unknownHosts } == hosts.hosts.count)
    #expect(metrics.pools.count > 1 && metrics.pools.keys.allSatisfy { !$0.isEmpty })
    let stuck = try FleetStuckQuestion().answer(in: fleet)
    #expect(metrics.pools.values.reduce(0) { $0 + $1.stuck } == stuck.stuck)
    #expect(metrics.pools.values.reduce(0) { $0 + $1.undetermined } == stuck.undetermined)
    #expect(
      metrics.pools.values.reduce(0) { $0 + $1.stuck + $1.undetermined + $1.movable } == stuck.guests)
    #expect(
      metrics.pools.values.reduce(0) { $0 + $1.holdingHosts }
        == Set(stuck.groups.filter(\.isStuck).compactMap(\.host)).count)
    let ledger = try FleetLedgerQuestion().answer(in: fleet)
    #expect(metrics.pools.values.reduce(0) { $0 + $1.due } == ledger.due)
    #expect(metrics.drift.isEmpty)
    let last = try #require(plan.curve.last)
    let planned = try #require(metrics.plan)
    #expect(planned.gap == Double(last.cost - last.bound) / Double(max(last.cost, 1)))
    #expect(
      planned.losses.reduce(0) { $0 + $1.count }
        == plan.pools.flatMap(\.givenUp).reduce(0) { $0 + $1.hosts.count * $1.features.count })
  }

  @Test func aHostThatChangedIsCountedOnceALayer() async throws {
    let sample = try MetricSamples()
    let fleet = try sample.empty()
    for (taken, microcode, kernel) in [
      ("2026-10-01T00:00:00Z", "0x10", "6.1.0"), ("2026-10-02T00:00:00Z", "0x11", "6.1.0"),
      ("2026-10-03T00:00:00Z", "0x11", "6.1.0"), ("2026-10-04T00:00:00Z", "0x12", "6.12.0"),
    ] {
      try await sample.add(
        MetricSamples.snapshot(taken: taken, microcode: microcode, kernel: kernel), to: fleet)
    }
    let metrics = try FleetMetricsQuestion().answer(in: fleet)
    #expect(metrics.drift == [.microcode: 2, .kernel: 1])
    let pool = try #require(metrics.pools[""])
    #expect(pool.oldest == 1_791_072_000, "of the newest record")
    #expect(pool.knownHosts == 1 && pool.unknownHosts == 0)
  }

  @Test func prometheusReadsWhatIsWritten() throws {
    let hostile = "rack \"1\"\\\nmartlet_guests{pool=\"x\"} 9 # {}é"
    var metrics = FleetMetrics()
    metrics.pools[hostile] = .init()
    metrics.pools[hostile]?.stuck = 3
    metrics.pools[""] = .init()
    metrics.pools[""]?.oldest = 1_000
    metrics.drift[.firmware] = 2
    metrics.plan = .init(losses: [.init(pool: hostile, effect: "slow", count: 4)], gap: 0.015625)
    let text = metrics.exposition(version: "1.0", now: 5_000)
    let checked = try run(["promtool", "check", "metrics"], input: text)
    #expect(checked.status == 0, "\(checked.output)")

    // Prometheus' own parser for Python gives back what was put in.
    let script = """
      import json, sys
      from prometheus_client.parser import text_string_to_metric_families
      print(json.dumps([[s.name, s.labels, s.value] for f in text_string_to_metric_families(sys.stdin.read()) for s in f.samples]))
      """
    let parsed = try run(["/usr/bin/python3", "-c", script], input: text)
    let samples = try #require(
      JSONSerialization.jsonObject(with: Data(parsed.output.utf8)) as? [[Any]], "\(parsed.output)")
    func value(_ name: String, _ labels: [String: String]) -> Double? {
      samples.first { $0[0] as? String == name && $0[1] as? [String: String] == labels }?[2] as? Double
    }
    #expect(value("martlet_guests_without_target", ["pool": hostile]) == 3)
    #expect(value("martlet_guests", ["pool": hostile, "outcome": "stuck"]) == 3)
    #expect(value("martlet_evidence_oldest_seconds", ["pool": ""]) == 4_000)
    #expect(value("martlet_evidence_oldest_seconds", ["pool": hostile]) == nil, "no host, no age")
    #expect(value("martlet_host_drift_events_total", ["layer": "firmware"]) == 2)
    #expect(value("martlet_host_drift_events_total", ["layer": "kernel"]) == 0)
    #expect(value("martlet_pool_loss", ["pool": hostile, "class": "slow"]) == 4)
    #expect(value("martlet_pool_gap_ratio", [:]) == 0.015625)
    #expect(value("martlet_build_info", ["version": "1.0"]) == 1)
  }

  @Test func alertsFireWhenTheyShouldAndHavePages() throws {
    let folder = MetricSamples.root + "/Contrib/prometheus"
    let tested = try run(["promtool", "test", "rules", folder + "/martlet.rules.test.yml"])
    #expect(tested.status == 0, "\(tested.output)")
    let rules = try String(contentsOfFile: folder + "/martlet.rules.yml", encoding: .utf8)
    let tests = try String(contentsOfFile: folder + "/martlet.rules.test.yml", encoding: .utf8)
    let names = rules.matches(of: /- alert: (\w+)/).map { String($0.1) }
    let pages = rules.matches(of: /runbook: (\S+)/).map { String($0.1) }
    #expect(names.count > 5 && names.count == pages.count)
    for (name, page) in zip(names, pages) {
      #expect(tests.contains("alertname: \(name)\n"), "no test fires \(name)")
      let text = try String(contentsOfFile: MetricSamples.root + "/" + page, encoding: .utf8)
      #expect(text.hasPrefix("# \(name)\n"))
    }
    try Self.expectKnownMetrics(in: rules.matches(of: /expr: (.*)/).map { String($0.1) })
  }

  @Test func theDashboardAsksForWhatThereIs() throws {
    let file = MetricSamples.root + "/Contrib/grafana/martlet-fleet.json"
    let dashboard = try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: file))) as? [String: Any])
    let panels = try #require(dashboard["panels"] as? [[String: Any]])
    let expressions = panels.flatMap { $0["targets"] as? [[String: Any]] ?? [] }
      .compactMap { $0["expr"] as? String }.map { $0.replacingOccurrences(of: "$pool", with: ".*") }
    #expect(expressions.count >= panels.count)
    try Self.expectKnownMetrics(in: expressions)
    // Prometheus parses them as recording rules.
    let rules: [String: Any] = [
      "groups": [
        [
          "name": "dashboard",
          "rules": expressions.enumerated().map { ["record": "panel:\($0)", "expr": $1] },
        ] as [String: Any]
      ]
    ]
    let sample = try MetricSamples()
    let path = sample.folder + "/dashboard.json"
    try JSONSerialization.data(withJSONObject: rules).write(to: URL(fileURLWithPath: path))
    let checked = try run(["promtool", "check", "rules", path])
    #expect(checked.status == 0, "\(checked.output)")
  }

  /// A schedule with every number.
  private static var refresh: FleetRefreshReport {
    var report = FleetRefreshReport(inputs: [], time: "2026-11-20T03:00:00Z")
    report.plan = .init(intervalSeconds: 900, connections: 200)
    report.hosts.total = 5000
    report.hosts.due = 3
    report.hosts.held = 28
    report.hosts.failing = 100
    report.hosts.unanswered = 7
    report.hosts.oldestAnswerSeconds = 20_000
    report.hosts.overdueSeconds = 4
    return report
  }

  @Test func theScheduleIsCounted() throws {
    let text = Self.refresh.exposition
    let checked = try run(["promtool", "check", "metrics"], input: text)
    #expect(checked.status == 0, "\(checked.output)")
    let values = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(
      values == [
        "martlet_refresh_interval_seconds 900", "martlet_refresh_connections_limit 200",
        "martlet_refresh_hosts 5000", "martlet_refresh_hosts_due 3", "martlet_refresh_hosts_held 28",
        "martlet_refresh_hosts_failing 100", "martlet_refresh_hosts_unanswered 7",
        "martlet_refresh_answer_oldest_seconds 20000", "martlet_refresh_overdue_seconds 4",
      ])
    // What is unknown has no line.
    let empty = FleetRefreshReport(inputs: [], time: "").exposition
    #expect(!empty.contains("martlet_refresh_interval") && !empty.contains("oldest"))
    #expect(empty.contains("martlet_refresh_hosts 0"))
  }

  /// Fails for an expression with a metric that is never written.
  private static func expectKnownMetrics(in expressions: [String]) throws {
    var metrics = FleetMetrics()
    metrics.pools["a"] = .init()
    metrics.pools["a"]?.oldest = 0
    metrics.plan = .init(losses: [.init(pool: "a", effect: "slow", count: 1)], gap: 0)
    let text = metrics.exposition(version: "1", now: 0) + Self.refresh.exposition
    let written = Set(text.matches(of: /# TYPE (\w+)/).map { String($0.1) })
    for expression in expressions {
      let asked = expression.matches(of: /martlet_\w+/).map { String($0.0) }
      #expect(!asked.isEmpty && asked.allSatisfy(written.contains), "\(expression)")
    }
  }
}
