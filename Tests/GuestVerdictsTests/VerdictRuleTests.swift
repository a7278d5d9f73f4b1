import CPUCatalog
import CPUCompatibility
import Foundation
import ReportContract
import Testing

@testable import GuestVerdicts

private struct NoKinds: Error {}

/// The table of rules, and the words that guests and hosts are prepared as.
@Suite struct VerdictRuleTests {
  @Test func columnsHaveRoom() {
    for set in DemandSet.allCases { #expect(DemandLayout.place(set) + 16 <= DemandLayout.count) }
    for number in DemandNumber.allCases {
      #expect(DemandLayout.place(number) < DemandLayout.place(DemandSet.needs))
    }
    for word in DemandWord.allCases {
      #expect(DemandLayout.place(word) < DemandLayout.place(DemandNumber.vendor))
    }
    for codes in OfferCodes.allCases { #expect(OfferLayout.place(codes) + 16 <= OfferLayout.count) }
    for table in OfferTable.allCases {
      #expect(OfferLayout.place(table) + OfferLayout.entries <= OfferLayout.count)
    }
    for number in OfferNumber.allCases {
      #expect(OfferLayout.place(number) < OfferLayout.place(OfferSet.missingGrave))
    }
    for word in OfferWord.allCases {
      #expect(OfferLayout.place(word) < OfferLayout.place(OfferNumber.vendor))
    }
    #expect(MemoryLayout<GuestDemand>.size == 8 * DemandLayout.count)
    #expect(MemoryLayout<HostOffer>.size == 8 * OfferLayout.count)
  }

  @Test func bitsOfColumnsAreTheirOwn() {
    let demand =
      DemandSet.allCases.map(DemandLayout.bit) + DemandWord.allCases.map(DemandLayout.bit)
      + DemandNumber.allCases.map(DemandLayout.bit) + [1 << 63]
    #expect(Set(demand).count == demand.count)
    let offer =
      OfferSet.allCases.map(OfferLayout.bit) + OfferCodes.allCases.map(OfferLayout.bit)
      + OfferTable.allCases.map(OfferLayout.bit) + OfferWord.allCases.map(OfferLayout.bit)
      + OfferNumber.allCases.map(OfferLayout.bit)
    #expect(Set(offer).count == offer.count && !offer.contains(0))
  }

  @Test func rulesHaveHeadersAndOneMeaningEach() {
    #expect(VerdictRule.all.count <= RuleMask.capacity)
    for rule in VerdictRule.all {
      #expect(!rule.header.title.isEmpty && !rule.header.citation.isEmpty, "\(rule.header.id)")
      #expect(rule.header.id.hasPrefix("gap.") == (rule.weight == nil), "\(rule.header.id)")
    }
    let whole = VerdictRule.all.map { "\($0.header.id) \($0.authority) \($0.header.title)" }
    #expect(Set(whole).count == whole.count)
  }

  @Test func versionsOrderAsTheyAreWritten() {
    let ascending = [
      [6], [6, 2], [6, 2, 0], [7], [7, 2], [7, 2, 0], [7, 2, 9], [7, 10], [10, 0, 3, 1],
    ]
    #expect(ascending.compactMap(versionNumber) == ascending.compactMap(versionNumber).sorted())
    #expect(Set(ascending.compactMap(versionNumber)).count == ascending.count)
    #expect(versionNumber([]) == nil && versionNumber([-1]) == versionNumber([0]))
  }

  @Test func rangesBeginAndEndWhereTheySay() throws {
    func holds(_ version: [Int], _ range: NumberRange) throws -> Bool {
      range.contains(try #require(versionNumber(version)))
    }
    let range = NumberRange.versions(from: [8, 7], before: [9, 2])
    #expect(try holds([8, 7], range) && holds([8, 7, 0], range) && holds([9, 1, 7], range))
    #expect(try !holds([8, 6, 9], range) && !holds([9, 2], range) && !holds([9, 2, 0], range))
    #expect(try holds([0, 1], .versions(before: [1])) && holds([99], .versions(from: [9])))
    #expect(!NumberRange.versions().contains(0) && NumberRange.numbers(above: 255).contains(256))
    #expect(!NumberRange.numbers(above: 255).contains(255))
  }

  /// Every kind of finding is written and read as `{"kind": …}`.
  @Test func findingsAreReadAsTheyAreWritten() throws {
    let findings: [Finding] = [
      .unexpanded(.init(mode: "host-model")), .otherVendor(.init(guest: "Intel", host: "AMD")),
      .namedVendor(.init(guest: "Intel", host: "AMD")),
      .missing(
        .init(feature: "vaes", effect: .fault, layers: [.silicon, .outerHypervisor], isAccepted: false)),
      .untold(.init(feature: "vaes", effect: .slow, isDoubtful: true)), .unknownName(.init(name: "zap")),
      .neverHad(.init(features: ["npt"])), .leftOut(.init(features: ["mpx"])),
      .newWeakness(.init(try #require(Catalog.standard["rsba"]))),
      .missingForLibvirt(.init(features: ["a", "b"], breaksGuest: true, isAccepted: false)),
      .untoldForLibvirt(.init(features: ["a"])), .forbidden(.init(try #require(Catalog.standard["vaes"]))),
      .forbiddenUntold(.init(try #require(Catalog.standard["vaes"]))), .strict(.init(features: [])),
      .unknownToMap(.init(name: "zap")), .unverified(.init(mode: "maximum")),
      .stateComponents(.init(components: [2, 9])),
      .stateLayout(
        .init(components: [.init(number: 9, size: 8, offset: 2688, sizeHere: 8, offsetHere: 832)])),
      .fixedAddressBits(.init(guest: 46, host: 39)), .usualAddressBits(.init(guest: 40, host: 39)),
      .sourceAddressBits(.init(guest: 52, host: 48)), .unfixedCounter, .untoldCounter,
      .counterFrequency(.init(guest: 3_000_000_000, host: 2_600_000_000, scales: nil, isFixed: true)),
      .reenlightenment, .nestedState, .withoutKVM(.init(emulator: nil)),
      .machineType(.init(machine: "pc-q35-9.2", emulator: "/usr/bin/qemu")),
      .machineVersion(.init(machine: "pc-q35-9.2", guest: "9.2", host: "7.2.9")),
      .machineFeatures(
        .init(
          machine: "pc-q35-3.1", model: "Skylake-Server", added: ["mpx"], depending: ["svm"], removed: ["pku"]
        )),
      .machineAlias(.init(name: "q35")), .olderQEMU(.init(guest: "10.0.3", host: "7.2.9")),
      .identity(.init(numbers: [.init(quantity: .microcode, guest: 1, host: 2)])),
      .gained(.init(features: ["gfni"])), .mixedCPUs(.init(kinds: 2, features: ["vaes"])),
      .kept(.init(feature: "vaes", effect: .fault, layers: [], isAccepted: false)),
      .keptUntold(.init(try #require(Catalog.standard["vaes"]))),
      .keptOutside(.init(try #require(Catalog.standard["vaes"]))), .uncheckedDefinition,
      .uncheckedVendor(.init(name: "Intel")), .uncheckedState,
      .uncheckedLayout(.init(isSource: true)), .uncheckedAddresses(.init(isSource: false)), .uncheckedCounter,
      .uncheckedMachine(.init(name: "pc-q35-9.2")),
      .modeForLibvirt(.init(mode: "maximum", libvirt: "7.0.0")),
      .addressBitsForLibvirt(.init(guest: 48, host: 46, libvirt: nil)),
      .addressModeForLibvirt(.init(mode: "emulate", libvirt: "9.0.0")),
      .addressLimitForLibvirt(.init(guest: 42, host: 46, libvirt: "9.0.0")),
      .deprecatedForLibvirt(.init(libvirt: "11.3.0", qemu: "10.0.3")),
      .speculationControl(
        .init(bit: "SSBD", value: 4, features: ["amd-ssbd"], names: ["ssbd", "amd-ssbd"])),
      .removedMachine(.init(machine: "pc-i440fx-2.3", guest: "2.4", host: "10.0.3")),
      .tooManyCPUs(.init(guest: 300, host: 288)),
      .fewerLeaves(.init(numbers: [.init(quantity: .highestBasicLeaf, guest: 0x1f, host: 0xd)])),
      .otherCaches(.init(numbers: [.init(quantity: .cacheL3, guest: 1 << 25, host: 1 << 24)])),
      .uncheckedLeaves(.init(isSource: true)), .uncheckedCPUs(.init(count: 300)),
      .uncheckedQEMU(.init(emulator: nil, versions: ["8.2.1", "10.0.3"])),
      .withoutCounters, .faultingMSRs,
      .otherCounters(.init(guest: .init(eax: 0x0730_0402, edx: 3), host: .init(eax: 0x0730_0802, edx: 4))),
      .missingEnlightenments(.init(features: ["evmcs"])), .uncheckedCounters(.init(isSource: true)),
      .uncheckedEnlightenments(.init(features: ["vapic"])),
      .obstacle(.init(obstacle: .vfio, subjects: ["0000:3b:00.0"], version: "7.2.22")),
      .missingResources(.init(cpus: [64], nodes: [2], pageSizes: [2048])),
      .uncheckedObstacle(.init(obstacle: .plan9, subjects: ["tag"], version: nil)),
      .uncheckedResources(.init(nodes: [1])), .uncheckedGuestState, .uncheckedDevices,
      .lostRegisters(.init(registers: [.init(index: 0x1c4, name: "IA32_XFD", isAlwaysWritten: true)])),
      .apicNumbers(.init(guest: 300, host: 254)), .refusedEnlightenments(.init(features: ["evmcs"])),
      .lostInterfaces(.init(features: ["kvmclock"])), .uncheckedSupervisorState,
      .uncheckedRegisters(.init(features: ["TSC_AUX"])), .uncheckedKernelAddresses,
      .uncheckedFrequency(.init(isSource: true)), .uncheckedIdentity(.init(isSource: false)),
      .uncheckedCaches(.init(isSource: true)), .uncheckedAPIC(.init(count: 300)),
      .uncheckedInterfaces(.init(features: ["kvmclock"])),
      .novaCheck(
        .init(
          check: "destination-cpu", release: "27.0.0", source: "a", destination: "b", result: .refuses,
          subject: "guest", function: "virConnectCompareCPU", missing: ["vaes"], error: "an error")),
      .novaAnswer(
        .init(
          microversion: "2.30", httpStatus: 202, hidesCause: true,
          places: [.init(kind: .log, name: "nova-compute on b", logger: "ERROR", shownFrom: "2.84")])),
      .novaNote(.init(text: "A remark.")),
    ]
    #expect(Set(findings.map(\.kind)) == Set(Finding.Kind.allCases))
    guard case .kinds(let kinds) = Finding.jsonSchema else { throw NoKinds() }
    #expect(kinds.map(\.word).sorted() == Finding.Kind.allCases.map(\.rawValue).sorted())
    for finding in findings {
      let data = try JSONEncoder().encode(finding)
      #expect(try JSONDecoder().decode(Finding.self, from: data) == finding)
      #expect(String(decoding: data, as: UTF8.self).contains("\"kind\":\"\(finding.kind.rawValue)\""))
    }
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Finding.self, from: Data(#"{"kind":"no-such"}"#.utf8))
    }
  }

  /// More ways of telling maps apart than columns hold are refused, and never judged wrongly.
  @Test func aSpaceHasRoomOrSaysSo() throws {
    func hosts(_ count: Int) -> [HostCPU] {
      (0..<count).map { number in
        var host = HostCPU(
          name: "h\(number)", architecture: nil, vendor: nil, modelName: nil, observations: [])
        host.configuration = HostConfiguration(captured: "2026-01-01T00:00:00Z")
        host.configuration?.mapFeatures = ["f\(number)"]
        return host
      }
    }
    #expect(try VerdictSpace([], on: hosts(64)).maps.count == 64)
    #expect(throws: VerdictSpaceError.self) { try VerdictSpace([], on: hosts(65)) }
  }
}
