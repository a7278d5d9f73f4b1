import CPUCompatibility
import Foundation
import TestSupport
import Testing
import X86CPU

@testable import Remedies

/// The commands of the MSR remedy, run by a shell with stand-ins for msr-tools that keep each CPU's value in a file.
@Suite struct MSRWriteTests {
  private func host(_ values: [Int: UInt64], cpus: Int) -> HostCPU {
    var host = HostCPU(name: "h", architecture: nil, vendor: "Intel", modelName: nil, observations: [])
    host.cpus = [DistinctCPU(table: CPUIDTable(), logicalCPUs: Array(0..<cpus))]
    host.configuration = HostConfiguration(captured: "2026-01-01T00:00:00Z")
    host.configuration?.msrs = values.mapValues { [0x1a0: $0] }
    return host
  }

  /// The values after the commands, and after the undoing of them.
  private func run(_ write: MSRWrite, from values: [Int: UInt64]) throws -> (
    after: [Int: UInt64], undone: [Int: UInt64]
  ) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let (tools, cpus) = (folder.appending(path: "bin"), folder.appending(path: "cpu"))
    for path in [tools, cpus] {
      try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
    }
    let scripts = [
      "modprobe": "exit 0",
      // rdmsr -p CPU -u ADDRESS prints a decimal; -a all of them.
      "rdmsr": "if [ \"$1\" = -p ]; then cat \(cpus.path)/$2/value; else cat \(cpus.path)/*/value; fi",
      "wrmsr": "printf '%u\\n' $(($4)) > \(cpus.path)/$2/value",
    ]
    for (name, script) in scripts {
      let path = tools.appending(path: name).path
      try writeProgram("#!/bin/sh\n\(script)\n", at: path)
    }
    for (cpu, value) in values {
      let path = cpus.appending(path: "\(cpu)")
      try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
      try "\(value)\n".write(to: path.appending(path: "value"), atomically: true, encoding: .utf8)
    }
    func shell(_ commands: [String]) throws -> [Int: UInt64] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      let script = commands.filter { !$0.hasPrefix("(") }.joined(separator: "\n").replacing(
        "/dev/cpu", with: cpus.path)
      process.arguments = ["-e", "-c", "PATH=\(tools.path):$PATH\n" + script]
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(script)")
      var read: [Int: UInt64] = [:]
      for cpu in values.keys {
        let text = try String(contentsOf: cpus.appending(path: "\(cpu)/value"), encoding: .utf8)
        read[cpu] = UInt64(text.trimmingCharacters(in: .whitespacesAndNewlines))
      }
      return read
    }
    return (try shell(write.commands), try shell(write.undo))
  }

  @Test func valuesThatWereReadAreWrittenWhole() throws {
    let values: [Int: UInt64] = [0: 0x81_0089, 1: 0x81_0089, 2: 0x85_0089, 3: 0x81_0088]
    let write = MSRWrite(index: 0x1a0, bit: 18, hiding: 0, on: host(values, cpus: 4))
    #expect(write.commands.contains("for c in $(seq 0 1); do wrmsr -p \"$c\" 0x1a0 0x850089; done"))
    #expect(write.commands.contains("wrmsr -p 3 0x1a0 0x850088"))
    let result = try run(write, from: values)
    #expect(result.after == values.mapValues { $0 | 1 << 18 } && result.undone == values)
  }

  @Test func bitsAreClearedTheSameWay() throws {
    let values: [Int: UInt64] = [0: 0b11, 1: 0b10]
    let result = try run(MSRWrite(index: 0x1a0, bit: 1, hiding: 1, on: host(values, cpus: 2)), from: values)
    #expect(result.after == [0: 0b01, 1: 0] && result.undone == values)
  }

  /// One CPU's value says nothing of the others': then every CPU's own is read and changed.
  @Test func withoutAllValuesEachCPUsIsReadAndChanged() throws {
    let values: [Int: UInt64] = [0: 0x81_0089, 1: 0x99]
    for read in [[:], [0: 0x81_0089]] as [[Int: UInt64]] {
      let write = MSRWrite(index: 0x1a0, bit: 18, hiding: 0, on: host(read, cpus: 2))
      #expect(!write.commands.joined().contains("810089"))
      let result = try run(write, from: values)
      #expect(result.after == values.mapValues { $0 | 1 << 18 } && result.undone == values)
    }
  }

  @Test func nothingIsWrittenWhereTheBitIsAsItShallBe() {
    #expect(MSRWrite(index: 0x1a0, bit: 0, hiding: 0, on: host([0: 1, 1: 1], cpus: 2)).isNeedless)
    #expect(!MSRWrite(index: 0x1a0, bit: 0, hiding: 0, on: host([:], cpus: 2)).isNeedless)
  }
}
