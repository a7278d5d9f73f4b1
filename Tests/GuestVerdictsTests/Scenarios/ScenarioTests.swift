import CPUCatalog
import CPUCompatibility
import CPUReaders
import LibvirtCPU
import Testing
import X86CPU

@testable import GuestVerdicts

/// Guests and hosts with reviewed verdicts: each row says what the sources require, and why.
@Suite struct ScenarioTests {
  static let all =
    Scenario.features + Scenario.modes + Scenario.numbers + Scenario.machines + Scenario.devices
    + Scenario.hostDevices + Scenario.states + Scenario.resources + Scenario.kvmLists + Scenario.told

  @Test func thereAreEnoughAndEachHasAReason() {
    #expect(Self.all.count >= 80)
    #expect(Set(Self.all.map(\.name)).count == Self.all.count)
    for scenario in Self.all { #expect(scenario.why.count > 20, "\(scenario.name)") }
  }

  @Test(arguments: all) func theVerdictIsTheReviewedOne(scenario: Scenario) throws {
    let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)
    let pair = try scenario.pair(interpreter)
    let verdict = pair.verdict
    let rules = verdict.rules.indices.map { VerdictRule.all[$0] }
    let reasons = Set(
      rules.compactMap { rule in
        rule.weight.flatMap { $0 == .note ? nil : "\(rule.header.id) \($0.rawValue)" }
      })
    #expect(reasons == scenario.reasons, "\(scenario.why)")
    #expect(verdict.outcome == scenario.outcome, "\(scenario.why)")
    let gaps = Set(rules.filter { $0.weight == nil }.map(\.header.id))
    #expect(gaps.isSuperset(of: scenario.gaps), "\(scenario.why): \(gaps)")
    // The two halves of each rule agree.
    let speaking = pair.findingsOfAllRules().filter { !$0.findings.isEmpty }.map(\.index)
    #expect(speaking == verdict.rules.indices)
  }

  /// A guest whose host is known only by its kernel's flags may have other features than these.
  @Test func aKernelsFlagsDoNotSayWhatAGuestHas() throws {
    let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)
    let flags = """
      processor\t: 0
      vendor_id\t: GenuineIntel
      cpu family\t: 6
      model\t\t: 85
      stepping\t: 7
      flags\t\t: fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 ht \
      syscall nx rdtscp lm pni pclmulqdq vmx ssse3 fma cx16 pcid sse4_1 sse4_2 x2apic movbe popcnt aes xsave avx f16c \
      rdrand lahf_lm abm 3dnowprefetch fsgsbase bmi1 avx2 smep bmi2 erms invpcid avx512f avx512dq rdseed adx smap

      """
    let document = Document(name: "flags", bytes: Array(flags.replacing("\\\n", with: "").utf8))
    let source = try interpreter.host(try Reader.read(document).selecting(document), in: document)
    let definition = Document(
      name: "guest.xml",
      bytes: Array(
        "<domain type='kvm'><name>g</name><cpu mode='host-passthrough' check='none'/></domain>".utf8))
    let guest = try interpreter.guest(
      try Reader.read(definition).selecting(definition), in: definition, from: source)
    let host = try ScenarioHost().host("target", interpreter)
    let pair = VerdictPair(guest, on: host, catalog: .standard, map: interpreter.map)
    #expect(pair.verdict.outcome == .undetermined, "\(pair.explanation(of: pair.verdict).map(\.finding))")
    #expect(guest.uncertain.contains(try #require(Catalog.standard["avx512f"]).index))
  }

  /// What a guest itself sees goes before what its host is said to give it.
  @Test(arguments: [
    "<cpu mode='host-passthrough' check='none'/>", "<cpu><model>Haswell</model><feature name='vaes'/></cpu>",
  ])
  func theGuestsOwnRecordGoesFirst(cpu: String) throws {
    let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)
    let vaes = try #require(Catalog.standard["vaes"]).index
    let definition = Document(
      name: "guest.xml", bytes: Array("<domain type='kvm'><name>g</name>\(cpu)</domain>".utf8))
    let record = try Reader.read(definition).selecting(definition)
    func guest(seeing evidence: Evidence?) throws -> GuestCPU {
      var source = try ScenarioHost(lacks: ["vaes"]).host("source", interpreter)
      if let evidence {
        source.observations.append(
          Observation(
            point: .guestCPUID(hypervisor: "KVMKVMKVM"), evidence: evidence, listing: .full(why: ""),
            document: "inside", isComplete: true))
      }
      return try interpreter.guest(record, in: definition, from: source)
    }
    var inside = Evidence()
    inside.present.insert(vaes)
    let target = try ScenarioHost(lacks: ["vaes"]).host("target", interpreter)
    func lacks(_ guest: GuestCPU) -> Bool {
      let pair = VerdictPair(guest, on: target, catalog: .standard, map: interpreter.map)
      return pair.verdict.rules.indices.contains { VerdictRule.all[$0].header.id == "cpu.missing" }
    }
    // By its host's record the guest never had it.
    #expect(try !lacks(guest(seeing: nil)))
    #expect(try lacks(guest(seeing: inside)))
    inside = Evidence()
    inside.absent.insert(vaes)
    #expect(try !lacks(guest(seeing: inside)))
  }

  /// Every obstacle is in a scenario, so that none is without a reviewed verdict.
  @Test func everyRuleOfMovesIsThere() throws {
    let seen = Self.all.reduce(into: Set<String>()) { seen, scenario in
      seen.formUnion(scenario.reasons.map { String($0.split(separator: " ")[0]) })
      seen.formUnion(scenario.gaps)
    }
    let rules =
      (VerdictRule.moveRules + VerdictRule.moveGaps + VerdictRule.resourceRules + VerdictRule.kvmRules
      + VerdictRule.speculationRules + VerdictRule.emulatorRules + VerdictRule.passthroughRules)
      .map(\.header.id)
    #expect(Set(rules).subtracting(seen).isEmpty, "\(Set(rules).subtracting(seen).sorted())")
  }
}
