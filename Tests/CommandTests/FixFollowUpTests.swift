import Foundation
import TestSupport
import Testing

/// What `martlet fix` prints to be done next, done as it is printed; and for whom it prints nothing of the kind.
@Suite struct FixFollowUpTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)")
    .path
  private let options = ["--allow-drop", "fault", "--allow-drop", "state-refused"]

  init() throws {
    try FileManager.default.createDirectory(atPath: folder + "/bin", withIntermediateDirectories: true)
    try write(
      "host.xml", "<cpu><arch>x86_64</arch><model>Haswell-noTSX</model><vendor>Intel</vendor></cpu>")
    // A virsh that notes its words; the guest is off at the second question.
    let virsh = """
      #!/bin/sh
      printf '%s|' "$@" >>"$MARTLET_CALLS"; echo >>"$MARTLET_CALLS"
      case " $* " in
      *" domstate "*)
        if grep -q 'domstate.*' "$MARTLET_CALLS.asked" 2>/dev/null; then echo 'shut off'; else echo running; fi
        echo domstate >>"$MARTLET_CALLS.asked" ;;
      esac

      """
    try writeProgram(virsh, at: folder + "/bin/virsh")
  }

  private func write(_ name: String, _ text: String) throws {
    try text.write(toFile: folder + "/" + name, atomically: false, encoding: .utf8)
  }

  private func guest(_ name: String, type: String = "kvm", features: String, _ more: String = "") -> String {
    """
    <domain type='\(type)'><name>\(name)</name>\(more)
      <cpu mode='custom' match='exact'><model>Haswell-noTSX</model>\(features)</cpu></domain>

    """
  }

  private let vaes = "<feature policy='require' name='vaes'/>"

  /// The commands under "WHAT TO DO".
  private func commands(_ output: String) -> [String] {
    output.split(separator: "\n", omittingEmptySubsequences: false).drop { $0 != "WHAT TO DO" }.dropFirst()
      .prefix { $0.hasPrefix("  ") }.map { String($0.dropFirst(2)) }
  }

  @Test(arguments: ["web", "my guest", "o'neill $(touch oops); \"x\"", "-dash"])
  func commandsWorkAsPrinted(name: String) throws {
    let escaped = name.replacing("\"", with: "&quot;").replacing("'", with: "&apos;")
    try write("a guest.xml", guest(escaped, features: vaes))
    // What is said beside a command stands on its line where that is wide enough.
    let planned = try martlet(
      ["fix", folder + "/a guest.xml", "--on", folder + "/host.xml"] + options,
      environment: ["COLUMNS": "9999"])
    #expect(planned.status == 0, "\(planned)")
    let lines = commands(planned.output)
    #expect(lines.count == 5, "\(lines)")
    let calls = folder + "/calls"
    // All but the move, which names no destination yet.
    let script =
      "cd '\(folder)' && PATH='\(folder)/bin':\"$PATH\" && export MARTLET_CALLS='\(calls)'\n"
      + "martlet() { '\(martletPath)' \"$@\" >/dev/null; }\n"
      + lines.prefix(4).joined(separator: "\n")
    let done = try inShell(script)
    #expect(done.status == 0, "\(done) \(script)")
    let noted = try String(contentsOfFile: calls, encoding: .utf8).split(separator: "\n").map(String.init)
    let edited = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasSuffix(".fixed.xml") })
    #expect(
      try String(contentsOfFile: folder + "/" + edited, encoding: .utf8).contains(
        "policy='disable' name='vaes'"))
    let word = name.hasPrefix("-") ? "--domain|\(name)|" : "\(name)|"
    #expect(noted.first == "dumpxml|\(word)--inactive|--security-info|")
    #expect(FileManager.default.fileExists(atPath: "\(folder)/\(edited).before"))
    #expect(noted.dropFirst().first == (name.hasPrefix("-") ? "define|./\(edited)|" : "define|\(edited)|"))
    #expect(noted.dropFirst(2).first == "shutdown|\(word)" && noted.last == "start|\(word)", "\(noted)")
    // The stub's guest is on, then off; its state is asked for once more before the start.
    #expect(noted.filter { $0 == "domstate|\(word)" }.count == 3)
    #expect(!FileManager.default.fileExists(atPath: folder + "/oops"))
  }

  @Test func whatWasWrittenIsTold() throws {
    try write("g.xml", guest("web", features: vaes))
    let path = folder + "/out.xml"
    let words = ["fix", folder + "/g.xml", "--on", folder + "/host.xml", "-o", path] + options
    let text = try martlet(words)
    #expect(text.output.contains("The edited definition is in \(path)."), "\(text)")
    #expect(commands(text.output).contains("virsh define \(path)"))
    let json = try martlet(words + ["--format", "json"])
    #expect(
      json.output.contains("\"written\" : \"\(path.replacing("/", with: "\\/"))\"")
        || json.output.contains("\"written\" : \"\(path)\""))
    // Nothing is written for a plan that is refused.
    try FileManager.default.removeItem(atPath: path)
    let refused = try martlet(["fix", folder + "/g.xml", "--on", folder + "/host.xml", "-o", path])
    #expect(refused.status == 1 && !refused.output.contains(path))
    #expect(!FileManager.default.fileExists(atPath: path))
    // An unchanged definition is written too, and that is told.
    try write("same.xml", guest("web", features: ""))
    let same = try martlet(["fix", folder + "/same.xml", "--on", folder + "/host.xml", "-o", path])
    #expect(same.status == 0 && same.output.contains(path), "\(same)")
  }

  @Test func aPartOfADefinitionIsNotDefined() throws {
    try write("cpu.xml", "<cpu mode='custom' match='exact'><model>Haswell-noTSX</model>\(vaes)</cpu>")
    let answer = try martlet(["fix", folder + "/cpu.xml", "--on", folder + "/host.xml"] + options)
    #expect(answer.status == 0, "\(answer)")
    #expect(!answer.output.contains("virsh define") && answer.output.contains("virsh edit GUEST"))
  }

  @Test func aManagersGuestGetsItsManagersWay() throws {
    let mark = "<metadata><n:instance xmlns:n='http://openstack.org/xmlns/libvirt/nova/1.1'/></metadata>"
    try write(
      "g.xml",
      guest("instance-00000007", features: vaes, "<uuid>6f1b5c1e-8a6c-4a42-9a3c-0a1b2c3d4e5f</uuid>\(mark)"))
    let words = ["fix", folder + "/g.xml", "--on", folder + "/host.xml"] + options
    let text = try martlet(words)
    #expect(text.status == 0, "\(text)")
    #expect(text.output.contains("belongs to OpenStack Nova"))
    #expect(!text.output.contains("virsh define") && !text.output.contains("virsh shutdown"))
    let lines = commands(text.output).filter { !$0.hasPrefix("#") }
    #expect(lines.last == "openstack server reboot --hard 6f1b5c1e-8a6c-4a42-9a3c-0a1b2c3d4e5f", "\(lines)")
    let level = try inShell("martlet() { '\(martletPath)' \"$@\"; }\n\(lines[0])")
    #expect(level.status == 0 && level.output.contains("cpu_mode = custom"), "\(level)")
    let json = try martlet(words + ["--format", "json"])
    #expect(json.output.contains("\"manager\" : \"nova\""))
    #expect(try martlet(words + ["--unmanaged"]).status == 64)
  }

  @Test func configurationsOfOthersNameTheirCommands() throws {
    try write("101.conf", "boot: order=scsi0\ncores: 4\ncpu: host\nmemory: 4096\n")
    let proxmox = try martlet(["fix", folder + "/101.conf", "--on", folder + "/host.xml"])
    #expect(proxmox.status == 65 && proxmox.errors.contains("qm set 101 --cpu"), "\(proxmox)")
    let instance = "architecture: x86_64\nconfig: {}\ndevices: {}\nname: web\nprofiles: []\n"
    let incus = try martlet(["fix", "-", "--on", folder + "/host.xml"], input: instance)
    #expect(incus.status == 65 && incus.errors.contains("incus config set web"), "\(incus)")
  }

  // MARK: Emulated guests, and what QEMU gives

  /// A host with KVM tells nothing of guests that QEMU emulates, and the other way round.
  @Test func anEmulatedGuestIsJudgedAsOne() throws {
    func capabilities(_ type: String, _ feature: String) -> String {
      """
      <domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>\(type)</domain><machine>pc</machine><arch>x86_64</arch>
      <cpu><mode name='host-model' supported='yes'><model fallback='forbid'>Haswell-noTSX</model><vendor>Intel</vendor>
      \(feature)</mode></cpu></domainCapabilities>
      """
    }
    try write("kvm.xml", capabilities("kvm", vaes))
    try write("qemu.xml", capabilities("qemu", ""))
    try write("emulated.xml", guest("e", type: "qemu", features: vaes))
    try write("real.xml", guest("r", type: "kvm", features: vaes))
    func fix(_ guest: String, on host: String) throws -> CommandResult {
      try martlet(["fix", "\(folder)/\(guest).xml", "--on", "\(folder)/\(host).xml"] + options)
    }
    let lost = try fix("emulated", on: "qemu")
    #expect(lost.status == 0 && lost.output.contains("without vaes"), "\(lost)")
    let untold = try fix("emulated", on: "kvm")
    #expect(untold.status == 2, "\(untold)")
    #expect(try fix("real", on: "kvm").output.contains("as it is"))
  }

  @Test(arguments: ["topoext", "kvm-hint-dedicated"])
  func whatQEMUGivesOnAnyHostStays(feature: String) throws {
    let host = """
      <domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>kvm</domain><machine>pc</machine><arch>x86_64</arch>
      <cpu><mode name='host-model' supported='yes'><model fallback='forbid'>EPYC</model><vendor>AMD</vendor></mode></cpu>
      </domainCapabilities>
      """
    try write("amd.xml", host)
    let text = { (check: String) in
      "<domain type='kvm'><name>g</name><cpu mode='custom' match='exact'\(check)><model>EPYC</model>"
        + "<feature policy='require' name='\(feature)'/></cpu></domain>"
    }
    for check in ["", " check='full'", " check='partial'"] {
      try write("amd-guest.xml", text(check))
      let answer = try martlet(["fix", folder + "/amd-guest.xml", "--on", folder + "/amd.xml"])
      #expect(answer.status == 0 && answer.output.contains("as it is"), "\(check) \(answer)")
    }
  }
}
