import ArgumentParser
import CPULevelling
import MartletQuestions
import ReportContract
import ReportRendering

/// `martlet level`: the CPU that guests of a pool may share.
struct Level: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "level",
    abstract:
      "Level hosts: the CPU that guests of all of them may share, what it costs, and which host costs it.",
    discussion: """
      What each host can give its guests counts, not what its CPUID shows: snapshots (martlet capture), virsh \
      domcapabilities and QEMU's expansions tell it; where CPUID alone is known, the answer says so. Bits that warn of a flaw are \
      set if any host has them; bits that follow other state are left alone. SVM and VMX are left out unless --nested is given.

      Unknown is not absent: Martlet does not choose a model with a feature that some host does not report, and a feature \
      outside the model that is unknown somewhere is neither added nor removed, but listed. --assume usual takes KVM to give \
      what the CPU has, as kernels do with usual parameters, and every host to have what all 64-bit CPUs have; --assume FEATURE \
      takes every host that is silent to have it. What was assumed is listed.

      Hosts of several vendors are levelled vendor by vendor.

      --for writes it as a system's configuration: nova.conf; a <cpu> of libvirt's; QEMU's -cpu; Proxmox's cpu-models.conf; \
      a KubeVirt VM; an Incus cluster group; oVirt's custom CPU type. It is checked before: by martlet lint, by libvirt's \
      comparison with what each host's hypervisor gives, and for Nova by what nova-compute of --stack nova=VERSION checks when it \
      starts. What a check refuses is not printed. --stack qemu=VERSION leaves out what that QEMU has no name for; \
      --stack machine=TYPE counts in what older machine types change of the model. What the system \
      cannot express (the last CPUID leaf, address bits) goes to standard error.

      Exit status: 0 there is a level; 1 the hosts share no 64-bit CPU that the map has a model for, or a check refuses the \
      configuration; 2 too little is known.

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
    help: ArgumentHelp("Hosts: records, folders, 'patterns*', @FILE, this, URIs.", valueName: "host"))
  var hosts: [String]

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "\(ConfiguredSystem.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "system"),
    transform: { text in
      guard let system = ConfiguredSystem(rawValue: text) else {
        throw ValidationError(
          "There is no system \(text)."
            + Suggestions.hint(for: text, of: ConfiguredSystem.allCases.map(\.rawValue)))
      }
      return system
    })
  var system: ConfiguredSystem?

  @Flag(help: "With --for: add comments with the hosts and the lost features.")
  var annotate = false

  @Option(help: ArgumentHelp("Name the level by this model of the map.", valueName: "name"))
  var model: String?

  @Flag(help: "Choose only a model that needs no feature off.")
  var onlyAdd = false

  @Flag(help: "Let guests have guests of their own: keep SVM or VMX, and their details.")
  var nested = false

  @Option(
    name: .customLong("assume"),
    help: ArgumentHelp(
      "What to assume where a host does not report: a feature, or usual; repeatable.",
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
      case .json: try writeOutput(try report.json())
      }
    }
    if report.status != .level { throw ExitCode(report.exitStatus) }
  }

  private func write(_ report: LevelReport) throws {
    let style = TextStyle.standardOutput()
    try writeOutput(report.text(style) + report.inputs.unobtainedText(style))
  }

  private var question: LevelQuestion {
    LevelQuestion(
      hosts: hosts.map(DocumentSource.argument), model: model, onlyAdd: onlyAdd, nested: nested,
      assumptions: assumptions, records: judging.records)
  }

  /// Writes the configuration of each level that there is, if all pass their checks; says on standard error what is to be known.
  ///
  /// Ends with 1 if a configuration is refused; nothing is written then.
  private func configuration(for system: ConfiguredSystem) async throws -> LevelReport {
    let answer = try await EmissionQuestion(question, for: system, stack: stack, annotated: annotate).answer()
    for remark in answer.checked.flatMap(\.remarks) {
      writeError("\(remark.kind == .obstacle ? "martlet" : remark.kind.rawValue): \(remark.text)")
    }
    guard let text = answer.text else { throw CommandExit(status: 1) }
    if !text.isEmpty { try writeOutput(text) }
    return answer.report
  }
}
