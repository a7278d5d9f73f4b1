import Foundation
import LibvirtClient
import Testing

/// A guest of a private libvirtd that the host it shall run on does not take, and `martlet fix` with a state folder of its own.
final class GuestToFix {
  let daemon: PrivateLibvirtd
  private let mark: String
  /// The folder of this test.
  let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)").path

  /// A guest of that CPU, called `applied`.
  ///
  /// - Parameter mark: What the definition has in its metadata.
  init(_ cpu: String = wide, mark: String = "<x:own xmlns:x='urn:martlet:test'>text</x:own>") throws {
    self.mark = mark
    daemon = try #require(PrivateLibvirtd.current)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Self.host.write(toFile: folder + "/host.xml", atomically: true, encoding: .utf8)
    try define(cpu)
  }

  deinit {
    _ = try? daemon.virsh("destroy", "applied")
    _ = try? daemon.virsh("undefine", "applied")
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// A host whose guests are emulated, as this one is.
  static let host = """
    <domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>qemu</domain><machine>pc</machine><arch>x86_64</arch>
    <cpu><mode name='host-model' supported='yes'><model fallback='forbid'>Haswell-noTSX</model><vendor>Intel</vendor></mode></cpu>
    </domainCapabilities>
    """

  static let wide =
    "<cpu mode='custom' match='exact' check='none'><model fallback='forbid'>Haswell-noTSX</model><feature policy='require' name='vaes'/></cpu>"

  /// The built command: it is beside the test bundle that runs.
  static let command: String = {
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
    var folder = URL(fileURLWithPath: bundle)
    while folder.path != "/",
      !FileManager.default.isExecutableFile(atPath: folder.appending(path: "martlet").path)
    {
      folder.deleteLastPathComponent()
    }
    return folder.appending(path: "martlet").path
  }()

  /// The environment of the command.
  var environment: [String: String] {
    ["PATH": "/usr/bin:/bin", "HOME": folder, "XDG_STATE_HOME": folder + "/state"]
  }

  /// Defines the guest (anew).
  func define(_ cpu: String, emulator: String? = nil) throws {
    let text = """
      <domain type='qemu'><name>applied</name><metadata>\(mark)</metadata>
      <memory unit='MiB'>16</memory><os><type arch='x86_64' machine='pc'>hvm</type></os><features><acpi/></features>\(cpu)
      <devices>\(emulator.map { "<emulator>\($0)</emulator>" } ?? "")
      <graphics type='vnc' port='-1' autoport='yes' passwd='secret'/></devices></domain>
      """
    let answer = try daemon.virsh("define", daemon.file("applied.xml", text))
    try #require(answer.status == 0, "\(answer)")
  }

  /// Defines the guest as `text` has it.
  func redefine(_ text: String) throws {
    let answer = try daemon.virsh("define", daemon.file("applied.xml", text))
    try #require(answer.status == 0, "\(answer)")
  }

  /// The persistent definition, with passwords.
  func definition() throws -> String {
    try DomainDefinitions(uri: daemon.uri, for: .writing).domain("applied").definition
  }

  /// Runs `martlet fix`.
  func fix(_ arguments: [String]) throws -> Answer {
    try Program(command: [Self.command, "fix"] + arguments, environment: environment).run()
  }

  /// The arguments of a plan.
  func plan(_ guest: String = "applied", at uri: String? = nil) -> [String] {
    [
      guest, "--on", folder + "/host.xml", "--allow-drop", "fault", "--allow-drop", "state-refused",
      "--connect",
      uri ?? daemon.uri,
    ]
  }

  func apply(_ guest: String = "applied", at uri: String? = nil, _ more: String...) throws -> Answer {
    try fix(plan(guest, at: uri) + ["--apply"] + more)
  }

  func undo(_ guest: String = "applied", at uri: String? = nil, _ more: String...) throws -> Answer {
    try fix(["--undo", guest, "--connect", uri ?? daemon.uri] + more)
  }

  /// The saved definitions' paths, in order of time.
  func saved() throws -> [String] {
    let state = folder + "/state/martlet/definitions"
    guard FileManager.default.fileExists(atPath: state) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: state).sorted().filter { $0.hasSuffix(".xml") }
      .map { state + "/" + $0 }
  }
}
