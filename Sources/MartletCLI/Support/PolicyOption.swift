import ArgumentParser
import CPUCatalog
import CPUReaders
import ConfigurationLint
import GuestVerdicts
import MartletQuestions
import Reports

/// What the operator accepts and keeps: a file, and words of the command line.
struct PolicyOption: ParsableArguments {
  @Option(
    name: .customLong("policy"),
    help: ArgumentHelp(
      "A policy in YAML or JSON: features whose absence is a warning, features that must stay, and waivers of single guests (Examples/policy.yaml).",
      valueName: "file"))
  var path: String?

  @Option(
    name: .customLong("accept"),
    help: ArgumentHelp(
      "A feature that the guest can lose, with a reason that reports repeat; in migrate also the identifier of a warning; repeatable.",
      valueName: "feature[=reason]"))
  var accept: [String] = []

  /// The policy as a document; nil without the option.
  var source: DocumentSource? { path.map(DocumentSource.argument) }
}
