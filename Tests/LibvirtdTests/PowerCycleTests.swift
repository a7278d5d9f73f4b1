import Foundation
import Remedies
import TestSupport
import Testing

/// The power cycle that `martlet fix` prints, pasted into a shell: of a real guest under TCG, which shuts down when its power button
/// is pressed, and of one that does not.
@Suite(
  .serialized,
  .enabled(if: PrivateLibvirtd.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .privateLibvirtd)
struct PowerCycleTests {
  private let daemon: PrivateLibvirtd
  private let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)")
    .path

  init() throws {
    daemon = try #require(PrivateLibvirtd.current)
    try FileManager.default.createDirectory(atPath: folder + "/bin", withIntermediateDirectories: true)
  }

  /// The line that `martlet fix` prints for the power cycle of the guest in `path`.
  private func printed(_ path: String) throws -> String {
    let host = folder + "/host.xml"
    try GuestToFix.host.write(toFile: host, atomically: true, encoding: .utf8)
    let answer = try Program(
      command: [GuestToFix.command, "fix", path, "--on", host, "--allow-drop", "fault", "--format", "json"],
      environment: ["PATH": "/usr/bin:/bin", "HOME": folder]
    ).run()
    let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
    let steps = try JSONSerialization.data(withJSONObject: object?["commands"] ?? [])
    let commands = try JSONDecoder().decode([Command].self, from: steps).map(\.text)
    let line = try #require(commands.first { $0.contains("virsh shutdown") }, "\(answer)")
    return line
  }

  /// Pastes `line` into a shell whose virsh asks the private daemon, and whose `seq` counts no further than `tries`.
  private func paste(_ line: String, tries: Int) throws -> Answer {
    for (name, text) in [
      ("virsh", "exec /usr/bin/virsh -q -c '\(daemon.uri)' \"$@\""), ("seq", "exec /usr/bin/seq \(tries)"),
    ] {
      let path = folder + "/bin/" + name
      try writeProgram("#!/bin/sh\n\(text)\n", at: path)
    }
    let environment = ["PATH": folder + "/bin:/usr/bin:/bin", "HOME": folder]
    return try Program(command: ["/bin/sh", "-c", line], environment: environment).run()
  }

  private func end(_ guest: BootedGuest) {
    guest.end()
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func identifier(_ name: String) throws -> String {
    try daemon.virsh("domid", "--domain", name).output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test(arguments: ["obedient", "it's a $(guest)", "-rf", "1"]) func aGuestIsOffBeforeItIsStarted(
    name: String
  )
    throws
  {
    let guest = try BootedGuest(name, on: daemon)
    defer { end(guest) }
    let line = try printed(guest.path)
    let before = try identifier(name)
    let answer = try paste(line, tries: 20)
    #expect(answer.status == 0, "\(answer)")
    #expect(try daemon.virsh("domstate", "--domain", name).output.hasPrefix("running"))
    let after = try identifier(name)
    #expect(after != before && after != "-", "\(before), \(after)")
  }

  @Test func aGuestThatDoesNotShutDownIsLeftAlone() throws {
    let guest = try BootedGuest("deaf", [0xeb, 0xfe], on: daemon)
    defer { end(guest) }
    let line = try printed(guest.path)
    let before = try identifier("deaf")
    let answer = try paste(line, tries: 2)
    #expect(answer.status != 0)
    #expect(try identifier("deaf") == before)
  }
}
