import Foundation
import Testing

/// `martlet fix` as a command.
@Suite struct FixCommandTests {
  private let guest = """
    <domain type='kvm'>
      <name>web</name>
      <cpu mode='custom' match='exact'>
        <model fallback='forbid'>Broadwell-noTSX</model>
        <feature policy='require' name='erms'/>
      </cpu>
    </domain>

    """
  private let host = "Examples/article/sandybridge.txt"

  @Test func refusesFirstAndEditsWhenTold() throws {
    let refused = try martlet("fix", "-", "--on", host, input: guest)
    #expect(refused.status == 1)
    #expect(refused.output.contains("only without"))
    #expect(!refused.output.contains("+++"))
    let path = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString).xml").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let options = ["--allow-drop", "fault", "--allow-drop", "state-refused"]
    let file = path + ".guest"
    try guest.write(toFile: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: file) }
    let fixed = try martlet(["fix", file, "--on", host, "-o", path] + options)
    #expect([0, 2].contains(fixed.status), "\(fixed.errors)")
    if fixed.status == 0 {
      let edited = try String(contentsOfFile: path, encoding: .utf8)
      #expect(edited.contains("<feature policy='disable' name='rdseed'/>"))
      #expect(try martlet(["fix", path, "--on", host] + options).output.contains("as it is"))
    }
    let json = try martlet(["fix", file, "--on", host, "--format", "json"] + options)
    #expect(json.output.contains("\"schema\" : \"martlet.fix/2.0\""))
  }

  /// A guest that nothing is missing for, and that something else stops: `check` blocks it, and `fix` says why no edit helps.
  @Test(arguments: [
    (
      "<disk type='network'><source protocol='rbd' name='a/b'/><target dev='vda'/><transient/></disk>",
      "while it runs"
    ),
    ("<crypto model='virtio' type='qemu'/>", "while it runs"), ("", "as it is"),
  ]) func whatAnEditDoesNotHelpAgainstIsNamed(device: String, expected: String) throws {
    let text = """
      <domain type='kvm'><name>web</name><cpu mode='custom' match='exact'><model>Nehalem</model></cpu>
      <devices>\(device)</devices></domain>
      """
    let fix = try martlet("fix", "-", "--on", host, input: text)
    let check = try martlet("check", "-", "--on", host, input: text)
    #expect(fix.output.contains(expected), "\(fix)")
    #expect(fix.status == (device.isEmpty ? 0 : 1) && check.status == fix.status, "\(fix) \(check)")
    let json = try martlet("fix", "-", "--on", host, "--format", "json", input: text)
    #expect(json.output.contains("\"result\" : \"\(device.isEmpty ? "unchanged" : "refused")\""))
  }

  @Test func wrongInputsAreNamed() throws {
    #expect(try martlet("fix", host, "--on", host).status == 65)
    #expect(try martlet("fix", "nowhere.xml", "--on", host).status == 66)
    let word = try martlet("fix", "-", "--on", host, "--allow-drop", "avx3", input: guest)
    #expect(word.status == 64 && word.errors.contains("did you mean"))
    #expect(try martlet("fix", "-", input: guest).status == 64)
  }
}
