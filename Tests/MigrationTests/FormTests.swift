import Foundation
import Glibc
import TestSupport
import Testing

/// Guests and ends named as in the other verbs, between two real daemons.
@Suite(
  .serialized, .ownThreads,
  .enabled(if: MigrationDaemon.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .hostPair)
struct MigrationFormTests {
  let hosts: HostPair

  init() throws { hosts = try #require(HostPair.current) }

  private var options: [String] { ["--to", hosts.b.uri, "--migrate-uri", "tcp://127.0.0.1"] }

  @Test func guestsNameTheirLibvirt() throws {
    let guests = try ["uri-1", "uri-2"].map { try hosts.guest($0) }
    let ended = try hosts.martlet(guests.map { "\(hosts.a.uri)#\($0)" } + options).wait()
    #expect(ended.status == 0 && ended.output.contains("2 guests: 2 moved"), "\(ended)")
    #expect(try guests.map { try hosts.places($0) } == ["b", "b"])
  }

  @Test func aListAndTheSourceNameGuests() throws {
    let guests = try ["list-1", "list-2"].map { try hosts.guest($0) }
    let list = hosts.folder + "/list"
    try "\(hosts.a.uri)#list-1 # the first\n".write(toFile: list, atomically: false, encoding: .utf8)
    let first = try hosts.martlet(["@" + list, "--dry-run"] + options).wait()
    #expect(first.status == 0 && first.output.contains("list-1: can move"), "\(first)")
    let second = try hosts.martlet(["--from", "\(hosts.a.uri)#list-2", "--dry-run"] + options).wait()
    #expect(second.status == 0 && second.output.contains("list-2: can move"), "\(second)")
    #expect(try guests.map { try hosts.places($0) } == ["a", "a"])
    let nobody = try hosts.martlet(["\(hosts.a.uri)#nobody"] + options).wait()
    #expect(nobody.status == 66 && nobody.errors.contains("no guest is called nobody"), "\(nobody)")
  }

  /// A journal is a file that somebody else may have written: its URIs run nothing.
  @Test func aJournalsURIsAreChecked() throws {
    let guest = try hosts.guest("journal-uri")
    let killed = try hosts.begin(
      [guest, "--bandwidth", "4"], environment: ["MARTLET_FAULT": "after:copying"]
    )
    .wait()
    #expect(killed.status == -SIGKILL, "\(killed)")
    let folder = hosts.folder + "/state/martlet/migrations"
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder).first {
        try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8).contains("\"guest\":\"\(guest)\"")
      })
    let path = "\(folder)/\(name)"
    let honest = try String(contentsOfFile: path, encoding: .utf8)
    let mark = hosts.folder + "/was-run"
    let escaped = hosts.b.uri.replacingOccurrences(of: "/", with: "\\/")
    let forged = [escaped, hosts.b.uri].reduce(honest) { text, uri in
      text.replacingOccurrences(of: "\"to\":\"\(uri)", with: "\"to\":\"qemu+ext:///system?command=\(mark)")
    }
    #expect(forged != honest)
    try forged.write(toFile: path, atomically: false, encoding: .utf8)
    let refused = try hosts.resume(guest)
    #expect(refused.status == 75 && refused.output.contains("allow it with --allow-uri"), "\(refused)")
    try honest.write(toFile: path, atomically: false, encoding: .utf8)
    let resumed = try hosts.resume(guest)
    #expect(resumed.status == 0 || resumed.status == 75, "\(resumed)")
    #expect(try !hosts.places(guest).isEmpty)
  }
}
