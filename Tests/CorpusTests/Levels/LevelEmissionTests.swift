import CPUCatalog
import CPUCompatibility
import CPUExplanations
import Foundation
import LibvirtCPU
import TestSupport
import Testing
import YAMLNodes

@testable import CPUReaders

/// Levels of real hosts, written for other systems, and read by these systems' own programs.
@Suite(.enabled(if: corpusFolder("firecracker") != nil, "../shared/corpus/firecracker is not there"))
struct LevelEmissionTests {
  private static let pools = [
    ["INTEL_CASCADELAKE_6.1host", "INTEL_ICELAKE_6.1host", "INTEL_SAPPHIRE_RAPIDS_6.1host"],
    ["INTEL_ICELAKE_5.10host", "INTEL_ICELAKE_6.1host"], ["AMD_MILAN_5.10host", "AMD_GENOA_6.1host"],
    ["INTEL_GRANITE_RAPIDS_6.1host"],
  ]
  private static let qemu = "/usr/bin/qemu-system-x86_64"
  private static let hasQEMU = FileManager.default.isExecutableFile(atPath: qemu)
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
    let level = try #require(LevelledCPU(try hosts(pool), catalog: .standard))
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
  @Test(.enabled(if: hasQEMU, "qemu-system-x86_64 is not installed"), arguments: pools)
  func qemuStartsWithIt(pool: [String]) throws {
    let line = try #require(try report(pool).configuration(for: .qemu, annotated: false))
    let cpu = line.dropFirst("-cpu ".count).trimmingCharacters(in: .newlines).replacing(
      ",enforce=on", with: "")
    let answer = try run(
      Self.qemu,
      [
        "-accel", "tcg", "-cpu", cpu, "-machine", "q35", "-m", "64", "-S", "-nodefaults", "-display", "none",
        "-monitor", "stdio",
      ],
      input: "quit\n")
    // Names that only a later QEMU has are of CPUs that this one does not know either.
    let unknown = answer.output.split(separator: "\n").filter { $0.contains("not found") }
    #expect(answer.status == 0 || !unknown.isEmpty, "\(answer.output)")
    #expect(
      unknown.allSatisfy { line in
        ["fb-clear", "sbdr", "psdp", "fbsdp", "lfence", "null-sel", "auto-ibrs", "vnmi"].contains {
          line.contains($0)
        }
      }, "\(unknown)")
  }

  @Test(arguments: pools) func novaConfIsReadByAnINIParser(pool: [String]) throws {
    let report = try report(pool)
    let text = try #require(report.configuration(for: .nova, annotated: true))
    let program =
      "import configparser,sys; c=configparser.ConfigParser(); c.read_string(sys.stdin.read()); s=c['libvirt']; print(s['cpu_mode'], s['cpu_models'], s.get('cpu_model_extra_flags',''))"
    let answer = try run("/usr/bin/env", ["python3", "-c", program], input: text)
    #expect(answer.status == 0)
    let flags =
      report.disabled.isEmpty
      ? report.required : report.required.map { "+" + $0 } + report.disabled.map { "-" + $0 }
    #expect(answer.output == "custom \(report.model ?? "") \(flags.joined(separator: ", "))\n")
  }

  /// KubeVirt's and Incus's YAML, read by a YAML parser: the model, and each feature with what is to become of it.
  @Test(arguments: pools) func yamlIsReadByAYAMLParser(pool: [String]) throws {
    let report = try report(pool)
    for annotated in [false, true] {
      let machine = try #require(report.configuration(for: .kubevirt, annotated: annotated))
      let root = try #require(try YAMLNode.documents(in: Array(machine.utf8)).first)
      let cpu = try #require(root["spec"]?["template"]?["spec"]?["domain"]?["cpu"])
      #expect(cpu["model"]?.string == report.model)
      let features = (cpu["features"]?.sequence ?? []).map {
        "\($0["name"]?.string ?? "?") \($0["policy"]?.string ?? "?")"
      }
      #expect(features == report.required.map { $0 + " require" } + report.disabled.map { $0 + " disable" })
      let group = try #require(report.configuration(for: .incus, annotated: annotated))
      let config = try #require(try YAMLNode.documents(in: Array(group.utf8)).first?["config"])
      #expect(config["instances.vm.cpu.x86_64.baseline"]?.string == report.model)
      let flags = (config["instances.vm.cpu.x86_64.flags"]?.string ?? "").split(separator: ",").map {
        String($0).replacing("_", with: "-")
      }
      #expect(
        flags == (report.required + report.disabled.map { "-" + $0 }).map { $0.replacing("_", with: "-") })
    }
  }

  /// Each system's words hold the model and every change to it.
  @Test(arguments: ConfiguredSystem.allCases) func everySystemIsToldTheSame(system: ConfiguredSystem) throws {
    let report = try report(Self.pools[0])
    let text = try #require(report.configuration(for: system, annotated: false))
    #expect(text.contains(report.model ?? "?"))
    for name in report.required + report.disabled {
      #expect(text.contains(name) || text.contains(name.replacing("_", with: "-")), "\(name)")
    }
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    let annotated = try #require(report.configuration(for: system, annotated: true))
    #expect(annotated.hasSuffix(text) && annotated.contains("Given up for"))
  }
}
