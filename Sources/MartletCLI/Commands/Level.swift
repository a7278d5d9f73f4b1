import ArgumentParser
import CPULevelling
import MartletQuestions
import ReportContract
import ReportRendering

/// `martlet level`: finds the CPU that guests of several hosts can share.
struct Level: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "level",
    abstract: "Find the CPU that guests of several hosts can share, what it costs, and which host costs it.",
    discussion: """
      What each host gives its guests counts, not what its CPUID shows. Snapshots (martlet capture), virsh domcapabilities \
      and QEMU's expansions report it; where only CPUID is known, the answer says so. A bit that warns of a flaw is set if \
      any host has it. Bits that follow other state are left alone. SVM and VMX are left out unless you pass --nested.

      Unknown is not absent. Martlet does not choose a model with a feature that a host does not report. A feature outside \
      the model that is unknown somewhere is listed, and neither added nor removed. --assume usual assumes that KVM gives \
      what the CPU has, as kernels do with usual parameters, and that every host has what all 64-bit CPUs have. --assume \
      FEATURE assumes the feature on every host that does not report it. The answer lists what it assumes.

      Hosts of several vendors are levelled vendor by vendor; --vendor NAME levels those of one alone.

      --for writes the level as a system's configuration: nova.conf, a libvirt <cpu>, QEMU's -cpu, Proxmox's \
      cpu-models.conf, a KubeVirt VM, an Incus cluster group, oVirt's custom CPU type, or an OpenNebula template. For Xen, Firecracker and \
      Cloud Hypervisor, whose guests start from the host's CPU, it writes what the hosts must not show. Martlet checks it first: with \
      martlet lint, with libvirt's comparison against what each host's hypervisor gives, and for Nova with what nova-compute \
      of --stack nova=VERSION checks when it starts. It does not print what a check refuses. --stack qemu=VERSION leaves out \
      what that QEMU has no name for, and --stack machine=TYPE counts what older machine types change of the model. What the \
      system cannot express (the last CPUID leaf, address bits) goes to standard error.

      Exit status: 0 if there is a level; 1 if the hosts share no 64-bit CPU that the map has a model for, or a check \
      refuses the configuration; 2 if too little is known.

      Examples:
        martlet level node1.json node2.json node3.json
        martlet level hosts/
        martlet level --for nova --annotate hosts/*.json >> nova.conf
        martlet level --for nova --stack nova=26.2.2 a.json b.json
        martlet level --model Broadwell-noTSX-IBRS --only-add a.xml b.xml
        martlet level --assume usual --assume pcid a-cpuid.txt b-cpuid.txt
        martlet level --format json a.xml b.xml
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(
    help: ArgumentHelp("The hosts: records, folders, 'patterns*', @FILE, this, URIs.", valueName: "host"))
  var hosts: [String]

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "\(ConfiguredSystem.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "system"),
    completion: .list(ConfiguredSystem.allCases.map(\.rawValue)),
    transform: ConfiguredSystem.named)
  var system: ConfiguredSystem?

  @Flag(help: "With --for: add comments with the hosts and the lost features.")
  var annotate = false

  @Option(
    help: ArgumentHelp("Build the level on this model of the map.", valueName: "name"), completion: .models)
  var model: String?

  @Option(help: ArgumentHelp("Level only the hosts of this vendor, such as AMD.", valueName: "name"))
  var vendor: String?

  @Flag(help: "Choose only a model that needs no feature turned off.")
  var onlyAdd = false

  @Flag(help: "Let guests run guests of their own: keep SVM or VMX, and their details.")
  var nested = false

  @Option(
    name: .customLong("assume"),
    help: ArgumentHelp(
      "What to assume if a host does not report it: a feature, or usual; repeatable.",
      valueName: "feature|usual"))
  var assumptions: [String] = []

  @Option(help: "text, or json (\(LevelReport.form)).")
  var format = Format.text

  @OptionGroup var stackOption: StackOption

  @OptionGroup var judging: JudgingOptions

  private var stack: [String] { stackOption.values }

  func validate() throws {
    guard system == nil || format == .text else {
      throw ValidationError("--for and --format json are two answers; ask for one.")
    }
    guard system != nil || !annotate else { throw ValidationError("--annotate goes with --for.") }
    guard system?.hasComments != false || !annotate else {
      throw ValidationError("--annotate writes comments, and a Firecracker template is JSON, which has none.")
    }
    guard system != nil || stack.isEmpty else { throw ValidationError("--stack goes with --for.") }
    guard system == .nova || !stack.contains(where: { !$0.hasPrefix("qemu=") && !$0.hasPrefix("machine=") })
    else {
      throw ValidationError("--stack with settings of Nova goes with --for nova.")
    }
    do throws(QuestionError) {
      _ = try question.assumption()
    } catch {
      throw ValidationError(CommandFailure(error).message)
    }
  }

  func run() async throws {
    let report: LevelReport
    if let system {
      report = try await configuration(for: system)
    } else {
      report = try await question.answer()
      switch format {
      case .text: try write(report)
      case .json: try writeOutput(.json(try report.json()))
      }
    }
    if report.status != .level { throw ExitCode(report.exitStatus) }
  }

  private func write(_ report: LevelReport) throws {
    let style = TextStyle.standardOutput()
    try writeOutput(.lines(report.text(style) + report.inputs.unobtainedText(style)))
  }

  private var question: LevelQuestion {
    var question = LevelQuestion(
      hosts: hosts.map(DocumentSource.argument), model: model, onlyAdd: onlyAdd, nested: nested,
      assumptions: assumptions, records: judging.records)
    question.vendor = vendor
    return question
  }

  /// Prints the configuration of each level if all pass their checks; remarks go to standard error.
  ///
  /// - Throws: `CommandExit` with status 1 if a check refuses a configuration; nothing is printed then.
  private func configuration(for system: ConfiguredSystem) async throws -> LevelReport {
    let answer = try await EmissionQuestion(question, for: system, stack: stack, annotated: annotate).answer()
    for remark in answer.checked.flatMap(\.remarks) {
      writeError("\(remark.kind == .obstacle ? "martlet" : remark.kind.rawValue): \(remark.text)")
    }
    for item in answer.report.inputs.unobtained {
      writeError("martlet: note: not obtained: \(item.sentence)")
    }
    guard let text = answer.text else { throw CommandExit(status: 1) }
    if !text.isEmpty { try writeOutput(.program(text)) }
    return answer.report
  }
}
