import ArgumentParser
import CommandSuggestions
import MartletQuestions
import Reports

/// `martlet case new`: makes a case of a failure's inputs, redacted.
struct CaseNew: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a case of a failure's inputs: redacted copies, and a case.json to complete.",
    discussion: """
      The inputs decide the question: --lint for configurations, --guest with --on for a verdict, --to for a diagnosis, else \
      --log for messages. Captures, definitions and capabilities keep only what bears on CPUs, machines and migration. In \
      other texts, addresses, UUIDs, paths and full host names become pseudonyms, and so do the names in the records. \
      Martlet cannot know every name: --replace gives it more. Read the files before you show them to anyone.

      case.json then holds Martlet's own answer as the expected one. Correct it to what turned out to be right, write story and \
      resolution, and add knownMiss if Martlet is wrong.

      Examples:
        martlet case new my-case --log nova-compute.log --stack nova=27.0.0
        martlet case new my-case --from sandybridge.txt --to broadwell.txt --replace billing
        martlet case new my-case --guest guest.xml --on node1.json --on node2.json --product kubevirt
      """)

  @Argument(help: "The folder to make.")
  var folder: String

  @Option(help: ArgumentHelp("A record of the host that the guest runs on.", valueName: "host"))
  var from: [String] = []

  @Option(help: ArgumentHelp("A record of the host that the guest is to move to.", valueName: "host"))
  var to: [String] = []

  @Option(
    name: .customLong("on"),
    help: ArgumentHelp("A host that can take the guest; several can follow.", valueName: "host"))
  var hosts: [String] = []

  @Option(help: "The guest's definition.")
  var guest: String?

  @Option(
    name: .customLong("log"),
    help: ArgumentHelp("A log with messages; several can follow.", valueName: "file"))
  var logs: [String] = []

  @Option(
    name: .customLong("lint"),
    help: ArgumentHelp("A configuration to check; several can follow.", valueName: "file"))
  var configurations: [String] = []

  @OptionGroup var stack: StackOption

  @Option(help: "What failed, in a few words.")
  var title = "A failure to describe"

  @Option(
    help:
      "The product that it happened on: \(commaSeparated(DiagnosedCase.Platform.allCases.map(\.rawValue))).",
    completion: .list(DiagnosedCase.Platform.allCases.map(\.rawValue)), transform: product(named:))
  var product = DiagnosedCase.Platform.libvirt

  @Option(name: .customLong("source"), help: "The address of the thread that the case comes from.")
  var url = "unpublished"

  @Option(help: "The terms under which the files may be used.")
  var licence = "Apache-2.0"

  @Option(
    name: .customLong("replace"),
    help: ArgumentHelp("A name that becomes a pseudonym wherever it stands; repeatable.", valueName: "name"))
  var names: [String] = []

  @Flag(name: .customLong("public"), help: "The inputs are public: copy them as they are.")
  var isPublic = false

  @OptionGroup var accessOptions: AccessOptions

  func run() async throws {
    var question = NewCaseQuestion(
      folder: folder, title: title, platform: product,
      source: DiagnosedCase.Source(url: url, licence: licence))
    question.from = from.map(DocumentSource.argument)
    question.to = to.map(DocumentSource.argument)
    question.on = hosts.map(DocumentSource.argument)
    question.guest = guest.map(DocumentSource.argument)
    question.logs = logs.map(DocumentSource.argument)
    question.configurations = configurations.map(DocumentSource.argument)
    question.stack = stack.values
    question.names = names
    question.keepsInputs = isPublic
    question.access = accessOptions.access
    let written = try await question.answer()
    var lines = "\(folder): \(written.files.joined(separator: ", "))\n"
    if !isPublic {
      lines +=
        "\(written.replaced) names, addresses and paths were replaced. Read the files before you show them: "
      lines += "a name that no record has is still there (--replace).\n"
    }
    if written.isAnswerChanged {
      lines += "Martlet answers the redacted inputs unlike the original ones; what was replaced mattered.\n"
    }
    lines += "case.json expects what Martlet answers now: correct it, and write story and resolution.\n"
    try writeOutput(.lines(lines))
  }
}

/// Parses a product that cases are of.
///
/// - Throws: `ValidationError` for an unknown word, with the known ones.
private func product(named word: String) throws -> DiagnosedCase.Platform {
  guard let product = DiagnosedCase.Platform(rawValue: word) else {
    throw ValidationError(
      "There is no product \(word)."
        + Suggestions.hint(for: word, of: DiagnosedCase.Platform.allCases.map(\.rawValue)))
  }
  return product
}
