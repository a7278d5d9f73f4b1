import ArgumentParser
import FleetQuestions
import FleetStorage
import MartletQuestions
import RefreshSchedule
import ReportContract
import Wording

/// `martlet fleet`: the inventory of a fleet, and the questions about all of it.
struct FleetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fleet",
    abstract: "Keep the hosts and guests of a fleet, and say who can go where.",
    discussion: """
      The store is one file, or a schema of a PostgreSQL database that several machines share (--store postgresql://HOST/DATABASE, or \
      service=NAME; libpq reads PGPASSFILE and PGSERVICEFILE). It holds evidence; every answer is computed from it. Hosts and guests with the same evidence are \
      one class, so that large fleets are judged quickly.

      Questions (where, who, stuck, why, drift, ledger) exit with 0 if all is well, 1 if not, and 2 if evidence is missing.

      --service asks a martlet serve in place of a store, as do martlet --service URL fleet … and MARTLET_SERVICE: list, show, matrix, where, \
      who, stuck, why, drift, ledger, labels, waive without arguments, admit, retire, and plans by pools, drain and roll. The token \
      is in MARTLET_TOKEN or a file (--token-file).

      Examples:
        martlet fleet add captures/ qemu+ssh://node3/system
        martlet fleet where web1
        martlet fleet stuck
        martlet fleet matrix --by pool
        martlet fleet pools --max 4
        martlet fleet drain node3
        martlet fleet stuck --service https://m.example.org
      """,
    subcommands: [
      FleetAdd.self, FleetList.self, FleetShow.self, FleetRemove.self, FleetTag.self, FleetMatrixCommand.self,
      FleetWhere.self, FleetWho.self, FleetStuck.self, FleetWhy.self, FleetDriftCommand.self,
      FleetLedger.self, FleetLabels.self, FleetPoolsCommand.self, FleetPlanCommand.self, FleetDrain.self,
      FleetRollCommand.self, FleetAdmit.self,
      FleetRetire.self,
      FleetMetricsCommand.self, FleetWaive.self, FleetRefresh.self, FleetExport.self, FleetImport.self,
      FleetBackup.self, FleetCopy.self,
      FleetSimulate.self,
      FleetSchema.self,
    ])
}

/// The option that names the store.
struct StoreOptions: ParsableArguments {
  @Option(
    help:
      "The store: a file, or the address of a PostgreSQL database; by default fleet.martlet in the user's data folder."
  )
  var store: String?

  @Option(
    name: .customLong("cpu-map"),
    help: "The CPU map for hosts without one of their own: a path, installed, builtin or builtin:VERSION.")
  var map: String?

  @OptionGroup(title: "Options for a service") var service: ServiceOptions

  /// The options again, as words that can be shown: an address has no password, which libpq finds elsewhere.
  var words: [String] {
    let shown = store.map { StoreLocation.isDatabase($0) ? (try? StoreLocation($0).description) ?? "" : $0 }
    return (shown.map { ["--store", $0] } ?? []) + (map.map { ["--cpu-map", $0] } ?? [])
  }

  private func path() throws(QuestionError) -> String {
    guard let path = store ?? OpenFleet.defaultPath else {
      throw QuestionError(
        .usage, "store: neither XDG_DATA_HOME nor HOME is set; name the file", at: .parameter("store"))
    }
    return path
  }

  /// The path beside which a service keeps its log and its plans; of a database, in the user's data folder.
  ///
  /// - Throws: `usage` without such a folder.
  func companion() throws -> String {
    let path = try path()
    let location = try wrapped { () throws(FleetStoreError) in try StoreLocation(path) }
    guard !location.isFile else { return location.companion(in: "") }
    guard let folder = OpenFleet.defaultPath.flatMap({ $0.split(separator: "/").dropLast() }) else {
      throw QuestionError(
        .usage, "audit: neither XDG_DATA_HOME nor HOME is set; name the audit log and the folder of plans",
        at: .parameter("audit"))
    }
    let data = "/" + folder.joined(separator: "/")
    try makeFolder(data)
    return location.companion(in: data)
  }

  /// The schedule beside the store by which hosts are asked again.
  ///
  /// - Throws: `usage` if a service is asked; the schedule's errors.
  func schedule() throws -> RefreshSchedule {
    try refuseService()
    return try RefreshSchedule.beside(try path())
  }

  /// Opens the store.
  ///
  /// - Throws: `usage` if a service is asked, since what needs the store itself has no service.
  func open(creating: Bool = false) throws -> OpenFleet {
    try refuseService()
    let path = try path()
    if creating, store == nil, let slash = path.lastIndex(of: "/") { try makeFolder(String(path[..<slash])) }
    return try OpenFleet(path: path, isCreating: creating, map: MapChoice(map)).noting(settling: showSettling)
  }
}

/// How an answer is printed.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

/// Prints an answer and ends with its status.
func finish(
  _ report: some Report, _ text: @autoclosure () -> String, _ format: AnswerFormat, status: Int32 = 0
) throws {
  try show(report, format == .json ? nil : text())
  if status != 0 { throw ExitCode(status) }
}

/// Prints a text, or a report as JSON without one; a long list goes out in pieces.
func show(_ report: some Report, _ text: String?) throws {
  if let text {
    writeAll(Array(text.utf8), to: 1)
  } else if let listing = report as? any ListingReport {
    try listing.writeJSON { writeAll(Array($0.utf8), to: 1) }
  } else {
    writeAll(Array(try report.json().utf8), to: 1)
  }
}
