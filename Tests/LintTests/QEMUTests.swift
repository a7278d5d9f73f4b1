import CPULevelling
import Foundation
import Testing

@testable import ConfigurationLint

/// The installed QEMU, asked about each name: what it refuses and what it takes.
@Suite(.enabled(if: InstalledQEMU.path != nil, "qemu-system-x86_64 is not installed"))
struct LintQEMUTests {
  /// What is called unknown is refused by QEMU, in words that say so.
  @Test(arguments: [
    "FooBar", "epyc", "EPYC,+foo", "EPYC,foo=on", "EPYC,+tsc_deadline", "EPYC,+AVX", "EPYC,+avx512_vnni",
    "EPYC,+vpclmutqdq", "EPYC,+stipb-always-on", "EPYC-v9", "Icelake-Client", "cpu64-rhel6",
  ])
  func whatIsUnknownIsRefused(_ argument: String) throws {
    let rules = Set(try linter.lint(Array(argument.utf8), name: "x", as: .qemu).findings.map(\.rule))
    #expect(
      !rules.isDisjoint(with: [
        "model-unknown", "feature-unknown", "feature-foreign-name", "model-removed", "model-not-in-qemu",
        "model-newer",
      ]))
    let answer = try InstalledQEMU.refusal(of: argument)
    #expect(
      answer.contains("not found") || answer.contains("unable to find CPU model"), "\(argument): \(answer)")
  }

  /// What is known is taken, spelled in each way that QEMU allows.
  @Test(arguments: [
    "EPYC,+svm,-x2apic", "EPYC,tsc_deadline=on,+sse4_1,+tsc_adjust,+pclmuldq,hv_relaxed,avx2",
    "Skylake-Server-v5,phys-bits=40,+lahf_lm,hv-vendor-id=abc,min-level=0xd", "max,migratable=off", "486-v1",
  ])
  func whatIsKnownIsTaken(_ argument: String) throws {
    let rules = Set(try linter.lint(Array(argument.utf8), name: "x", as: .qemu).findings.map(\.rule))
    #expect(
      rules.isDisjoint(with: ["model-unknown", "feature-unknown", "feature-foreign-name", "value-invalid"]))
    #expect(try InstalledQEMU.refusal(of: argument) == "")
  }

  /// Every model and every CPU property that QEMU lists has a name that is accepted.
  @Test func everyNameThatQEMUListsIsAccepted() throws {
    let answer = try InstalledQEMU.ask(#"{"execute":"query-cpu-definitions"}"#, machine: "pc")
    let models = answer.matches(of: /"name": "([A-Za-z0-9_.-]+)"/).map { String($0.output.1) }
    #expect(models.count > 80)
    for model in models { #expect(QEMUModelNames.contains(model), "\(model)") }
    let listed = try InstalledQEMU.ask(
      #"{"execute":"qom-list-properties","arguments":{"typename":"EPYC-v1-x86_64-cpu"}}"#, machine: "none")
    let properties = listed.matches(of: /"name": "([A-Za-z0-9_.-]+)", "(?:description[^}]*)?type": "bool"/)
      .map { String($0.output.1) }
    #expect(properties.count > 300)
    // Of devices in general.
    let general: Set = ["hotpluggable", "hotplugged", "realized"]
    for property in properties where !general.contains(property) {
      let rules = try linter.lint(Array("EPYC-IBPB,+\(property)".utf8), name: "x", as: .qemu).findings.map(
        \.rule)
      #expect(!rules.contains("feature-unknown") && !rules.contains("feature-foreign-name"), "\(property)")
    }
  }
}

/// QEMU without a guest.
enum InstalledQEMU {
  static let path = ["/usr/bin/qemu-system-x86_64", "/usr/local/bin/qemu-system-x86_64"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// What QEMU says when it does not start with a CPU; empty if it starts.
  static func refusal(of argument: String) throws -> String {
    let answer = try run(
      ["-machine", "pc", "-accel", "tcg", "-cpu", argument], commands: #"{"execute":"quit"}"#)
    return answer.status == 0 ? "" : answer.errors
  }

  /// QEMU's answers to one command.
  static func ask(_ command: String, machine: String) throws -> String {
    try run(["-machine", machine], commands: command + #"{"execute":"quit"}"#).output
  }

  private static func run(
    _ arguments: [String], commands: String
  ) throws -> (status: Int32, output: String, errors: String) {
    let process = Process()
    process.executableURL = URL(filePath: path ?? "")
    process.arguments =
      arguments + [
        "-S", "-nodefaults", "-display", "none", "-monitor", "none", "-serial", "none", "-qmp", "stdio",
      ]
    let (input, output, errors) = (Pipe(), Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // QEMU that refused its arguments reads nothing.
    signal(SIGPIPE, SIG_IGN)
    try? input.fileHandleForWriting.write(
      contentsOf: Data((#"{"execute":"qmp_capabilities"}"# + commands).utf8))
    let clock = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: clock)
    defer { clock.cancel() }
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let complaints = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, said, complaints)
  }
}
