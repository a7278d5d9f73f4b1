import ArgumentParser
import CPUReaders
import FleetMetrics
import FleetPlans
import Foundation
import MartletQuestions
import ReportContract

/// `martlet fleet metrics`: a fleet's numbers for Prometheus.
struct FleetMetricsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: "Print what can move, what can't and what is due as metrics for Prometheus.",
    discussion: """
      The text is Prometheus' exposition format. With -o the file is replaced at once, as node_exporter's textfile collector \
      wants it; a timer that runs this every quarter of an hour is enough. Documentation/alerts has the alerts.

      Examples:
        martlet fleet metrics
        martlet fleet metrics --plan pools.json -o /var/lib/prometheus/node-exporter/martlet.prom
      """)
  @OptionGroup var store: StoreOptions
  @Option(help: "A plan by martlet fleet pools: what its pools give up, and its gap, are counted too.")
  var plan: String?
  @Option(name: .shortAndLong, help: "Write to this file.") var output: String?

  func run() async throws {
    let plan = try plan.map { try PoolPlan(reading: try Document(argument: $0)) }
    let metrics = try FleetMetricsQuestion(plan: plan).answer(in: try store.open())
    let text = metrics.exposition(
      version: MartletVersion.current, now: Date().timeIntervalSince1970.rounded())
    try write(text, to: output)
  }
}
