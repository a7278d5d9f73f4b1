import CPUCatalog
import CPUCompatibility
import Foundation
import HostSnapshots
import LibvirtCPU
import TestSupport
import Testing

@testable import CPUReaders
@testable import HostProbe

/// Looks from within containers, on Xen, and at modular daemons: by the probe and by the script, on folders that stand for such machines.
@Suite struct ContainerTests {
  /// What the probe and the script say of a machine of these files.
  private func snapshots(
    _ files: [String: String], programs: [String: String] = [:]
  ) throws -> [Snapshot] {
    let host = try SampleHost()
    for (name, text) in files { try host.scratch.write("root/" + name, text) }
    for (name, text) in programs { try host.scratch.write("bin/" + name, text, isProgram: true) }
    var probe = Probe(martlet: "test", root: host.scratch.path + "/root")
    probe.readMachine()
    let answer = try run(["sh", captureScriptPath], environment: host.environment)
    #expect(answer.errors == "")
    return [probe.snapshot, try Snapshot(scriptOutput: answer.output, martlet: "test")]
  }

  @Test(arguments: [
    ("run/systemd/container", "lxc\n", "lxc"), ("run/.containerenv", "", "podman"),
    (".dockerenv", "", "docker"),
  ])
  func aContainerIsNamed(mark: String, text: String, name: String) throws {
    for snapshot in try snapshots([mark: text]) {
      #expect(snapshot.identity.container == name, "\(snapshot.method)")
      #expect(try Snapshot(json: snapshot.json()) == snapshot)
      #expect(
        snapshot.missing.contains { $0.kind == "qemu-arguments" && $0.reason.contains("container (\(name))") }
      )
    }
  }

  /// With the host's processes in sight nothing of them is missing.
  @Test func theHostsProcessesInSight() throws {
    for snapshot in try snapshots([".dockerenv": "", "proc/2/comm": "kthreadd\n"]) {
      #expect(snapshot.identity.container == "docker")
      #expect(!snapshot.missing.contains { $0.kind == "qemu-arguments" }, "\(snapshot.method)")
    }
  }

  @Test func noContainer() throws {
    for snapshot in try snapshots([:]) { #expect(snapshot.identity.container == nil) }
  }

  /// Control groups name containers that leave no file.
  @Test func byControlGroups() throws {
    let scratch = try Scratch()
    try scratch.write("proc/1/cgroup", "0::/kubepods.slice/kubepods-pod1.slice\n")
    #expect(Probe(martlet: "test", root: scratch.path).container == "kubernetes")
    try scratch.write("proc/1/environ", "PATH=/bin\0container=oci\0")
    #expect(Probe(martlet: "test", root: scratch.path).container == "oci")
    try scratch.write("proc/1/environ", "PATH=/bin\0")
    try scratch.write("proc/1/cgroup", "0::/init.scope\n")
    #expect(Probe(martlet: "test", root: scratch.path).container == nil)
  }

  private static let xl = """
    #!/bin/sh
    [ "$*" = info ] || exit 1
    cat <<END
    host                   : secret-name
    nr_cpus                : 16
    hw_caps                : bfebfbff:77fef3ff:2c100800:00000121:0000000f:d19ffffb:00000008:00000100
    virt_caps              : pv hvm hap shadow
    xen_version            : 4.17.5
    xen_commandline        : placeholder cpuid=no-avx2 dom0_mem=4G
    END
    """

  @Test func onXen() throws {
    let files = [
      "sys/hypervisor/type": "xen\n", "sys/hypervisor/version/major": "4\n",
      "sys/hypervisor/properties/capabilities": "xen-3.0-x86_64 hvm-3.0-x86_64\n",
    ]
    let both = try snapshots(files, programs: ["xl": Self.xl])
    for snapshot in both {
      #expect(snapshot.text(from: "/sys/hypervisor/version/major") == "4", "\(snapshot.method)")
      #expect(snapshot.text(from: "/sys/hypervisor/properties/capabilities") != nil)
    }
    // Of another machine's files the probe asks no program.
    let script = both[1]
    let part = try #require(script.parts(.xen).first)
    #expect(part.about == ["command": "info"] && !part.content.contains("secret-name"))
    let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)
    let document = Document(name: "s.json", bytes: script.json())
    let host = try interpreter.host(try Reader.read(document).selecting(document), in: document)
    #expect(host.configuration?.hypervisorType == "xen")
    #expect(host.configuration?.xen?["xen_commandline"] == "placeholder cpuid=no-avx2 dom0_mem=4G")
    let without = try snapshots(files)[1]
    #expect(without.missing.contains { $0.kind == "xen" && $0.source == "xl info" })
  }

  @Test func notOnXen() throws {
    for snapshot in try snapshots([:], programs: ["xl": Self.xl]) {
      #expect(snapshot.parts(.xen).isEmpty && !snapshot.missing.contains { $0.kind == "xen" })
    }
  }

  @Test func socketsOfModularDaemons() throws {
    for snapshot in try snapshots(["run/libvirt/virtqemud-sock": "", "run/libvirt/virtqemud-sock-ro": ""]) {
      #expect(snapshot.text(from: "/run/libvirt") == "virtqemud-sock\t\nvirtqemud-sock-ro")
    }
    for snapshot in try snapshots([:]) { #expect(snapshot.text(from: "/run/libvirt") == nil) }
  }
}
