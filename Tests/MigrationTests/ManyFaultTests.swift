import Foundation
import Glibc
import LiveMigration
import TestSupport
import Testing

/// What goes wrong in one of many migrations, when, and how it ended.
struct RandomFault: Sendable {
  /// The faults, in turn; each at a moment of its own.
  enum Kind: String, CaseIterable, Sendable {
    case killed, killedAtStep = "killed-at-step", interrupted, targetKilled = "target-killed", sourceKilled =
      "source-killed"
    case targetStopped = "target-stopped", sourceStopped = "source-stopped", cut, refused, fullDisk =
      "full-disk", none
  }

  /// How many migrations there are in all, and the file with a line for each.
  static let wanted = ProcessInfo.processInfo.environment["MARTLET_FAULTS"].flatMap { Int($0) } ?? 0
  static let record = ProcessInfo.processInfo.environment["MARTLET_FAULT_RECORD"] ?? "/dev/null"

  let number: Int
  let kind: Kind
  /// Milliseconds from the beginning of the copy.
  let moment: Int
  let point: FatalPoint

  /// The fault of that number; the same in every run.
  init(_ number: Int) {
    var generator = SeededGenerator(seed: UInt64(number) &* 0x9e37_79b9 &+ 21)
    self.number = number
    kind = Kind.allCases[number % Kind.allCases.count]
    moment = Int.random(in: 0...3500, using: &generator)
    // Those of post-copy need a guest that writes memory without an end; MigrationKillTests has them.
    let points = FatalPoint.all.filter {
      ![.postCopy, .recover, .resume, .finish, .rollback, .abort].contains($0.step)
    }
    point = points[Int.random(in: 0..<points.count, using: &generator)]
  }
}

/// Many migrations with a fault each: afterwards a guest runs at one place, and its journal is settled.
///
/// `Scripts/fault-migrations` runs it, and goes on where it stopped: `MARTLET_FAULTS` is the number of migrations in all,
/// `MARTLET_FAULT_RECORD` the file with a line for each.
@Suite(
  .serialized, .ownThreads,
  .enabled(if: RandomFault.wanted > 0, "Scripts/fault-migrations"),
  .enabled(if: MigrationDaemon.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .hostPair)
struct ManyFaultTests {
  let hosts: HostPair

  init() throws { hosts = try #require(HostPair.current) }

  @Test func noGuestIsLostDoubledOrLeftPaused() throws {
    let done = Set(
      ((try? String(contentsOfFile: RandomFault.record, encoding: .utf8)) ?? "").split(separator: "\n")
        .compactMap { $0.split(separator: " ").first.flatMap { Int($0) } })
    let full = getuid() == 0 ? try MigrationDaemon(hosts.folder + "/f", hasSmallDisk: true) : nil
    defer { full?.stop() }
    try full?.fillDisk()
    for number in 0..<RandomFault.wanted where !done.contains(number) {
      let fault = RandomFault(number)
      let outcome = try migrate(with: fault, full: full)
      let line = "\(number) \(fault.kind.rawValue) \(outcome)\n"
      print(line, terminator: "")
      if let file = FileHandle(forWritingAtPath: RandomFault.record) {
        file.seekToEndOfFile()
        file.write(Data(line.utf8))
        try file.close()
      }
      #expect(outcome.hasPrefix("ok"), "\(line)")
    }
  }

  /// Moves a guest with a fault, takes up what is open, and says where the guest is: `ok a` or `ok b`, else what is wrong.
  private func migrate(with fault: RandomFault, full: MigrationDaemon?) throws -> String {
    let guest = try hosts.guest("many-\(fault.number)")
    defer { clear(guest, full) }
    let target = fault.kind == .fullDisk ? full ?? hosts.b : hosts.b
    if fault.kind == .refused {
      // The target has a definition of that name that is another guest's.
      let path = "\(hosts.folder)/\(guest)-other.xml"
      try String(contentsOfFile: "\(hosts.folder)/\(guest).xml", encoding: .utf8).replacing(
        "<memory", with: "<uuid>\(UUID().uuidString.lowercased())</uuid><memory"
      ).write(toFile: path, atomically: false, encoding: .utf8)
      _ = try hosts.b.virsh("define", path)
    }
    let environment = fault.kind == .killedAtStep ? fault.point.environment : [:]
    let command = try hosts.begin([guest, "--bandwidth", "40"], to: target, environment: environment)
    if ![.none, .refused, .fullDisk, .killedAtStep].contains(fault.kind) {
      for _ in 0..<200 where command.isRunning && !hosts.steps(guest).contains("copying") {
        Thread.sleep(forTimeInterval: 0.05)
      }
      Thread.sleep(forTimeInterval: Double(fault.moment) / 1000)
      strike(fault.kind, command)
    }
    var ended = command.wait()
    try recover(fault.kind)
    for _ in 0..<4 where !(hosts.steps(guest).last ?? "settled").hasPrefix("settled") {
      ended = try hosts.resume(guest)
      Thread.sleep(forTimeInterval: 0.5)
    }
    return try verdict(on: guest, fault, full, ended)
  }

  private func strike(_ kind: RandomFault.Kind, _ command: Command) {
    switch kind {
    case .killed: command.signal(SIGKILL)
    case .interrupted: command.signal(SIGINT)
    case .targetKilled: hosts.b.kill()
    case .sourceKilled: hosts.a.kill()
    case .targetStopped, .sourceStopped:
      let daemon = kind == .targetStopped ? hosts.b : hosts.a
      daemon.signal(SIGSTOP)
      Thread.sleep(forTimeInterval: 3)
      daemon.signal(SIGCONT)
    case .cut:
      let ports = hosts.b.ports
      _ = try? Command(
        [
          "/usr/bin/ss", "-K", "dst", "127.0.0.1", "dport", ">=", "\(ports.lowerBound)", "and", "dport", "<=",
          "\(ports.upperBound)",
        ], environment: [:]
      ).wait()
    case .none, .refused, .fullDisk, .killedAtStep: break
    }
  }

  private func recover(_ kind: RandomFault.Kind) throws {
    if kind == .targetKilled { try hosts.b.start() }
    if kind == .sourceKilled { try hosts.a.start() }
  }

  private func verdict(
    on guest: String, _ fault: RandomFault, _ full: MigrationDaemon?, _ ended: Ended
  ) throws -> String {
    var states: [(place: String, state: String)] = []
    for (daemon, place) in [(hosts.a, "a"), (hosts.b, "b")] + (full.map { [($0, "f")] } ?? []) {
      // The other guest of that name was never started.
      if let state = try daemon.state(guest) { states.append((place, state)) }
    }
    let running = states.filter { $0.state == "running" }
    let last = hosts.steps(guest).last
    let said = states.map { "\($0.place)=\($0.state)" }.joined(separator: ",")
    guard running.count == 1, states.allSatisfy({ ["running", "shut off"].contains($0.state) }) else {
      return
        "FAULT \(said) journal \(last ?? "-") status \(ended.status) at \(fault.moment) \(fault.point.testDescription)"
    }
    guard (last ?? "settled").hasPrefix("settled") else { return "OPEN \(said) journal \(last ?? "-")" }
    return "ok \(running[0].place) status \(ended.status)"
  }

  /// Ends a guest wherever it is.
  private func clear(_ guest: String, _ full: MigrationDaemon?) {
    for daemon in [hosts.a, hosts.b, full].compactMap(\.self) {
      _ = try? daemon.virsh("destroy", guest)
      _ = try? daemon.virsh("undefine", guest)
    }
  }
}
