import Foundation
import TestSupport
import Testing

/// A host emptied for real: two libvirtd on this machine, a store that asked both, and guests that move.
@Suite(
  .serialized, .ownThreads,
  .enabled(if: MigrationDaemon.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .enabled(if: hasFleetProgram, "martlet-fleet is not beside martlet (./test builds it)"),
  .hostPair)
struct DrainTests {
  let hosts: HostPair

  init() throws { hosts = try #require(HostPair.current) }

  private func fleet(_ words: String...) throws -> Ended {
    let variables = [
      "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "XDG_STATE_HOME": hosts.folder + "/state", "NO_COLOR": "1",
    ]
    return try Command(
      [martletPath, "fleet"] + words + ["--store", hosts.folder + "/fleet.martlet"], environment: variables
    ).wait()
  }

  @Test func aHostIsEmptiedAndAStalePlanMovesNobody() throws {
    let guests = try ["one", "two"].map { try hosts.guest($0) }
    let added = try fleet("add", hosts.a.uri, hosts.b.uri)
    #expect(added.status == 0, "\(added)")
    let plan = try fleet("drain", hosts.a.hostUUID, "--format", "json")
    #expect(plan.status == 0, "\(plan)")
    let path = hosts.folder + "/plan.json"
    try plan.output.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try fleet("plan", "verify", path).status == 0)
    #expect(try guests.allSatisfy { try hosts.places($0) == "a" }, "a plan moves nobody")

    let moved = try fleet("plan", "apply", path, "--migrate-uri", "tcp://127.0.0.1")
    #expect(moved.status == 0, "\(moved)")
    #expect(moved.output.contains("empty; 2 moves"), "\(moved)")
    #expect(try guests.allSatisfy { try hosts.places($0) == "b" })

    // The same plan again: its journal knows that all is done.
    let again = try fleet("plan", "apply", path, "--migrate-uri", "tcp://127.0.0.1")
    #expect(again.status == 0 && again.output.contains("empty; 2 moves"), "\(again)")

    // The hosts are asked again: the guests are elsewhere, and the plan is stale.
    #expect(try fleet("add", hosts.a.uri, hosts.b.uri).status == 0)
    let stale = try fleet("plan", "apply", path, "--migrate-uri", "tcp://127.0.0.1")
    #expect(stale.status == 1 && stale.output.contains("STALE"), "\(stale)")
    #expect(try guests.allSatisfy { try hosts.places($0) == "b" })
    // Past moves tell how long the way back takes.
    let back = try fleet("drain", hosts.b.hostUUID)
    #expect(back.output.contains("2 past moves"), "\(back)")
  }
}
