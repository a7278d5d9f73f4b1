import Foundation
import HostSnapshots
import SnapshotRedaction
import TestSupport
import Testing

/// A host with a guest full of secrets, captured by Martlet and by the shell script: what each capture holds, and what it answers.
@Suite(
  .serialized,
  .enabled(if: PrivateLibvirtd.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .privateLibvirtd)
struct RedactedCaptureTests {
  private let daemon: PrivateLibvirtd

  init() throws { daemon = try #require(PrivateLibvirtd.current) }

  /// Words that no capture may hold.
  private static let secrets = [
    "hunter2", "s3ssion", "dhc3rt", "cr3dential", "qemus3cret", "envs3cret", "cookies3cret", "bootpassw",
  ]
  /// Words that identify, which a redacted capture may not hold either.
  private static let names = [
    "payroll", "8f4c1f9e-6d35-4f5b-9d2e-2b8a6f1f7a10", "52:54:00:ab:cd:ef", "10.20.30.40", "alice", "proj-9",
    "SN-4711",
    "iqn.2001", "ceph.example.org", "br-secret", "/srv/images", "nfs-export", "oem-note", "rbd-user",
  ]

  /// A definition that libvirt accepts, with all of them.
  private static let domain = """
    <domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
      <name>payroll</name><uuid>8f4c1f9e-6d35-4f5b-9d2e-2b8a6f1f7a10</uuid><title>payroll of alice</title>
      <description>ask alice</description>
      <metadata><nova:instance xmlns:nova='http://openstack.org/xmlns/libvirt/nova/1.1'><nova:name>payroll</nova:name>
        <nova:owner><nova:user uuid='u1'>alice</nova:user><nova:project uuid='p1'>proj-9</nova:project></nova:owner></nova:instance></metadata>
      <memory unit='MiB'>16</memory><vcpu>1</vcpu>
      <sysinfo type='smbios'><system><entry name='serial'>SN-4711</entry></system>
        <oemStrings><entry>io.systemd.credential:a=cr3dential</entry><entry>oem-note</entry></oemStrings></sysinfo>
      <os><type arch='x86_64' machine='pc-i440fx-7.2'>hvm</type><kernel>/srv/images/vmlinuz</kernel>
        <cmdline>root=/dev/vda password=bootpassw console=ttyS0</cmdline></os>
      <features><acpi/><apic/></features>
      <cpu mode='custom' match='exact' check='none'><model fallback='forbid'>Haswell-noTSX</model><feature policy='require' name='pdpe1gb'/></cpu>
      <clock offset='utc'/>
      <devices>
        <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='/srv/images/payroll.raw'/><target dev='vda' bus='virtio'/><serial>SN-4711</serial></disk>
        <disk type='network' device='cdrom'><source protocol='https' name='iqn.2001'><host name='ceph.example.org' port='443'/>
          <cookies><cookie name='session'>cookies3cret</cookie></cookies></source><target dev='sda' bus='sata'/><readonly/></disk>
        <disk type='network' device='disk'><driver name='qemu' type='raw'/><auth username='rbd-user'><secret type='ceph' uuid='8f4c1f9e-6d35-4f5b-9d2e-2b8a6f1f7a11'/></auth>
          <source protocol='rbd' name='rbd/payroll'><host name='ceph.example.org'/></source><target dev='vdb' bus='virtio'/></disk>
        <filesystem type='mount' accessmode='passthrough'><source dir='/srv/images/nfs-export'/><target dir='payroll'/></filesystem>
        <interface type='bridge'><mac address='52:54:00:ab:cd:ef'/><source bridge='br-secret'/></interface>
        <graphics type='vnc' port='-1' autoport='yes' listen='10.20.30.40' passwd='hunter2'><listen type='address' address='10.20.30.40'/></graphics>
      </devices>
      <qemu:commandline><qemu:arg value='-object'/><qemu:arg value='secret,id=s0,data=qemus3cret'/><qemu:env name='A' value='envs3cret'/></qemu:commandline>
    </domain>
    """

  private func define() throws {
    let answer = try daemon.virsh("define", daemon.file("payroll.xml", Self.domain))
    try #require(answer.status == 0, "\(answer)")
  }

  private var environment: [String: String] {
    [
      "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C", "LIBVIRT_DEFAULT_URI": daemon.uri,
      "HOME": "/nonexistent",
    ]
  }

  private func martlet(_ arguments: String...) throws -> Answer {
    try Program(command: [martletPath] + arguments, environment: environment).run()
  }

  /// Martlet's capture and the script's, as JSON.
  private func captures() throws -> [(name: String, snapshot: Snapshot)] {
    let script = try String(
      contentsOf: packageFolder.appending(path: "Data/capture/capture.sh"), encoding: .utf8)
    let probe = try martlet("capture")
    // The script asks the system's daemon; this virsh asks the test's own.
    let wrapper = try daemon.file("virsh", "")
    try writeProgram(
      """
      #!/bin/sh
      for word; do
        shift
        case $word in qemu:///system) word='\(daemon.uri)' ;; -r) continue ;; esac
        set -- "$@" "$word"
      done
      exec /usr/bin/virsh "$@"

      """, at: wrapper)
    var environment = environment
    environment["PATH"] = "\(wrapper.dropLast("/virsh".count)):\(environment["PATH"] ?? "")"
    let output = try Program(command: ["/bin/sh", "-s"], environment: environment).run(script).output
    for secret in Self.secrets { #expect(!output.contains(secret), "the script: \(secret)") }
    return [
      ("probe", try Snapshot(json: Array(probe.output.utf8))),
      ("script", try Snapshot(scriptOutput: Array(output.utf8), martlet: "test")),
    ]
  }

  @Test func noCaptureHoldsSecretsAndARedactedOneNoNames() throws {
    try define()
    for (name, snapshot) in try captures() {
      let definitions = snapshot.parts(.domain)
      #expect(!definitions.isEmpty, "\(name): \(snapshot.missing)")
      let whole = String(decoding: snapshot.json(), as: UTF8.self)
      for secret in Self.secrets { #expect(!whole.contains(secret), "\(name): \(secret)") }
      // Without redaction, everything else is what libvirt gave.
      for word in Self.names where word != "oem-note" { #expect(whole.contains(word), "\(name): \(word)") }
      let redacted = String(decoding: snapshot.redacted().json(), as: UTF8.self)
      for word in Self.secrets + Self.names { #expect(!redacted.contains(word), "\(name): \(word)") }
      if let host = snapshot.identity.hostName, host.count > 3 {
        #expect(!redacted.contains(host), "\(name)")
      }
      #expect(redacted.contains("Haswell-noTSX") && redacted.contains("pdpe1gb"), "\(name)")
    }
    let written = try martlet("capture", "--redact")
    for word in Self.secrets + Self.names { #expect(!written.output.contains(word), "\(word)") }
  }

  /// What an answer says besides the names and digests of its inputs.
  private func answer(_ text: String) throws -> [String] {
    func flattened(_ value: Any, _ path: String) -> [String] {
      switch value {
      case let object as [String: Any]:
        object.sorted { $0.key < $1.key }.flatMap { key, inner in
          ["inputs", "evidence", "source", "sources", "judgedBy", "cpuMap", "document", "notSeen", "line"]
            .contains(key)
            ? [] : flattened(inner, "\(path).\(key)")
        }
      case let list as [Any]: list.flatMap { flattened($0, path) }
      default: ["\(path)=\(value)"]
      }
    }
    return flattened(try JSONSerialization.jsonObject(with: Data(text.utf8)), "")
  }

  /// A redacted capture answers as the whole one does, but for the names.
  @Test func aRedactedCaptureGivesTheSameAnswers() throws {
    try define()
    for (name, snapshot) in try captures() {
      let place = try #require(snapshot.parts.firstIndex { $0.about?["domain"] == "payroll" })
      let guest = try #require(snapshot.redacted().parts[place].about?["domain"])
      let whole = try daemon.file("\(name).json", String(decoding: snapshot.json(), as: UTF8.self))
      let kept = try daemon.file(
        "\(name)-r.json", String(decoding: snapshot.redacted().json(), as: UTF8.self))
      let sandy = packageFolder.appending(path: "Examples/article/sandybridge.txt").path
      let commands: [(String) -> [String]] = [
        { ["show", $0] }, { ["doctor", $0] }, { ["explain", "avx2", "--on", $0] }, { ["level", $0, sandy] },
        { ["check", $0 + "#" + ($0 == kept ? guest : "payroll"), "--on", sandy, $0] },
        { ["lint", $0 + "#" + ($0 == kept ? guest : "payroll")] }, { ["libvirt", "decode", $0] },
        { ["upgrade", "--host", $0, "--kernel", "6.18"] },
      ]
      for command in commands {
        let before = try martletAsJSON(command(whole))
        let after = try martletAsJSON(command(kept))
        #expect(before.status == after.status, "\(command(kept)): \(after.errors)\(before.errors)")
        let hidden = snapshot.identity.hostName ?? "-"
        func plain(_ text: String) throws -> [String] {
          try answer(text).map {
            $0.replacing(hidden, with: "HOST").replacing("host-1", with: "HOST").replacing(
              "payroll", with: "GUEST"
            )
            .replacing(guest, with: "GUEST").replacing(#/name-[0-9]+/#, with: "GUEST")
            .replacing(#//(srv|redacted)/[^ ,;'")]*/#, with: "/PATH")
            .replacing(#/[0-9a-f]{8}-[0-9a-f-]{27}/#, with: "UUID").replacing(whole, with: "FILE").replacing(
              kept, with: "FILE")
          }
        }
        let (first, second) = (try plain(before.output), try plain(after.output))
        let differences = Set(first).symmetricDifference(second).sorted()
        #expect(differences.isEmpty, "\(name) \(command(kept)): \(differences.prefix(12))")
      }
    }
  }

  private func martletAsJSON(_ arguments: [String]) throws -> Answer {
    try Program(command: [martletPath] + arguments + ["--format", "json"], environment: environment).run()
  }
}
