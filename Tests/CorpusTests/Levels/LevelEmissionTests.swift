import CPUCatalog
import CPUCompatibility
import CPULevelling
import Foundation
import LibvirtCPU
import TestSupport
import Testing

@testable import CPUReaders

/// Levels of real hosts, written for other systems, and read by these systems' own programs.
@Suite(.enabled(if: corpusFolder("firecracker") != nil, "../shared/corpus/firecracker is not there"))
struct LevelEmissionTests {
  private static let pools = [
    ["INTEL_CASCADELAKE_6.1host", "INTEL_ICELAKE_6.1host", "INTEL_SAPPHIRE_RAPIDS_6.1host"],
    ["INTEL_ICELAKE_5.10host", "INTEL_ICELAKE_6.1host"], ["AMD_MILAN_5.10host", "AMD_GENOA_6.1host"],
    ["INTEL_GRANITE_RAPIDS_6.1host"],
  ]
  private let map = MapProjection(.builtin, catalog: .standard)

  private func hosts(_ pool: [String]) throws -> [HostCPU] {
    let folder = try #require(corpusFolder("firecracker"))
    let interpreter = Interpreter(map: map, catalog: .standard)
    return try pool.map { name in
      let path = folder.appending(path: "fingerprint_\(name).json")
      let document = Document(name: name, bytes: Array(try Data(contentsOf: path)))
      return try interpreter.host(try Reader.read(document).selecting(document), in: document)
    }
  }

  private func report(_ pool: [String]) throws -> LevelReport {
    let level = try #require(
      LevelledCPU(try hosts(pool), catalog: .standard, assuming: LevelAssumption(usual: true)))
    return LevelReport(level, of: pool, map: map, catalog: .standard, martlet: "test", inputs: [])
  }

  private func run(_ path: String, _ arguments: [String], input: String = "") throws -> (
    status: Int32, output: String
  ) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments = ["30", path] + arguments
    let (input_, output) = (Pipe(), Pipe())
    process.standardInput = input_
    process.standardOutput = output
    process.standardError = output
    try process.run()
    input_.fileHandleForWriting.write(Data(input.utf8))
    try input_.fileHandleForWriting.close()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  /// libvirt's own comparison, on the registers of each host.
  @Test(arguments: pools) func libvirtFindsEachHostToHaveIt(pool: [String]) throws {
    let text = try #require(try report(pool).configuration(for: .libvirt, annotated: true))
    let element = try #require(try CPUElement.all(in: Array(text.utf8)).first)
    let candidate = try element.definition(as: .guest)
    for host in try hosts(pool) {
      let table = try #require(host.cpus.first?.table)
      let definition = try CPUMap.builtin.decode(table, as: .host)
      let answer = try CPUMap.builtin.compare(host: definition, candidate: candidate)
      #expect(answer.outcome != .incompatible, "\(host.name): \(answer)")
    }
  }

  /// QEMU knows every name: it starts with the CPU, emulated, and drops what it cannot emulate with a warning.
  ///
  /// TCG has 40 address bits and no others (qemu 7.2 target/i386/cpu.c, x86_cpu_realizefn).
  @Test(.enabled(if: QEMUProcess.isInstalled, "qemu-system-x86_64 is not installed"), arguments: pools)
  func qemuStartsWithIt(pool: [String]) throws {
    let target = EmissionTarget(.qemu, qemu: QEMUVersion(try QEMUProcess().version))
    let emission = try LevelEmission(try report(pool), for: target)
    let cpu = emission.body.dropFirst("-cpu ".count).dropLast().split(separator: ",").filter {
      !$0.hasPrefix("phys-bits=") && $0 != "enforce=on"
    }
    let answer = try run(
      QEMUProcess.path,
      [
        "-accel", "tcg", "-cpu", cpu.joined(separator: ","), "-machine", "q35", "-m", "64", "-S",
        "-nodefaults",
        "-display", "none", "-monitor", "stdio",
      ],
      input: "quit\n")
    #expect(answer.status == 0, "\(answer.output)")
    #expect(!answer.output.contains("depends on other features"), "\(answer.output)")
  }

  /// With KVM and enforce: the level of what QEMU gives on this machine starts on it.
  @Test(.enabled(if: kvmWorks, "KVM does not run guests here with all that it says it gives"))
  func kvmEnforcesTheLevelOfThisMachine() throws {
    let qemu = try QEMUProcess(accelerator: "kvm")
    let reply = try qemu.expansionReply(of: "host")
    let document = Document(name: "here.json", bytes: Array(reply))
    let interpreter = Interpreter(map: map, catalog: .standard)
    let host = try interpreter.host(try Reader.read(document).selecting(document), in: document)
    let level = try #require(LevelledCPU([host], catalog: .standard))
    let report = LevelReport(level, of: ["here"], map: map, catalog: .standard, martlet: "test", inputs: [])
    guard report.model != nil else { return }
    let emission = try LevelEmission(report, for: EmissionTarget(.qemu, qemu: QEMUVersion(qemu.version)))
    let answer = try run(
      QEMUProcess.path,
      [
        "-accel", "kvm", "-cpu", String(emission.body.dropFirst("-cpu ".count).dropLast()), "-machine", "q35",
        "-m",
        "64", "-S", "-nodefaults", "-display", "none", "-monitor", "stdio",
      ],
      input: "quit\n")
    #expect(answer.status == 0, "\(answer.output)")
  }

  /// Whether QEMU starts with KVM, its own model of the host and enforce.
  private static let kvmWorks: Bool = {
    guard QEMUProcess.isInstalled, FileManager.default.fileExists(atPath: "/dev/kvm") else { return false }
    let answer = try? LevelEmissionTests().run(
      QEMUProcess.path,
      [
        "-accel", "kvm", "-cpu", "host,enforce=on", "-machine", "q35", "-m", "64", "-S", "-nodefaults",
        "-display",
        "none", "-monitor", "stdio",
      ],
      input: "quit\n")
    return answer?.status == 0
  }()

  /// Each system's words hold the model and every change to it.
  @Test(arguments: ConfiguredSystem.withModels) func everySystemIsToldTheSame(system: ConfiguredSystem) throws
  {
    let report = try report(Self.pools[0])
    let text = try #require(report.configuration(for: system, annotated: false))
    #expect(text.contains(report.model ?? "?"))
    let emission = try LevelEmission(report, for: EmissionTarget(system))
    for name in emission.required + emission.disabled {
      let own = Catalog.standard[name]?.aliases.first { $0.dialect == .qemu }?.name
      #expect(text.contains(name) || text.contains(own ?? "?"), "\(name)")
    }
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    let annotated = try #require(report.configuration(for: system, annotated: true))
    #expect(annotated.hasSuffix(text) && annotated.contains("Lost because of"))
  }

  /// What a body says in a comment of its own is not said again by the annotations.
  @Test(arguments: ConfiguredSystem.withModels, [39, 46] as [UInt64]) func nothingIsSaidTwice(
    system: ConfiguredSystem, bits: UInt64
  ) throws {
    var report = try report(Self.pools[0])
    report.physicalAddressBits = bits
    report.physicalAddressBitsDiffer = true
    let annotated = try #require(report.configuration(for: system, annotated: true))
    let lines = annotated.split(separator: "\n").filter { $0.hasPrefix("#") || $0.hasPrefix("<!--") }
    #expect(lines.count == Set(lines).count, "\(annotated)")
  }
}
