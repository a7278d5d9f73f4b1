import Foundation
import Glibc
import TestSupport
import Testing

/// What others refuse: who may connect, what a disk holds, where a daemon is reached.
@Suite(
  .serialized, .ownThreads,
  .enabled(if: MigrationDaemon.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .hostPair)
struct MigrationRefusalTests {
  let hosts: HostPair

  init() throws { hosts = try #require(HostPair.current) }

  @Test func aTargetThatWantsProofIsNotReached() throws {
    let guest = try hosts.guest("unproven")
    let port = try freePort()
    let guarded = try MigrationDaemon(hosts.folder + "/g", port: UInt16(port))
    defer { guarded.stop() }
    let uri = "qemu+tcp://127.0.0.1:\(port)/session"
    let ended = try hosts.martlet([guest, "--from", hosts.a.uri, "--to", uri]).wait()
    #expect(ended.status == 77, "\(ended)")
    #expect(ended.errors.contains("authentication failed"))
    #expect(hosts.steps(guest).isEmpty)

    // The user may, and the source's daemon may not: libvirt finds out when it begins.
    let refused = try hosts.migrate(guest, "--peer-uri", uri, to: guarded)
    #expect(refused.status == 75, "\(refused)")
    #expect(refused.output.contains("failed, stays at the source"))
    #expect(refused.output.contains("authentication failed"), "\(refused)")
    #expect(try hosts.places(guest) == "a")
    #expect(try guarded.state(guest) == nil)
    #expect(hosts.steps(guest) == ["planned", "start", "returned", "verify", "settled source"])
  }

  @Test func aSocketWithoutPermissionIsNotReached() throws {
    let guest = try hosts.guest("forbidden")
    let closed = try MigrationDaemon(hosts.folder + "/h")
    defer { closed.stop() }
    let socket = closed.folder + "/run/libvirt/libvirt-sock"
    unsafe chmod(socket, 0)
    // Root is not kept out by a mode; the daemons' own user is.
    let runner =
      getuid() == 0 ? ["/usr/bin/setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] : []
    let ended = try hosts.martlet([guest, "--from", hosts.a.uri, "--to", closed.uri], runner: runner).wait()
    unsafe chmod(socket, 0o700)
    #expect(ended.status == 77, "\(ended)")
    #expect(ended.errors.contains("Permission denied"))
    #expect(try hosts.places(guest) == "a")
  }

  @Test func thePeersURIIsTheSourcesWay() throws {
    let guest = try hosts.guest("peers")
    let nowhere = "qemu+unix:///session?socket=\(hosts.folder)/nobody-listens"
    let lost = try hosts.migrate(guest, "--peer-uri", nowhere)
    #expect(lost.status == 75, "\(lost)")
    #expect(lost.output.contains("nobody-listens"))
    #expect(try hosts.places(guest) == "a")

    let link = hosts.folder + "/another-way"
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: hosts.b.folder + "/run/libvirt/libvirt-sock")
    let ended = try hosts.migrate(guest, "--peer-uri", "qemu+unix:///session?socket=\(link)")
    #expect(ended.status == 0, "\(ended)")
    #expect(try hosts.places(guest) == "b")
  }

  @Test(.enabled(if: getuid() == 0, "a small disk needs root's mounts"))
  func aTargetWhoseDiskIsFullTakesNothing() throws {
    let guest = try hosts.guest("no-room")
    let full = try MigrationDaemon(hosts.folder + "/f", hasSmallDisk: true)
    defer { full.stop() }
    try full.fillDisk()
    let ended = try hosts.migrate(guest, to: full)
    #expect(ended.status == 75, "\(ended)")
    #expect(ended.output.contains("failed, stays at the source"))
    #expect(ended.output.contains("failed to write"), "\(ended)")
    #expect(try hosts.places(guest) == "a")
    #expect(try full.state(guest) == nil)
    #expect(hosts.steps(guest).last == "settled source")
  }

  @Test func aTargetThatCannotKeepTheDefinitionTakesNothing() throws {
    let guest = try hosts.guest("unkept")
    let rigid = try MigrationDaemon(hosts.folder + "/r")
    defer { rigid.stop() }
    let definitions = rigid.folder + "/config/libvirt/qemu"
    unsafe chmod(definitions, 0o555)
    let ended = try hosts.migrate(guest, to: rigid)
    unsafe chmod(definitions, 0o755)
    // The copy is whole by then: libvirt ends it at the target, and lets it go on at the source.
    #expect(ended.status == 75, "\(ended)")
    #expect(ended.output.contains("failed, stays at the source"))
    #expect(ended.output.contains("Permission denied"), "\(ended)")
    #expect(try hosts.places(guest) == "a")
    #expect(try rigid.state(guest) == nil)
    #expect(hosts.steps(guest).last == "settled source")
  }

  @Test func aJournalWithoutRoomIsToldAndTakenUp() throws {
    // A whole journal tells where its lines end; others are cut after each of them.
    let whole = try hosts.guest("room-0")
    let moved = try migrateLimited(whole, bytes: nil)
    #expect(moved.status == 0, "\(moved)")
    let lines = try journal(of: whole).split(separator: "\n")
    #expect(lines.count == 6, "\(lines)")
    var size = 0
    for (index, line) in lines.enumerated() {
      let guest = try hosts.guest("room-\(index + 1)")
      let ended = try migrateLimited(guest, bytes: size + 40)
      #expect(ended.status == 75, "\(ended)")
      #expect(ended.output.contains("cannot write the journal"), "\(ended)")
      size += line.utf8.count + 1
      guard index > 0 else {
        #expect(try hosts.places(guest) == "a")
        #expect(ended.output.contains("not begun"))
        continue
      }
      let place = index == 1 ? "the guest is at \(hosts.a.uri), as before" : "the guest is at \(hosts.b.uri)"
      let text = ended.output.split { $0.isWhitespace }.joined(separator: " ")
      #expect(text.contains(place), "\(ended)")
      #expect(text.contains("martlet migrate --resume \(guest) --journal \(folder(guest))"), "\(ended)")
      #expect(!text.contains("choose another folder"), "\(ended)")
      let again = try hosts.martlet(["--resume", guest, "--journal", folder(guest)]).wait()
      // planned, start: libvirt was not asked.
      #expect(again.status == (index == 1 ? 75 : 0), "\(again)")
      #expect(try hosts.places(guest) == (index == 1 ? "a" : "b"), "\(again)")
      let last = try #require(try journal(of: guest).split(separator: "\n").last)
      #expect(last.contains("settled") && last.contains(index == 1 ? "source" : "target"))
    }
  }

  private func folder(_ guest: String) -> String { hosts.folder + "/journal-\(guest)" }

  private func journal(of guest: String) throws -> String {
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder(guest)).first)
    return try String(contentsOfFile: folder(guest) + "/" + name, encoding: .utf8)
  }

  /// Moves a guest, and lets no file become longer than that.
  private func migrateLimited(_ guest: String, bytes: Int?) throws -> Ended {
    let words = [
      guest, "--from", hosts.a.uri, "--to", hosts.b.uri, "--migrate-uri", "tcp://127.0.0.1", "--bandwidth",
      "40", "--journal", folder(guest),
    ]
    guard let bytes else { return try hosts.martlet(words).wait() }
    // What martlet says is read through a pipe, whose size has no such limit.
    let script = "trap '' XFSZ; set -o pipefail; prlimit --fsize=\(bytes) \"$@\" 2>&1 | cat"
    return try hosts.martlet(words, runner: ["/bin/bash", "-c", script, "bash"]).wait()
  }
}
