import CPUCatalog
import CPUCompatibility
import LibvirtCPU
import Testing
import X86CPU

@testable import GuestVerdicts

/// Versions, highest leaves and other numbers: each from the record that tells it, and no verdict without one.
@Suite struct NumberColumnTests {
  private let map = MapProjection(.builtin, catalog: .standard)

  private func features(_ names: [String]) throws -> FeatureSet {
    FeatureSet(try names.map { try #require(Catalog.standard[$0]).index })
  }

  private func host(has: [String] = [], lacks: [String] = [], _ change: (inout HostCPU) -> Void = { _ in })
    throws -> HostCPU
  {
    var evidence = Evidence()
    evidence.present = try features(has)
    evidence.absent = try features(lacks)
    var host = HostCPU(
      name: "host", architecture: nil, vendor: "Intel", modelName: nil,
      observations: [
        Observation(
          point: .libvirtHostModel(emulator: nil, type: "kvm"), evidence: evidence, listing: .full(why: ""),
          document: "host", isComplete: true)
      ])
    host.configuration = HostConfiguration(captured: "2026-01-01T00:00:00Z")
    change(&host)
    return host
  }

  private func guest(
    has: [String] = [], mode: CPUDefinition.Mode = .custom, from source: HostCPU? = nil,
    _ change: (inout GuestCPU) -> Void = { _ in }
  ) throws -> GuestCPU {
    var definition = CPUDefinition(.guest)
    definition.mode = mode
    var guest = GuestCPU(name: "guest", definition: definition)
    var evidence = Evidence()
    evidence.present = try features(has)
    guest.wanted = WantedCPU(
      name: "guest", vendor: "Intel", evidence: evidence, forbidden: FeatureSet(), isStrict: false)
    guest.source = source
    guest.machine = GuestMachine()
    change(&guest)
    return guest
  }

  /// The rules that hold, by identifier, weight and who decides.
  private func rules(_ guest: GuestCPU, on host: HostCPU, libvirt: LibvirtVersion? = nil) -> Set<String> {
    let pair = VerdictPair(guest, on: host, catalog: .standard, map: map, libvirt: libvirt)
    let speaking = pair.findingsOfAllRules().filter { !$0.findings.isEmpty }.map(\.index)
    #expect(speaking == pair.verdict.rules.indices)
    return Set(
      pair.verdict.rules.indices.map { index in
        let rule = VerdictRule.all[index]
        return "\(rule.header.id) \(rule.weight?.rawValue ?? "gap")"
      })
  }

  @Test func theGuestsOwnEmulatorIsJudged() throws {
    let versions = ["/opt/qemu": "7.2.9", "/usr/bin/qemu": "10.0.3"]
    let source = try host {
      $0.configuration?.qemuVersions = ["/opt/qemu": "8.2.1", "/usr/bin/qemu": "8.2.1"]
    }
    let target = try host { $0.configuration?.qemuVersions = versions }
    func rules(_ emulator: String?, on host: HostCPU) throws -> Set<String> {
      self.rules(try guest(from: source) { $0.machine?.emulator = emulator }, on: host)
    }
    #expect(try rules("/opt/qemu", on: target).contains("hypervisor.order warns"))
    #expect(
      try rules("/usr/bin/qemu", on: target).isDisjoint(with: ["hypervisor.order warns", "gap.emulator gap"]))
    // Nothing says which of two it is.
    for emulator in [nil, "/usr/bin/kvm"] {
      let told = try rules(emulator, on: target)
      #expect(told.contains("gap.emulator gap") && !told.contains("hypervisor.order warns"))
    }
    // A link to the only one.
    let single = try host { $0.configuration?.qemuVersions = ["/opt/qemu": "7.2.9"] }
    #expect(try rules("/usr/bin/kvm", on: single).contains("hypervisor.order warns"))
    #expect(
      try rules("/usr/bin/kvm", on: host()).isDisjoint(with: ["hypervisor.order warns", "gap.emulator gap"]))
  }

  @Test func emulatorsThatDifferInMachineTypesAreNoAnswer() throws {
    let target = try host {
      $0.machineTypes = ["/opt/qemu": ["pc-q35-7.2"], "/usr/bin/qemu": ["pc-q35-10.0"]]
    }
    func rules(_ emulator: String?, _ machine: String) throws -> Set<String> {
      self.rules(
        try guest {
          $0.machine?.emulator = emulator
          $0.machine?.machine = machine
        }, on: target)
    }
    #expect(try rules("/opt/qemu", "pc-q35-10.0").contains("machine.type blocks"))
    #expect(try !rules("/usr/bin/qemu", "pc-q35-10.0").contains("machine.type blocks"))
    let open = try rules(nil, "pc-q35-10.0")
    #expect(open.contains("gap.machine-type gap") && !open.contains("machine.type blocks"))
    #expect(try rules(nil, "pc-q35-9.2").contains("machine.type blocks"))
  }

  @Test func droppedMachineTypesGoByQEMUsVersion() throws {
    func isBlocked(_ machine: String, _ version: String?, _ types: Set<String> = []) throws -> Bool {
      let target = try host {
        if let version { $0.configuration?.qemuVersions = ["/usr/bin/qemu": version] }
        if !types.isEmpty { $0.machineTypes = ["/usr/bin/qemu": types] }
      }
      return rules(try guest { $0.machine?.machine = machine }, on: target).contains("machine.removed blocks")
    }
    #expect(try isBlocked("pc-i440fx-2.3", "10.0.3") && isBlocked("pc-q35-2.5", "10.2.0"))
    #expect(try isBlocked("pc-i440fx-5.1", "11.1.3") && !isBlocked("pc-i440fx-5.2", "11.1.3"))
    #expect(try !isBlocked("pc-i440fx-2.3", "9.2.0") && !isBlocked("pc-q35-2.4", "10.1.0"))
    // No version, and a list that has it.
    #expect(try !isBlocked("pc-i440fx-2.3", nil) && !isBlocked("pc-i440fx-2.3", "10.0.3", ["pc-i440fx-2.3"]))
  }

  @Test(
    arguments: [
      ("7.0.0", "libvirt.mode blocks"), ("7.1.0", nil), ("9.0.0", nil), (nil, nil),
    ] as [(String?, String?)]) func theModeMaximumNeedsAVersion(version: String?, expected: String?) throws
  {
    let target = try host { $0.configuration?.libvirtVersion = version }
    let told = rules(try guest(mode: .maximum), on: target).filter { $0.hasPrefix("libvirt.mode") }
    #expect(told == Set([expected].compactMap(\.self)))
    #expect(rules(try guest(), on: target).isDisjoint(with: ["libvirt.mode blocks"]))
  }

  @Test func theOperatorsVersionGoesBeforeTheRecords() throws {
    let target = try host { $0.configuration?.libvirtVersion = "9.0.0" }
    let maximum = try guest(mode: .maximum)
    #expect(rules(maximum, on: target, libvirt: LibvirtVersion(7, 0)).contains("libvirt.mode blocks"))
  }

  @Test(
    arguments: [
      ("8.6.0", []), ("8.7.0", ["libvirt.address-bits blocks"]), ("11.3.0", ["libvirt.address-bits blocks"]),
      (nil, ["libvirt.address-bits unknown"]),
    ] as [(String?, [String])]) func libvirtComparesAddressBits(version: String?, expected: [String]) throws
  {
    let target = try host {
      $0.configuration?.libvirtVersion = version
      $0.quantities = [.init(.physicalAddressBits, 46, at: .cpuid, in: "host")]
    }
    func told(_ bits: Int) throws -> Set<String> {
      rules(
        try guest { $0.definition.physicalAddress = .init(mode: .emulate, bits: bits) }, on: target
      ).filter { $0.hasPrefix("libvirt.address") }
    }
    #expect(try told(48) == Set(expected))
    #expect(try told(46).isEmpty && told(39).isEmpty)
  }

  @Test(
    arguments: [
      ("8.6.0", false), ("8.7.0", true), ("9.1.0", true), ("9.2.0", false), (nil, false),
    ] as [(String?, Bool)]) func anOpenNumberOfAddressBitsNeedsAVersion(version: String?, blocks: Bool) throws
  {
    let target = try host { $0.configuration?.libvirtVersion = version }
    let open = try guest { $0.definition.physicalAddress = .init(mode: .emulate) }
    #expect(rules(open, on: target).contains("libvirt.address-mode blocks") == blocks)
  }

  @Test func aLimitOfAddressBitsIsNoDifference() throws {
    func host(_ bits: UInt64, _ libvirt: String) throws -> HostCPU {
      try self.host {
        $0.configuration?.libvirtVersion = libvirt
        $0.quantities = [.init(.physicalAddressBits, bits, at: .cpuid, in: "host")]
      }
    }
    let limited = try guest(from: host(46, "9.3.0")) {
      $0.definition.physicalAddress = .init(mode: .passthrough, limit: 42)
    }
    let names: Set<String> = ["address.bits warns", "address.bits blocks", "libvirt.address-limit warns"]
    #expect(rules(limited, on: try host(52, "9.3.0")).isDisjoint(with: names))
    #expect(rules(limited, on: try host(39, "9.3.0")).contains("address.bits blocks"))
    #expect(rules(limited, on: try host(52, "9.0.0")).contains("libvirt.address-limit warns"))
    #expect(rules(limited, on: try host(42, "9.0.0")).isDisjoint(with: names))
  }

  @Test func leavesAreThoseThatGuestsGet() throws {
    func host(_ readings: [(UInt64, ObservationPoint)], extended: UInt64? = 0x8000_0008) throws -> HostCPU {
      try self.host { host in
        host.quantities = readings.map { .init(.highestBasicLeaf, $0.0, at: $0.1, in: "host") }
        if let extended {
          host.quantities.append(.init(.highestExtendedLeaf, extended, at: .kvmSupported, in: "host"))
        }
      }
    }
    let qemu = ObservationPoint.qemuModel(name: "host", accelerator: "kvm")
    func told(_ source: HostCPU, _ target: HostCPU, _ mode: CPUDefinition.Mode = .hostPassthrough) throws
      -> Set<String>
    {
      rules(try guest(mode: mode, from: source), on: target).filter { $0.contains("leaves") }
    }
    let (high, low) = (try host([(0x1f, .kvmSupported)]), try host([(0xd, .kvmSupported)]))
    #expect(try told(high, low) == ["passthrough.leaves warns"])
    #expect(try told(low, high).isEmpty && told(high, high).isEmpty && told(high, low, .custom).isEmpty)
    // QEMU's word on its model goes before KVM's; what CPUID has says nothing of guests.
    #expect(try told(host([(0x1f, .kvmSupported), (0xd, qemu)]), low).isEmpty)
    #expect(try told(host([(0x1f, .cpuid)]), low) == ["gap.leaves gap"])
    #expect(try told(high, host([(0xd, .cpuid)])) == ["gap.leaves gap"])
    #expect(try told(high, host([(0xd, .kvmSupported), (0x10, .kvmSupported)])) == ["gap.leaves gap"])
    let extended = try host([(0x1f, .kvmSupported)], extended: 0x8000_0021)
    #expect(try told(extended, high) == ["passthrough.leaves warns"])
  }

  @Test func cachesCountWhereTheGuestSeesThem() throws {
    func host(_ size: UInt64?) throws -> HostCPU {
      try self.host { host in
        host.quantities = size.map { [.init(.cacheL3, $0, at: .cpuid, in: "host")] } ?? []
      }
    }
    func warns(_ a: UInt64?, _ b: UInt64?, _ mode: CPUDefinition.Cache.Mode) throws -> Bool {
      let guest = try guest(mode: .hostPassthrough, from: host(a)) { $0.definition.cache = .init(mode: mode) }
      return rules(guest, on: try host(b)).contains("passthrough.caches warns")
    }
    #expect(try warns(32 << 20, 24 << 20, .passthrough) && !warns(32 << 20, 32 << 20, .passthrough))
    #expect(try !warns(32 << 20, 24 << 20, .emulate) && !warns(nil, 24 << 20, .passthrough))
    #expect(try !warns(32 << 20, nil, .passthrough))
  }

  @Test func virtualCPUsGoByKVMsLimit() throws {
    func told(_ cpus: UInt64?, _ limit: Int?, type: String = "kvm") throws -> Set<String> {
      let target = try host {
        if let limit { $0.configuration?.kvmCapabilities = ["KVM_CAP_MAX_VCPUS": limit] }
      }
      let guest = try guest {
        $0.machine?.cpus = cpus
        $0.machine?.type = type
      }
      return rules(guest, on: target).filter { $0.contains("cpus") }
    }
    #expect(try told(289, 288) == ["machine.cpus blocks"] && told(288, 288).isEmpty)
    #expect(try told(256, nil) == ["gap.cpus gap"] && told(255, nil).isEmpty && told(nil, 1).isEmpty)
    #expect(try told(289, 288, type: "qemu").isEmpty)
  }

  /// A bit of SPEC_CTRL is lost where both of its names are, and the register is there.
  @Test func bitsOfSpecCtrlCountUnderEitherName() throws {
    func isBlocked(_ guest: [String], has: [String], lacks: [String], shows: [String] = []) throws -> Bool {
      let target = try host(has: has, lacks: lacks) { host in
        var evidence = Evidence()
        evidence.present = (try? features(shows)) ?? FeatureSet()
        host.observations.append(
          Observation(
            point: .cpuid, evidence: evidence, listing: .full(why: ""), document: "cpuid", isComplete: true))
      }
      return rules(try self.guest(has: guest, mode: .hostPassthrough), on: target).contains(
        "state.spec-ctrl blocks")
    }
    #expect(try isBlocked(["ssbd"], has: ["spec-ctrl"], lacks: ["ssbd", "amd-ssbd"]))
    #expect(try isBlocked(["amd-ssbd"], has: ["ibrs", "amd-stibp"], lacks: ["ssbd", "amd-ssbd"]))
    // The bit of STIBP is taken wherever IBRS is.
    #expect(try !isBlocked(["amd-stibp"], has: ["ibrs"], lacks: ["stibp", "amd-stibp"]))
    // The other name gives the same bit; without the register there is nothing to load; what CPUID shows the register takes.
    #expect(try !isBlocked(["amd-ssbd"], has: ["spec-ctrl", "ssbd"], lacks: ["amd-ssbd"]))
    #expect(
      try !isBlocked(
        ["ssbd"], has: [], lacks: ["ssbd", "amd-ssbd", "spec-ctrl", "ibrs", "stibp", "amd-stibp"]))
    #expect(
      try !isBlocked(["ssbd"], has: ["spec-ctrl"], lacks: ["ssbd", "amd-ssbd"], shows: ["ssbd"]))
    // What is not told is not lost.
    #expect(try !isBlocked(["ssbd"], has: ["spec-ctrl"], lacks: ["ssbd"]))
    #expect(try !isBlocked(["stibp"], has: ["spec-ctrl"], lacks: ["ssbd", "amd-ssbd"]))
  }

  /// More ways of telling emulators apart than a table has entries are refused, and never judged wrongly.
  @Test func emulatorsHaveRoomOrSaySo() throws {
    func space(_ count: Int) throws -> VerdictSpace {
      let paths = (0..<count).map { "/qemu\($0)" }
      let target = try host { host in
        for (number, path) in paths.enumerated() { host.configuration?.qemuVersions[path] = "8.\(number).0" }
      }
      return try VerdictSpace(
        try paths.map { path in try guest { $0.machine?.emulator = path } }, on: [target])
    }
    _ = try space(16)
    #expect(throws: VerdictSpaceError.self) { try space(17) }
  }
}
