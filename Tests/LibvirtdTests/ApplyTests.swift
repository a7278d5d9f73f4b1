import Foundation
import LibvirtClient
import Testing

/// `martlet fix --apply` and `--undo` on guests of a private libvirtd.
@Suite(
  .serialized,
  .enabled(if: PrivateLibvirtd.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .privateLibvirtd)
final class ApplyTests {
  private let daemon: PrivateLibvirtd
  private let state = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)")
    .path

  init() throws {
    daemon = try #require(PrivateLibvirtd.current)
    try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
    let host = "<cpu><arch>x86_64</arch><model>Haswell-noTSX</model><vendor>Intel</vendor></cpu>"
    try host.write(toFile: state + "/host.xml", atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(atPath: state) }

  /// The built command: it is beside the test bundle that runs.
  private static let command: String = {
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
    var folder = URL(fileURLWithPath: bundle)
    while folder.path != "/",
      !FileManager.default.isExecutableFile(atPath: folder.appending(path: "martlet").path)
    {
      folder.deleteLastPathComponent()
    }
    return folder.appending(path: "martlet").path
  }()

  private func fix(_ arguments: String...) throws -> Answer {
    let environment = ["PATH": "/usr/bin:/bin", "HOME": state, "XDG_STATE_HOME": state + "/state"]
    return try Program(command: [Self.command, "fix"] + arguments, environment: environment).run()
  }

  private func define(_ cpu: String) throws {
    let text = """
      <domain type='qemu'><name>applied</name><metadata><x:own xmlns:x='urn:martlet:test'>text</x:own></metadata>
      <memory unit='MiB'>16</memory><os><type arch='x86_64' machine='pc'>hvm</type></os><features><acpi/></features>\(cpu)
      <devices><graphics type='vnc' port='-1' autoport='yes' passwd='secret'/></devices></domain>
      """
    let answer = try daemon.virsh("define", daemon.file("applied.xml", text))
    try #require(answer.status == 0, "\(answer)")
  }

  private func definition() throws -> String {
    try DomainDefinitions(uri: daemon.uri, for: .writing).domain("applied").definition
  }

  private let wide =
    "<cpu mode='custom' match='exact' check='none'><model fallback='forbid'>Haswell-noTSX</model><feature policy='require' name='vaes'/></cpu>"

  private func apply(_ guest: String = "applied") throws -> Answer {
    try fix(
      guest, "--on", state + "/host.xml", "--allow-drop", "fault", "--allow-drop", "state-refused",
      "--connect", daemon.uri, "--apply")
  }

  @Test func theDefinitionIsChangedSavedAndPutBack() throws {
    try define(wide)
    defer { _ = try? daemon.virsh("undefine", "applied") }
    let before = try definition()
    #expect(before.contains("passwd='secret'"))
    let applied = try apply()
    #expect(applied.status == 0, "\(applied)")
    let words = applied.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("has the new definition") && words.contains("--undo applied"))
    #expect(!applied.output.contains("secret"))
    let after = try definition()
    #expect(after == before.replacing("policy='require' name='vaes'", with: "policy='disable' name='vaes'"))
    // The saved definition is whole, and nobody else's to read.
    let folder = state + "/state/martlet/definitions"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    let saved = try #require(files.first { $0.hasSuffix(".xml") })
    #expect(try String(contentsOfFile: folder + "/" + saved, encoding: .utf8) == before)
    let mode =
      try FileManager.default.attributesOfItem(atPath: folder + "/" + saved)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    // A second time there is nothing to do.
    let again = try apply()
    #expect(again.status == 0 && again.output.contains("as it is"), "\(again)")
    let undone = try fix("--undo", "applied", "--connect", daemon.uri)
    #expect(undone.status == 0, "\(undone)")
    #expect(try definition() == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    #expect(try fix("--undo", "applied", "--connect", daemon.uri).status == 66)
  }

  @Test func whatWasChangedSinceIsNotGivenUpUnasked() throws {
    try define(wide)
    defer { _ = try? daemon.virsh("undefine", "applied") }
    let before = try definition()
    #expect(try apply().status == 0)
    let changed = try definition().replacing("<memory unit='KiB'>16384", with: "<memory unit='KiB'>32768")
      .replacing("<currentMemory unit='KiB'>16384", with: "<currentMemory unit='KiB'>32768")
    #expect(try daemon.virsh("define", daemon.file("changed.xml", changed)).status == 0)
    let refused = try fix("--undo", "applied", "--connect", daemon.uri)
    #expect(
      refused.status == 65 && refused.errors.contains("32768") && refused.errors.contains("--force"),
      "\(refused)")
    #expect(try definition() == changed)
    #expect(try fix("--undo", "applied", "--connect", daemon.uri, "--force").status == 0)
    #expect(try definition() == before)
  }

  @Test func aPlanForAnotherCPUIsRefused() throws {
    try define(wide)
    defer { _ = try? daemon.virsh("undefine", "applied") }
    let before = try definition()
    let path = state + "/old.xml"
    try before.replacing("name='vaes'", with: "name='vpclmulqdq'").write(
      toFile: path, atomically: true, encoding: .utf8)
    let refused = try apply(path)
    #expect(refused.status == 65 && refused.errors.contains("has another CPU now"), "\(refused)")
    #expect(try definition() == before)
    try before.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try apply(path).status == 0)
    #expect(try fix("--undo", path, "--connect", daemon.uri).status == 0)
    #expect(try definition() == before)
  }

  /// A running guest of the host's model: the plan is made for what it runs with, and the definition that leaves the model to the host
  /// gets its first features.
  @Test func aRunningHostModelGuestTakesItAtItsNextStart() throws {
    try define("<cpu mode='host-model'/>")
    defer { _ = try? daemon.virsh("undefine", "applied") }
    let before = try definition()
    let started = try daemon.virsh("start", "applied", "--paused")
    try #require(started.status == 0, "\(started)")
    defer { _ = try? daemon.virsh("destroy", "applied") }
    // A host like this one, that lacks one of the features.
    let capabilities = try daemon.virsh("domcapabilities", "--virttype", "qemu", "--arch", "x86_64").output
    let named = try #require(
      capabilities.firstMatch(of: /policy='require' name='(fsgsbase|smep|smap|bmi1|erms|adx)'/))
    try capabilities.replacing(named.0, with: "policy='disable' name='\(named.1)'").write(
      toFile: state + "/host.xml", atomically: true, encoding: .utf8)
    let applied = try apply()
    #expect(applied.status == 0, "\(applied)")
    #expect(applied.output.contains("shut it down and start"))
    let after = try definition()
    #expect(after.contains("<cpu mode='host-model'") && after.contains("<feature policy='disable'"))
    #expect(try fix("--undo", "applied", "--connect", daemon.uri).output.contains("until it is shut down"))
    #expect(try definition() == before)
  }

  @Test func errorsSayWhatIsMissing() throws {
    #expect(try apply("nobody").status == 66)
    let away = try fix(
      "g", "--on", state + "/host.xml", "--connect", "qemu+unix:///session?socket=/nowhere", "--apply")
    #expect(away.status == 69 && away.errors.split(separator: "\n").count == 1, "\(away)")
    #expect(try fix("g", "--on", state + "/host.xml", "--apply").status == 64)
    #expect(try fix("g").status == 64)
    #expect(try fix("--undo", "g").status == 64)
  }
}
