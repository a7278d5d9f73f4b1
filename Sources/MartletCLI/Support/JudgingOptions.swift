import ArgumentParser
import CPUReaders
import CommandSuggestions
import MartletQuestions
import ReportContract

/// The options of every verb that reads records and judges by a CPU map.
struct JudgingOptions: ParsableArguments {
  @OptionGroup var mapOption: MapOption

  @Option(
    name: .customLong("input-format"),
    help: ArgumentHelp(
      "Read all inputs in this format, and do not recognise it: \(Reader.all.map(\.format).joined(separator: ", ")).",
      valueName: "format"))
  var inputFormat: String?

  @OptionGroup var accessOptions: AccessOptions

  /// The options as a value.
  var records: RecordOptions {
    RecordOptions(map: mapOption.choice, inputFormat: inputFormat, access: accessOptions.access)
  }

  func validate() throws {
    guard let inputFormat, !Reader.all.contains(where: { $0.format == inputFormat }) else { return }
    throw ValidationError(
      "--input-format: there is no format \(inputFormat)."
        + Suggestions.hint(for: inputFormat, of: Reader.all.map(\.format)))
  }
}
