import Foundation
import TestSupport
import Testing

/// What `martlet level --for` prints has passed its checks; what has not is not printed.
struct LevelCheckTests {
  private static let corpus = corpusFolder("firecracker")

  private func dump(_ name: String) throws -> String {
    try #require(Self.corpus).appending(path: "fingerprint_\(name).json").path
  }

  /// Before 26.2.1 nova-compute compares the bare model with the physical CPU, and does not start where that lacks one of its features.
  @Test(
    .enabled(if: corpus != nil, "../shared/corpus is not there"), arguments: ["26.0.0", "25.1.1", "wallaby"])
  func novasStartRefusesAModelThatTheCPULacks(release: String) throws {
    let hosts = [try dump("AMD_MILAN_5.10host"), try dump("AMD_GENOA_6.1host")]
    let refused = try martlet(
      ["level", "--assume", "usual", "--for", "nova", "--stack", "nova=\(release)", "--model", "EPYC-Milan"]
        + hosts)
    #expect(refused.status == 1 && refused.output.isEmpty, "\(refused)")
    #expect(
      refused.errors.contains("nova-compute does not start on") && refused.errors.contains("EPYC-Milan"))
    let taken = try martlet(
      ["level", "--assume", "usual", "--for", "nova", "--stack", "nova=26.2.2", "--model", "EPYC-Milan"]
        + hosts)
    #expect(taken.status == 0 && taken.output.contains("cpu_models = EPYC-Milan"), "\(taken)")
  }

  /// A release that cannot be told the level is refused with the release that can.
  @Test(.enabled(if: corpus != nil, "../shared/corpus is not there"), arguments: ["22.0.0", "train"])
  func novaThatCannotTakeFlagsAway(release: String) throws {
    let refused = try martlet([
      "level", "--assume", "usual", "--for", "nova", "--stack", "nova=\(release)", "--model", "EPYC-Milan",
      try dump("AMD_MILAN_5.10host"),
    ])
    #expect(refused.status == 1 && refused.output.isEmpty, "\(refused)")
    #expect(refused.errors.contains("23.0.0"))
  }

  /// lint refuses a model that Proxmox VE does not take, and QEMU's `-cpu` has it.
  @Test(arguments: [("Dhyana", "Hygon")])
  func lintRefusesAModelThatProxmoxLacks(model: String, vendor: String) throws {
    let record = Self.domainCapabilities.replacing("Haswell-noTSX-IBRS", with: model).replacing(
      "Intel", with: vendor)
    let arguments = ["level", "--model", model, "-", "--for"]
    let refused = try martlet(arguments + ["proxmox"], input: record)
    #expect(refused.status == 1 && refused.output.isEmpty, "\(refused)")
    #expect(refused.errors.contains("refused: lint: Proxmox VE does not accept \(model)"))
    let taken = try martlet(arguments + ["qemu"], input: record)
    #expect(taken.status == 0 && taken.output.contains("-cpu \(model),"), "\(taken)")
  }

  /// What is stated of the stack decides what is checked, and is refused where it makes no sense.
  @Test func theStackDecidesWhatIsChecked() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString).xml")
    try Self.domainCapabilities.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let answer = try martlet(["level", "--for", "libvirt", file.path])
    #expect(
      answer.status == 0 && answer.output.contains("<model fallback='forbid'>Haswell-noTSX-IBRS</model>"))
    let nova = try martlet(["level", "--for", "nova", "--stack", "nova=27.0.0", file.path])
    #expect(nova.status == 0 && !nova.errors.contains("not checked"), "\(nova)")
    let unstated = try martlet(["level", "--for", "nova", file.path])
    #expect(unstated.errors.contains("not checked: Nova's start-up check"))
    let misplaced = try martlet(["level", "--for", "libvirt", "--stack", "nova=27.0.0", file.path])
    #expect(misplaced.status == 64)
    let noVersion = try martlet(["level", "--for", "libvirt", "--stack", "qemu=new", file.path])
    #expect(noVersion.status == 64)
  }

  private static let domainCapabilities = """
    <domainCapabilities>
      <path>/usr/bin/qemu-system-x86_64</path>
      <domain>kvm</domain>
      <machine>pc-q35-7.2</machine>
      <arch>x86_64</arch>
      <cpu>
        <mode name='host-model' supported='yes'>
          <model fallback='forbid'>Haswell-noTSX-IBRS</model>
          <vendor>Intel</vendor>
          <feature policy='require' name='ssbd'/>
        </mode>
      </cpu>
    </domainCapabilities>
    """
}
