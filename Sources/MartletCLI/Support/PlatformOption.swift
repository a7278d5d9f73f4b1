import ArgumentParser
import Remedies

/// The platform whose commands a verb prints.
struct PlatformOption: ParsableArguments {
  @Option(
    name: .customLong("platform"),
    help: ArgumentHelp(
      "Print the commands of this platform: \(Platform.words.joined(separator: ", ")).",
      discussion:
        "Separate a deployment and its system with a comma: kolla,ubuntu. Default: the platform in the snapshot, else the commands of the Debian and the RHEL family, once each.",
      valueName: "platform"),
    completion: .list(Platform.words), transform: platform(named:))
  var platform: Platform?
}

/// Parses a platform.
///
/// - Throws: `ValidationError` for an unknown word, with the known ones.
private func platform(named word: String) throws -> Platform {
  guard let platform = Platform(argument: word) else {
    throw ValidationError("'\(word)' is no platform; there are \(Platform.words.joined(separator: ", ")).")
  }
  return platform
}
