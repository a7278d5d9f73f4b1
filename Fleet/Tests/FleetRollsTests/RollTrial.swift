import CPUReaders
import FleetDrains
import FleetPlanning
import FleetPlans
import FleetQuestions
import Foundation
import LibvirtClient
import MartletQuestions
import Synchronization
import Testing

@testable import FleetRolls

/// A fleet whose hosts are files: captures are copies of files, `martlet migrate` and the hook are programs that write logs.
final class RollTrial: Sendable {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "martlet-trial-\(UUID().uuidString)"
  ).path
  let fleet: OpenFleet
  let plan: RollPlan
  let children = MigrationChildren()
  /// Guests that a shutdown has turned off.
  private let off = Mutex<Set<String>>([])
  /// Guests that nobody knows of, by host.
  let strangers = Mutex<[String: [String]]>([:])
  /// Hosts that do not answer.
  let silent = Mutex<Set<String>>([])
  let events = Mutex<[String]>([])

  /// Hosts of captures, and the plan of a roll.
  init(_ captures: [Document], _ request: RollPlan.Request) async throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    fleet = try OpenFleet(path: folder + "/fleet", isCreating: true)
    var question = FleetAddQuestion()
    question.documents = (captures.count, { captures[$0] })
    let report = try await question.answer(in: fleet)
    try #require(report.hosts.added == captures.count && report.refused.isEmpty)
    plan = try FleetRollQuestion(request).answer(in: fleet)
    try fleet.backUp(to: folder + "/before")
    for document in captures {
      let name = document.name.replacing(".json", with: "")
      try Data(document.bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name).json"))
    }
    // The hook turns the host into what the file beside says, if there is one.
    try program(
      "hook",
      """
      echo "$1 $2 $MARTLET_HOST $MARTLET_BATCH/$MARTLET_BATCHES [$MARTLET_CHANGE] $MARTLET_ATTEMPT" >> "$here/hooks"
      echo "changing $1"
      [ ! -e "$here/slow-$1" ] || sleep 60
      [ ! -e "$here/fail-$1" ] || exit 3
      [ ! -e "$here/next-$1.json" ] || cp "$here/next-$1.json" "$here/$1.json"
      """)
    try program(
      "martlet",
      """
      guest=$2 to=${6#uri-} outcome=moved
      [ ! -e "$here/stay-$guest" ] || outcome=failed
      [ $outcome = failed ] || echo "$guest $to" >> "$here/moves"
      printf '{"schema":"martlet.migration-event/2.0","martlet":"1","inputs":[],"judgedBy":[],"time":"2026-01-01T00:00:00Z","event":"result","guest":"%s","result":{"guest":"%s","outcome":"%s","notes":["so it was"]}}\\n' "$guest" "$guest" "$outcome"
      """)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Writes a program; another process does it, so that nobody here has it open for writing when it is run.
  private func program(_ name: String, _ text: String) throws {
    let source = "\(folder)/\(name).text"
    try "#!/bin/sh\nhere='\(folder)'\n\(text)\n".write(toFile: source, atomically: true, encoding: .utf8)
    let copy = try Process.run(
      URL(fileURLWithPath: "/usr/bin/install"), arguments: ["-m", "755", source, "\(folder)/\(name)"])
    copy.waitUntilExit()
    try #require(copy.terminationStatus == 0)
  }

  /// Makes a file that the hook or the mover looks for.
  func mark(_ name: String, _ text: String = "") throws {
    try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
  }

  func unmark(_ name: String) { try? FileManager.default.removeItem(atPath: "\(folder)/\(name)") }

  /// The lines of a log.
  func lines(_ name: String) -> [String] {
    ((try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)) ?? "").split(separator: "\n").map(
      String.init)
  }

  /// Where guests are, by name.
  var places: [String: String] {
    var places = Dictionary(uniqueKeysWithValues: plan.guests.map { ($0.name, $0.host) })
    let names = Dictionary(
      plan.guests.compactMap { guest in guest.uuid.map { ($0, guest.name) } }, uniquingKeysWith: { $1 })
    for line in lines("moves") {
      let words = line.split(separator: " ").map(String.init)
      places[names[words[0]] ?? words[0]] = words[1]
    }
    return places
  }

  /// A guest by its name or UUID.
  private func guest(_ name: String) -> HostControl.Guest {
    let own = plan.guests.first { $0.name == name || $0.uuid == name }?.name ?? name
    return HostControl.Guest(name: own, isOff: off.withLock { $0.contains(own) }, isPersistent: true)
  }

  private var control: HostControl {
    HostControl(
      guests: { [self] uri in
        let host = String(uri.dropFirst(4))
        if silent.withLock({ $0.contains(host) }) { return .failure(LibvirtFailure(reason: "no route")) }
        let own = places.filter { $0.value == host }.keys.sorted().map { guest($0) }.filter {
          !$0.isOff
        }
        return .success(own + (strangers.withLock { $0[host] } ?? []).map { guest($0) })
      },
      guest: { [self] _, name in .success(guest(name)) },
      shutDown: { [self] _, name in
        let own = guest(name).name
        guard !FileManager.default.fileExists(atPath: "\(folder)/deaf-\(own)") else { return nil }
        off.withLock { _ = $0.insert(own) }
        return nil
      },
      start: { [self] _, name in
        let own = guest(name).name
        off.withLock { _ = $0.remove(own) }
        return nil
      },
      capture: { path in
        do throws(QuestionError) { return .success(try Document(argument: path)) } catch {
          return .failure(error)
        }
      })
  }

  /// The hook turns a host into one with the new microcode, with or without the feature.
  func becomes(_ host: String, isWithFeature: Bool = true) throws {
    var text = String(
      decoding: try Self.capture(host, guests: 0, isNew: true).bytes, as: UTF8.self)
    if !isWithFeature { text = text.replacing(try Regex("<feature [^>]*name='ssbd'/>"), with: "") }
    try mark("next-\(host).json", text)
  }

  /// The store as it was when the plan was made, in a file of its own.
  func storeOfBefore() throws -> OpenFleet {
    let path = "\(folder)/\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: folder + "/before", toPath: path)
    return try OpenFleet(path: path)
  }

  /// Carries the plan out.
  ///
  /// - Parameter onEvent: Called with each event, before it is noted.
  func run(
    _ change: (inout RollSettings) -> Void = { _ in }, isDry: Bool = false, in store: OpenFleet? = nil,
    onEvent: @escaping @Sendable (RollEvent) -> Void = { _ in }
  ) async throws -> RollResultReport {
    var settings = RollSettings(hook: try HostHook(folder + "/hook", timeLimit: 60))
    settings.interval = .milliseconds(20)
    settings.returnLimit = 1
    settings.shutdownLimit = 1
    for host in plan.hosts { settings.captures[host.name] = ["\(folder)/\(host.name).json"] }
    change(&settings)
    let uris = Dictionary(uniqueKeysWithValues: plan.hosts.map { ($0.name, "uri-\($0.name)") })
    let (check, result) = try await RollExecution(
      plan,
      command: MigrateCommand(program: folder + "/martlet", uris: uris, journals: folder + "/migrations"),
      limits: MoveLimits(), settings: settings, control: control, folder: folder + "/rolls",
      children: children, reportMove: { _, _, _ in },
      report: { [self] event in
        onEvent(event)
        events.withLock { $0.append("\(event.host) \(event.step) \(event.outcome ?? "begins")") }
      }
    ).run(in: store ?? fleet, isDry: isDry)
    return try #require(result, "\(check.changes) \(check.failures)")
  }

  var journal: String { "\(folder)/rolls/\(plan.key).jsonl" }

  /// An invented host's capture; hosts of one seed are alike.
  ///
  /// - Parameters:
  ///   - guests: How many guests it has.
  ///   - features: Whether it has ssbd, and the microcode that brings it.
  static func capture(_ name: String, guests: Int, isNew: Bool, seed: UInt64 = 44) throws -> Document {
    let simulated = try #require(SimulatedFleet(hosts: 1, guests: guests, seed: seed))
    var text = String(decoding: simulated.document(ofHost: 0).bytes, as: UTF8.self)
    if isNew {
      text = text.replacing(/microcode version='[0-9]+'/, with: "microcode version='9999'")
    } else {
      text = text.replacing(try Regex("<feature [^>]*name='ssbd'/>"), with: "")
    }
    text = text.replacing("host-000000", with: name)
    let uuid = try #require(text.firstMatch(of: /<uuid>([0-9a-f-]{36})/)).1
    text = text.replacing(uuid, with: "0000000\(name)-" + uuid.dropFirst(9))
    return Document(name: "\(name).json", bytes: Array(text.utf8))
  }

  /// Three hosts of one kind: a has guests and changes first or second, c has the new microcode already.
  static func microcode(guests: Int = 4) async throws -> RollTrial {
    try await RollTrial(
      [
        capture("a", guests: guests, isNew: false), capture("b", guests: 0, isNew: false),
        capture("c", guests: 0, isNew: true),
      ], .init(changes: ["microcode=0x270f"]))
  }
}
