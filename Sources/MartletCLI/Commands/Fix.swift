import ArgumentParser
import CPUCatalog
import CPUCompatibility
import CPUExplanations
import CPUReaders
import LibvirtCPU

/// `martlet fix`: the smallest edit of a guest's definition that runs on all of several hosts.
struct Fix: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract:
      "Edit a guest's definition so that it runs on all of several hosts: the smallest edit, and a diff.",
    discussion: """
      GUEST is a <domain> (virsh dumpxml) or a <cpu> with a model; of a host-model guest, the running definition. What some host \
      cannot give is switched off; the document stays as it was otherwise, byte for byte. What would make a running guest fault, have its \
      state refused or its data changed is not taken out unless --allow-drop says so, by the effect (fault, state-refused, corrupt) \
      or by the feature's name.

      Exit status: 0 the definition, or the edited one, runs on all hosts; 1 it does not; 2 a host does not tell enough.

      Examples:
        martlet fix guest.xml --on node1.json --on node2.json
        martlet fix guest.xml --on node2.json --allow-drop avx512f -o fixed.xml
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The guest's definition.")
  var guest: String

  @Option(
    name: .customLong("on"), help: ArgumentHelp("A host that it shall run on; may repeat.", valueName: "host")
  )
  var hosts: [String]

  @Option(
    name: .customLong("allow-drop"),
    help: ArgumentHelp("An effect or a feature that may be lost; may repeat.", valueName: "effect|feature"))
  var allowed: [String] = []

  @OptionGroup var policyOption: PolicyOption

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write the edited definition.", valueName: "file"))
  var output: String?

  @Option(help: "text, or json (martlet.fix/1.0).")
  var format = Format.text

  @OptionGroup var judging: JudgingOptions

  func run() async throws {
    let interpreter = try judging.interpreter()
    let policy = try policyOption.policy(interpreter.catalog)
    var permission = try permission(interpreter.catalog)
    let record = try await judging.record(guest)
    guard case .libvirt(_, .guest, _) = record.cpu else {
      throw CommandFailure(
        "\(record.document.name): this is no guest's definition; a <domain>, or a <cpu> without an <arch>, is wanted",
        status: CommandFailure.badInput)
    }
    var inputs = [record.document.input(role: "guest", record.reading)]
    var read: [HostCPU] = []
    for host in hosts {
      let (cpu, documents) = try await judging.host([host], role: "host", interpreter.host(_:in:))
      read.append(cpu)
      inputs += documents
      let rules = policy.rules(forHost: cpu.name)
      permission.features.formUnion(rules.warn)
      permission.kept.formUnion(rules.keep)
    }
    let report: FixReport
    do {
      let wanted = try interpreter.wanted(record.cpu, in: record.document)
      let plan = FixPlan(wanted, on: read, catalog: interpreter.catalog, permission: permission)
      report = try FixReport(
        plan, document: record.document.bytes,
        file: guest.split(separator: "/").last.map(String.init) ?? guest,
        guest: wanted.name, hosts: read.map(\.name), catalog: interpreter.catalog, martlet: martletVersion,
        inputs: inputs)
    } catch let error as ReadError {
      throw CommandFailure(error)
    } catch let error as LibvirtError {
      throw CommandFailure("\(record.document.name): \(error)", status: CommandFailure.badInput)
    }
    if let output, report.result.exitStatus == 0 { try writeFile(report.edited, to: output) }
    switch format {
    case .text: try writeOutput(report.text(.standardOutput()))
    case .json: try writeOutput(try report.json())
    }
    throw ExitCode(report.result.exitStatus)
  }

  /// What `--allow-drop` names: effects, or features of the catalogue.
  private func permission(_ catalog: Catalog) throws(CommandFailure) -> FixPlan.Permission {
    var effects: Set<LossEffect> = []
    var features: Set<Int> = []
    for word in allowed {
      if let effect = LossEffect(rawValue: word) {
        effects.insert(effect)
        continue
      }
      let found = catalog.features(called: word)
      guard !found.isEmpty else {
        let near = catalog.nearestNames(to: word)
        let hint = near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"
        throw CommandFailure(
          "--allow-drop \(word): there is no such effect or feature\(hint) (effects: "
            + "\(LossEffect.allCases.map(\.rawValue).joined(separator: ", ")))", status: CommandFailure.usage)
      }
      features.formUnion(found.map(\.index))
    }
    return FixPlan.Permission(effects: effects, features: features)
  }
}
