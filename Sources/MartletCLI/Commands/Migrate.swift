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

/// `martlet migrate`: moves running guests, or says why not before anything moves.
struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Move running guests to another libvirt host, or say why not before anything moves.",
    discussion: """
      GUEST is a name or UUID at --from, or qemu:///system#web1, which names both; @FILE lists several. --from and --to are \
      URIs of libvirt's, or this.

      Martlet asks both ends first: whether the target has the guest's CPU, machine type and QEMU, and whether the name is \
      free. What blocks ends it there. Warnings and unknowns need --accept with the feature's name or the identifier in \
      brackets. Then the source's libvirt moves the guest peer to peer (pre-copy; storage must be shared, or none), and \
      Martlet verifies both ends. With --verify-guest it also compares CPUID in the guest with what it was.

      Martlet refuses a guest of a manager (OpenStack Nova, oVirt, KubeVirt, CloudStack, OpenNebula, recognised by metadata, \
      sysinfo, paths or name) and prints the manager's own command. Then no guest of the command moves; with --keep-going, \
      only that guest stays. --unmanaged moves it anyway, and says what that breaks.

      A guest that writes memory faster than the link sends it never arrives. Martlet says so during the copy, with the \
      options that help and their price: --auto-converge slows the guest, --comp-methods takes CPU time, --max-downtime \
      pauses the guest for longer, --postcopy risks it. None is on by default. What an end cannot do is refused before \
      anything moves.

      Martlet writes each step to a journal before it takes it ($XDG_STATE_HOME/martlet/migrations). If Martlet is lost, \
      --resume finds the guest, waits for running work, and finishes it or rolls it back. Ctrl-C cancels a copy, and the \
      guest keeps running at the source. A second Ctrl-C ends Martlet at once, as if it were lost.

      Exit status: 0 if all guests moved; 1 if something blocks, needs --accept, or belongs to a manager, and nothing was \
      started; 2 if that is undetermined, or --verify-guest could not read CPUID; 75 if it failed for now, and the guest runs at the source or the output says \
      where; 130 if it was cancelled.

      Examples:
        martlet migrate web1 --from qemu:///system --to qemu+ssh://node2/system --dry-run
        martlet migrate qemu:///system#web1 qemu:///system#web2 --to qemu+ssh://node2/system
        martlet migrate web1 web2 --from qemu:///system --to qemu+ssh://node2/system --parallel 2 --report moves.html
        martlet migrate --all --from qemu:///system --to qemu+ssh://node2/system --keep-going --timeout 600
        martlet migrate db1 --from qemu:///system --to qemu+ssh://node2/system --auto-converge --max-downtime 500
        martlet migrate --resume
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(
    help: "Running guests in the order of their moves: names, UUIDs, URI#NAME, or @FILE with one per line.")
  var guests: [String] = []

  @Option(
    help: ArgumentHelp(
      "The libvirt that has the guests, such as qemu:///system; URI#NAME names a guest too.", valueName: "uri"
    ))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "The libvirt that takes the guests, such as qemu+ssh://node2/system.", valueName: "uri"))
  var to: String?

  @Flag(help: "Move all guests that run at the source, in order of their names.")
  var all = false

  @Option(help: ArgumentHelp("How many guests to move at a time.", valueName: "n"))
  var parallel = 1

  @Flag(help: "Only check both ends; start nothing.")
  var dryRun = false

  @OptionGroup var policyOption: PolicyOption

  @Option(help: ArgumentHelp("The longest pause of a guest at the end of the copy.", valueName: "ms"))
  var maxDowntime: UInt64?

  @Option(help: ArgumentHelp("The highest rate of the copy, in MiB/s.", valueName: "MiB/s"))
  var bandwidth: UInt64?

  @Option(
    help: ArgumentHelp("The time limit for a guest's copy.", valueName: "s"))
  var timeout: Int?

  @Option(
    name: .customLong("migrate-uri"),
    help: ArgumentHelp(
      "Where QEMU sends the memory, such as tcp://10.0.0.2. Default: what the target proposes.",
      valueName: "uri"))
  var migrationURI: String?

  @Option(
    name: .customLong("peer-uri"),
    help: ArgumentHelp(
      "How the source's libvirt reaches the target's, if not by --to.", valueName: "uri"))
  var peer: String?

  @Flag(help: "Send the memory through libvirt's connection.")
  var tunnelled = false

  @Flag(
    help:
      "Move guests although they belong to a manager (Nova, oVirt, KubeVirt, CloudStack, OpenNebula), whose records are wrong afterwards."
  )
  var unmanaged = false

  @Flag(
    help:
      "After the move, compare CPUID in the guest with what it was: by its agent if one answers, else by QEMU; libvirt marks the guest as tainted."
  )
  var verifyGuest = false

  @Flag(help: "Continue with the other guests if one does not move.")
  var keepGoing = false

  @Flag(help: "Settle lost migrations: of the guests that you name, or all in the journal.")
  var resume = false

  @Option(help: ArgumentHelp("The folder of the journals.", valueName: "folder"))
  var journal: String?

  @Option(
    help: ArgumentHelp(
      "Write a report here: JSON (\(MigrationReport.form)) if the name ends in .json, else HTML.",
      valueName: "file"))
  var report: String?

  @Option(help: "text, or json: one event per line (\(MigrationEvent.form)).")
  var format = Format.text

  @OptionGroup(title: "Options for busy guests") var busy: BusyGuestArguments

  @OptionGroup var mapOption: MapOption

  @OptionGroup var platformOption: PlatformOption

  @OptionGroup var accessOptions: AccessOptions

  func validate() throws {
    if resume {
      guard from == nil, to == nil, !all, !dryRun, policyOption.accept.isEmpty, policyOption.path == nil,
        bandwidth == nil,
        maxDowntime == nil, migrationURI == nil, peer == nil, !tunnelled, !keepGoing, !verifyGuest,
        busy.isEmpty
      else {
        throw ValidationError(
          "--resume goes by the journal: it takes guests, --journal, --timeout, --parallel, --unmanaged, --report and --format alone."
        )
      }
    } else {
      guard to != nil else {
        throw ValidationError("Give --to URI, the libvirt that the guests go to, or --resume.")
      }
      let namesGuests = !guests.isEmpty || (from ?? "").contains("#")
      guard all != namesGuests else { throw ValidationError("Name the guests, or say --all.") }
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
        try await ResumeQuestion(
          guests: guests, isUnmanaged: unmanaged, run: migrationRun, access: accessOptions.access
        ).answer(stop: interruption, began: begin, report: display.show)
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
        .lines(
          !summary.results.isEmpty
            ? summary.text()
            : resume
              ? "Nothing is unsettled in \(try migrationRun.folder()).\n"
              : "No guest runs at \(from ?? "the source").\n"))
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
      options.verifiesGuest = verifyGuest
      return options
    }
  }

  private func question() throws -> MigrateQuestion {
    var question = MigrateQuestion(
      guests: guests, from: from, to: to ?? "", isDryRun: dryRun, accepted: policyOption.accept,
      policy: policyOption.source, options: try options,
      records: RecordOptions(map: mapOption.choice, access: accessOptions.access),
      run: migrationRun)
    question.platform = platformOption.platform
    return question
  }
}
