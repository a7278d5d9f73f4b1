import CPUCatalog
import CPUCompatibility
import CPUReaders
import Foundation
import LibvirtCPU
import TestSupport
import Testing
import VerdictSamples
import X86CPU

@testable import GuestVerdicts

/// Guests and hosts of real records, judged in three ways.
@Suite(.enabled(if: corpusFolder("firecracker") != nil, "../shared/corpus/firecracker is not there"))
struct CorpusVerdictTests {
  private let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)

  private func hosts() throws -> [HostCPU] {
    let folder = try #require(corpusFolder("firecracker"))
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
      .sorted().map { name in
        let document = Document(name: name, bytes: Array(try Data(contentsOf: folder.appending(path: name))))
        return try interpreter.host(try Reader.read(document).selecting(document), in: document)
      }
  }

  @Test(arguments: ["host-model", "host-passthrough"]) func threeWaysOfJudgingAgree(mode: String) throws {
    let document = Document(name: "g.xml", bytes: Array("<cpu mode='\(mode)'/>".utf8))
    let record = try Reader.read(document).selecting(document)
    var policy = CompatibilityPolicy.Rules()
    policy.warn = FeatureSet(["erms", "vaes", "ibpb"].compactMap { Catalog.standard[$0]?.index })
    policy.keep = FeatureSet(["aes", "avx2"].compactMap { Catalog.standard[$0]?.index })
    let samples = try hosts().enumerated().map { index, host in
      VerdictSample(
        guest: try interpreter.guest(record, in: document, from: host), host: host,
        policy: index % 3 == 0 ? policy : CompatibilityPolicy.Rules())
    }
    #expect(samples.count > 10)
    var check = PropertyCheck()
    try check.check(samples, map: interpreter.map)
    #expect(check.failures.isEmpty, "\(check.failures.prefix(5))")
    #expect(check.crossed == samples.count * samples.count)
  }

  /// What is prepared of a host is what each feature is said to be by itself.
  @Test func offersAreWhatHostsGive() throws {
    let catalog = Catalog.standard
    let facts = VerdictFacts(catalog)
    var policy = CompatibilityPolicy.Rules()
    policy.warn = FeatureSet(catalog.features.map(\.index).filter { $0 % 5 == 0 })
    for host in try hosts() {
      let space = try VerdictSpace([], on: [host])
      let offer = HostOffer(host, map: interpreter.map, policy: policy, in: space)
      let exposures = HostExposures(host, masks: ExposureMasks(catalog))
      for feature in catalog.features {
        let index = feature.index
        let (isAccepted, isNamed) = (policy.warn.contains(index), interpreter.map.named.contains(index))
        let state = exposures.accepted.state(of: index)
        let isAbsent = state == .absent
        let isUntold = state == .undetermined
        let isGrave = feature.effect.isGrave && !isAccepted
        #expect(offer[.missingGrave].contains(index) == (isAbsent && isGrave), "\(feature.name)")
        #expect(offer[.missingLight].contains(index) == (isAbsent && !isGrave), "\(feature.name)")
        #expect(offer[.untold].contains(index) == (isUntold && !isAccepted), "\(feature.name)")
        #expect(offer[.untoldAccepted].contains(index) == (isUntold && isAccepted), "\(feature.name)")
        #expect(offer[.refused].contains(index) == (isAbsent && isNamed && !isAccepted), "\(feature.name)")
        let isWithheld = state != .present && facts.nestedControls.contains(index)
        #expect(offer[.withheldAccepted].contains(index) == (isWithheld && isNamed && isAccepted))
        let given = exposures.offered.state(of: index)
        #expect(offer[.given].contains(index) == (given == .present), "\(feature.name)")
        #expect(offer[.givenUntold].contains(index) == (given == .undetermined), "\(feature.name)")
      }
    }
  }
}
