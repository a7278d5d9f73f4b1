import CPUCatalog
import CPUCompatibility
import LibvirtCPU
import Testing
import X86CPU

@testable import GuestVerdicts

/// What records do not tell, or tell in two ways, is no answer.
@Suite struct MissingEvidenceTests {
  private let map = MapProjection(.builtin, catalog: .standard)

  private func index(_ name: String) throws -> Int { try #require(Catalog.standard[name]).index }

  /// A host that gives a guest PKU; of its component leaf 0DH tells the place, or no more than the number.
  private func host(tellsPlace: Bool = true) throws -> HostCPU {
    var evidence = Evidence()
    evidence.present.insert(try index("pku"))
    var table = CPUIDTable()
    table.leaves[CPUIDLeaf(eax: 0, ecx: 0)] = CPUIDRegisters(eax: 0x0d)
    table.leaves[CPUIDLeaf(eax: 0x0d, ecx: 0)] = CPUIDRegisters(eax: 0x203, ebx: 0x340, ecx: 0xa88)
    if tellsPlace {
      table.leaves[CPUIDLeaf(eax: 0x0d, ecx: 9)] = CPUIDRegisters(eax: 8, ebx: 0xa80)
    }
    return HostCPU(
      name: "host", architecture: nil, vendor: "Intel", modelName: nil,
      observations: [
        Observation(
          point: .libvirtHostModel(emulator: nil, type: "kvm"), evidence: evidence, listing: .full(why: ""),
          document: "host", isComplete: true)
      ], cpus: [DistinctCPU(table: table)])
  }

  private func guest(from source: HostCPU?) throws -> GuestCPU {
    var guest = GuestCPU(name: "guest", definition: CPUDefinition(.guest))
    var evidence = Evidence()
    evidence.present.insert(try index("pku"))
    guest.wanted = WantedCPU(
      name: "guest", vendor: "Intel", evidence: evidence, forbidden: FeatureSet(), isStrict: false)
    guest.source = source
    return guest
  }

  /// The rules that hold, by identifier.
  private func rules(_ guest: GuestCPU, on host: HostCPU) -> Set<String> {
    let pair = VerdictPair(guest, on: host, catalog: .standard, map: map)
    let speaking = pair.findingsOfAllRules().filter { !$0.findings.isEmpty }.map(\.index)
    #expect(speaking == pair.verdict.rules.indices)
    return Set(pair.verdict.rules.indices.map { VerdictRule.all[$0].header.id })
  }

  @Test func aComponentWithoutAPlaceIsNotChecked() throws {
    let (whole, partial) = (try host(), try host(tellsPlace: false))
    let gap = "gap.state-layout"
    #expect(!rules(try guest(from: whole), on: whole).contains(gap))
    #expect(rules(try guest(from: whole), on: partial).contains(gap))
    #expect(rules(try guest(from: partial), on: whole).contains(gap))
    #expect(rules(try guest(from: nil), on: whole).contains(gap))
  }

  @Test func whatGuestsMayEnableInTwoWaysIsNotKnown() throws {
    var host = try host()
    host.quantities = [
      QuantityReading(.xsaveUserComponents, 0x3, at: .cpuid, in: "a"),
      QuantityReading(.xsaveUserComponents, 0x203, at: .kvmSupported, in: "b"),
    ]
    #expect(
      rules(try guest(from: host), on: host).isDisjoint(with: ["state.components", "gap.state-components"]))
    host.quantities.append(QuantityReading(.xsaveUserComponents, 0x3, at: .kvmSupported, in: "c"))
    let told = rules(try guest(from: host), on: host)
    #expect(told.contains("gap.state-components") && !told.contains("state.components"))
  }

  @Test func aVendorThatIsNotKnownIsNotChecked() throws {
    var host = try host()
    let guest = try guest(from: nil)
    #expect(rules(guest, on: host).isDisjoint(with: ["gap.vendor", "cpu.vendor"]))
    host.forgetVendor()
    #expect(rules(guest, on: host).contains("gap.vendor"))
    // Two records of one host that contradict each other are no word on it.
    let amd = HostCPU(name: "host", architecture: nil, vendor: "AMD", modelName: nil, observations: [])
    let folded = HostCPU.folding([try self.host(), amd])
    let told = rules(guest, on: folded)
    #expect(told.contains("gap.vendor") && !told.contains("cpu.vendor"))
  }

  @Test func anEmulatorWithoutMachineTypesIsNotAsked() throws {
    var guest = try guest(from: nil)
    guest.machine = GuestMachine()
    guest.machine?.machine = "pc-q35-7.2"
    guest.machine?.emulator = "/usr/bin/qemu-system-x86_64"
    var host = try host()
    host.machineTypes = ["/usr/bin/qemu-system-x86_64": []]
    let told = rules(guest, on: host)
    #expect(told.contains("gap.machine-type") && !told.contains("machine.type"))
    host.machineTypes = ["/usr/bin/qemu-system-x86_64": ["pc-q35-6.2"]]
    #expect(rules(guest, on: host).contains("machine.type"))
  }
}
