import CPUCatalog
import CPUCompatibility
import LibvirtCPU
import RemedySamples
import TestSupport
import Testing

@testable import LossCauses
@testable import Remedies

/// Every cure says what must hold before it, what shows that it worked, how to undo it and what guests notice.
@Suite struct CureTests {
  /// The cures of all rules in all cases, and of the catalogue's switches on hosts that show nothing of them.
  static let all: [(cause: String, feature: String, cure: Cause.Cure)] = {
    var found: [(cause: String, feature: String, cure: Cause.Cure)] = []
    for item in CauseDocumentTests.cases {
      for cause in (try? item.causes()) ?? [] {
        if let cure = cause.cure { found.append((cause.id, item.feature, cure)) }
      }
    }
    for feature in Catalog.standard.features where !Catalog.standard.article(of: feature).switches.isEmpty {
      for vendor in ["Intel", "AMD"] {
        let causes =
          (try? CauseTests.Case(
            rule: "", feature: feature.name, present: [], absent: [.cpuid, .kernelFlags, .kvmSupported],
            vendor: vendor, configure: { _ in }
          ).causes()) ?? []
        for cause in causes {
          if let cure = cause.cure { found.append((cause.id, feature.name, cure)) }
        }
      }
    }
    return found
  }()

  @Test func everyKindOfCureIsTried() {
    #expect(Self.all.count > 200, "\(Self.all.count)")
    let tried = Set(Self.all.flatMap(\.cure.kinds))
    #expect(tried == Set(CureKind.allCases.map(\.rawValue)), "\(tried)")
  }

  @Test func everyPartIsThere() {
    for (cause, feature, cure) in Self.all {
      let about = "\(cause) of \(feature): \(cure.action)"
      #expect(!cure.kinds.isEmpty && cure.kinds.allSatisfy { CureKind(rawValue: $0) != nil }, "\(about)")
      #expect(!cure.preconditions.isEmpty && cure.preconditions.allSatisfy { !$0.hasSuffix(".") }, "\(about)")
      #expect(Set(cure.preconditions).count == cure.preconditions.count, "\(about)")
      #expect(!cure.actions.isEmpty && !cure.guests.isEmpty && !cure.restarts.isEmpty, "\(about)")
      // The last check asks for the feature itself.
      let last = cure.checks.last
      #expect(last?.runs("martlet", "explain", feature) == true, "\(about): \(cure.check)")
      // What changes something can be undone, but for a daemon's restart, after which nothing is as before anyway.
      let effects = Set(cure.kinds.compactMap(CureKind.init).flatMap(\.effects))
      if !effects.isSubset(of: [.restartsDaemons]) { #expect(!cure.undoActions.isEmpty, "\(about)") }
      if effects.contains(.rebootsHost) { #expect(cure.risk.contains("The host reboots"), "\(about)") }
      if effects.contains(where: \.needsEmptyHost) {
        #expect(cure.preconditions.contains("No guest runs on the host"), "\(about)")
        #expect(cure.actions.first == HostCommands().listGuests.first, "\(about)")
        #expect(cure.actions.last == HostCommands().readmit.last, "\(about)")
        #expect(cure.guests.contains("move off"), "\(about)")
      }
      if effects.contains(.interruptsGuest), !effects.contains(.rebootsHost) {
        #expect(cure.guests.contains("is off"), "\(about)")
      }
      // What hurts most comes first.
      if effects.contains(.writesRegisters) {
        #expect(cure.risk.hasPrefix("This writes a register"), "\(about)")
      }
    }
  }

  /// Commands of checks that a shell reads are put with the platform's, as those of the cure are.
  @Test func checksFitThePlatform() throws {
    let cause = Cause(
      id: "x", layer: "kernel", title: "x", certainty: .proven, evidence: "x", collect: [],
      cure: .microcode("Install newer microcode").checking("spec-ctrl"), citation: "x")
    for platform in [nil, Platform(system: .debian), Platform(system: .rhel), Platform(system: .suse)] {
      let cure = try #require(cause.fitted(to: platform).cure)
      #expect(cure.check.contains { $0.contains("grep microcode /proc/cpuinfo") })
      #expect(cure.check.contains { $0.contains("martlet explain spec-ctrl --on this") })
    }
  }

  /// One value among several of the kernel's command line goes, and the others stay.
  @Test func oneValueAmongSeveral() throws {
    func cure(_ feature: String, _ line: [String]) throws -> Cause.Cure {
      try #require(
        try CauseTests.Case(
          rule: "", feature: feature, present: [.cpuid], absent: [.kernelFlags],
          configure: {
            $0.commandLine = line; $0.kernelRelease = "6.12.9"
          }
        ).causes().first { $0.id == "kernel.clearcpuid" && $0.certainty == .proven }?.cure)
    }
    let some = try cure("avx", ["quiet", "clearcpuid=avx,monitor"])
    #expect(
      some.actions.contains(
        .task(.changeCommandLine(.replace("clearcpuid=avx,monitor", by: "clearcpuid=monitor")))))
    #expect(
      some.undoActions.contains(
        .task(.undoCommandLine(.replace("clearcpuid=avx,monitor", by: "clearcpuid=monitor")))))
    let whole = try cure("avx", ["quiet", "clearcpuid=avx"])
    #expect(whole.actions.contains(.task(.changeCommandLine(.remove("clearcpuid=avx")))))
  }
}
