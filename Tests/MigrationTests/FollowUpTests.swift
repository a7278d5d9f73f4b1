import Foundation
import Glibc
import TestSupport
import Testing

/// The commands that `martlet migrate` prints, run as they are printed.
extension MigrateTests {
  @Test(.enabled(if: getuid() == 0, "a daemon with a QEMU of its own needs root's mounts"))
  func whatABlockedMovePrintsWorks() throws {
    let guest = try hosts.guest("follow-up")
    let poor = try MigrationDaemon(hosts.folder + "/u", lacking: HostPair.lacking)
    defer { poor.stop() }
    let ended = try hosts.migrate(guest, to: poor)
    #expect(ended.status == 1, "\(ended)")
    let commands = ended.output.split(separator: "\n").filter {
      $0.hasPrefix("    virsh ") || $0.hasPrefix("    martlet ")
    }.map { $0.drop { $0 == " " } }
    #expect(commands.contains { $0.hasPrefix("martlet fix ") }, "\(ended)")
    #expect(commands.contains { $0.hasPrefix("martlet explain ") })
    let folder = hosts.folder + "/follow"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let script =
      "set -e; cd '\(folder)'; martlet() { '\(martletPath)' \"$@\"; }\n" + commands.joined(separator: "\n")
    let done = try Command(
      ["/bin/sh", "-c", script],
      environment: ["PATH": "/usr/bin:/bin", "XDG_STATE_HOME": hosts.folder + "/state", "HOME": folder]
    ).wait()
    #expect(done.status == 0, "\(done) \(script)")
    #expect(done.output.contains("to undo"), "\(done)")
    let definition = try hosts.a.virsh("dumpxml", "--inactive", guest).output
    #expect(definition.contains("<feature policy='disable' name='\(HostPair.lacking)'/>"), "\(definition)")
  }
}
