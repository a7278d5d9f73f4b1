import CPUCatalog
import CPUCompatibility
import Foundation
import LibvirtCPU
import Testing
import X86CPU

@testable import CPUReaders

@Suite struct LinuxReaderTests {
  static func host(_ text: String) throws -> HostCPU {
    let document = Document(name: "linux.txt", bytes: Array(text.utf8))
    return try RegisterDumpTests.interpreter.host(try Reader.read(document).selecting(document), in: document)
  }

  static func names(_ set: FeatureSet) -> Set<String> { Set(Catalog.standard.names(of: set)) }

  @Test func flagsProveBits() throws {
    let host = try Self.host(Fixture.cpuinfo.text)
    let evidence = host.observations[0].evidence
    let present = Self.names(evidence.present)
    let absent = Self.names(evidence.absent)
    #expect(present.isSuperset(of: ["pni", "lm", "erms", "invtsc", "vmx", "vmx-ept", "vmx-vnmi"]))
    // One bit of Intel's stands behind ibrs and ibpb; the bits of AMD's have nothing to do with it.
    #expect(present.contains("spec-ctrl") && present.contains("stibp"))
    #expect(present.isDisjoint(with: ["ibrs", "ibpb", "amd-stibp"]))
    #expect(absent.isSuperset(of: ["avx2", "ssbd", "vmx-tsc-scaling"]))
    #expect(absent.isDisjoint(with: present))
    #expect(host.value(.microcode) == 0x21 && host.value(.physicalAddressBits) == 36)
    #expect(host.vendor == "Intel" && host.brand == "An invented processor")
  }

  /// Kernels differ in what they print: what some of those read do not print is not lacking.
  @Test func flagsOfLaterKernelsAreNotLacking() throws {
    let absent = Self.names(try Self.host(Fixture.cpuinfo.text).observations[0].evidence.absent)
    #expect(absent.isDisjoint(with: ["amx-fp16", "fred", "lam"]))
    let known = LinuxFlagTable.standard.proved(
      by: .init(flags: ["fpu"], vendor: "GenuineIntel", series: "6.12"))
    let lam = try #require(Catalog.standard["lam"]).location
    #expect(known.absent.contains(lam))
  }

  @Test func someFlagsComeFromSeveralBits() throws {
    func present(_ flags: Set<String>, _ vendor: String?) -> Set<String> {
      let proved = LinuxFlagTable.standard.proved(by: .init(flags: flags, vendor: vendor, isWhole: false))
      return Set(proved.present.compactMap { Catalog.standard.feature(at: $0)?.name })
    }
    #expect(present(["ibrs"], "GenuineIntel") == ["spec-ctrl"])
    #expect(present(["ibrs"], "AuthenticAMD") == ["ibrs"])
    #expect(present(["ibrs"], nil) == [])
    // A hypervisor may show Intel's bit on an AMD CPU.
    #expect(present(["ibrs", "hypervisor"], "AuthenticAMD") == ["hypervisor"])
    #expect(present(["pti", "retpoline", "constant_tsc"], "GenuineIntel") == [])
  }

  @Test func lscpuAndCPUInfoAgree() throws {
    let (a, b) = (try Self.host(Fixture.cpuinfo.text), try Self.host(Fixture.lscpu.text))
    let vmx = { (set: FeatureSet) in Self.names(set).filter { !$0.hasPrefix("vmx-") } }
    #expect(vmx(a.observations[0].evidence.present) == vmx(b.observations[0].evidence.present))
    #expect(a.value(.model) == b.value(.model) && b.topology == ["threads": 2, "cells": 1])
  }

  @Test func whatOneCPULacksGuestsCannotRelyOn() throws {
    let text = Fixture.cpuinfo.text
    let last = try #require(text.ranges(of: " erms").last)
    let host = try Self.host(text.replacingCharacters(in: last, with: ""))
    #expect(Self.names(host.observations[0].evidence.absent).contains("erms"))
  }

  @Test func traitsAreAHint() throws {
    let text = Fixture.traits.text
    let host = try Self.host(text)
    let evidence = host.observations[0].evidence
    #expect(Self.names(evidence.present) == ["sse4.2", "avx2"])
    #expect(evidence.absent.isEmpty)
    let reading = try Reader.read(Document(name: "t", bytes: Array(text.utf8)))
    #expect(reading.notes[0].text.contains("hint"))
    let json = try Self.host(#"{"traits": ["HW_CPU_X86_SSE42", "HW_CPU_X86_AVX2"], "generation": 3}"#)
    #expect(json.observations[0].evidence == evidence)
    #expect(try Self.host("HW_CPU_X86_SSE42\nHW_CPU_X86_AVX2\n").observations[0].evidence == evidence)
  }

  @Test(arguments: [
    "Architecture:        aarch64\nCPU(s):              4\nFlags:               fp asimd\n",
    "processor\t: 0\ncpu\t\t: POWER9\ntimebase\t: 512000000\n",
  ])
  func otherArchitecturesAreRefused(text: String) throws {
    let error = try #require(throws: ReadError.self) { try Self.host(text) }
    #expect(error.reason.contains("x86") || error.reason.contains("ARM"), "\(error)")
  }

  /// This machine's own flags against its own CPUID: what flags prove is so.
  @Test(
    .enabled(
      if: tool("cpuid") != nil && FileManager.default.fileExists(atPath: "/proc/cpuinfo"), "needs cpuid"))
  func thisMachinesFlagsAgreeWithItsCPUID() throws {
    let process = Process()
    process.executableURL = URL(filePath: try #require(tool("cpuid")))
    process.arguments = ["-1", "-r"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let dump = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let cpuid = try Self.host(dump).observations[0].evidence
    let flags = try Self.host(try String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)).observations[0]
      .evidence
    // The kernel may hide what CPUID shows, and never shows what CPUID lacks.
    #expect(Self.names(flags.present.intersection(cpuid.absent)) == [])
    #expect(flags.present.intersection(cpuid.present).count > 30)
  }
}

/// The path of a program, or nil if it is not installed.
private func tool(_ name: String) -> String? {
  ["/usr/bin/", "/usr/sbin/", "/usr/local/bin/"].map { $0 + name }
    .first { FileManager.default.isExecutableFile(atPath: $0) }
}
