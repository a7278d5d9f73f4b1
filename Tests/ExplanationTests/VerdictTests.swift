import CPUCatalog
import CPUCompatibility
import Foundation
import GuestVerdicts
import LibvirtCPU
import TestSupport
import Testing
import X86CPU

@testable import CPUReaders
@testable import ReportRendering
@testable import Reports

/// Verdicts on guests: what blocks, what warns, what is not known, and by whom.
@Suite struct VerdictTests {
  private let catalog = Catalog.standard
  private let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)

  /// A host whose host-model is `model` with and without features.
  private func host(
    _ model: String = "Haswell-noTSX", with: [String] = [], without: [String] = [], name: String = "there"
  )
    throws -> HostCPU
  {
    var definition = CPUDefinition(.guest)
    definition.model = model
    definition.vendor = model.hasPrefix("EPYC") ? "AMD" : "Intel"
    definition.features =
      with.map { CPUDefinition.Feature($0, .require) } + without.map { CPUDefinition.Feature($0, .disable) }
    return try interpreter.host(
      .libvirt(definition, point: .hostModel(emulator: nil, type: "kvm"), hostName: name),
      in: Document(name: name, bytes: []))
  }

  private func guest(
    _ cpu: String, machine: String = "pc-q35-7.2", rest: String = "", type: String = "kvm",
    from source: HostCPU? = nil
  ) throws -> GuestCPU {
    let text =
      "<domain type='\(type)'><name>g</name><memory unit='GiB'>2</memory><os><type arch='x86_64' machine='\(machine)'>hvm</type></os>"
      + "\(cpu)\(rest)</domain>"
    let document = Document(name: "g.xml", bytes: Array(text.utf8))
    return try interpreter.guest(try Reader.read(document).selecting(document), in: document, from: source)
  }

  /// A custom guest with features over Haswell-noTSX.
  private func haswell(_ features: String..., rest: String = "", from source: HostCPU? = nil) throws
    -> GuestCPU
  {
    let list = features.map { "<feature policy='require' name='\($0)'/>" }.joined()
    return try guest(
      "<cpu mode='custom' match='exact' check='full'><model>Haswell-noTSX</model><vendor>Intel</vendor>\(list)</cpu>",
      rest: rest,
      from: source)
  }

  private func verdict(
    _ guest: GuestCPU, on host: HostCPU, libvirt: LibvirtVersion? = nil,
    policy: CompatibilityPolicy = CompatibilityPolicy()
  ) throws -> Verdict {
    let report = CheckReport(
      guest, on: [host], catalog: catalog, map: interpreter.map, libvirt: libvirt, policy: policy,
      martlet: "test", inputs: [],
      arguments: ("g.xml", ["there.xml"]))
    #expect(report.exitStatus == report.hosts[0].outcome.exitStatus)
    #expect(report.text(TextStyle(width: 60, usesColor: false)).contains(host.name))
    return try #require(report.hosts.first)
  }

  private func outcome(_ verdict: Verdict, _ by: Verdict.Authority) -> Verdict.Outcome? {
    verdict.answers.first { $0.by == by }?.outcome
  }

  private func index(_ name: String) throws -> Int { try #require(catalog[name]).index }

  // MARK: Features

  @Test func whatTheHostHasRuns() throws {
    let verdict = try verdict(try haswell("vaes"), on: try host(with: ["vaes"]))
    #expect(verdict.outcome == .runs && verdict.reasons.isEmpty, "\(verdict)")
  }

  @Test func aLostHintIsToldFromALostInstruction() throws {
    let hint = try verdict(try haswell(), on: try host(without: ["erms"]))
    #expect(hint.outcome == .blocked)
    #expect(outcome(hint, .hypervisor) == .runsWithWarnings && outcome(hint, .libvirt) == .blocked)
    let reason = try #require(hint.reasons.first { $0.id == "libvirt.missing-features" })
    #expect(
      reason.message == "operation failed: guest CPU doesn't match specification: missing features: erms")
    #expect(reason.text.contains("None of what is missing here would break the guest"))
    let instruction = try verdict(try haswell("vaes", "erms"), on: try host(without: ["erms"]))
    #expect(outcome(instruction, .hypervisor) == .blocked)
    #expect(instruction.reasons.filter { $0.id == "cpu.missing" }.map(\.feature) == ["vaes", "erms"])
    #expect(instruction.reasons[0].effect == .fault)
  }

  @Test func whatTheGuestNeverHadIsSaid() throws {
    let lacking = try host()
    let without = try verdict(try haswell("vmx-rdrand-exit"), on: lacking)
    let note = try #require(without.reasons.first { $0.id == "guest.never-seen" })
    #expect(note.weight == .note && note.text.contains("vmx-rdrand-exit"))
    #expect(!without.reasons.contains { $0.id == "cpu.missing" })
  }

  @Test func libvirtsWordsFollowItsVersion() throws {
    func message(_ version: LibvirtVersion) throws -> String? {
      try verdict(try haswell(), on: try host(without: ["erms"]), libvirt: version).reasons.compactMap(
        \.message
      ).first
    }
    #expect(
      try message(LibvirtVersion(2, 2))
        == "unsupported configuration: guest and host CPU are not compatible: Host CPU does not provide "
        + "required features: erms")
    #expect(
      try message(LibvirtVersion(3, 1))
        == "the CPU is incompatible with host CPU: Host CPU does not provide required features: erms")
    #expect(
      try message(LibvirtVersion(9, 0))
        == "operation failed: guest CPU doesn't match specification: missing features: erms")
  }

  @Test func whatAHostDoesNotTellIsNoVerdict() throws {
    var silent = try host()
    let vaes = try index("vaes")
    silent.observations[0].evidence.absent.remove(vaes)
    let verdict = try verdict(try haswell("vaes"), on: silent)
    #expect(verdict.outcome == .undetermined)
    #expect(verdict.reasons.contains { $0.id == "cpu.not-told" && $0.feature == "vaes" })
  }

  @Test func vendorsAndForbiddenFeatures() throws {
    let amd = try verdict(try haswell(), on: try host("EPYC-Rome"))
    #expect(amd.reasons.contains { $0.id == "cpu.vendor" && $0.by == .hypervisor && $0.weight == .blocks })
    #expect(amd.reasons.contains { $0.id == "libvirt.vendor" })
    let forbidding = try guest(
      "<cpu mode='custom' match='exact'><model>Haswell-noTSX</model><feature policy='forbid' name='vaes'/></cpu>"
    )
    #expect(
      try verdict(forbidding, on: try host(with: ["vaes"])).reasons.contains { $0.id == "libvirt.forbidden" })
    #expect(try verdict(forbidding, on: try host()).outcome == .runs)
  }

  @Test func namesThatTheDestinationsMapLacks() throws {
    var there = try host(with: ["vaes"])
    there.configuration = HostConfiguration(captured: "2026-01-01T00:00:00Z")
    there.configuration?.mapFeatures = ["erms"]
    let verdict = try verdict(try haswell("vaes"), on: there)
    #expect(verdict.reasons.contains { $0.message == "unsupported configuration: unknown CPU feature: vaes" })
  }

  // MARK: Policies

  @Test func aPolicyMakesAbsencesWarningsAndKeepsWhatMustStay() throws {
    var policy = CompatibilityPolicy()
    policy.everywhere.warn.insert(try index("erms"))
    let lacking = try host(without: ["erms"])
    let accepted = try verdict(try haswell(), on: lacking, policy: policy)
    #expect(accepted.outcome == .runsWithWarnings)
    #expect(
      accepted.reasons.contains {
        $0.id == "libvirt.missing-features" && $0.text.contains("libvirt does not know the policy")
      })
    #expect(try verdict(try haswell("vaes"), on: lacking, policy: policy).outcome == .blocked)
    var cluster = CompatibilityPolicy.Rules()
    cluster.keep.insert(try index("erms"))
    policy.clusters = [CompatibilityPolicy.Cluster(name: "c", hosts: ["th*e"], rules: cluster)]
    let kept = try verdict(try haswell(), on: lacking, policy: policy)
    #expect(kept.outcome == .blocked && outcome(kept, .policy) == .blocked)
    policy.clusters[0].hosts = ["th*x"]
    #expect(try verdict(try haswell(), on: lacking, policy: policy).outcome == .runsWithWarnings)
  }

  // MARK: The host's CPU

  @Test func hostModelMeansNothingWithoutAHost() throws {
    let guest = try guest("<cpu mode='host-model'/>")
    let verdict = try verdict(guest, on: try host())
    #expect(verdict.outcome == .undetermined && outcome(verdict, .libvirt) == .undetermined)
  }

  @Test func hostModelMeansWhatItsHostGives() throws {
    let here = try host(with: ["vaes"], name: "here")
    let guest = try guest("<cpu mode='host-model'><feature policy='disable' name='erms'/></cpu>", from: here)
    #expect(try verdict(guest, on: here).outcome == .runs)
    let moved = try verdict(guest, on: try host(without: ["erms"]))
    #expect(moved.reasons.filter { $0.id == "cpu.missing" }.map(\.feature) == ["vaes"])
  }

  @Test func hostPassthroughIsNotVerifiedByLibvirt() throws {
    var here = try host(with: ["vaes"], name: "here")
    here.quantities = [
      .init(.model, 63, at: .cpuid, in: "here"), .init(.physicalAddressBits, 46, at: .cpuid, in: "here"),
    ]
    let guest = try guest("<cpu mode='host-passthrough'/>", from: here)
    var there = try host(with: ["gfni"])
    there.quantities = [
      .init(.model, 79, at: .cpuid, in: "there"), .init(.physicalAddressBits, 39, at: .cpuid, in: "there"),
    ]
    let verdict = try verdict(guest, on: there)
    #expect(outcome(verdict, .libvirt) == .runs && outcome(verdict, .hypervisor) == .blocked)
    for id in [
      "libvirt.not-verified", "passthrough.unlike", "passthrough.more", "address.bits", "cpu.missing",
    ] {
      #expect(verdict.reasons.contains { $0.id == id }, "\(id)")
    }
  }

  // MARK: Clocks

  @Test func theInvariantCounterMovesOnlyWithAFixedFrequency() throws {
    var there = try host(with: ["invtsc"])
    there.quantities = [.init(.tscFrequency, 2_600_000_000, at: .libvirtHostCPU, in: "there")]
    let free = try verdict(try haswell("invtsc"), on: there)
    #expect(free.reasons.filter { $0.id == "clock.invtsc" }.map(\.by) == [.hypervisor, .libvirt])
    func clock(_ hertz: Int) -> String {
      "<clock offset='utc'><timer name='tsc' frequency='\(hertz)'/></clock>"
    }
    #expect(try verdict(try haswell("invtsc", rest: clock(2_600_100_000)), on: there).outcome == .runs)
    let far = try haswell("invtsc", rest: clock(3_000_000_000))
    #expect(try verdict(far, on: there).outcome == .undetermined)
    there.scalesCounter = false
    let refused = try verdict(far, on: there)
    #expect(
      refused.reasons.contains {
        $0.message?.contains(
          "3000000000 Hz is outside tolerance range ([2599350000, 2600650000] Hz) around host frequency 2600000000 Hz"
        )
          ?? false
      })
    there.scalesCounter = true
    #expect(try verdict(far, on: there).outcome == .runs)
  }

  @Test func otherFrequenciesAreAWarningWhereNothingFixesThem() throws {
    var here = try host(name: "here")
    here.quantities = [.init(.tscFrequency, 2_000_000_000, at: .cpuid, in: "here")]
    var there = try host()
    there.quantities = [.init(.tscFrequency, 2_600_000_000, at: .cpuid, in: "there")]
    there.scalesCounter = false
    let verdict = try verdict(try haswell(from: here), on: there)
    #expect(verdict.outcome == .runsWithWarnings && verdict.reasons.map(\.id) == ["clock.frequency"])
  }

  @Test func reenlightenmentNeedsAFixedFrequency() throws {
    let text = "<features><hyperv><reenlightenment state='on'/></hyperv></features>"
    #expect(
      try verdict(try haswell(rest: text), on: try host()).reasons.map(\.id) == ["clock.reenlightenment"])
  }

  // MARK: State, addresses, machines

  @Test func componentsOfXCR0() throws {
    var there = try host()
    there.quantities = [.init(.xsaveUserComponents, 0b11, at: .kvmSupported, in: "there")]
    let verdict = try verdict(try haswell(), on: there)
    #expect(verdict.reasons.contains { $0.id == "state.components" && $0.text.contains("AVX") })
    there.quantities = [.init(.xsaveUserComponents, 0b111, at: .kvmSupported, in: "there")]
    #expect(try self.verdict(try haswell(), on: there).outcome == .runs)
  }

  @Test func theAreasLayout() throws {
    func area(_ offset: UInt32) -> DistinctCPU {
      var table = CPUIDTable()
      table.leaves[CPUIDLeaf(eax: 0, ecx: 0)] = CPUIDRegisters(eax: 0x0d)
      table.leaves[CPUIDLeaf(eax: 0x0d, ecx: 0)] = CPUIDRegisters(eax: 0x207, ebx: 0x340, ecx: 0xa88)
      table.leaves[CPUIDLeaf(eax: 0x0d, ecx: 9)] = CPUIDRegisters(eax: 8, ebx: offset)
      return DistinctCPU(table: table)
    }
    var here = try host(with: ["pku"], name: "here")
    here.cpus = [area(0xa80)]
    var there = try host(with: ["pku"])
    there.cpus = [area(0x340)]
    let guest = try haswell("pku", from: here)
    let moved = try verdict(guest, on: there)
    #expect(
      moved.reasons.contains {
        $0.id == "state.layout" && $0.text.contains("PKRU (8 bytes at 2688, here 8 at 832)")
      })
    there.cpus = [area(0xa80)]
    #expect(try verdict(guest, on: there).outcome == .runs)
    #expect(try verdict(try haswell("pku"), on: there).notChecked.contains { $0.contains("--from") })
  }

  @Test(arguments: [
    ("<maxphysaddr mode='emulate' bits='46'/>", 39, Verdict.Outcome.blocked),
    ("<maxphysaddr mode='emulate' bits='39'/>", 46, .runs), ("", 39, .runsWithWarnings), ("", 46, .runs),
  ])
  func physicalAddresses(element: String, bits: UInt64, outcome: Verdict.Outcome) throws {
    var there = try host()
    there.quantities = [.init(.physicalAddressBits, bits, at: .cpuid, in: "there")]
    let guest = try guest(
      "<cpu mode='custom' match='exact' check='full'><model>Haswell-noTSX</model>\(element)</cpu>")
    let verdict = try verdict(guest, on: there)
    #expect(verdict.outcome == outcome, "\(verdict)")
  }

  @Test func machineTypes() throws {
    var there = try host()
    #expect(try verdict(try haswell(), on: there).notChecked.contains { $0.contains("pc-q35-7.2") })
    there.machineTypes = ["/usr/bin/qemu-system-x86_64": ["pc-q35-6.2"]]
    #expect(try verdict(try haswell(), on: there).reasons.map(\.id) == ["machine.type"])
    there.machineTypes = ["/usr/bin/qemu-system-x86_64": ["pc-q35-7.2"]]
    #expect(try verdict(try haswell(), on: there).outcome == .runs)
    there.machineTypes = [:]
    there.configuration = HostConfiguration(captured: "2026-01-01T00:00:00Z")
    there.configuration?.qemuVersions = ["q": "6.2.0"]
    #expect(try verdict(try haswell(), on: there).outcome == .blocked)
    there.configuration?.qemuVersions = ["q": "7.2.9"]
    #expect(try verdict(try haswell(), on: there).outcome == .runs)
  }

  @Test func hypervisorsNestingAndKVM() throws {
    var here = try host(with: ["vmx"], name: "here")
    here.configuration = HostConfiguration(captured: "2026-01-01T00:00:00Z")
    here.configuration?.qemuVersions = ["q": "10.0.3"]
    var there = try host(with: ["vmx"])
    there.configuration = here.configuration
    #expect(try verdict(try haswell("vmx", from: here), on: there).outcome == .runs)
    there.configuration?.qemuVersions = ["q": "7.2.0"]
    there.configuration?.kvmCapabilities = ["KVM_CAP_NESTED_STATE": 0]
    there.configuration?.modules = ["ext4"]
    let verdict = try verdict(try haswell("vmx", from: here), on: there)
    #expect(Set(verdict.reasons.map(\.id)) == ["nested.state", "machine.kvm", "hypervisor.order"])
  }

  @Test func mixedCPUsAreTold() throws {
    var there = try host()
    let vaes = try index("vaes")
    there.cpus = [DistinctCPU(table: CPUIDTable()), DistinctCPU(table: CPUIDTable(), logicalCPUs: [9])]
    var evidence = Evidence()
    evidence.present.insert(vaes)
    evidence.absent.insert(vaes)
    there.observations.insert(
      Observation(
        point: .cpuid, evidence: evidence, listing: .full(why: ""), document: "there", isComplete: true),
      at: 0)
    #expect(try verdict(try haswell(), on: there).reasons.map(\.id) == ["host.mixed-cpus"])
    #expect(try verdict(try haswell("vaes"), on: there).outcome == .blocked)
  }
}
