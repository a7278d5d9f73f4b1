import ArgumentParser
import LibvirtCPU
import MartletQuestions
import ReportContract

/// `martlet libvirt compare`: answers as `virsh cpu-compare` whether a host can provide a CPU.
struct LibvirtCompare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Tell whether HOST can provide CPU, as libvirt does.",
    discussion: """
      The order matters: the host comes first, as in virsh. martlet compare takes what is asked for first.

      CPU is a guest or a host. A capture or a daemon stands for its host's CPU; host.json#web and qemu:///system#web stand \
      for a guest.

      Exit status: 0 for identical or superset, 1 for incompatible, 65 for an error of libvirt's, such as an unknown \
      feature.

      Examples:
        martlet libvirt compare capabilities.xml guest.xml
        martlet libvirt compare capabilities.xml guest.xml --error
        martlet libvirt compare domcapabilities.xml guest.xml --format json
        martlet libvirt compare qemu+ssh://node2/system qemu:///system#web1
      """)

  @Argument(help: "The HOST.")
  var host: String

  @Argument(help: "The CPU that it is to provide: a GUEST or a HOST.")
  var cpu: String

  @Flag(help: "Print why the CPU is incompatible, as an error.")
  var error = false

  @OptionGroup var options: LibvirtOptions

  func run() async throws {
    let name = DocumentSource.argument(cpu).documentName
    let failure = "Failed to compare host CPU with \(name)"
    let answer = try await options.answering(failure) { era in
      try await LibvirtCompareQuestion(
        host: .argument(host), cpu: .argument(cpu), era: era, access: options.access
      ).answer()
    }
    if error, let refusal = answer.refusal, options.format == .libvirt {
      writeError("error: \(failure)")
      writeError("error: \(refusal)")
      throw CommandExit(status: 1)
    }
    switch options.format {
    case .json: try writeOutput(.json(try answer.json()))
    case .libvirt: try writeOutput(.lines(answer.outcome.sentence(name) + "\n"))
    }
    if answer.outcome == .incompatible { throw CommandExit(status: 1) }
  }
}

extension CPUComparison.Outcome {
  /// The sentence that `virsh cpu-compare` prints about `file`.
  fileprivate func sentence(_ file: String) -> String {
    switch self {
    case .incompatible: "CPU described in \(file) is incompatible with host CPU"
    case .identical: "CPU described in \(file) is identical to host CPU"
    case .superset: "Host CPU is a superset of CPU described in \(file)"
    }
  }
}
