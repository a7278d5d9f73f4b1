import LibvirtCPU
import NovaCompatibility
import Testing

@testable import CPUDiagnosis
@testable import FailureMessages

/// What libvirt and Nova are said to print is what the rules for logs know.
@Suite struct RecognisedRefusalTests {
  private func rules(_ line: String) -> [String] {
    var scanner = MessageScanner(name: "log")
    scanner.read(ArraySlice((line + "\n").utf8))
    scanner.finish()
    return scanner.findings.map(\.id)
  }

  @Test(arguments: [
    LibvirtRefusal.vendor(required: "AMD"), .missingFeatures(["avx", "aes"]), .forbiddenFeatures(["hle"]),
    .extraFeatures(["avx"]), .unlikeDefinition(extra: ["avx"], missing: ["aes"]), .unknownFeature("monitor"),
    .virtType("kvm", emulator: "/usr/bin/qemu-system-x86_64"),
    .machineType("pc-q35-9.0", emulator: "/usr/bin/qemu-system-x86_64"),
    .counterFrequency(wanted: 2_000_000_000, host: 3_000_000_000), .unfixedInvariantCounter, .unknownHost,
    .immovable(.snapshots(2)), .immovable(.blockJob), .immovable(.hostDevice("scsi")), .immovable(.vdpa),
    .immovable(.legacyMemory), .immovable(.peerMemory("s")), .immovable(.virtiofs),
    .immovable(.transientDisk),
    .immovable(.unsharedDisk),
  ])
  func libvirts(refusal: LibvirtRefusal) {
    for wording in refusal.wordings {
      let found = rules("error: \(wording.error.message)")
      #expect(found.contains { $0.hasPrefix("libvirt.") }, "\(wording.error.message): \(found)")
    }
  }

  @Test(arguments: ["2015.1", "20.0.0", "21.0.0", "34.0.0"]) func novas(release: String) throws {
    let release = try NovaRelease(release)
    for refusal in [
      NovaRefusal.incompatibleCPU(answer: "0", isError: false), .noValidHost, .olderHypervisor,
    ] {
      let message = refusal.raised(in: release).message
      let found = rules(message.split(separator: "\n")[0].description)
      #expect(found.contains { $0.hasPrefix("nova.") }, "\(message): \(found)")
    }
  }
}

/// The rules that a diagnosis asks for are there.
@Suite struct LoggedRuleTests {
  @Test func theRulesOfADiagnosisAreThere() {
    let ids = Set(MessageRule.all.map(\.id))
    for rule in LoggedRule.allCases { #expect(ids.contains(rule.rawValue), "\(rule)") }
  }
}
