import ArgumentParser
import CPUReaders
import FleetPlans
import FleetPools
import FleetQuestions
import Foundation
import MartletQuestions
import RemoteFleet
import ReportContract

/// The option that names weights.
struct WeightOptions: ParsableArguments {
  @Option(help: "What losses cost, in YAML or JSON (Examples/pool-weights.yaml).") var weights: String?

  /// The weights of the file, or the standard ones.
  func read(for fleet: OpenFleet) throws(QuestionError) -> PoolWeights {
    guard let weights else { return .standard }
    return try PoolWeights(try Document(argument: weights), catalog: fleet.records.options.catalog)
  }
}

/// `martlet fleet admit`: what a host would do to pools.
struct FleetAdmit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "admit",
    abstract: "Say what a host would do to each pool, before it joins one.",
    discussion: """
      A pool is the tag pool. The host is one of the fleet, or a record of one that is not in it. --generation takes a name of \
      libvirt's models or a part of it, for hosts that are not bought yet: what its model lists is certain, all else \
      depends on the product, its firmware and its kernel.

      Exit status: 0 if a pool keeps its level, 1 if none does, 2 if that is unknown.

      Examples:
        martlet fleet admit node9.json
        martlet fleet admit --generation Turin --kernel 6.18
      """)
  @OptionGroup var store: StoreOptions
  @Argument(help: "A host of the fleet by name or UUID, or a file with a record of one.") var host: String?
  @Option(help: "A generation, such as Turin or SapphireRapids.") var generation: String?
  @Option(help: "The kernel that hosts of the generation will run, such as 6.18.") var kernel: String?
  @OptionGroup var weights: WeightOptions
  @Option(help: "text, or json (\(FleetAdmitReport.form)).") var format = AnswerFormat.text

  func validate() throws {
    guard (host == nil) != (generation == nil) else {
      throw ValidationError("Give either a host or --generation NAME.")
    }
    guard kernel == nil || generation != nil else {
      throw ValidationError("--kernel goes with --generation.")
    }
  }

  func run() async throws {
    let candidate: FleetAdmitQuestion.Candidate
    var isOfFile = false
    if let generation {
      candidate = .generation(generation, kernel: kernel)
    } else if let host,
      host == "-" || FileManager.default.fileExists(atPath: String(host.prefix { $0 != "#" }))
    {
      isOfFile = true
      candidate = .document(try Document(argument: host))
    } else {
      candidate = .stored(host ?? "")
    }
    let report = try await store.answer(
      generation.map { RemoteQuestion("generations", $0, "admission", values: [("kernel", kernel)]) }
        ?? RemoteQuestion("hosts", host ?? "", "admission"),
      refusing: [("--weights", weights.weights != nil), ("a file with a record", isOfFile)]
    ) { try FleetAdmitQuestion(candidate, weights: try weights.read(for: $0)).answer(in: $0) }
    try finish(report, report.text, format, status: report.exitStatus)
  }
}

/// `martlet fleet retire`: what pools gain when hosts leave.
struct FleetRetire: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retire",
    abstract: "Say which levels rise when hosts leave, and how many guests have to move.",
    discussion: """
      A pool is the tag pool.

      Exit status: 0, 1 if a pool cannot be drained any more, 2 if a level is unknown.

      Examples:
        martlet fleet retire node1 node2
      """)
  @OptionGroup var store: StoreOptions
  @Argument(help: "Names or UUIDs of hosts of the fleet.") var hosts: [String]
  @Option(help: "text, or json (\(FleetRetireReport.form)).") var format = AnswerFormat.text

  func run() async throws {
    let report = try await store.answer(
      RemoteQuestion("retirement", hosts.joined(separator: ",")),
      refusing: [("a name with a comma", hosts.contains { $0.contains(",") })]
    ) { try FleetRetireQuestion(hosts: hosts).answer(in: $0) }
    try finish(report, report.text, format, status: report.exitStatus)
  }
}
