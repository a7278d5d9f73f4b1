import ArgumentParser
import CPUCatalog
import CPUCompatibility
import CPUReaders
import ReportRendering
import Reports

/// `martlet compare`: can a host provide a wanted CPU? Short, for scripts.
struct Compare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Tell whether HOST can provide the CPU that WANTED asks for.",
    discussion: """
      WANTED is a host's record, or a guest's definition (a <cpu> or domain XML with a model). Records of two hosts are \
      compared where both were looked at in the same way; where they were not, only what both prove of the CPUs counts. \
      Exit status: 0 it can, 1 it cannot, 2 evidence is missing.

      Examples:
        martlet compare source-capabilities.xml destination-capabilities.xml
        virsh dumpxml guest | martlet compare - destination-capabilities.xml --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "What is asked for: a host's record or a guest's definition.")
  var wanted: String

  @Argument(help: "The host's record.")
  var host: String

  @Option(help: "text, or json (martlet.compare/1.0).")
  var format = Format.text

  @OptionGroup var judging: JudgingOptions

  func run() async throws {
    let interpreter = try judging.interpreter()
    let wantedRecord = try await judging.record(wanted)
    let hostRecord = try await judging.record(host)
    let comparison: Comparison
    do throws(ReadError) {
      var offered = try interpreter.host(hostRecord.cpu, in: hostRecord.document)
      if case .libvirt(_, point: .guest, _) = wantedRecord.cpu {
        comparison = Comparison(
          of: try interpreter.wanted(wantedRecord.cpu, in: wantedRecord.document), on: offered,
          catalog: interpreter.catalog)
      } else {
        var source = try interpreter.host(wantedRecord.cpu, in: wantedRecord.document)
        if source.name == offered.name {
          source.name += " (wanted)"
          offered.name += " (host)"
        }
        comparison = Comparison(of: source, on: offered, catalog: interpreter.catalog)
      }
    } catch {
      throw CommandFailure(error)
    }
    let report = ComparisonReport(
      comparison, map: interpreter.map, catalog: interpreter.catalog, martlet: martletVersion,
      inputs: [
        wantedRecord.document.input(role: "wanted", wantedRecord.reading),
        hostRecord.document.input(role: "host", hostRecord.reading),
      ])
    switch format {
    case .text: try writeOutput(report.text(.standardOutput()))
    case .json: try writeOutput(try report.json())
    }
    throw ExitCode(comparison.result.exitStatus)
  }
}
