import ArgumentParser
import CPUCatalog
import Reports
import CPUReaders
import ConfigurationLint
import GuestVerdicts

/// The option that names a policy.
struct PolicyOption: ParsableArguments {
  @Option(
    name: .customLong("policy"),
    help: ArgumentHelp(
      "A policy in YAML: features whose absence is a warning, features that must stay, by cluster (Examples/policy.yaml).",
      valueName: "file"))
  var path: String?

  /// The policy that the option names; one that accepts nothing and asks for nothing without it.
  func policy(_ catalog: Catalog) throws(CommandFailure) -> CompatibilityPolicy {
    guard let path else { return CompatibilityPolicy() }
    let document = try Document(argument: path)
    do {
      return try CompatibilityPolicy(yaml: document.bytes, name: document.name, catalog: catalog)
    } catch {
      throw CommandFailure("\(error)", status: CommandFailure.badInput)
    }
  }
}
