import ArgumentParser
import FileAccess
import FleetQuestions
import FleetStorage
import Glibc
import MartletQuestions

/// Makes a folder and those above it.
func makeFolder(_ path: String) throws(QuestionError) {
  do { try Folder.makeAll(path) } catch {
    throw QuestionError(.cannotWrite, "cannot make the folder \(path): \(error.message)")
  }
}

/// Shows on a terminal how far adding is.
func showProgress(_ progress: FleetAddQuestion.Progress) {
  guard isatty(2) == 1 else { return }
  let rate = progress.seconds > 0 ? Double(progress.bytes) / progress.seconds / 1_048_576 : 0
  let refused = progress.refused > 0 ? ", \(progress.refused) refused" : ""
  writeAll(
    Array("\r\(progress.done) of \(progress.total) documents, \(Int(rate)) MiB/s\(refused)\u{1b}[K".utf8),
    to: 2)
}

/// Shows on a terminal how far reading records again is.
func showSettling(_ settling: OpenFleet.Settling) {
  guard isatty(2) == 1 else { return }
  if settling.done == settling.total { return endProgress() }
  let text = "This version reads the records again: \(settling.done) of \(settling.total) hosts"
  writeAll(Array("\r\(text)\u{1b}[K".utf8), to: 2)
}

/// Takes the line of progress away.
func endProgress() { if isatty(2) == 1 { writeAll(Array("\r\u{1b}[K".utf8), to: 2) } }

/// What a host with a known name and another UUID is.
enum Reinstalled: String, ExpressibleByArgument, CaseIterable {
  case ask, same, new

  var meaning: Reinstallation {
    switch self {
    case .ask: .ask
    case .same: .same
    case .new: .new
    }
  }
}

/// `martlet fleet add`: adds hosts and guests.
struct FleetAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add hosts and guests from files, folders, archives and URIs.",
    discussion: """
      Everything that martlet's readers know is added: captures with their guests, virsh capabilities and domcapabilities, \
      CPUID dumps, Nova listings, guests' definitions. A folder counts with the folders in it, a tar archive with its files. \
      URIs are asked: qemu+ssh://, ssh://, nova:. Answers of managers are read too: kubectl get nodes,vmis,pods -A -o json, \
      Proxmox VE's and oVirt's APIs, openstack flavor list --long -f json; what they do not name is undetermined. \
      Adding the same again changes nothing.

      A host is known by its UUID, else by its name within the source. A host with a known name and another UUID is not \
      added before --reinstalled says what it is.

      Exit status: 0, 1 if a host waits for --reinstalled, 65 if a document was refused.

      Examples:
        martlet fleet add captures/
        martlet fleet add --inventory hosts.yaml
        martlet fleet add - < fleet.tar
      """)

  @OptionGroup var store: StoreOptions
  @Argument(help: "Files, folders, tar archives, -, this, and URIs.") var sources: [String] = []
  @Option(help: "An Ansible inventory in YAML or INI; its hosts are captured by ssh.") var inventory:
    [String] = []
  @Option(help: "Whose names these are; by default files, or the URI.") var source: String?
  @Option(help: "For a known name with another UUID: ask, same or new.") var reinstalled = Reinstalled.ask
  @Option(help: "text, or json (\(FleetAddReport.form)).") var format = AnswerFormat.text

  func run() async throws {
    var question = FleetAddQuestion(sources: sources, inventories: inventory)
    question.source = source
    question.reinstalled = reinstalled.meaning
    question.progress = showProgress
    let report = try await question.answer(in: try store.open(creating: true))
    endProgress()
    try finish(report, report.text, format, status: report.exitStatus)
  }
}

/// `martlet fleet import`: adds the documents of an export.
struct FleetImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Add the documents of an archive that martlet fleet export wrote.")
  @OptionGroup var store: StoreOptions
  @Argument(help: "The archive, or - for standard input.") var archive: String
  @Option(help: "Whose names these are; by default files.") var source: String?
  @Option(help: "text, or json (\(FleetAddReport.form)).") var format = AnswerFormat.text

  func run() async throws {
    var question = FleetAddQuestion(sources: [archive])
    question.source = source
    question.progress = showProgress
    let report = try await question.answer(in: try store.open(creating: true))
    endProgress()
    try finish(report, report.text, format, status: report.exitStatus)
  }
}

/// `martlet fleet remove`: takes hosts or guests out of the fleet.
struct FleetRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take hosts or guests out of the fleet; their records stay in the store."
  )
  @OptionGroup var store: StoreOptions
  @Argument(help: "Names, patterns with * and ?, or UUIDs.") var names: [String]
  @Flag(help: "They are guests.") var guests = false

  func run() async throws {
    let count = try FleetChangeQuestion(names: names, isOfGuests: guests).remove(in: try store.open())
    writeAll(Array("Removed \(count) \(guests ? "guest" : "host")\(count == 1 ? "" : "s").\n".utf8), to: 1)
  }
}

/// `martlet fleet tag`: sets tags.
struct FleetTag: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag", abstract: "Set tags of hosts or guests; the tag pool puts hosts into a pool.",
    discussion: """
      KEY= without a value takes a tag away.

      Examples:
        martlet fleet tag 'node1*' --set pool=a
        martlet fleet tag web1 --guests --set owner=shop
      """)
  @OptionGroup var store: StoreOptions
  @Argument(help: "Names, patterns with * and ?, or UUIDs.") var names: [String]
  @Option(help: "KEY=VALUE; several can be given.") var set: [String]
  @Flag(help: "They are guests.") var guests = false

  func run() async throws {
    let count = try FleetChangeQuestion(names: names, isOfGuests: guests).tag(set, in: try store.open())
    writeAll(Array("Tagged \(count) \(guests ? "guest" : "host")\(count == 1 ? "" : "s").\n".utf8), to: 1)
  }
}

/// `martlet fleet export`: writes all documents.
struct FleetExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write every document of the store into a tar archive.")
  @OptionGroup var store: StoreOptions
  @Option(name: .shortAndLong, help: "The archive.") var output: String

  func run() async throws {
    let count = try FleetChangeQuestion.export(try store.open(), to: output)
    writeAll(Array("Wrote \(count) documents to \(output).\n".utf8), to: 1)
  }
}

/// `martlet fleet backup`: copies the store.
struct FleetBackup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the whole store, with tags, waivers and history, into a file, while others may use it.")
  @OptionGroup var store: StoreOptions
  @Option(name: .shortAndLong, help: "The copy's file, which must not exist.") var output: String

  func run() async throws {
    try store.open().backUp(to: output)
    writeAll(Array("Copied the store to \(output).\n".utf8), to: 1)
  }
}
