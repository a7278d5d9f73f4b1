import ArgumentParser

/// `martlet case`: the verbs for failures whose cause is known.
struct CaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case",
    abstract:
      "Make a case of a failure whose cause is known, or ask whether Martlet answers such cases rightly.",
    discussion: """
      A case is a folder: case.json, and the files that Martlet is asked with. case.json says what failed, what it turned out to \
      be, where that is written, and what a right answer names. Documentation/cases.md lists those that Martlet is tested with.

      Examples:
        martlet case new my-case --log nova-compute.log --stack nova=27.0.0
        martlet case run Cases/tsx-removed-by-update
      """,
    subcommands: [CaseNew.self, CaseRun.self])
}
