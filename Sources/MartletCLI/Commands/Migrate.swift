import ArgumentParser
import CPUCatalog
import CPUCompatibility
import CPUReaders
import GuestVerdicts
import LibvirtClient
import LiveMigration
import MartletQuestions
import ReportContract
import ReportRendering
import Reports

/// `martlet migrate`: running guests to another host, or the reason why not before anything moves.
struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract:
      "Move running guests to another libvirt host, or refuse for the right reason before anything moves.",
    discussion: """
      Both ends are asked first: whether the guest's CPU, machine type and QEMU are there, and its name is free. What blocks ends it \
      there; warnings and unknowns need --accept with the feature's name or the identifier in brackets. Then the source's \
      libvirt moves the guest peer to peer (pre-copy; storage must be shared, or none), and Martlet verifies both ends.

      A guest that belongs to a manager (OpenStack Nova, oVirt, KubeVirt, CloudStack, OpenNebula: by its metadata, sysinfo, paths or \
      name) is refused, with the manager's own command, and with it all guests of the command before anything moves (with --keep-going, \
      only that guest). --unmanaged moves it anyway, and says what that breaks.

      A guest that writes memory faster than it is sent never arrives: martlet says so while it copies, with the options that help \
      and their price (--auto-converge slows the guest, --comp-methods takes CPU time, --max-downtime pauses it for longer, \
      --postcopy risks it). None is on unless you ask for it, and what either end cannot do is refused before anything moves.

      Each step is in a journal before it is done ($XDG_STATE_HOME/martlet/migrations). If martlet is lost, --resume finds where \
      the guest is, waits for running work, and finishes it or rolls it back. Ctrl-C cancels a copy, and the guest keeps running at the source; a second one \
      ends martlet at once, as if it were lost.

      Exit status: 0 all guests moved; 1 blocked, a manager's guest, or not accepted, and nothing was started; 2 undetermined, likewise; 75 failed for now, the guest \
      runs at the source or the output says where it is; 130 cancelled.

      Examples:
        martlet migrate web1 --from qemu:///system --to qemu+ssh://node2/system --dry-run
        martlet migrate web1 web2 --from qemu:///system --to qemu+ssh://node2/system --parallel 2 --report moves.html
        martlet migrate --all --from qemu:///system --to qemu+ssh://node2/system --keep-going --timeout 600
        martlet migrate db1 --from qemu:///system --to qemu+ssh://node2/system --auto-converge --max-downtime 500
        martlet migrate --resume
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "Names or UUIDs of running guests, in the order in which they are to go.")
  var guests: [String] = []

  @Option(help: ArgumentHelp("The libvirt that has the guests, such as qemu:///system.", valueName: "uri"))
  var from: String?

  @Option(
    help: ArgumentHelp("The libvirt that they go to, such as qemu+ssh://node2/system.", valueName: "uri"))
  var to: String?

  @Flag(help: "All guests that run at the source, in order of their names.")
  var all = false

  @Option(help: ArgumentHelp("How many guests are moved at a time.", valueName: "n"))
  var parallel = 1

  @Flag(help: "Only look at both ends; nothing is started.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "A feature that may be lost, or the identifier of a warning; may repeat.", valueName: "feature|id"))
  var accept: [String] = []

  @OptionGroup var policyOption: PolicyOption

  @Option(help: ArgumentHelp("The longest pause of a guest at the end.", valueName: "ms"))
  var maxDowntime: UInt64?

  @Option(help: ArgumentHelp("How much is sent at most, in MiB/s.", valueName: "MiB/s"))
  var bandwidth: UInt64?

  @Option(
    help: ArgumentHelp("The time limit for a guest's copy.", valueName: "s"))
  var timeout: Int?

  @Option(
    name: .customLong("migrate-uri"),
    help: ArgumentHelp(
      "Where QEMU sends the memory, such as tcp://10.0.0.2; the target proposes one without it.",
      valueName: "uri"))
  var migrationURI: String?

  @Option(
    name: .customLong("peer-uri"),
    help: ArgumentHelp(
      "How the source's libvirt reaches the target's, where that is not --to.", valueName: "uri"))
  var peer: String?

  @Flag(help: "Send the memory through libvirt's connection.")
  var tunnelled = false

  @Flag(
    help:
      "Move guests though they belong to a manager (Nova, oVirt, KubeVirt, CloudStack, OpenNebula), which then has a wrong record of them."
  )
  var unmanaged = false

  @Flag(help: "Continue with the other guests if one does not move.")
  var keepGoing = false

  @Flag(help: "Settle migrations that were lost: those of the guests named, or all in the journal.")
  var resume = false

  @Option(help: ArgumentHelp("Where the journals are.", valueName: "folder"))
  var journal: String?

  @Option(
    help: ArgumentHelp(
      "Where to write a report: JSON (\(MigrationReport.form)) if the name ends in .json, else HTML.",
      valueName: "file"))
  var report: String?

  @Option(help: "text, or json: events, one object per line (\(MigrationEvent.form)).")
  var format = Format.text

  @OptionGroup(title: "Options for busy guests") var busy: BusyGuestArguments

  @OptionGroup var mapOption: MapOption

  @OptionGroup var platformOption: PlatformOption

  func validate() throws {
    if resume {
      guard from == nil, to == nil, !all, !dryRun, accept.isEmpty, policyOption.path == nil, bandwidth == nil,
        maxDowntime == nil, migrationURI == nil, peer == nil, !tunnelled, !keepGoing, busy.isEmpty
      else {
        throw ValidationError(
          "--resume goes by the journal: it takes guests, --journal, --timeout, --parallel, --unmanaged, --report and --format alone."
        )
      }
    } else {
      guard from != nil, to != nil else {
        throw ValidationError("--from URI and --to URI are needed, or --resume.")
      }
      guard all != !guests.isEmpty else { throw ValidationError("Name the guests, or say --all.") }
    }
    guard parallel > 0 else { throw ValidationError("--parallel: at least 1.") }
    guard timeout ?? 1 > 0 else { throw ValidationError("--timeout: at least 1 second.") }
    guard bandwidth ?? 1 > 0, maxDowntime ?? 1 > 0 else {
      throw ValidationError("--bandwidth and --max-downtime: at least 1.")
    }
    guard !tunnelled || migrationURI == nil else {
      throw ValidationError(
        "--tunnelled sends the memory through libvirt's connection: --migrate-uri has no part in it.")
    }
    if let conflict = try options.conflicts.first {
      throw ValidationError("--\(conflict.option): \(conflict.reason)")
    }
  }

  func run() async throws {
    let display = MigrationDisplay(asJSON: format == .json)
    let begin = {
      ignoreBrokenPipes()
      catchInterruptions()
    }
    let summary =
      if resume {
        try await ResumeQuestion(guests: guests, isUnmanaged: unmanaged, run: migrationRun).answer(
          stop: interruption, began: begin, report: display.show)
      } else {
        try await question().answer(stop: interruption, began: begin, report: display.show)
      }
    display.end()
    if let report {
      let text = report.hasSuffix(".json") ? try summary.json() : summary.html()
      try writeFile(Array(text.utf8), to: report)
    }
    if format == .text {
      try writeOutput(
        !summary.results.isEmpty
          ? summary.text()
          : resume
            ? "Nothing is unsettled in \(try migrationRun.folder()).\n" : "No guest runs at \(from ?? "").\n")
    }
    let isCutShort = interruption.reason != nil && summary.results.contains { $0.outcome == .skipped }
    throw ExitCode(isCutShort ? 130 : summary.exitStatus)
  }

  private var migrationRun: MigrationRun {
    MigrationRun(
      journal: journal, simultaneous: parallel, keepsGoing: keepGoing,
      timeout: timeout.map { .seconds($0) })
  }

  private var options: MigrationOptions {
    get throws {
      var options = MigrationOptions()
      options.busy = try busy.options()
      options.bandwidth = bandwidth
      options.maxDowntime = maxDowntime
      options.migrationURI = migrationURI
      options.peer = peer
      options.isTunnelled = tunnelled
      options.isUnmanaged = unmanaged
      return options
    }
  }

  private func question() throws -> MigrateQuestion {
    var question = MigrateQuestion(
      guests: guests, from: from ?? "", to: to ?? "", isDryRun: dryRun, accepted: accept,
      policy: policyOption.source, options: try options, records: RecordOptions(map: mapOption.choice),
      run: migrationRun)
    question.platform = platformOption.platform
    return question
  }
}
