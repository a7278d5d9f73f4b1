import ArgumentParser
import Remedies

/// The option that says which platform's commands are printed.
struct PlatformOption: ParsableArguments {
  @Option(
    name: .customLong("platform"),
    help: ArgumentHelp(
      "The hosts' platform, whose commands are printed: \(Platform.words.joined(separator: ", ")).",
      discussion:
        "A deployment and its system go with a comma: kolla,ubuntu. Without the option, a snapshot tells; without one, commands of the Debian and RHEL families are printed once each.",
      valueName: "platform"),
    completion: .list(Platform.words), transform: platform(named:))
  var platform: Platform?
}

/// The platform that the option names.
private func platform(named word: String) throws -> Platform {
  guard let platform = Platform(argument: word) else {
    throw ValidationError("'\(word)' is no platform; there are \(Platform.words.joined(separator: ", ")).")
  }
  return platform
}
