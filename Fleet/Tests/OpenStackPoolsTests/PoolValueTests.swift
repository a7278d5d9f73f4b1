import Foundation
import MartletQuestions
import Testing

@testable import OpenStackClient
@testable import OpenStackPools

@Suite struct PoolValueTests {
  @Test func names() {
    let names = PoolNames("Intel-1")
    #expect(names?.trait == "CUSTOM_MARTLET_INTEL_1" && names?.aggregate == "martlet-intel-1")
    #expect(PoolNames("rack é 7")?.trait == "CUSTOM_MARTLET_RACK_7")
    #expect(PoolNames("–") == nil && PoolNames(String(repeating: "a", count: 201)) == nil)
    #expect(IntendedPools.FlavorChoice("m1=large=Intel-1")?.flavor == "m1=large")
    #expect(IntendedPools.FlavorChoice("=Intel-1") == nil && IntendedPools.FlavorChoice("m1.large") == nil)
  }

  @Test func answersOfNovaManage() {
    let id = "8f0c7e52-6d5c-4c5a-9a39-2f6f5a0d1c11"
    let trait = "trait:CUSTOM_MARTLET_INTEL_1"
    #expect(PropertyAnswers("\(id) required\n")[id] == true)
    #expect(PropertyAnswers("\(id.uppercased()) required\r\n")[id] == true)
    #expect(PropertyAnswers("\(id) Image property \(trait) not found for instance \(id).\n")[id] == false)
    // An error, another server's answer and another value say nothing.
    for text in [
      "", "Unexpected error", "forbidden", "required by nobody",
      "Image property \(trait) not found for instance x.",
    ] {
      #expect(PropertyAnswers("\(id) \(text)\n")[id] == nil, "\(text)")
    }
    #expect(PropertyAnswers("0b4e8a55-8f1d-4f43-8a0e-3b0a2a0a7c22 required")[id] == nil)
  }

  private func facts(_ maximum: Microversion, specs: [String: String]?, status: String = "ACTIVE")
    -> PoolFacts
  {
    var facts = PoolFacts(cloud: "sample", identity: "http://127.0.0.1", maximumMicroversion: maximum)
    facts.hosts = ["a1", "a2", "b1", "b2"].map {
      PoolFacts.Host(
        id: "id-\($0)", hypervisor: $0, host: $0, obstacle: nil, features: ["aes", "avx", "monitor"])
    }
    facts.flavors = [PoolFacts.Flavor(id: "7", name: "pooled", extraSpecs: [:])]
    facts.servers = [
      PoolFacts.Server(
        id: "8f0c7e52-6d5c-4c5a-9a39-2f6f5a0d1c11", name: "web", status: status, task: nil, host: "a1",
        flavor: "m1", extraSpecs: specs, image: "i")
    ]
    return facts
  }

  private func binding(_ facts: PoolFacts, _ answers: String = "", flavors: [String] = []) throws
    -> ServerBinding
  {
    let intended = IntendedPools(
      try SamplePlan.plan(), flavors: flavors.compactMap { IntendedPools.FlavorChoice($0) }, in: facts)
    #expect(intended.conflicts.isEmpty)
    return try #require(intended.bindings(in: facts, PropertyAnswers(answers)).first)
  }

  @Test func bindings() throws {
    let newest = Microversion(2, 104)
    let (own, other) = ("trait:CUSTOM_MARTLET_INTEL_2", "trait:CUSTOM_MARTLET_INTEL_1")
    #expect(try binding(facts(newest, specs: [own: "required"])).binding == .bound)
    #expect(try binding(facts(newest, specs: [other: "required"])).binding == .elsewhere)
    #expect(try binding(facts(newest, specs: [own: "required", other: "required"])).binding == .elsewhere)
    #expect(try binding(facts(newest, specs: [own: "forbidden"])).binding == .unknown)
    // What is hidden is unknown, whatever an answer about the image says.
    let id = "8f0c7e52-6d5c-4c5a-9a39-2f6f5a0d1c11"
    let absent = "\(id) Image property \(own) not found for instance \(id)."
    #expect(try binding(facts(newest, specs: nil), absent).binding == .unknown)
    #expect(try binding(facts(newest, specs: [:])).binding == .unknown)
    #expect(try binding(facts(newest, specs: [:]), absent).binding == .unbound)
    #expect(try binding(facts(newest, specs: [:]), "\(id) required").by == .image)
  }

  @Test func commandsFitTheRelease() throws {
    let id = "8f0c7e52-6d5c-4c5a-9a39-2f6f5a0d1c11"
    let absent = "\(id) Image property trait:CUSTOM_MARTLET_INTEL_2 not found for instance \(id)."
    let stopped = try binding(facts(Microversion(2, 104), specs: [:], status: "SHUTOFF"), absent)
    #expect(stopped.commands.count == 1)
    let suspended = try binding(facts(Microversion(2, 104), specs: [:], status: "SUSPENDED"), absent)
    #expect(suspended.commands.isEmpty)
    // Before 32.0.0 only a resize binds, and only to a flavor of the pool.
    let old = facts(Microversion(2, 96), specs: [:])
    #expect(try binding(old, absent).commands.isEmpty)
    #expect(
      try binding(old, absent, flavors: ["pooled=Intel-2"]).commands == [
        "openstack server resize --flavor 7 --wait \(id)", "openstack server resize confirm \(id)",
      ])
  }

  @Test func clashesAreRefused() throws {
    var cloud = facts(Microversion(2, 104), specs: [:])
    func conflicts(_ pools: [(String, [String])], _ flavors: [String] = []) throws -> [String] {
      IntendedPools(
        try SamplePlan.plan(pools), flavors: flavors.compactMap { IntendedPools.FlavorChoice($0) }, in: cloud
      ).conflicts
    }
    #expect(try conflicts([("A b", ["a1"]), ("a-B", ["a2"])]).contains { $0.contains("share the trait") })
    #expect(
      try conflicts([("A", ["a1"]), ("B", ["a1"])]).contains { $0.contains("would be in the pools A and B") })
    #expect(try conflicts([("A", ["nova:a1"])]).isEmpty)
    #expect(try conflicts([]).contains { $0.contains("no pools") })
    #expect(try conflicts([("A", ["a1"])], ["pooled=B"]).contains { $0.contains("has no pool B") })
    #expect(try conflicts([("A", ["a1"])], ["none=A"]).contains { $0.contains("no flavor none") })
    cloud.flavors = [
      PoolFacts.Flavor(id: "7", name: "pooled", extraSpecs: ["trait:CUSTOM_MARTLET_B": "required"])
    ]
    #expect(try conflicts([("A", ["a1"])], ["pooled=A"]).contains { $0.contains("requires another pool") })
    cloud.traits = ["CUSTOM_MARTLET_A": ["id-a1", "id-b1"]]
    #expect(try conflicts([("A", ["a1"])]).contains { $0.contains("is on b1 too") })
    cloud.traits = [:]
    cloud.aggregates = [PoolFacts.Aggregate(id: 1, name: "martlet-a", hosts: ["b2"], metadata: [:])]
    #expect(try conflicts([("A", ["a1"])]).contains { $0.contains("holds b2 too") })
  }
}
