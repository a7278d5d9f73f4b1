import Foundation
import HostProbe
import HostSnapshots
import TestSupport
import Testing

@Suite struct RemoteCaptureScriptTests {
  @Test func whatIsSentIsWhatCanBeRead() throws {
    #expect(try RemoteCapture.script == String(contentsOfFile: captureScriptPath, encoding: .utf8))
  }

  @Test(arguments: [["sh", "-n"], ["dash", "-n"], ["bash", "--posix", "-n"]])
  func shellsAcceptIt(_ command: [String]) throws {
    guard let shell = installed(command[0]) else { return }
    let answer = try run([shell] + command.dropFirst() + [captureScriptPath])
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.errors == "")
  }

  @Test(.enabled(if: installed("shellcheck") != nil, "shellcheck is not installed"))
  func shellcheckHasNoRemarks() throws {
    let answer = try run(["shellcheck", "--shell=sh", captureScriptPath])
    #expect(answer.status == 0, "\(String(decoding: answer.output, as: UTF8.self))")
  }

  /// This machine, as the user who runs the tests, by the shell's standard input as ssh gives it.
  @Test func thisMachine() throws {
    let answer = try run(["sh", "-s"], input: captureScriptPath)
    #expect(answer.status == 0)
    #expect(answer.errors == "")
    let snapshot = try Snapshot(scriptOutput: answer.output, martlet: "1.0")
    #expect(snapshot.cutOff == nil)
    #expect(snapshot.method == .script)
    let release = try String(contentsOfFile: "/proc/sys/kernel/osrelease", encoding: .utf8)
    #expect(snapshot.text(from: "/proc/sys/kernel/osrelease") == release.trimmingBlanks)
    let booted = try #require(snapshot.identity.booted.flatMap(seconds(ofTimestamp:)))
    #expect(booted < Int(Date().timeIntervalSince1970))
    #expect(seconds(ofTimestamp: snapshot.captured) != nil)
    let kinds = Set(Snapshot.Kind.allCases.map(\.rawValue))
    for part in snapshot.parts {
      #expect(kinds.contains(part.kind))
      #expect(try !part.bytes().isEmpty || part.kind == "file", "\(part.source)")
    }
    for kind in snapshot.missing.map(\.kind) { #expect(kinds.contains(kind)) }
    for missing in snapshot.missing { #expect(!missing.reason.isEmpty, "\(missing.source)") }
    #expect(try Snapshot(json: snapshot.json()) == snapshot)
  }

  /// Without cpuid, rdmsr and virsh, with all that the script needs and no more.
  @Test func withoutTheToolsThatHostsMayLack() throws {
    let scratch = try Scratch()
    let tools = try scratch.links(in: "bin", standardTools, to: installed)
    let environment = ["PATH": tools, "MARTLET_ROOT": ""]
    let answer = try run(
      [tools + "/sh", "-s"], environment: environment, input: captureScriptPath)
    #expect(answer.errors == "")
    let snapshot = try Snapshot(scriptOutput: answer.output, martlet: "1.0")
    #expect(snapshot.cutOff == nil)
    #expect(snapshot.text(from: "/proc/cpuinfo") != nil)
    let reasons = Dictionary(snapshot.missing.map { ($0.kind, $0.reason) }) { first, _ in first }
    #expect(reasons["cpuid"] == "The tool cpuid is not installed")
    #expect(reasons["libvirt-capabilities"] == "virsh is not installed")
    #expect(reasons["kvm-supported-cpuid"] == "A shell cannot ask KVM; run martlet capture on the host")
    #expect(reasons["qemu-cpu-model-expansion"] != nil)
    #expect(reasons["xsave"] != nil)
  }

  @Test(arguments: ["", "busybox"])
  func aSampleHost(by tools: String) throws {
    // With busybox, the shell and every tool are its own; where it lacks one, the script does without.
    let busybox = installed("busybox")
    guard tools.isEmpty || busybox != nil else { return }
    let host = try SampleHost { tools.isEmpty ? installed($0) : busybox }
    let shell = host.scratch.path + "/bin/sh"
    let answer = try run([shell, "-s"], environment: host.environment, input: captureScriptPath)
    #expect(answer.errors == "")
    #expect(!String(decoding: answer.output, as: UTF8.self).contains("hunter2"))
    let snapshot = try Snapshot(scriptOutput: answer.output, martlet: "1.0")
    #expect(snapshot.cutOff == nil)

    #expect(snapshot.identity.hostName == "compute7")
    #expect(snapshot.identity.hostUUID == nil)
    #expect(snapshot.identity.booted == timestamp(1_700_000_000))
    #expect(snapshot.identity.started == ["libvirtd": timestamp(1_700_000_300)])

    #expect(snapshot.parts(.cpuid).map(\.about) == [["cpus": "0-7"]])
    #expect(snapshot.parts(.folder).map(\.content).contains("nested\tY\n"))
    #expect(
      snapshot.text(from: "/sys/devices/system/cpu/vulnerabilities")
        == "l1tf\tNot affected\nmds\tMitigation: Clear CPU buffers; SMT vulnerable")
    #expect(snapshot.text(from: "/proc/cmdline") == "ro quiet")
    #expect(
      snapshot.text(from: "/boot/config-6.1.0-18-amd64")
        == "CONFIG_KVM=m\n# CONFIG_X86_INTEL_TSX_MODE_ON is not set\nCONFIG_RETPOLINE=y")
    #expect(snapshot.missing.contains { $0.source == "/sys/class/dmi/id/board_name" })

    let guest = try #require(snapshot.parts(.qemuArguments).first)
    #expect(guest.about == ["domain": "web one"])
    #expect(
      guest.content == """
        -name guest=web one,debug-threads=on
        -machine pc-i440fx-7.2,usb=off
        -accel kvm
        -cpu Broadwell-IBRS,vmx=off
        -enable-kvm

        """)
    #expect(snapshot.parts(.qemu).map(\.source) == ["/usr/bin/qemu-system-x86_64 --version"])

    #expect(
      snapshot.parts(.domain).map { [$0.about?["domain"], $0.about?["state"]] } == [
        ["web one", "live"], ["web one", "migratable"], ["web one", "inactive"], ["idle", "inactive"],
      ])
    #expect(snapshot.parts(.domain)[1].content == "<domain><graphics type='vnc' port='1'/></domain>\n")
    #expect(snapshot.parts(.libvirtDomainCapabilities).map { $0.about?["type"] } == ["kvm"])
    #expect(snapshot.missing.contains { $0.reason == "the binary is not there" })
  }

  @Test func theMapIsAnArchive() throws {
    let host = try SampleHost()
    let answer = try run(["sh", captureScriptPath], environment: host.environment)
    let part = try #require(try Snapshot(scriptOutput: answer.output, martlet: "1").parts(.cpuMap).first)
    let files = try #require(TarArchive(try part.bytes())).files
    #expect(files == [.init(name: "cpu_map/index.xml", bytes: Array("<cpus/>\n".utf8))])
  }

  /// Only the named settings come out of nova.conf, whatever else is in it.
  @Test func settingsOfNova() throws {
    let host = try SampleHost()
    let answer = try run(["sh", captureScriptPath], environment: host.environment)
    let parts = try Snapshot(scriptOutput: answer.output, martlet: "1").parts(.nova)
    #expect(parts.map(\.source) == ["/etc/nova/nova.conf", "/etc/nova/nova.conf.d/10-cpu.conf"])
    #expect(
      parts.first?.content == """
        [libvirt]
        virt_type=kvm
        cpu_mode = custom
        cpu_models = Broadwell-noTSX-IBRS,
          Haswell-noTSX-IBRS
        cpu_model_extra_flags : pcid, -monitor
        live_migration_uri = qemu+ssh://%s/system
        live_migration_permit_post_copy = true
        [workarounds]
        skip_cpu_compare_on_dest = true

        """)
  }
}
