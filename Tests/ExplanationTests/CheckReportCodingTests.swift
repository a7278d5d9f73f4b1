import CPUCatalog
import CPUCompatibility
import Foundation
import GuestVerdicts
import LibvirtCPU
import ReportContract
import Testing
import VerdictSamples
import X86CPU

@testable import Reports

/// A report of check is read as it was written, whatever is found.
@Suite struct CheckReportCodingTests {
  @Test func reportsAreReadAsTheyAreWritten() throws {
    let features = SampleFeatures()
    var maker = SampleMaker(features: features, seed: 5)
    var kinds: Set<Finding.Kind> = []
    for _ in 0..<200 {
      let sample = maker.sample()
      var policy = CompatibilityPolicy()
      policy.everywhere = sample.policy
      let report = CheckReport(
        sample.guest, on: [sample.host], catalog: features.catalog, map: features.map, policy: policy,
        martlet: "test", inputs: [], arguments: ("g.xml", ["h.xml"]))
      let text = try report.json()
      let read = try JSONDecoder().decode(CheckReport.self, from: Data(text.utf8))
      #expect(try read.json() == text)
      #expect(read.hosts[0].outcome == report.hosts[0].outcome)
      #expect(read.hosts[0].judgedBy.cpuMap == features.map.title)
      kinds.formUnion(read.hosts[0].reasons.map(\.finding.kind))
      // What the hypervisor, libvirt and the policy say is found by a rule.
      #expect(read.hosts[0].reasons.allSatisfy { !$0.text.isEmpty })
    }
    #expect(kinds.count > 25)
  }

  /// A host is judged by its own map, libvirt and QEMU, and the report says so.
  @Test func hostsAreJudgedByTheirOwnMaps() throws {
    let features = SampleFeatures()
    let erms = try #require(features.catalog["erms"]).index
    func report(_ map: MapProjection?) -> CheckReport {
      var evidence = Evidence()
      evidence.absent.insert(erms)
      var host = HostCPU(
        name: "h", architecture: "x86_64", vendor: "Intel", modelName: nil,
        observations: [
          Observation(
            point: .libvirtHostModel(emulator: nil, type: "kvm"), evidence: evidence, listing: .full(why: ""),
            document: "h", isComplete: true)
        ])
      host.map = map
      host.configuration = HostConfiguration(captured: "2026-01-01T00:00:00Z")
      host.configuration?.libvirtVersion = "2.2.0"
      host.configuration?.qemuVersions = ["q": "5.2.0"]
      var guest = GuestCPU(name: "g", definition: CPUDefinition(.guest))
      var wanted = Evidence()
      wanted.present.insert(erms)
      guest.wanted = WantedCPU(
        name: "g", vendor: "Intel", evidence: wanted, forbidden: FeatureSet(), isStrict: false)
      return CheckReport(
        guest, on: [host], catalog: features.catalog, map: features.map, martlet: "test", inputs: [],
        arguments: ("g.xml", ["h.xml"]))
    }
    let refused = report(nil).hosts[0]
    let refusal = try #require(refused.reasons.first { $0.id == "libvirt.missing-features" })
    #expect(refusal.message?.hasPrefix("unsupported configuration: guest and host CPU") ?? false)
    #expect(
      refused.judgedBy == .init(cpuMap: features.map.title, libvirt: "2.2.0", qemu: ["5.2.0"]))

    // A map that has no name for the feature misses nothing.
    let path = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString).xml").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try """
    <cpus><arch name='x86'><feature name='pni'><cpuid function='0x00000001' ecx='0x1'/></feature></arch></cpus>
    """.write(toFile: path, atomically: true, encoding: .utf8)
    let own = MapProjection(
      try CPUMap.load(path: path, libvirtVersion: LibvirtVersion(2, 2)), catalog: features.catalog)
    let taken = report(own).hosts[0]
    #expect(!taken.reasons.contains { $0.by == .libvirt } && taken.judgedBy.cpuMap == own.title)
  }
}
