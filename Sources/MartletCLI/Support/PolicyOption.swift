import ArgumentParser
import CPUCatalog
import CPUReaders
import ConfigurationLint
import GuestVerdicts
import MartletQuestions
import Reports

/// The option that names a policy.
struct PolicyOption: ParsableArguments {
  @Option(
    name: .customLong("policy"),
    help: ArgumentHelp(
      "A policy in YAML: features whose absence is a warning, and features that must stay, by cluster (Examples/policy.yaml).",
      valueName: "file"))
  var path: String?

  /// Where the policy is; nil for none.
  var source: DocumentSource? { path.map(DocumentSource.argument) }
}
