import CPUCompatibility
import Foundation
import HostSnapshots
import Testing
import X86CPU

@testable import CPUReaders
@testable import HostProbe

/// What the probe reads of this machine, against tools that read the same.
@Suite struct CPUIDProbeTests {
  private static let hasTool = FileManager.default.isExecutableFile(atPath: "/usr/bin/cpuid")

  private func snapshot() -> Snapshot {
    var probe = Probe(martlet: "test")
    probe.readCPUID()
    return probe.snapshot
  }

  private func tables(_ text: String) throws -> [CPUIDTable] {
    let reading = try Reader.read(Document(name: "dump", bytes: Array(text.utf8)), format: "cpuid")
    guard case .registers(let dump)? = reading.cpus.first else { return [] }
    return dump.cpus.map(\.table)
  }

  /// Each row that the tool prints is ours; what it leaves out, or we do, is zero.
  @Test(.enabled(if: hasTool, "Debian's cpuid is not installed")) func theToolReadsTheSame() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/cpuid")
    process.arguments = ["-r"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let theirs = try tables(String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self))
    let ours = try snapshot().parts(.cpuid).flatMap { try tables($0.content) }
    #expect(ours.count == theirs.count)
    for (own, other) in zip(ours, theirs) {
      let (own, other) = (own.withoutTopology.leaves, other.withoutTopology.leaves)
      let inRange = { (leaf: CPUIDLeaf) in own.keys.contains { $0.eax == leaf.eax } }
      for (leaf, registers) in other where inRange(leaf) {
        #expect(own[leaf] ?? CPUIDRegisters() == registers, "\(leaf)")
      }
      for (leaf, registers) in own where other[leaf] == nil {
        #expect(registers == CPUIDRegisters(), "\(leaf)")
      }
    }
  }

  /// The thread may run where it could before, and each online CPU is in one group.
  @Test func everyOnlineCPUIsReadOnce() throws {
    let parts = snapshot().parts(.cpuid)
    let cpus = parts.flatMap { LogicalCPUList(parsing: $0.about?["cpus"] ?? "").numbers }
    #expect(cpus.count == Set(cpus).count)
    #expect(cpus.count == ProcessInfo.processInfo.activeProcessorCount)
    #expect(ProcessInfo.processInfo.activeProcessorCount > 0)
  }

  /// A made-up CPU is walked as its own answers say.
  @Test func subleavesAreCountedAsEachLeafSays() {
    var asked: [CPUIDLeaf] = []
    let rows = everyLeaf { leaf in
      asked.append(leaf)
      switch (leaf.eax, leaf.ecx) {
      case (0, 0): return CPUIDRegisters(eax: 0x0d)
      case (0x04, 0), (0x04, 1): return CPUIDRegisters(eax: 0x21)
      case (0x07, 0): return CPUIDRegisters(eax: 2)
      case (0x0b, 0): return CPUIDRegisters(ebx: 1, ecx: 0x100)
      case (0x8000_0000, 0): return CPUIDRegisters(eax: 0x8000_0001)
      default: return CPUIDRegisters()
      }
    }
    let count = { (leaf: UInt32) in rows.count { $0.leaf.eax == leaf } }
    #expect(count(0x04) == 3)
    #expect(count(0x07) == 3)
    #expect(count(0x0b) == 2)
    #expect(count(0x0d) == 64)
    #expect(rows.last?.leaf == CPUIDLeaf(eax: 0x8000_0001))
    // Without the hypervisor's bit its range is not asked.
    #expect(!asked.contains { $0.eax >> 16 == 0x4000 })
    #expect(rows.map(\.leaf) == rows.map(\.leaf).sorted())
  }

  /// Ranges that answer with nonsense end.
  @Test func nonsenseEnds() {
    let rows = everyLeaf { _ in CPUIDRegisters(eax: .max, ebx: .max, ecx: .max, edx: .max) }
    #expect(rows.count < 10_000)
  }
}
