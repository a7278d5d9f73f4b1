import ArgumentParser
import CPUCatalog
import CPUCompatibility
import CPUReaders
import LibvirtCPU
import ReportContract

/// The options of every verb that judges by a CPU map.
struct JudgingOptions: ParsableArguments {
  @OptionGroup var mapOption: MapOption

  @Option(
    name: .customLong("input-format"),
    help: ArgumentHelp(
      "Read inputs as this format instead of recognising it: \(Reader.all.map(\.format).joined(separator: ", ")).",
      valueName: "format"))
  var inputFormat: String?

  /// The map that the options name.
  func map() throws(CommandFailure) -> CPUMap { try mapOption.map() }

  /// An interpreter by the map that the options name.
  func interpreter() throws(CommandFailure) -> Interpreter { interpreter(by: try map()) }

  /// An interpreter by a map that is at hand.
  func interpreter(by map: CPUMap) -> Interpreter {
    var interpreter = Interpreter(map: MapProjection(map, catalog: .standard), catalog: .standard)
    interpreter.usesOwnMaps = mapOption.cpuMap == nil
    return interpreter
  }

  /// Reads the record that an argument names, and the one CPU of it that is meant.
  func record(_ argument: String) async throws(CommandFailure) -> (
    document: Document, reading: Reading, cpu: RecordedCPU
  ) {
    let document = try await Document.host(argument)
    do {
      let reading = try Reader.read(document, format: inputFormat)
      return (document, reading, try reading.selecting(document))
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Reads several records of one host, and folds them into one.
  func host(
    _ arguments: [String], role: String,
    _ interpret: (RecordedCPU, Document) throws(ReadError) -> HostCPU
  ) async throws(CommandFailure) -> (host: HostCPU, inputs: [InputReport]) {
    var hosts: [HostCPU] = []
    var inputs: [InputReport] = []
    for argument in arguments {
      let record = try await record(argument)
      do {
        hosts.append(try interpret(record.cpu, record.document))
      } catch {
        throw CommandFailure(error)
      }
      inputs.append(record.document.input(role: role, record.reading))
    }
    return (HostCPU.folding(hosts), inputs)
  }
}
