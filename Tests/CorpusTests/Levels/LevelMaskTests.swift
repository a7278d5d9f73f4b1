import CPUCatalog
import CPULevelling
import ConfigurationLint
import Foundation
import LibvirtCPU
import TestSupport
import Testing

/// Levels for systems whose guests start from the host's CPU: the bits that go, read back by lint and by the systems' own parsers.
@Suite struct LevelMaskTests {
  private let hosts = [
    HypervisorHost(model: "Skylake-Server-IBRS", adding: ["erms"]),
    HypervisorHost(model: "Haswell-noTSX-IBRS", adding: ["erms"]),
  ]

  private func emission(_ system: ConfiguredSystem) throws -> LevelEmission {
    try LevelEmission(try HypervisorHost.report(on: hosts[0], hosts[1]), for: EmissionTarget(system))
  }

  /// What lint reads as turned off is what was to go.
  @Test(arguments: [ConfiguredSystem.xen, .firecracker]) func whatGoesIsReadBack(system: ConfiguredSystem)
    throws
  {
    let report = try HypervisorHost.report(on: hosts[0], hosts[1])
    let emission = try emission(system)
    #expect(emission.disabled.contains("avx512f") && emission.disabled.contains("clwb"))
    #expect(!emission.disabled.contains { report.features.contains($0) })
    let linter = Linter(catalog: .standard, map: .builtin, mapTitle: "built-in")
    let linted = try linter.lint(Array(emission.body.utf8), name: "level", as: system)
    #expect(linted.cpus == 1 && linted.findings.isEmpty, "\(linted.findings)\n\(emission.body)")
    #expect(try linter.lint(Array(emission.body.utf8), name: "level").kind == system)
  }

  @Test func equalHostsAreTheOnlyOnesForCloudHypervisor() throws {
    let same = try HypervisorHost.report(on: hosts[0], hosts[0])
    let emission = try LevelEmission(same, for: EmissionTarget(.cloudHypervisor))
    #expect(emission.body == "--cpus boot=1\n")
    let error = #expect(throws: EmissionError.self) {
      try LevelEmission(
        try HypervisorHost.report(on: hosts[0], hosts[1]), for: EmissionTarget(.cloudHypervisor))
    }
    #expect(error?.reason.contains("no setting for single features but amx") == true)
    #expect(error?.reason.contains("avx512f") == true)
  }

  @Test(.enabled(if: python != nil, "Scripts/fetch-parsers has not run (no PyPI?)"))
  func pythonReadsTheTemplateAndItsBits() throws {
    let program = """
      import json, re, sys
      template = json.load(sys.stdin)
      assert set(template) == {"cpuid_modifiers", "msr_modifiers"}
      for leaf in template["cpuid_modifiers"]:
          assert set(leaf) == {"leaf", "subleaf", "flags", "modifiers"}
          assert isinstance(leaf["flags"], int) and int(leaf["leaf"], 0) >= 1 and int(leaf["subleaf"], 0) >= 0
          for register in leaf["modifiers"]:
              assert register["register"] in ("eax", "ebx", "ecx", "edx")
              assert re.fullmatch("0b[01x]{32}", register["bitmap"]) and "0" in register["bitmap"][2:]
              if leaf["leaf"] == "0x7" and leaf["subleaf"] == "0x0" and register["register"] == "ebx":
                  # Intel SDM vol. 2A, CPUID: AVX512F is bit 16.
                  assert register["bitmap"][2:][31 - 16] == "0"
      for register in template["msr_modifiers"]:
          assert re.fullmatch("0b[01x]{64}", register["bitmap"])
      print("ok")
      """
    #expect(try run(program, try emission(.firecracker).body) == "ok\n")
  }

  /// The library of xl itself, which Scripts/fetch-xen fetches.
  private static let xenlight: String? = {
    let folder = packageFolder.appending(path: ".oracle/libxl").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasPrefix("libxenlight.so.") }.sorted().first.map { folder + "/" + $0 }
  }()

  @Test(.enabled(if: xenlight != nil && python != nil, "Scripts/fetch-xen has not run (no Debian archive?)"))
  func libxlReadsEachString() throws {
    let program = """
      import ctypes, re, sys
      library = ctypes.CDLL("\(try #require(Self.xenlight))")
      strings = re.findall('"([^"]*)"', sys.stdin.read())
      assert strings
      for string in strings:
          policy = ctypes.c_void_p(0)
          assert library.libxl_cpuid_parse_config_xend(ctypes.byref(policy), string.encode()) == 0, string
      print("ok")
      """
    #expect(try run(program, try emission(.xen).body) == "ok\n")
  }

  /// What a Python program prints of a text.
  private func run(_ program: String, _ text: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(python))
    process.arguments = ["-c", program]
    process.environment = [
      "PATH": "/usr/bin:/bin", "LD_LIBRARY_PATH": packageFolder.appending(path: ".oracle/libxl").path,
    ]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(text.utf8))
    try input.fileHandleForWriting.close()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
