import ArgumentParser
import CPUDiagnosis
import CPULevelling
import ConfigurationLint
import FailureMessages
import FleetDocuments
import HostSnapshots
import LiveMigration
import MartletQuestions
import ReportContract
import Reports

/// `martlet schema`: prints the JSON Schema of each document that Martlet writes.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a report or a stored document; without a name, list them.",
    discussion: """
      The schemas follow draft 2020-12. They allow unknown properties, because later minor versions can add some. \
      Documentation/json.md says what can change and what cannot.

      Examples:
        martlet schema
        martlet schema check > check.schema.json
      """)

  @Argument(
    help: "The document: check, diagnosis, level and so on.",
    completion: .list(PublishedForm.all.map(\.form.name)))
  var name: String?

  @Flag(help: ArgumentHelp("Refuse properties that the schema does not know.", visibility: .hidden))
  var strict = false

  func run() throws {
    let all = PublishedForm.all
    guard let name else {
      let width = (all.map(\.form.description.count).max() ?? 0) + 2
      let lines = all.map { document in
        let form = document.form.description
        return form + String(repeating: " ", count: width - form.count) + document.about + "\n"
      }
      return try writeOutput(.lines(lines.joined()))
    }
    // The list's own words, `martlet.check/2.0`, are taken as well as the name in them.
    guard
      let document = all.first(where: {
        let form = $0.form.description
        return [$0.form.name, "martlet.\($0.form.name)", form, String(form.dropFirst(8))].contains(name)
      })
    else {
      throw CommandFailure(
        "there is no schema \(name) (martlet schema lists them)", status: CommandFailure.noInput)
    }
    try writeOutput(.json(strict ? document.strictSchema.text : document.schema.text))
  }
}

extension PublishedForm {
  /// Every document whose form is published, in order of their names.
  static var all: [PublishedForm] {
    let forms = [
      PublishedForm(ArmReport.self), PublishedForm(ArmRegisterReport.self), PublishedForm(CaseRunReport.self),
      PublishedForm(CheckReport.self),
      PublishedForm(CloudReport.self),
      PublishedForm(ComparisonReport.self), PublishedForm(Diagnosis.self),
      PublishedForm(DiagnosedCase.self), PublishedForm(DoctorReport.self),
      PublishedForm(FeatureListReport.self), PublishedForm(FeatureLadder.self),
      PublishedForm(FetchedDocuments.self),
      PublishedForm(FixReport.self),
      PublishedForm(FollowedFinding.self), PublishedForm(HostProfile.self), PublishedForm(LevelReport.self),
      PublishedForm(MapPatchReport.self), PublishedForm(MessageReport.self), PublishedForm(ModelReport.self),
      PublishedForm(UndoReport.self),
      PublishedForm(LabReplayReport.self), PublishedForm(LabReport.self),
      PublishedForm(LibvirtCPUAnswer.self), PublishedForm(LibvirtComparisonAnswer.self),
      PublishedForm(LintReport.self), PublishedForm(JournalEntry.self), PublishedForm(MigrationEvent.self),
      PublishedForm(MigrationReport.self), PublishedForm(S390Report.self), PublishedForm(Snapshot.self),
      PublishedForm(UpgradeReport.self),
    ]
    return forms.sorted { $0.form.name < $1.form.name }
  }
}
