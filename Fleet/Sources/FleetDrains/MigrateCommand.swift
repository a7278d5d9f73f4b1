internal import Foundation
internal import Glibc
internal import LiveMigration

/// How steps become runs of `martlet migrate`.
public struct MigrateCommand: Sendable {
  /// The program.
  public var program: String
  /// libvirt's URI of each host.
  public var uris: [String: String]
  /// The folder of the migrations' own journals; nil for the standard one.
  public var journals: String?
  /// Where QEMU sends memory, with the target's name for `{host}`; nil for what the target proposes.
  public var migrationURI: String?
  /// Further options of `martlet migrate`.
  public var options: [String]
  /// How long to wait before both ends are asked again where a guest is.
  var pause = Duration.seconds(2)
  /// How often both ends may say that it is at neither.
  var patience = 10

  /// A command.
  public init(
    program: String, uris: [String: String], journals: String? = nil, migrationURI: String? = nil,
    options: [String] = []
  ) {
    self.program = program
    self.uris = uris
    self.journals = journals
    self.migrationURI = migrationURI
    self.options = options
  }

  /// `martlet` beside this program, or the one of the path.
  public static var installed: String {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let beside =
      own.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
      + "/martlet"
    return FileManager.default.isExecutableFile(atPath: beside) ? beside : "martlet"
  }

  /// How a run ended.
  struct End: Sendable {
    /// The outcome in the words of `martlet migrate`, such as `moved`.
    var outcome: String
    /// Its reasons, a sentence each.
    var notes: [String]

    /// Whether the guest is at the target.
    var isThere: Bool { ["moved", "changed", "unverified"].contains(outcome) }
  }

  /// Moves a guest; returns when it is known where the guest is, or that this is unknown.
  func run(_ step: MoveStep, _ children: MigrationChildren) -> End {
    guard let from = uris[step.from], let to = uris[step.to] else {
      return End(
        outcome: "refused", notes: ["no URI is known for \(uris[step.from] == nil ? step.from : step.to)"])
    }
    let route = migrationURI.map { ["--migrate-uri", $0.replacing("{host}", with: step.to)] } ?? []
    return ask(
      ["migrate", step.uuid ?? step.guest, "--from", from, "--to", to] + route + options + journalOption,
      children)
  }

  /// Settles a migration that an earlier process left open, and says where the guest is; nil if nothing was begun.
  func settle(_ step: MoveStep, _ children: MigrationChildren) -> End? {
    resume(step, children)
    let entries = journal(of: step)
    guard let entry = entries.last, entry.step == .settled, entry.place == .target else { return nil }
    let plan = entries.last { $0.id == entry.id && $0.plan != nil }?.plan
    return plan?.to == uris[step.to] ? End(outcome: "moved", notes: []) : nil
  }

  /// Settles a migration that an earlier process of this machine left open; does nothing without one.
  func resume(_ step: MoveStep, _ children: MigrationChildren) {
    guard let uuid = step.uuid, let open = journal(of: step).last, open.step != .settled else { return }
    _ = ask(["migrate", "--resume", uuid] + accessOption + journalOption, children)
  }

  /// The lines of a guest's migrations by this machine.
  private func journal(of step: MoveStep) -> [JournalEntry] {
    guard let uuid = step.uuid, let folder = journals ?? (try? MigrationBatch.standardFolder()),
      let bytes = try? Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(uuid).jsonl"))
    else { return [] }
    return JournalLines(bytes).entries
  }

  /// The option without which some URIs are not opened, if it was given.
  var accessOption: [String] { options.filter { $0 == "--allow-uri" } }

  private var journalOption: [String] { journals.map { ["--journal", $0] } ?? [] }

  private func ask(_ words: [String], _ children: MigrationChildren) -> End {
    let (events, said) = self.events(words, children)
    guard let result = events.last(where: { $0.result != nil })?.result else {
      return End(outcome: "failed", notes: [said])
    }
    return End(outcome: result.outcome.rawValue, notes: result.notes)
  }

  /// Runs the program to its end.
  ///
  /// - Returns: Its events, and its last words for where these say nothing.
  func events(_ words: [String], _ children: MigrationChildren) -> (events: [MigrationEvent], said: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program.contains("/") ? program : "/usr/bin/env")
    process.arguments = (program.contains("/") ? [] : [program]) + words + ["--format", "json"]
    let (output, errors) = (Pipe(), Pipe())
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    do { try process.run() } catch {
      return ([], "\(program) does not start: \(error.localizedDescription)")
    }
    children.add(process)
    defer { children.remove(process) }
    let noise = ReadAside(errors.fileHandleForReading)
    let lines = output.fileHandleForReading.readDataToEndOfFile().split(separator: 10)
    process.waitUntilExit()
    let decoder = JSONDecoder()
    let events = lines.compactMap { try? decoder.decode(MigrationEvent.self, from: $0) }
    let said = noise.text.split(separator: "\n").last.map(String.init)
    return (
      events, said ?? "martlet migrate ended with status \(process.terminationStatus) and said nothing"
    )
  }
}

/// Reads a pipe on a thread of its own.
private final class ReadAside: @unchecked Sendable {
  private let group = DispatchGroup()
  private var data = Data()

  init(_ handle: FileHandle) {
    group.enter()
    let box = UncheckedHandle(handle: handle)
    DispatchQueue.global().async {
      self.data = box.handle.readDataToEndOfFile()
      self.group.leave()
    }
  }

  private struct UncheckedHandle: @unchecked Sendable { let handle: FileHandle }

  /// All that was written, once the writer has ended.
  var text: String {
    group.wait()
    return String(decoding: data, as: UTF8.self)
  }
}

/// The running migrations, to which a request to stop is passed on.
public final class MigrationChildren: @unchecked Sendable {
  private let lock = NSLock()
  private var running: [Process] = []
  private var isStopping = false

  /// No migrations yet.
  public init() {}

  /// Whether nothing new begins.
  public var isStopped: Bool { lock.withLock { isStopping } }

  /// Begins nothing new, and asks what runs to cancel its copy: the guests stay at their sources.
  public func stop() {
    lock.withLock {
      guard !isStopping else { return }
      isStopping = true
      for process in running { kill(process.processIdentifier, SIGINT) }
    }
  }

  func add(_ process: Process) {
    lock.withLock {
      running.append(process)
      if isStopping { kill(process.processIdentifier, SIGINT) }
    }
  }

  func remove(_ process: Process) { lock.withLock { running.removeAll { $0 === process } } }
}
