import Foundation
import Remedies
import Testing

/// The power cycle that `martlet fix` prints, pasted into a shell: of a real guest under TCG, which shuts down when its power button
/// is pressed, and of one that does not.
@Suite(
  .serialized,
  .enabled(if: PrivateLibvirtd.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .privateLibvirtd)
struct PowerCycleTests {
  /// A boot sector that switches the power button on (PM1 enable, bit 8), waits for it (PM1 status) and switches the machine off (PM1
  /// control, SLP_EN).
  ///
  /// - SeeAlso: ACPI 6.4, 4.8.3.1 and 4.8.3.2.1; qemu 7.2 hw/acpi/core.c, acpi_pm1_evt_power_down; SeaBIOS puts the registers at 600H.
  private static let obedient: [UInt8] = [
    0xba, 0x02, 0x06, 0xb8, 0x00, 0x01, 0xef, 0xba, 0x00, 0x06, 0xed, 0xa9, 0x00, 0x01, 0x74, 0xfa, 0xba,
    0x04, 0x06,
    0xb8, 0x00, 0x20, 0xef, 0xeb, 0xfe,
  ]

  private let daemon: PrivateLibvirtd
  private let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)")
    .path

  init() throws {
    daemon = try #require(PrivateLibvirtd.current)
    try FileManager.default.createDirectory(atPath: folder + "/bin", withIntermediateDirectories: true)
  }

  /// Defines and starts a guest that boots `code`, and returns its definition's path.
  private func start(_ name: String, _ code: [UInt8]) throws -> String {
    let image = try daemon.file("boot.img", "")
    var sector = code + Array(repeating: 0, count: 510 - code.count) + [0x55, 0xaa]
    sector += Array(repeating: 0, count: 1_474_560 - sector.count)
    try Data(sector).write(to: URL(fileURLWithPath: image))
    let escaped = name.replacing("&", with: "&amp;").replacing("'", with: "&apos;")
    let text = """
      <domain type='qemu'><name>\(escaped)</name><uuid>\(UUID().uuidString)</uuid><memory unit='MiB'>16</memory>
      <os><type arch='x86_64' machine='pc'>hvm</type><boot dev='fd'/></os><features><acpi/></features>
      \(GuestToFix.wide)<devices><disk type='file' device='floppy'><source file='\(image)'/><readonly/>
      <target dev='fda'/></disk></devices></domain>
      """
    let path = try daemon.file("guest.xml", text)
    #expect(try daemon.virsh("define", path).status == 0)
    let started = try daemon.virsh("start", "--domain", name)
    try #require(started.status == 0, "\(started)")
    // Firmware has booted the sector once its code runs.
    for _ in 0..<300 {
      let registers = try daemon.virsh("qemu-monitor-command", "--domain", name, "--hmp", "info registers")
      if registers.output.contains("EIP=00007c") { return path }
      Thread.sleep(forTimeInterval: 0.2)
    }
    throw Failure("the boot sector was not booted within 60 s")
  }

  private func end(_ name: String) {
    _ = try? daemon.virsh("destroy", "--domain", name)
    _ = try? daemon.virsh("undefine", "--domain", name)
    try? FileManager.default.removeItem(atPath: folder)
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
      try "#!/bin/sh\n\(text)\n".write(toFile: path, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }
    let environment = ["PATH": folder + "/bin:/usr/bin:/bin", "HOME": folder]
    return try Program(command: ["/bin/sh", "-c", line], environment: environment).run()
  }

  private func identifier(_ name: String) throws -> String {
    try daemon.virsh("domid", "--domain", name).output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test(arguments: ["obedient", "it's a $(guest)", "-rf", "1"]) func aGuestIsOffBeforeItIsStarted(
    name: String
  )
    throws
  {
    defer { end(name) }
    let line = try printed(try start(name, Self.obedient))
    let before = try identifier(name)
    let answer = try paste(line, tries: 20)
    #expect(answer.status == 0, "\(answer)")
    #expect(try daemon.virsh("domstate", "--domain", name).output.hasPrefix("running"))
    let after = try identifier(name)
    #expect(after != before && after != "-", "\(before), \(after)")
  }

  @Test func aGuestThatDoesNotShutDownIsLeftAlone() throws {
    defer { end("deaf") }
    let line = try printed(try start("deaf", [0xeb, 0xfe]))
    let before = try identifier("deaf")
    let answer = try paste(line, tries: 2)
    #expect(answer.status != 0)
    #expect(try identifier("deaf") == before)
  }
}
