import CPUCompatibility
import CPULevelling
import GuestVerdicts
import TestSupport
import Testing

@testable import ConfigurationLint

/// What besides the CPU stops a guest, found in its definition with its place.
@Suite struct LintedObstacleTests {
  private func findings(_ text: String) throws -> [String] {
    try linter.lint(Array(text.utf8), name: "x", as: .libvirt).findings
      .filter { ["cannot-move", "moves-sometimes", "moves-if"].contains($0.rule) }
      .map { "\($0.line):\($0.column) \($0.rule) \($0.name ?? "")" }
  }

  @Test func obstaclesHaveTheirPlaces() throws {
    let text = """
      <domain type='kvm'>
        <features><hyperv mode='passthrough'/></features>
        <launchSecurity type='sev-snp'/>
        <devices>
          <disk type='file'>
            <driver type='vmdk'/><source file='/i'/><target dev='vda'/></disk>
          <hostdev type='pci'><source><address bus='1' slot='0'/></source></hostdev>
          <sound model='usb'/><filesystem type='mount'><target dir='t'/></filesystem>
          <!-- <sound model='usb'/> -->
          <interface type='bridge'/>
        </devices>
      </domain>
      """
    #expect(
      try findings(text) == [
        "2:13 cannot-move hyperv-passthrough", "3:3 cannot-move sev-snp", "5:5 cannot-move image-format",
        "7:5 moves-sometimes vfio", "8:5 cannot-move stateless-device", "8:25 moves-if 9p",
      ])
    #expect(try findings("<cpu mode='host-model'/>").isEmpty)
    #expect(try findings("<domain type='kvm'><devices/><cpu mode='host-model'/></domain>").isEmpty)
  }

  /// The verdicts' rules decide, so that each obstacle has a fate.
  @Test func everyObstacleHasAFate() {
    for obstacle in GuestObstacle.allCases { #expect(ObstacleFate(of: obstacle) != nil, "\(obstacle)") }
    #expect(ObstacleFate(of: .virtiofs)?.certainty == .sometimes)
    #expect(ObstacleFate(of: .sev)?.certainty == .always)
    #expect(ObstacleFate(of: .plan9)?.certainty == .open)
  }
}
