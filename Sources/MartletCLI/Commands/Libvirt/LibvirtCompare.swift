import ArgumentParser
import LibvirtCPU
import MartletQuestions
import ReportContract

/// `martlet libvirt compare`: can a host provide a CPU, as `virsh cpu-compare` tells it.
struct LibvirtCompare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Tell whether HOST can provide CPU, as libvirt does.",
    discussion: """
      Mind the order: the host comes first, as libvirt has it; martlet compare takes what is asked for first.

      Exit status: 0 identical or superset, 1 incompatible, 65 an error of libvirt's, such as an unknown feature.

      Examples:
        martlet libvirt compare capabilities.xml guest.xml
        martlet libvirt compare capabilities.xml guest.xml --error
        martlet libvirt compare domcapabilities.xml guest.xml --format json
      """)

  @Argument(help: "The host's CPU.")
  var host: String

  @Argument(help: "The CPU that it should provide: a guest's or a host's.")
  var cpu: String

  @Flag(help: "Print why the CPU is incompatible, as an error.")
  var error = false

  @OptionGroup var options: LibvirtOptions

  func run() throws {
    let question = LibvirtCompareQuestion(
      host: .argument(host), cpu: .argument(cpu), era: try options.era())
    let name = question.cpu.documentName
    let failure = "Failed to compare host CPU with \(name)"
    let answer = try answering(failure) { try question.answer() }
    if error, let refusal = answer.refusal, options.format == .libvirt {
      writeError("error: \(failure)")
      writeError("error: \(refusal)")
      throw CommandExit(status: 1)
    }
    switch options.format {
    case .json: try writeOutput(try answer.json())
    case .libvirt: try writeOutput(answer.outcome.sentence(name) + "\n")
    }
    if answer.outcome == .incompatible { throw CommandExit(status: 1) }
  }
}

extension CPUComparison.Outcome {
  /// What `virsh cpu-compare` prints.
  fileprivate func sentence(_ file: String) -> String {
    switch self {
    case .incompatible: "CPU described in \(file) is incompatible with host CPU"
    case .identical: "CPU described in \(file) is identical to host CPU"
    case .superset: "Host CPU is a superset of CPU described in \(file)"
    }
  }
}
