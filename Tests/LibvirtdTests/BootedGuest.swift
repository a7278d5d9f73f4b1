import Foundation
import Testing

/// A guest of a private libvirtd that boots a sector of code, under TCG.
struct BootedGuest {
  /// A boot sector that switches the power button on (PM1 enable, bit 8), waits for it (PM1 status) and switches the machine off (PM1
  /// control, SLP_EN).
  ///
  /// - SeeAlso: ACPI 6.4, 4.8.3.1 and 4.8.3.2.1; qemu 7.2 hw/acpi/core.c, acpi_pm1_evt_power_down; SeaBIOS puts the registers at 600H.
  static let obedient: [UInt8] = [
    0xba, 0x02, 0x06, 0xb8, 0x00, 0x01, 0xef, 0xba, 0x00, 0x06, 0xed, 0xa9, 0x00, 0x01, 0x74, 0xfa, 0xba,
    0x04, 0x06,
    0xb8, 0x00, 0x20, 0xef, 0xeb, 0xfe,
  ]

  let name: String
  let daemon: PrivateLibvirtd
  /// The definition's path.
  let path: String

  /// Defines and starts a guest, and waits until its code runs.
  init(_ name: String, _ code: [UInt8] = obedient, on daemon: PrivateLibvirtd) throws {
    (self.name, self.daemon) = (name, daemon)
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
    path = try daemon.file("guest.xml", text)
    #expect(try daemon.virsh("define", path).status == 0)
    let started = try daemon.virsh("start", "--domain", name)
    try #require(started.status == 0, "\(started)")
    try waitForCode()
  }

  /// Waits until the sector's code runs: firmware has booted it then, and hears the power button.
  func waitForCode() throws {
    for _ in 0..<300 {
      let registers = try daemon.virsh("qemu-monitor-command", "--domain", name, "--hmp", "info registers")
      if registers.output.contains("EIP=00007c") { return }
      Thread.sleep(forTimeInterval: 0.2)
    }
    throw Failure("the boot sector was not booted within 60 s")
  }

  /// Ends the guest and forgets it.
  func end() {
    _ = try? daemon.virsh("destroy", "--domain", name)
    _ = try? daemon.virsh("undefine", "--domain", name)
  }
}
