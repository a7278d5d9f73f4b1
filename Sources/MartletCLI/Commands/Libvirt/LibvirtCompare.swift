import ArgumentParser
import CPUReaders
import LibvirtCPU
import ReportContract

/// `martlet libvirt compare`: can a host provide a CPU, as `virsh cpu-compare` tells it.
struct LibvirtCompare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Tell whether HOST can provide CPU, as libvirt does.",
    discussion: """
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
    let map = try options.map()
    let hostInput = try LibvirtInput(host)
    let cpuInput = try LibvirtInput(cpu)
    let name = cpuInput.document.name
    try options.answering("Failed to compare host CPU with \(name)") {
      let comparison = try map.compare(
        host: try hostInput.definition(map), candidate: try cpuInput.definition(map))
      if error, let refusal = comparison.error, options.format == .libvirt {
        throw Refusal(error: refusal, file: name)
      }
      switch options.format {
      case .json:
        try writeOutput(
          try reportJSON(
            LibvirtComparisonAnswer(
              comparison, map: map, uncertainty: options.uncertainty(of: map.libvirtVersion))))
      case .libvirt: try writeOutput(comparison.outcome.sentence(name) + "\n")
      }
      if comparison.outcome == .incompatible { throw CommandExit(status: 1) }
    }
  }
}

/// An incompatibility that is told as an error, as `virsh cpu-compare --error` does.
private struct Refusal: Error, CommandEnding {
  let error: LibvirtError
  let file: String

  func end() -> Int32 {
    writeError("error: Failed to compare host CPU with \(file)")
    writeError("error: \(error.message)")
    return 1
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
