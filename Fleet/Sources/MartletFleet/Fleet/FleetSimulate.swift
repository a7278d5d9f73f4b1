import ArgumentParser
import CPUReaders
import FleetDrains
import FleetPlanning
import FleetPlans
import FleetPools
import FleetQuestions
import FleetRolls
import FleetService
import MartletQuestions
import OpenStackDrains
import OpenStackPools
import ReportContract

/// `martlet fleet simulate`: an invented fleet.
struct FleetSimulate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Invent a fleet: servers of several years, and guests that were started over time.",
    discussion: """
      Hosts have libvirt's server models with microcode, firmware and software of their years; the same numbers and seed make \
      the same fleet. --into adds it to a store with the tag pool; -o writes its captures as files.

      Examples:
        martlet fleet simulate --hosts 200 --guests 4000 --into fleet.martlet
        martlet fleet simulate --hosts 20 --guests 100 --seed 7 -o captures
      """)
  @Option(help: "The number of hosts.") var hosts = 100
  @Option(help: "The number of guests.") var guests = 2000
  @Option(help: "The seed.") var seed: UInt64 = 1
  @Option(help: "The store to add it to; it is made if it is not there.") var into: String?
  @Option(name: .shortAndLong, help: "The folder for the captures.") var output: String?
  @Option(help: "How many different CPUs there are, all of one vendor.") var distinct: Int?
  @Option(help: "Their vendor: Intel or AMD.") var vendor = "Intel"
  @Option(help: "text, or json (\(FleetAddReport.form)).") var format = AnswerFormat.text

  func validate() throws {
    guard (into == nil) != (output == nil) else {
      throw ValidationError("Give either --into FILE or -o FOLDER.")
    }
    guard (1...1_000_000).contains(hosts), (0...20_000_000).contains(guests) else {
      throw ValidationError("Give 1 to 1,000,000 hosts and at most 20,000,000 guests.")
    }
    guard ["Intel", "AMD"].contains(vendor) else { throw ValidationError("The vendor is Intel or AMD.") }
    if let distinct, distinct < 1 { throw ValidationError("--distinct is at least 1.") }
  }

  func run() async throws {
    guard
      let fleet = SimulatedFleet(
        hosts: hosts, guests: guests, seed: seed, distinct: distinct.map { .init(count: $0, vendor: vendor) })
    else {
      throw QuestionError(
        .usage,
        "distinct \(distinct ?? 0): Martlet's tables do not make so many different CPUs of \(vendor) for \(hosts) hosts",
        at: .parameter("distinct"))
    }
    if let output {
      try makeFolder(output)
      for index in 0..<hosts {
        let document = fleet.document(ofHost: index)
        try write(document.bytes, toFile: "\(output)/\(document.name)")
      }
      return writeAll(Array("Wrote \(hosts) captures to \(output).\n".utf8), to: 1)
    }
    let open = try OpenFleet(path: into ?? "", isCreating: true)
    var question = FleetAddQuestion()
    question.documents = (hosts, { fleet.document(ofHost: $0) })
    question.guests = { fleet.guests(ofHost: $0) }
    question.source = "simulated"
    question.progress = showProgress
    let report = try await question.answer(in: open)
    endProgress()
    try open.tagPools { name in
      Int(name.dropFirst("host-".count)).map { fleet.pool(ofHost: $0) }
    }
    try finish(report, report.text, format, status: report.exitStatus)
  }
}

/// `martlet fleet schema`: the JSON Schemas of fleet reports.
struct FleetSchema: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of an answer; without a name, list them.")
  @Argument(help: "Such as fleet-stuck or plan.") var name: String?

  static var forms: [PublishedForm] {
    FleetForms.all + PlanForms.all + PoolForms.all + DrainForms.all + RollForms.all + RollResultForms.all
      + OpenStackForms.all + CloudDrainForms.all + ServiceForms.all
  }

  func run() async throws {
    guard let name else {
      for form in Self.forms { writeAll(Array("\(form.form)  \(form.about)\n".utf8), to: 1) }
      return
    }
    guard let form = Self.forms.first(where: { $0.form.name == name || $0.form.description == name })
    else {
      throw QuestionError(
        .usage,
        "no answer is called \(name); there are \(Self.forms.map(\.form.name).joined(separator: ", "))")
    }
    writeAll(Array(form.schema.text.utf8), to: 1)
  }
}
