import CPUCatalog
import CPUCompatibility
import Foundation
import HostSnapshots
import LibvirtCPU
import QEMUClient
import TestSupport
import Testing
import X86CPU

@testable import CPUReaders
@testable import HostProbe

/// The probe on this machine, and on a folder that stands for another.
@Suite(.ownThreads) struct MachineProbeTests {
  private let interpreter = Interpreter(
    map: MapProjection(.builtin, catalog: .standard), catalog: .standard)

  private func host(_ snapshot: Snapshot) throws -> HostCPU {
    let document = Document(name: "snapshot.json", bytes: snapshot.json())
    return try interpreter.host(try Reader.read(document).selecting(document), in: document)
  }

  @Test func theKernelsFlagsAreThoseOfCPUInfo() throws {
    var probe = Probe(martlet: "test")
    probe.readMachine()
    let host = try host(probe.snapshot)
    #expect(host.name == ProcessInfo.processInfo.hostName || !host.name.isEmpty)
    let text = try String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("flags") })
    let words = Set(line.split(separator: ":")[1].split(separator: " ").map(String.init))
    #expect(host.configuration?.kernelFlags == words)
    #expect(host.configuration?.kernelRelease != nil)
    // A flag that mirrors one bit is there in CPUID too, unless the kernel itself sets it.
    let cpuid = try #require(host.observations.first { $0.point == .cpuid }).evidence
    for name in ["sse4.2", "aes", "avx2", "xsave", "rdrand"] {
      let feature = try #require(Catalog.standard[name])
      let flags = feature.aliases.filter { $0.dialect == .linux }.map(\.name)
      guard flags.contains(where: words.contains) else { continue }
      #expect(cpuid.present.contains(feature.index), "\(name)")
    }
  }

  /// The point of KVM's own list against what QEMU makes of it with -cpu host.
  @Test(
    .enabled(
      if: FileManager.default.isWritableFile(atPath: "/dev/kvm")
        && FileManager.default.isExecutableFile(atPath: "/usr/bin/qemu-system-x86_64"),
      "there is no usable /dev/kvm, or no QEMU"))
  func kvmsListIsWhatQEMUMakesOfIt() async throws {
    var probe = Probe(martlet: "test")
    probe.readMachine()
    let answers = await QEMUProbe(binary: "/usr/bin/qemu-system-x86_64", timeLimit: .seconds(300)).capture()
    probe.take(parts: answers.parts, missing: answers.missing)
    let host = try host(probe.snapshot)
    let kvm = try #require(host.observations.first { $0.point == .kvmSupported }).evidence
    let why = answers.missing.map(\.reason)
    let qemu = try #require(
      host.observations.first { $0.point == .qemuModel(name: "host", accelerator: "kvm") },
      "\(why)"
    ).evidence
    #expect(qemu.certainlyPresent.count > 20)
    // What QEMU adds by itself (qemu 7.2 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid), or withholds from
    // guests that can be migrated (target/i386/cpu.c, x86_cpu_get_migratable_flags).
    let adds: Set<String> = [
      "hypervisor", "tsc-deadline", "x2apic", "ht", "topoext", "monitor", "cmp_legacy",
    ]
    func inCPUID(_ features: FeatureSet) -> [Feature] {
      Catalog.standard.features(in: features).filter { feature in
        if case .cpuid = feature.location.kind { true } else { false }
      }
    }
    for feature in inCPUID(qemu.certainlyPresent.subtracting(kvm.present)) {
      #expect(
        adds.contains(feature.name) || feature.exposure == .emulated,
        "QEMU has \(feature.name), KVM does not list it")
    }
    for feature in inCPUID(kvm.certainlyPresent.intersection(qemu.certainlyAbsent)) {
      #expect(
        feature.exposure == .requested
          || ["arch-capabilities", "perfctr_core", "topoext"].contains(feature.name)
          || feature.levelling == .never, "KVM lists \(feature.name), QEMU does not have it")
    }
  }

  /// A folder of files stands for a machine: what is read, and what does not leave it.
  @Test func aSampleMachineIsReadAndItsSecretsStay() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: root) }
    let files = [
      "/proc/sys/kernel/osrelease": "6.1.0-33-amd64\n", "/proc/sys/kernel/hostname": "compute-7\n",
      "/proc/cmdline": "quiet clearcpuid=monitor tsx=off\n", "/proc/stat": "cpu 1 2\nbtime 1700000000\n",
      "/proc/77/cmdline": "/usr/sbin/libvirtd\0--timeout\0120\0",
      "/proc/77/stat": "77 (a) b) S 1 1 1 0 -1 4 0 0 0 0 0 0 0 0 20 0 1 0 1000 0 0\n",
      "/proc/78/cmdline": "/usr/bin/python3\0/usr/bin/nova-compute\0",
      "/proc/78/stat": "78 (python3) S 1 1 1 0 -1 4 0 0 0 0 0 0 0 0 20 0 1 0 2000 0 0\n",
      "/proc/79/cmdline":
        "/usr/bin/qemu-system-x86_64\0-name\0guest=web,debug-threads=on\0-object\0secret,id=masterKey0,data=hunter2\0-cpu\0EPYC,+svm\0-machine\0pc-q35-7.2,accel=kvm\0",
      "/proc/79/stat": "79 (qemu) S 1 1 1 0 -1 4 0 0 0 0 0 0 0 0 20 0 1 0 3000 0 0\n",
      "/sys/module/kvm_intel/parameters/nested": "N\n",
      "/etc/nova/nova.conf": """
      [DEFAULT]
      transport_url = rabbit://nova:hunter2@controller
      [libvirt]
      # cpu_mode = host-passthrough
      cpu_mode = custom
      cpu_models = Haswell-noTSX,
        Broadwell
      [keystone_authtoken]
      password = hunter2
      """,
    ]
    for (path, text) in files {
      let file = URL(fileURLWithPath: root + path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    var probe = Probe(martlet: "test", root: root)
    probe.readMachine()
    let snapshot = probe.snapshot
    #expect(!String(decoding: snapshot.json(), as: UTF8.self).contains("hunter2"))
    #expect(snapshot.identity.hostName == "compute-7")
    let ticks = sysconf(Int32(_SC_CLK_TCK))
    #expect(snapshot.identity.started["libvirtd"] == timestamp(1_700_000_000 + 1000 / ticks))
    #expect(snapshot.identity.started["nova-compute"] == timestamp(1_700_000_000 + 2000 / ticks))
    let arguments = try #require(snapshot.parts(.qemuArguments).first)
    #expect(arguments.content == "-cpu EPYC,+svm\n-machine pc-q35-7.2,accel=kvm\n")
    #expect(arguments.about?["domain"] == "web")
    #expect(
      snapshot.parts(.nova)[0].content
        == "[libvirt]\ncpu_mode = custom\ncpu_models = Haswell-noTSX,\n  Broadwell\n")
    #expect(snapshot.parts(.folder).contains { $0.content == "nested\tN\n" })
    // No CPUID is read for another machine, and no KVM is asked.
    #expect(snapshot.parts(.cpuid).isEmpty && snapshot.parts(.kvmSupported).isEmpty)
  }

  @Test func aBinaryThatDoesNotAnswerIsGivenUp() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    func write(_ script: String) throws {
      try writeProgram("#!/bin/sh\n\(script)\n", at: path)
    }
    try write("exec sleep 600")
    let slow = await QEMUProbe(binary: path, timeLimit: .seconds(1)).capture()
    #expect(slow.parts.isEmpty)
    #expect(slow.missing.allSatisfy { $0.reason.contains("did not answer") } && slow.missing.count == 2)
    try write("echo 'no such machine' >&2; exit 1")
    let failing = await QEMUProbe(binary: path, timeLimit: .seconds(300)).capture()
    #expect(failing.missing.map(\.reason) == ["no such machine", "no such machine"])
    let none = await QEMUProbe(binary: "/nonexistent/qemu", timeLimit: .seconds(300)).capture()
    #expect(none.missing.count == 2)
  }
}
