import Foundation
import Glibc
import TestSupport
import Testing

/// A roll for real: two libvirtd on this machine that restart one after the other, guests that move, and martlet killed or stopped in the middle.
@Suite(
  .serialized, .ownThreads,
  .enabled(if: MigrationDaemon.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .enabled(if: hasFleetProgram, "martlet-fleet is not beside martlet (./test builds it)"),
  .hostPair)
struct RollTests {
  let hosts: HostPair
  private let store: String

  init() throws {
    hosts = try #require(HostPair.current)
    store = hosts.folder + "/roll-\(UUID().uuidString.prefix(8))"
    // The program asks whoever holds the daemon to restart it, and waits until that is done.
    try writeProgram(
      """
      #!/bin/sh
      here='\(hosts.folder)'
      echo "$MARTLET_HOST_UUID $MARTLET_ATTEMPT" >> "$here/hooks"
      echo "$2" > "$here/wanted.new" && mv "$here/wanted.new" "$here/wanted"
      while [ -e "$here/wanted" ]; do sleep 0.1; done
      """, at: hosts.folder + "/hook")
    try? FileManager.default.removeItem(atPath: hosts.folder + "/hooks")
  }

  private func begin(_ words: [String]) throws -> Command {
    try Command(
      [martletPath, "fleet"] + words + ["--store", store],
      environment: [
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "XDG_STATE_HOME": store + "-state", "NO_COLOR": "1",
      ])
  }

  private func fleet(_ words: String...) throws -> Ended { try begin(words).wait() }

  private var rolling: [String] {
    [
      "--hook", hosts.folder + "/hook", "--migrate-uri", "tcp://127.0.0.1", "--return-timeout", "60",
      "--hook-timeout", "60",
    ]
  }

  /// The UUIDs of the hosts whose hook ran, in order.
  private var hooks: [String] {
    ((try? String(contentsOfFile: hosts.folder + "/hooks", encoding: .utf8)) ?? "").split(separator: "\n").map
    {
      String($0.prefix { $0 != " " })
    }
  }

  /// Waits until a hook asks for its host's restart; the host.
  private func wanted(while command: Command) throws -> MigrationDaemon {
    let path = hosts.folder + "/wanted"
    for _ in 0..<900 {
      if let uri = try? String(contentsOfFile: path, encoding: .utf8) {
        return uri.contains(hosts.a.folder + "/") ? hosts.a : hosts.b
      }
      guard command.isRunning else { throw Unmade(description: "no hook ran: \(command.wait())") }
      Thread.sleep(forTimeInterval: 0.1)
    }
    throw Unmade(description: "no hook ran within 90 s")
  }

  /// Restarts a host, and lets its hook end.
  private func restart(_ host: MigrationDaemon) throws {
    host.kill()
    try host.start()
    try FileManager.default.removeItem(atPath: hosts.folder + "/wanted")
  }

  /// Both hosts restart while guests run on, though martlet is killed during the first change and stopped during the second.
  @Test func hostsRestartWhileGuestsRunOn() throws {
    let guests = try ["roll1", "roll2"].map { try hosts.guest($0) }
    #expect(try fleet("add", hosts.a.uri, hosts.b.uri).status == 0)
    let plan = try fleet("roll", "--format", "json")
    #expect(plan.status == 0, "\(plan)")
    let path = hosts.folder + "/roll.json"
    try plan.output.write(toFile: path, atomically: true, encoding: .utf8)
    let steps = try begin(["roll", "--dry-run"] + rolling).wait()
    #expect(steps.status == 0 && steps.output.contains("STEPS: nothing was done."), "\(steps)")
    #expect(hooks.isEmpty && guests.allSatisfy { (try? hosts.places($0)) == "a" })

    let killed = try begin(["plan", "apply", path] + rolling)
    let first = try wanted(while: killed)
    killed.signal(SIGKILL)
    _ = killed.wait()
    #expect(try guests.allSatisfy { try hosts.places($0) != (first === hosts.a ? "a" : "b") })
    // The hook outlives martlet; whoever continues waits for it, and runs it no second time.
    let again = try begin(["plan", "apply", path] + rolling)
    try restart(first)
    let second = try wanted(while: again)
    #expect(second !== first && hooks.count == 2)
    again.signal(SIGINT)
    try restart(second)
    let stopped = again.wait()
    // All was begun already, so that the stop may find nothing to leave.
    #expect([0, 130].contains(stopped.status), "\(stopped)")
    if stopped.status == 130 {
      let last = try begin(["plan", "apply", path] + rolling).wait()
      #expect(last.status == 0 && last.output.contains("DONE: 2 of 2 hosts changed as predicted"), "\(last)")
    }
    #expect(hooks.count == 2 && Set(hooks) == [hosts.a.hostUUID, hosts.b.hostUUID])
    #expect(try guests.allSatisfy { try hosts.places($0) == (second === hosts.a ? "b" : "a") })
    // The store knows where the guests are: the plan is stale, and changes nothing.
    let stale = try begin(["plan", "apply", path] + rolling).wait()
    #expect(stale.status == 1 && stale.output.contains("STALE") && hooks.count == 2, "\(stale)")
  }

  /// A host that stays away is waited for; another machine in its place ends the roll.
  @Test func hostsThatStayAwayOrDiffer() throws {
    let (one, other) = (
      try MigrationDaemon(hosts.folder + "/p"), try MigrationDaemon(hosts.folder + "/q")
    )
    defer {
      one.stop()
      other.stop()
    }
    #expect(try fleet("add", one.uri, other.uri).status == 0)
    let path = hosts.folder + "/away.json"
    let plan = try fleet("roll", "--format", "json")
    #expect(plan.status == 0, "\(plan)")
    try plan.output.write(toFile: path, atomically: true, encoding: .utf8)
    let short = [
      "plan", "apply", path, "--hook", hosts.folder + "/hook", "--return-timeout", "1", "--hook-timeout",
      "60",
    ]
    let away = try begin(short)
    while !FileManager.default.fileExists(atPath: hosts.folder + "/wanted"), away.isRunning {
      Thread.sleep(forTimeInterval: 0.1)
    }
    let first = hooks.first == one.hostUUID ? one : other
    first.kill()
    try FileManager.default.removeItem(atPath: hosts.folder + "/wanted")
    let ended = away.wait()
    #expect(ended.status == 75 && ended.output.contains("does not answer"), "\(ended)")

    let stranger = try MigrationDaemon(first.folder)
    defer { stranger.stop() }
    let differs = try begin(["plan", "apply", path] + rolling).wait()
    #expect(
      differs.status == 1 && hooks.count == 1
        && differs.output.contains("another machine answers: its UUID is \(stranger.hostUUID)"), "\(differs)")
    #expect(differs.output.contains("--reinstalled"), "\(differs)")
    let rest = first === one ? other : one
    #expect(
      differs.output.contains("THE REST, PLANNED AGAIN")
        && differs.output.contains("martlet fleet roll --hosts \(rest.hostUUID) --batch 1"), "\(differs)")
  }
}
