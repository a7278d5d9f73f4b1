import Foundation
import TestSupport
import Testing

@testable import CPUReaders

/// Records of ARM that no reader takes, and of other machines, are refused by the machine's name.
@Suite struct OtherArchitectureTests {
  /// A snapshot by the capturing script, of a host with that `/proc/cpuinfo`.
  private static func snapshot(_ info: String) -> String {
    "#martlet-capture 1\n#identity hostName n1\n#part file 2026-11-28T04:15:43Z /proc/cpuinfo\n|\(info)\n#end\n"
  }

  static let arm = [
    "Processor\t: ARMv7 Processor rev 4 (v7l)\nprocessor\t: 0\n",
    "Architecture:            aarch64\nVendor ID: ARM\nModel name: Neoverse-N1\nFlags: fp asimd\n",
    #"{"lscpu": [{"field": "Architecture:", "data": "armv7l"}, {"field": "Flags:", "data": "neon"}]}"#,
    "<capabilities><host><cpu><arch>armv7l</arch></cpu></host></capabilities>",
    #"{"cpu_info": {"arch": "aarch64", "model": "Neoverse-N1", "features": ["fp"], "topology": {}}}"#,
    "| cpu_info | {\"arch\": \"aarch64\", \"model\": \"max\", \"features\": [\"fp\", \"asimd\"]} |\n",
    "HW_CPU_AARCH64_FP\nHW_CPU_AARCH64_ASIMD\nCOMPUTE_NODE\n",
    #"{"return": {"model": {"name": "host", "props": {"kvm-no-adjvtime": false, "pmu": true}}}}"#,
    snapshot("Processor\t: ARMv7 Processor rev 4 (v7l)\n|processor\t: 0"),
  ]

  @Test(arguments: arm)
  func armIsRefusedByName(text: String) throws {
    let error = try #require(throws: ReadError.self) {
      try Reader.read(Document(name: "arm", bytes: Array(text.utf8)))
    }
    #expect(error.reason.contains("ARM"), "\(error)")
  }

  @Test(arguments: [
    ("<cpu><arch>ppc64le</arch><model>POWER9</model></cpu>", "POWER"),
    ("processor\t: 0\ncpu\t\t: POWER9, altivec supported\n\ntimebase\t: 512000000\n", "POWER"),
    ("system type\t\t: generic-loongson-machine\nprocessor\t: 0\ncpu model\t: ICT Loongson-3\n", "MIPS"),
    ("processor\t: 0\nhart\t\t: 1\nisa\t\t: rv64imafdc\n", "RISC-V"),
    ("<domain type='kvm'><name>a</name><os><type arch='ppc64le'>hvm</type></os></domain>", "POWER"),
    ("<domain type='kvm'><name>a</name><os><type arch='loongarch64'>hvm</type></os></domain>", "LoongArch"),
    ("<domainCapabilities><arch>riscv64</arch></domainCapabilities>", "RISC-V"),
    ("<domainCapabilities><arch>mips64el</arch></domainCapabilities>", "MIPS"),
    ("<capabilities><host><cpu><arch>ppc64le</arch></cpu></host></capabilities>", "POWER"),
    (#"{"cpu_info": {"arch": "s390x", "model": "z14", "features": [], "topology": {}}}"#, "s390x"),
    (#"{"cpu_info": {"arch": "loongarch64", "features": []}}"#, "LoongArch"),
    ("Architecture:            s390x\nFlags: esan3 zarch\n", "s390x"),
    ("Architecture:            mips64\nFlags: x\n", "MIPS"),
    (snapshot("processor\t: 0\n|cpu\t\t: POWER9\n|timebase\t: 512000000"), "POWER"),
    (#"{"return": {"model": {"name": "max", "props": {"zicsr": true, "pmu-mask": true}}}}"#, "RISC-V"),
    ("Architecture: riscv64\nFlags: x\n", "RISC-V"),
    (snapshot("processor\t: 0\n|hart\t: 2\n|isa\t: rv64imafdc"), "RISC-V"),
    (#"{"return": {"model": {"name": "max", "props": {"lsx": true, "pmu": true}}}}"#, "LoongArch"),
  ])
  func othersAreRefusedByName(text: String, name: String) throws {
    let error = try #require(throws: ReadError.self) {
      try Reader.read(Document(name: "other", bytes: Array(text.utf8)))
    }
    #expect(error.reason.contains(name), "\(error)")
  }

  /// Properties that x86 shares with others refuse nothing.
  @Test(arguments: ["kvm-steal-time", "pmu", "kvm-asyncpf"])
  func propertiesThatAllHaveRefuseNothing(name: String) throws {
    let text = Fixture.qmp.text.replacing("\"erms\"", with: "\"\(name)\": true, \"erms\"")
    #expect(try Reader.read(Document(name: "x86", bytes: Array(text.utf8))).format == "qmp")
  }
}
