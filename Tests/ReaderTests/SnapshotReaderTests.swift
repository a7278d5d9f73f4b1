import CPUCatalog
import CPUCompatibility
import HostSnapshots
import LibvirtCPU
import Testing
import X86CPU

@testable import CPUReaders

@Suite struct SnapshotReaderTests {
  private let catalog = Catalog.standard
  private let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)
  private let time = "2026-11-23T12:00:00Z"

  private func host(_ change: (inout Snapshot) -> Void) throws -> HostCPU {
    var snapshot = Snapshot(martlet: "test", method: .probe, captured: time)
    change(&snapshot)
    let document = Document(name: "s.json", bytes: snapshot.json())
    return try interpreter.host(try Reader.read(document).selecting(document), in: document)
  }

  private func state(_ name: String, at point: ObservationPoint, _ host: HostCPU) throws -> Evidence.State {
    let observation = try #require(host.observations.first { $0.point == point })
    return observation.evidence.state(of: try #require(catalog[name]).index)
  }

  private func dump(_ cpu: String, ecx: String = "7fbae3ff") -> String {
    """
    \(cpu):
       0x00000000 0x00: eax=0x00000007 ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69
       0x00000001 0x00: eax=0x000306a9 ebx=0x00100800 ecx=0x\(ecx) edx=0xbfebfbff
       0x00000007 0x00: eax=0x00000000 ebx=0x00000281 ecx=0x00000000 edx=0xbc000400

    """
  }

  /// From libvirt 12.2 on the host-model names the features of its model too; from 12.5 on a second answer has what guests can be given besides.
  @Test func supportedFeaturesAreNoHostModel() throws {
    func capabilities(_ features: String...) -> String {
      let list = features.map { "<feature policy='require' name='\($0)'/>" }.joined()
      return
        "<domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>kvm</domain><arch>x86_64</arch>"
        + "<cpu><mode name='host-model' supported='yes'><model fallback='forbid'>EPYC</model><vendor>AMD</vendor>"
        + "\(list)</mode></cpu></domainCapabilities>"
    }
    let host = try host { snapshot in
      snapshot.parts = [
        .init(.libvirtDomainCapabilities, source: "a", time: time, text: capabilities("avx2", "erms")),
        .init(
          .libvirtSupportedFeatures, source: "b", time: time,
          text: capabilities("avx2", "erms", "arch-capabilities", "mds-no")),
      ]
    }
    let point = ObservationPoint.libvirtHostModel(emulator: "/usr/bin/qemu-system-x86_64", type: "kvm")
    #expect(try state("erms", at: point, host) == .present)
    #expect(try state("arch-capabilities", at: point, host) == .absent)
    for name in ["erms", "avx2", "arch-capabilities", "mds-no"] {
      #expect(host.supportedFeatures.contains(try #require(catalog[name]).index), "\(name)")
    }
    #expect(!host.supportedFeatures.contains(try #require(catalog["avx512f"]).index))
    #expect(host.observations.count == 1)
  }

  /// What KVM says of counters and registers, and what libvirt says of a guest beyond its definition.
  @Test func whatIsAskedBesidesTheCPUIsRead() throws {
    var snapshot = Snapshot(martlet: "test", method: .probe, captured: time)
    snapshot.parts = [
      .init(.cpuid, source: "CPUID on cpu 0", time: time, text: dump("CPU 0")),
      .init(.tscFrequency, source: "KVM_GET_TSC_KHZ", time: time, text: "2596122\n"),
      .init(.kvmMSRs, source: "KVM_GET_MSR_INDEX_LIST", time: time, text: "0x00000048\n0xc0000103\n"),
      .init(
        .domainState, source: "virsh", time: time, about: ["domain": "web"],
        text: "snapshots 2\ncheckpoints 0\nblock-jobs vda vdb\n"),
      .init(
        .domainState, source: "virsh", time: time, about: ["domain": "db"],
        text: "snapshots 0\ncheckpoints 1\n"),
      .init(
        .domainState, source: "virsh", time: time, about: ["domain": "mail"],
        text: "snapshots 0\ncheckpoints 0\nblock-jobs\n"),
    ]
    let host = try host { $0.parts = snapshot.parts }
    #expect(host.value(.tscFrequency) == 2_596_122_000)
    #expect(host.configuration?.savedMSRs == [0x48, 0xc000_0103])
    #expect(
      snapshot.state(ofGuest: "web") == GuestState(snapshots: 2, checkpoints: 0, blockJobs: ["vda", "vdb"]))
    #expect(snapshot.state(ofGuest: "mail") == GuestState(snapshots: 0, checkpoints: 0, blockJobs: []))
    // Half an answer is none.
    #expect(snapshot.state(ofGuest: "db") == nil && snapshot.state(ofGuest: "no") == nil)
    #expect(try self.host { $0.parts = [snapshot.parts[0]] }.configuration?.savedMSRs == nil)
  }

  /// Domain capabilities of a libvirt that found no host-model still list the enlightenments.
  @Test func enlightenmentsNeedNoHostModel() throws {
    func capabilities(_ features: String..., type: String = "kvm") -> String {
      "<domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>\(type)</domain><arch>x86_64</arch>"
        + "<cpu><mode name='host-model' supported='no'/></cpu><features><hyperv supported='yes'><enum name='features'>"
        + features.map { "<value>\($0)</value>" }.joined()
        + "</enum></hyperv></features></domainCapabilities>"
    }
    func parts(_ texts: [(text: String, type: String)]) -> [Snapshot.Part] {
      [.init(.cpuid, source: "CPUID on cpu 0", time: time, text: dump("CPU 0"))]
        + texts.map {
          .init(
            .libvirtDomainCapabilities, source: "virsh", time: time, about: ["type": $0.type], text: $0.text)
        }
    }
    #expect(
      try host { $0.parts = parts([(capabilities("vapic", "evmcs"), "kvm")]) }.enlightenments == [
        "vapic", "evmcs",
      ])
    let two = [(capabilities("vapic", "evmcs"), "kvm"), (capabilities("vapic"), "kvm")]
    #expect(try host { $0.parts = parts(two) }.enlightenments == ["vapic"])
    #expect(try host { $0.parts = parts([(capabilities("vapic"), "qemu")]) }.enlightenments == nil)
  }

  @Test func eachPartIsSeenAtItsOwnPoint() throws {
    let host = try host { snapshot in
      snapshot.identity.hostName = "node-1"
      snapshot.parts = [
        .init(.cpuid, source: "CPUID on cpu 0", time: time, about: ["cpus": "0-1"], text: dump("CPU 0")),
        .init(
          .msr, source: "/dev/cpu/*/msr", time: time,
          text: "cpu 0 0x0000010a 0x0000000000000001\ncpu 1 0x0000010a 0x0000000000000001\n"),
        .init(
          .kvmSupported, source: "KVM_GET_SUPPORTED_CPUID", time: time, text: dump("CPU 0", ecx: "7fbae3f7")),
        .init(
          .kvmEmulated, source: "KVM_GET_EMULATED_CPUID", time: time,
          text:
            "0x00000000 0x00: eax=0x00000007 ebx=0x00000000 ecx=0x00000000 edx=0x00000000\n0x00000001 0x00: eax=0x00000000 ebx=0x00000000 ecx=0x00400000 edx=0x00000000\n"
        ),
        .init(.kvmMSR, source: "KVM_GET_MSRS", time: time, text: "0x0000010a 0x0000000000000008\n"),
        .init(
          .kvmHyperV, source: "KVM_GET_SUPPORTED_HV_CPUID", time: time,
          text:
            "   0x40000000 0x00: eax=0x4000000a ebx=0x756e694c ecx=0x564b2078 edx=0x7648204d\n   0x40000003 0x00: eax=0x00000e7f ebx=0x00000030 ecx=0x00000000 edx=0x00000d10\n"
        ),
      ]
    }
    // What a guest of Hyper-V's interfaces would see is nothing that the host shows at any point.
    let hyperV = try #require(host.configuration?.hyperV)
    #expect(hyperV.leaves[CPUIDLeaf(eax: 0x4000_0003, ecx: 0)]?.eax == 0xe7f)
    #expect(host.configuration?.missing.isEmpty == true)
    #expect(host.name == "node-1")
    #expect(try state("monitor", at: .cpuid, host) == .present)
    #expect(try state("rdctl-no", at: .cpuid, host) == .present)
    #expect(try state("monitor", at: .kvmSupported, host) == .absent)
    #expect(try state("rdctl-no", at: .kvmSupported, host) == .absent)
    #expect(try state("skip-l1dfl-vmentry", at: .kvmSupported, host) == .present)
    // A leaf that KVM does not list holds nothing that it offers.
    #expect(try state("xsavec", at: .kvmSupported, host) == .absent)
    #expect(try state("movbe", at: .kvmEmulated, host) == .present)
    #expect(try state("monitor", at: .kvmEmulated, host) == .undetermined)
    #expect(host.cpus.count == 1 || host.cpus[0].logicalCPUs == [0, 1])
    // Hosts are compared by what guests can be given, not by CPUID.
    #expect(host.reference?.point == .kvmSupported)
  }

  /// Where nobody asked KVM, its source tells what it will offer; a kernel that was not read tells nothing.
  @Test(arguments: [("6.1.0-33-amd64", true), ("6.1.176", true), ("6.99.0", false)])
  func whatKVMOffersIsPredictedByItsSource(release: String, isKnown: Bool) throws {
    let host = try host { snapshot in
      snapshot.parts = [
        .init(.cpuid, source: "CPUID on cpu 0", time: time, about: ["cpus": "0"], text: dump("CPU 0")),
        .init(.file, source: "/proc/sys/kernel/osrelease", time: time, text: release + "\n"),
        .init(
          .file, source: "/proc/cpuinfo", time: time,
          text:
            "processor\t: 0\nvendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 58\nflags\t\t: fpu sse2 pni aes vmx monitor\nbugs\t\t: mds\n\n"
        ),
        .init(.folder, source: "/sys/module/kvm_intel/parameters", time: time, text: "nested\tN\nept\tY\n"),
      ]
    }
    let point = ObservationPoint.kvmPredicted(kernel: "6.1")
    #expect(host.observations.contains { $0.point == point } == isKnown)
    guard isKnown else { return }
    #expect(try state("monitor", at: point, host) == .absent)
    #expect(try state("aes", at: point, host) == .present)
    #expect(try state("x2apic", at: point, host) == .present)
    // kvm_intel.nested is off.
    #expect(try state("vmx", at: point, host) == .absent)
    // The kernel does not use it.
    #expect(try state("avx", at: point, host) == .absent)
  }

  /// Every register of a captured CPU that tells features is decoded, those that came last too.
  @Test func theLaterVMXRegistersAreRead() throws {
    let host = try host { snapshot in
      snapshot.parts = [
        .init(.cpuid, source: "CPUID on cpu 0", time: time, about: ["cpus": "0"], text: dump("CPU 0")),
        .init(
          .msr, source: "/dev/cpu/*/msr", time: time,
          text: "cpu 0 0x00000492 0x0000000000000010\ncpu 0 0x00000493 0x0000000000000008\n"),
      ]
    }
    #expect(host.cpus[0].table.msrs == [0x492: 0x10, 0x493: 0x8])
    let tertiary = try #require(FeatureLocation("MSR 492H[4]").flatMap(catalog.feature(at:)))
    #expect(try state(tertiary.name, at: .cpuid, host) == .present)
  }

  /// A map whose entry for a feature is commented out has no name for it; one that cannot be read is not known.
  @Test(arguments: [
    ("<cpus><feature name='aes'/><!-- <feature name='monitor'/> --></cpus>", ["aes"] as Set<String>?),
    ("<cpus><feature name='aes'/><feature name='monitor'></cpus>", nil as Set<String>?),
  ])
  func namesInCommentsAreNotInTheMap(features: String, names: Set<String>?) throws {
    let map = TarArchive(files: [
      .init(
        name: "./cpu_map/index.xml",
        bytes: Array("<cpus><arch name='x86'><include filename='x86_features.xml'/></arch></cpus>".utf8)),
      .init(name: "./cpu_map/x86_features.xml", bytes: Array(features.utf8)),
    ])
    let host = try host { snapshot in
      snapshot.parts = [
        .init(.cpuid, source: "CPUID on cpu 0", time: time, text: dump("CPU 0")),
        .init(.cpuMap, source: "/usr/share/libvirt/cpu_map", time: time, gzipped: gzip(map.bytes)),
      ]
    }
    #expect(try #require(host.configuration).mapFeatures == names)
  }

  @Test func whatCannotBeReadIsListedAndTheRestStands() throws {
    let host = try host { snapshot in
      snapshot.parts = [
        .init(.cpuid, source: "CPUID on cpu 0", time: time, text: dump("CPU 0")),
        .init(.libvirtCapabilities, source: "virsh capabilities", time: time, text: "<capabilities><host>"),
      ]
      snapshot.missing = [.init(.msr, source: "/dev/cpu/*/msr", reason: "needs root")]
    }
    #expect(host.observations.map(\.point) == [.cpuid])
    let missing = try #require(host.configuration).missing
    #expect(missing.map(\.source) == ["/dev/cpu/*/msr", "virsh capabilities"])
  }

  @Test func theConfigurationIsThatOfTheParts() throws {
    let map = TarArchive(files: [
      .init(
        name: "cpu_map/index.xml",
        bytes: Array(
          "<cpus><arch name='ppc64'><include filename='ppc.xml'/></arch><arch name='x86'><include filename='x86_features.xml'/></arch></cpus>"
            .utf8)),
      .init(
        name: "cpu_map/x86_features.xml",
        bytes: Array("<cpus><feature name='mon'><cpuid/></feature><feature name=\"zap\"/></cpus>".utf8)),
      .init(
        name: "cpu_map/x86_EPYC.xml", bytes: Array("<cpus><model><feature name='other'/></model></cpus>".utf8)
      ),
    ])
    let configuration = try #require(
      try host { snapshot in
        snapshot.parts = [
          .init(.cpuid, source: "CPUID on cpu 0", time: time, text: dump("CPU 0")),
          .init(.file, source: "/proc/cmdline", time: time, text: "quiet tsx=off tsx=on nosmt\n"),
          .init(.folder, source: "/sys/module/kvm/parameters", time: time, text: "enable_pmu\tY\n"),
          .init(
            .file, source: "/boot/config-6.1.0", time: time,
            text: "CONFIG_KVM=m\n# CONFIG_X86_SGX_KVM is not set\n"),
          .init(
            .kvmCapabilities, source: "KVM_CHECK_EXTENSION", time: time,
            text: "KVM_CAP_X86_DISABLE_EXITS 143 14\n"),
          .init(
            .qemu, source: "qemu", time: time, about: ["emulator": "/usr/bin/q"],
            text: "QEMU emulator version 7.2.22 (Debian)\n"),
          .init(
            .libvirtVersion, source: "virsh version", time: time,
            text: "Compiled against library: libvirt 9.0.0\nUsing library: libvirt 9.0.1\n"),
          .init(.nova, source: "/etc/nova/nova.conf", time: time, text: "[libvirt]\ncpu_mode = custom\n"),
          .init(.cpuMap, source: "/usr/share/libvirt/cpu_map", time: time, gzipped: gzip(map.bytes)),
          .init(
            .msr, source: "/dev/cpu/*/msr", time: time,
            text: "cpu 0 0x0000003a 0x5\ncpu 1 0x0000003a 0x1\nnonsense\n"),
        ]
      }.configuration)
    #expect(configuration.argument("tsx") == "on")
    #expect(configuration.argument("nosmt") == "")
    #expect(configuration.argument("nosm") == nil)
    #expect(configuration.isOn("kvm.enable_pmu") == true)
    #expect(configuration.isOn("kvm.tdp_mmu") == nil)
    #expect(configuration.kernelSettings == ["CONFIG_KVM": "m", "CONFIG_X86_SGX_KVM": "n"])
    #expect(configuration.isBuilt(with: "CONFIG_X86_SGX_KVM") == false)
    #expect(configuration.isBuilt(with: "CONFIG_SCHED_INFO") == nil)
    #expect(configuration.kvmCapabilities == ["KVM_CAP_X86_DISABLE_EXITS": 14])
    #expect(configuration.qemuVersions == ["/usr/bin/q": "7.2.22"])
    #expect(configuration.libvirtVersion == "9.0.1")
    #expect(configuration.nova == ["libvirt.cpu_mode": "custom"])
    #expect(configuration.mapFeatures == ["mon", "zap"])
    #expect(configuration.values(ofMSR: 0x3a).map(\.cpus) == [[0], [1]])
    #expect(configuration.values(ofMSR: 0x3b).isEmpty)
  }

  /// What the shell script prints is read as it is, a server's banner before it included.
  @Test func theScriptsOutputIsRead() throws {
    let text = """
      Welcome to node-1
      #martlet-capture 1
      #identity hostName node-1
      #part cpuid 2026-11-23T12:00:00Z cpuid -r
      \(dump("CPU 0").split(separator: "\n").map { "|" + $0 }.joined(separator: "\n"))
      #part msr 2026-11-23T12:00:00Z rdmsr
      |cpu 0 0x0000010a 0x0000000000000001
      #end

      """
    let document = Document(name: "node-1.capture", bytes: Array(text.utf8))
    let reading = try Reader.read(document)
    #expect(reading.format == "snapshot")
    let host = try interpreter.host(try reading.selecting(document), in: document)
    #expect(host.name == "node-1")
    #expect(try state("monitor", at: .cpuid, host) == .present)
    #expect(try state("rdctl-no", at: .cpuid, host) == .present)
  }

  @Test func aSnapshotWithoutACPUIsRefused() throws {
    let empty = Snapshot(martlet: "test", method: .script, captured: time)
    let error = try #require(throws: ReadError.self) {
      try Reader.read(Document(name: "s.json", bytes: empty.json()))
    }
    #expect(error.reason.contains("nothing about a CPU"))
  }
}
