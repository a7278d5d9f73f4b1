import ArgumentParser
import CPUCompatibility
import MartletQuestions
import MigrationLab
import ReportContract
import ReportRendering

/// The options that `lab up` and `lab replay` share.
struct LabStartOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Each host's memory in MiB.", valueName: "mib"))
  var memory = 1024

  @Option(
    help: ArgumentHelp(
      "The hosts' machine type, such as pc-q35-3.1: it changes what a CPU model has. Default: this QEMU's newest pc.",
      valueName: "type"))
  var machine: String?

  @Option(
    name: .customLong("boot-limit"),
    help: ArgumentHelp("How long to wait for hosts to boot.", valueName: "seconds"))
  var bootLimit = 300

  @OptionGroup var folder: LabFolderOption
  @OptionGroup var cache: LabCacheOption

  @Option(help: "text, or json (\(LabReport.form)).")
  var format = LabStatusCommand.Format.text

  func validate() throws {
    guard memory >= 512 else { throw ValidationError("--memory takes 512 or more.") }
    guard bootLimit > 0 else { throw ValidationError("--boot-limit takes a number of seconds above 0.") }
    guard machine != nil else { return }
    do throws(LabError) {
      _ = try LabHost("host=max", machine: machine, memory: memory, number: 1)
    } catch {
      throw ValidationError("--machine \(error.reason).")
    }
  }

  /// Starts the hosts, `NAME=CPU` each, and shows them.
  func up(_ hosts: [String]) async throws -> Lab {
    Interruption.isAwaited()
    let line = StatusLine()
    defer { line.clear() }
    let (image, folder) = (try cache.image(), try folder.folder())
    do throws(LabError) {
      var wanted: [LabHost] = []
      for (index, text) in hosts.enumerated() {
        wanted.append(try LabHost(text, machine: machine, memory: memory, number: index + 1))
      }
      return try await Lab.up(
        at: folder, hosts: wanted, image: image, within: .seconds(bootLimit)
      ) { progress in
        switch progress {
        case .image(let step): line.show("martlet: the image: \(step) ...")
        case .booting(let up, let all): line.show("martlet: \(up) of \(all) hosts are up ...")
        }
      }
    } catch {
      line.clear()
      throw CommandFailure(error)
    }
  }
}

/// `martlet lab up`: starts hosts with CPUs of your choice.
struct LabUp: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "up",
    abstract: "Start hosts, and wait until they answer; build the image first if there is none.",
    discussion: """
      Examples:
        martlet lab up
        martlet lab up --host alpha=SandyBridge,+monitor --host beta=Broadwell,-monitor
        martlet lab up --machine pc-q35-3.1 --host alpha=Skylake-Client
      """)

  @Option(
    name: .customLong("host"),
    help: ArgumentHelp(
      "A host and its CPU; repeatable. Default: alpha=SandyBridge,+monitor and beta=Broadwell,-monitor.",
      valueName: "name=cpu"))
  var hosts: [String] = []

  @OptionGroup var options: LabStartOptions

  func run() async throws {
    let lab = try await options.up(
      hosts.isEmpty ? ["alpha=SandyBridge,+monitor", "beta=Broadwell,-monitor"] : hosts)
    try LabStatusCommand.write(lab, format: options.format)
  }
}

/// `martlet lab replay`: starts hosts with the CPUs of records.
struct LabReplay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract:
      "Start hosts with the CPUs of records, as near as emulation comes, and list what it cannot emulate.",
    discussion: """
      RECORD is a HOST as in other verbs; a snapshot by martlet capture reports the most. The hosts take the names of the \
      records' hosts, in lower case. Old machine types (--machine) switch features of every CPU off; those that the record \
      has are switched on again. With --print, Martlet starts nothing: it prints the CPUs and what QEMU here cannot \
      emulate.

      Examples:
        martlet lab replay node1.json node2.json
        martlet lab replay node1.json node2.json --print
        martlet lab replay node1.json --machine pc-i440fx-2.2 --print
      """)

  @Argument(help: "Records of hosts.")
  var records: [String]

  @Flag(name: .customLong("print"), help: "Print the CPUs, and start nothing.")
  var printOnly = false

  @OptionGroup var judging: JudgingOptions
  @OptionGroup var options: LabStartOptions

  func run() async throws {
    let reader = try Records(judging.records)
    let emulated = try await EmulationQuestion().answer()
    var hosts: [LabReplayReport.Host] = []
    var inputs: [InputReport] = []
    for host in try await reader.hosts(records.map(DocumentSource.argument), role: "host") {
      inputs += host.inputs
      let replayed = ReplayedCPU(
        host.cpu, emulated: emulated, catalog: reader.options.catalog, machine: options.machine)
      hosts.append(
        LabReplayReport.Host(
          name: hostName(host.cpu.name, among: hosts.map(\.name)), record: host.argument,
          machine: options.machine, replayed))
    }
    let report = LabReplayReport(
      inputs: inputs,
      judgedBy: [reader.yardstick],
      hosts: hosts)
    if !printOnly {
      let lab = try await options.up(hosts.map { "\($0.name)=\($0.cpu)" })
      guard options.format == .text else {
        return try writeOutput(.json(try LabReport(lab, replayed: report).json()))
      }
      try LabStatusCommand.write(lab, format: .text)
    }
    switch options.format {
    case .json: try writeOutput(.json(try report.json()))
    case .text: try writeOutput(.lines(report.text + report.inputs.unobtainedText(.standardOutput())))
    }
  }

  /// A host's name in the lab's alphabet, different from `others`.
  private func hostName(_ name: String, among others: [String]) -> String {
    let first = name.split(separator: ".").first.map { $0.lowercased() } ?? ""
    var base = String(first.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }.prefix(24))
    if base.first?.isLetter != true { base = "host" + base }
    var number = 2
    var candidate = base
    while others.contains(candidate) {
      candidate = "\(base)-\(number)"
      number += 1
    }
    return candidate
  }
}
