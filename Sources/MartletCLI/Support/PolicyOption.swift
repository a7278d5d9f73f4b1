import ArgumentParser
import CPUCatalog
import CPUReaders
import ConfigurationLint
import GuestVerdicts
import MartletQuestions
import Reports

/// The file of accepted losses and required features.
struct PolicyOption: ParsableArguments {
  @Option(
    name: .customLong("policy"),
    help: ArgumentHelp(
      "A policy in YAML: features whose absence is a warning, and features that must stay, by cluster (Examples/policy.yaml).",
      valueName: "file"))
  var path: String?

  /// The policy as a document; nil without the option.
  var source: DocumentSource? { path.map(DocumentSource.argument) }
}
