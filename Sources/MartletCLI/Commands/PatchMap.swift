import ArgumentParser
import LibvirtCPU
import MartletQuestions
import ReportContract
import ReportRendering
import Reports

/// `martlet patch-map`: copies a CPU map without a feature, and reports the effects.
struct PatchMap: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patch-map",
    abstract: "Copy libvirt's CPU map without a feature, and say what that changes: a last resort.",
    discussion: """
      PATH is cpu_map.xml, cpu_map/index.xml or their folder, of any libvirt. Martlet copies a file to a file and a folder \
      to a folder, never in place; what it does not take out stays the same, byte for byte. It removes the features from \
      every model and from the map; with --model, only from the lists of these models.

      --libvirt-version says which libvirt reads the map. Without it, Martlet takes the first of \
      \(CPUMapFiles.triedVersions) that finds models.

      Martlet prints a unified diff for patch -p1, the models that change, the effect on guests, other hosts and daemons, \
      and the commands that install the copy and undo it. If libvirt would not load the copy, Martlet writes nothing.

      Examples:
        martlet patch-map /usr/share/libvirt/cpu_map --drop monitor -o cpu_map.without-monitor
        martlet patch-map cpu_map.xml --drop monitor --model core2duo -o cpu_map.edited.xml
        martlet patch-map cpu_map --drop mpx -o edited --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The CPU map: cpu_map.xml, cpu_map/index.xml or its folder.")
  var path: String

  @Option(
    name: .customLong("drop"), help: ArgumentHelp("A feature to remove; repeatable.", valueName: "feature"),
    completion: .features)
  var features: [String]

  @Option(
    name: .customLong("model"),
    help: ArgumentHelp("Remove it from this model's list only; repeatable.", valueName: "model"))
  var models: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the copy here: a file, or a folder.", valueName: "path"))
  var output: String

  @Flag(help: "Overwrite an existing output that is not the input.")
  var force = false

  @Option(
    name: .customLong("libvirt-version"),
    help: ArgumentHelp(
      "The libvirt to answer as, X.Y.Z.",
      valueName: "version"))
  var version: String?

  @OptionGroup var platformOption: PlatformOption

  @Option(help: "text, or json (\(MapPatchReport.form)).")
  var format = Format.text

  func validate() throws {
    guard !features.isEmpty else { throw ValidationError("--drop names the feature to take out.") }
    guard version.map({ LibvirtVersion($0) != nil }) ?? true else {
      throw ValidationError("--libvirt-version takes X.Y.Z, such as 9.0.0.")
    }
  }

  func run() throws {
    var question = PatchMapQuestion(
      path: path, features: features, models: models, output: output, replaces: force,
      libvirtVersion: version.flatMap { LibvirtVersion($0) })
    question.platform = platformOption.platform
    let report = try question.answer()
    try writeOutput(format == .json ? .json(try report.json()) : .lines(report.text(.standardOutput())))
  }
}
