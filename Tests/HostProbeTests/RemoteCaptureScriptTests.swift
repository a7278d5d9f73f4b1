import CPUCatalog
import CPUCompatibility
import Foundation
import HostSnapshots
import LibvirtCPU
import TestSupport
import Testing
import X86CPU

@testable import CPUReaders
@testable import HostProbe

@Suite struct RemoteCaptureScriptTests {
  @Test func whatIsSentIsWhatCanBeRead() throws {
    #expect(try RemoteCapture.script == String(contentsOfFile: captureScriptPath, encoding: .utf8))
  }

  /// The script reads the registers that the probe reads; both read every register that tells features.
  @Test func theScriptReadsTheProbesRegisters() throws {
    let list = try #require(RemoteCapture.script.firstMatch(of: /msr_list='([^']*)'/)).output.1
    let numbers = list.split { " \n".contains($0) }.compactMap { UInt32($0, radix: 16) }
    #expect(numbers.sorted() == capturedMSRs)
    #expect(Set(FeatureMSRs.all).isSubset(of: capturedMSRs))
    #expect(numbers.contains(0x492) && numbers.contains(0x493))
    var told: Set<UInt32> = []
    for feature in Catalog.standard.features {
      if case .msr(let index) = feature.location.kind { told.insert(index) }
    }
    #expect(told.isSubset(of: FeatureMSRs.all))
  }

  @Test(arguments: [["sh", "-n"], ["bash", "--posix", "-n"]])
  func shellsAcceptIt(_ command: [String]) throws {
    let answer = try run(command + [captureScriptPath])
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.errors == "")
  }

  @Test(.enabled(if: installed("dash") != nil, "dash is not installed"))
  func dashAcceptsIt() throws { try shellsAcceptIt(["dash", "-n"]) }

  @Test(.enabled(if: installed("busybox") != nil, "busybox is not installed"))
  func busyboxAcceptsIt() throws { try shellsAcceptIt(["busybox", "sh", "-n"]) }

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
      // A host may have no unit, none of the paths, and an unedited map.
      let mayBeEmpty = ["file", "services", "paths", "package-verification", "file-times"]
      #expect(try !part.bytes().isEmpty || mayBeEmpty.contains(part.kind), "\(part.source)")
    }
    for kind in snapshot.missing.map(\.kind) { #expect(kinds.contains(kind)) }
    for missing in snapshot.missing { #expect(!missing.reason.isEmpty, "\(missing.source)") }
    #expect(try Snapshot(json: snapshot.json()) == snapshot)
  }

  /// What the script says of this machine means what the probe's answer means.
  @Test(.enabled(if: installed("cpuid") != nil, "cpuid is not installed"))
  func itMeansWhatTheProbesSnapshotMeans() throws {
    let interpreter = Interpreter(
      map: MapProjection(.builtin, catalog: .standard), catalog: .standard)
    func host(_ snapshot: Snapshot) throws -> HostCPU {
      let document = Document(name: "snapshot.json", bytes: snapshot.json())
      return try interpreter.host(try Reader.read(document).selecting(document), in: document)
    }
    let output = try run(["sh", "-s"], input: captureScriptPath).output
    let script = try host(Snapshot(scriptOutput: output, martlet: "test"))
    var probe = Probe(martlet: "test")
    probe.readMachine()
    let probed = try host(probe.snapshot)
    #expect(script.name == probed.name)
    // What KVM says has no logical CPU; the script cannot ask it.
    let numbers = probed.cpus.map(\.logicalCPUs).filter { !$0.isEmpty }
    #expect(script.cpus.map(\.logicalCPUs) == numbers)
    for point in [ObservationPoint.cpuid, .kernelFlags] {
      let (one, other) = (
        script.observations.first { $0.point == point }, probed.observations.first { $0.point == point }
      )
      #expect(try #require(one).evidence.present == #require(other).evidence.present)
    }
    #expect(script.configuration?.kernelFlags == probed.configuration?.kernelFlags)
    #expect(script.configuration?.kernelRelease == probed.configuration?.kernelRelease)
    #expect(script.configuration?.vulnerabilities == probed.configuration?.vulnerabilities)
    #expect(script.configuration?.modules == probed.configuration?.modules)
    #expect(
      script.configuration?.kernelSettings["CONFIG_KVM"] == probed.configuration?.kernelSettings["CONFIG_KVM"]
    )
    #expect(script.configuration?.booted == probed.configuration?.booted)
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

  @Test func aSampleHost() throws { try check(SampleHost()) }

  /// The shell and every tool are busybox's.
  @Test(.enabled(if: installed("busybox") != nil, "busybox is not installed"))
  func aSampleHostByBusybox() throws { try check(SampleHost { _ in installed("busybox") }) }

  /// On arm64 the script asks nothing that only x86 has, and looks for arm64's QEMU.
  @Test func anArmHost() throws {
    let host = try SampleHost()
    try host.scratch.write("bin/uname", "#!/bin/sh\necho aarch64\n", isProgram: true)
    try host.scratch.write(
      "root/usr/bin/qemu-system-aarch64", "#!/bin/sh\necho 'QEMU emulator version 10.0.13'\n", isProgram: true
    )
    let answer = try run(["sh", "-s"], environment: host.environment, input: captureScriptPath)
    #expect(answer.errors == "")
    let snapshot = try Snapshot(scriptOutput: answer.output, martlet: "1.0")
    let missing = Set(snapshot.missing.map(\.kind))
    #expect(missing.contains("kvm-arm-registers"))
    let ofX86 = ["cpuid", "msr", "xsave", "kvm-supported-cpuid", "kvm-msrs", "microcode-file"]
    #expect(missing.isDisjoint(with: ofX86) && snapshot.parts.allSatisfy { !ofX86.contains($0.kind) })
    #expect(snapshot.parts(.qemu).map(\.source) == ["/usr/bin/qemu-system-aarch64 --version"])
  }

  private func check(_ host: SampleHost) throws {
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

    #expect(snapshot.parts(.cpuid).map(\.about) == [nil])
    #expect(snapshot.text(from: "/dev/cpu/0/msr") == Self.registers)
    #expect(snapshot.text(from: "/sys/module") == "kvm\t\nkvm_intel")
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
    #expect(guest.about == ["domain": "web one", "emulator": "/usr/bin/qemu-system-x86_64"])
    #expect(
      guest.content == """
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
    #expect(snapshot.parts(.domainState).map(\.about) == [["domain": "web one"]])
    #expect(
      snapshot.parts(.domainState).map(\.content) == ["snapshots 2\ncheckpoints 0\nblock-jobs vda\n"])
    #expect(snapshot.parts(.libvirtDomainCapabilities).map { $0.about?["type"] } == ["kvm"])
    // What virsh can be asked besides, it is asked.
    let options = [
      snapshot.parts(.libvirtDomainCapabilities), snapshot.parts(.libvirtSupportedFeatures),
    ].map { $0.map { $0.source.split(separator: "--virttype ").last.map(String.init) } }
    #expect(
      options == [["kvm --expand-cpu-features"], ["kvm --expand-cpu-features --supported-cpu-features"]])
    #expect(snapshot.missing.contains { $0.reason == "the binary is not there" })
  }

  /// What libvirt wrote down of QEMU, and the microcode file: as the probe reads the same files.
  @Test func cachesAndMicrocodeAreReadAsTheProbeReadsThem() throws {
    for sample in MicrocodeSample.all {
      for tools in [installed, { (_: String) in installed("busybox") }] where tools("sh") != nil {
        let host = try SampleHost(tools: tools)
        let root = host.scratch.path + "/root"
        try host.scratch.write("root/proc/cpuinfo", sample.cpuinfo)
        if let path = sample.path {
          try host.scratch.write("root" + path, "")
          try Data(sample.bytes).write(to: URL(fileURLWithPath: root + path))
        }
        let answer = try run(["sh", captureScriptPath], environment: host.environment)
        #expect(answer.errors == "", "\(sample.name)")
        let script = try Snapshot(scriptOutput: answer.output, martlet: "test")
        var probe = Probe(martlet: "test", root: root)
        probe.readSetup()
        #expect(
          script.parts(.microcodeFile).map(\.content) == probe.snapshot.parts(.microcodeFile).map(\.content),
          "\(sample.name)")
        #expect(
          script.parts(.microcodeFile).first?.content == sample.revision.map { $0 + "\n" }, "\(sample.name)")
        #expect(
          script.parts(.libvirtCache).map(\.content) == probe.snapshot.parts(.libvirtCache).map(\.content))
        let cache = try #require(script.parts(.libvirtCache).first).content
        #expect(
          cache.hasPrefix(
            "/usr/bin/qemu-system-x86_64\tqemuctime=1700000100\tmicrocodeVersion=33554509\tkernelVersion=6.1.0-18-amd64 #1 SMP\twritten="
          ), "\(cache)")
        #expect(!String(decoding: answer.output, as: UTF8.self).contains("hunter2, "))
      }
    }
  }

  private static let registers = """
    cpu 0 0x0000003a 0x0000000000000005
    cpu 0 0x0000008b 0x0000000000000000
    cpu 0 0x000000ce 0x0000000000000000
    cpu 0 0x000000cf 0x0000000000000000
    """

  /// rdmsr is asked where there is one; what it does not print, the CPU does not have.
  @Test func registersByRdmsr() throws {
    let host = try SampleHost()
    try host.scratch.write(
      "bin/rdmsr", "#!/bin/sh\n[ \"$*\" = '-p 0 0xc0010015' ] || exit 4\necho b000011\n", isProgram: true)
    let answer = try run(["sh", captureScriptPath], environment: host.environment)
    let part = try #require(try Snapshot(scriptOutput: answer.output, martlet: "1").parts(.msr).first)
    #expect(part.about == ["cpus": "0"])
    #expect(part.content == "cpu 0 0xc0010015 0x000000000b000011\n")
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

/// The seconds since 1970 of a moment as snapshots write it; nil for other forms.
private func seconds(ofTimestamp text: String) -> Int? {
  (try? Date(text, strategy: .iso8601)).map { Int($0.timeIntervalSince1970) }
}
