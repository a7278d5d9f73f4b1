import LibvirtCPU
import Testing

@Suite("CPUs in files")
struct ExtractionTests {
  @Test("are found where virsh looks for them, several roots in one file")
  func extraction() throws {
    let text = """
      <?xml version='1.0'?>
      <cpu><model>A</model></cpu>
      <domain><cpu><model>B</model></cpu></domain>
      <capabilities><host><cpu><arch>x86_64</arch><model>C</model></cpu></host></capabilities>
      <domainCapabilities><cpu>
        <mode name='host-passthrough' supported='yes'/>
        <mode name='host-model' supported='yes'><model fallback='forbid'>D</model></mode>
      </cpu></domainCapabilities>
      <other><cpu><model>E</model></cpu></other>
      """
    let cpus = try CPUElement.all(in: Array(text.utf8)).map { try $0.definition() }
    #expect(cpus.map(\.model) == ["A", "B", "C", "D"])
    #expect(cpus.map(\.kind) == [.guest, .guest, .host, .guest])
    #expect(cpus[3].fallback == .forbid)
  }

  @Test("a definition that libvirt refuses is refused in its words, with the line")
  func refused() throws {
    let xml = "\n<cpu><model>A</model><feature name='x'/><feature name='x'/></cpu>"
    let element = try #require(CPUElement.all(in: Array(xml.utf8)).first)
    let error = #expect(throws: LibvirtError.self) { try element.definition() }
    #expect(error?.message == "XML error: CPU feature 'x' specified more than once")
    #expect(error?.line == 2)
  }
}

@Suite("Baselines of a connection")
struct ConnectionBaselineTests {
  private let map = CPUMap.builtin

  private func host(_ features: String...) -> CPUDefinition {
    var host = CPUDefinition(.host)
    host.model = "Penryn"
    host.features = features.map { CPUDefinition.Feature($0) }
    return host
  }

  @Test("cpu-baseline leaves out what QEMU takes no order for")
  func connection() throws {
    let hosts = [host("osxsave", "avx", "invtsc"), host("osxsave", "avx", "invtsc")]
    #expect(try map.connectionBaseline(hosts).features.map(\.name) == ["avx", "invtsc"])
    #expect(try map.connectionBaseline(hosts, migratable: true).features.map(\.name) == ["avx"])
  }

  @Test("a baseline is of the first host's architecture, and there is none for others than x86")
  func architectures() throws {
    let hosts = try ["riscv64", "x86_64"].map {
      try CPUDefinition(xml: Array("<cpu><arch>\($0)</arch><model>Penryn</model></cpu>".utf8))
    }
    let error = #expect(throws: LibvirtError.self) { try CPUMap.builtin.connectionBaseline(hosts) }
    #expect(error?.detail == "'riscv64' architecture is not supported by CPU driver")
    #expect(try CPUMap.builtin.connectionBaseline(hosts.reversed()).model == "Penryn")
  }

  /// libvirt from 11.0.0 on reads and prints the switch; older ones print none.
  @Test func deprecatedFeaturesArePrintedByTheirReleases() throws {
    for state in ["on", "off"] {
      let text = "<cpu mode='host-model' check='partial' deprecated_features='\(state)'/>"
      let definition = try CPUDefinition(xml: Array(text.utf8), as: .guest)
      #expect(definition.deprecatedFeatures == (state == "on"))
      #expect(definition.xml(version: LibvirtVersion(11, 3)) == text + "\n")
      #expect(definition.xml(version: LibvirtVersion(9, 0)) == "<cpu mode='host-model' check='partial'/>\n")
    }
    let wrong = "<cpu mode='host-model' deprecated_features='maybe'/>"
    let error = #expect(throws: LibvirtError.self) {
      _ = try CPUDefinition(xml: Array(wrong.utf8), as: .guest)
    }
    #expect(error?.detail == "Invalid value for attribute 'deprecated_features' in element 'cpu': 'maybe'.")
  }

  /// From 9.5.0 on the hosts' smallest limit is in the baseline, if all have one.
  @Test func hypervisorBaselinesLimitAddresses() throws {
    func limit(_ limits: [Int?], _ version: LibvirtVersion) throws -> CPUDefinition.PhysicalAddress? {
      let hosts = try limits.map { limit in
        let address = limit.map { "<maxphysaddr mode='passthrough' limit='\($0)'/>" } ?? ""
        return try CPUDefinition(
          xml: Array("<cpu mode='custom'><model>Penryn</model>\(address)</cpu>".utf8), as: .guest)
      }
      let map = try #require(CPUMap.builtin(version))
      return try map.hypervisorBaseline(hosts, qemu: nil, models: HypervisorModels(names: ["Penryn"]))
        .physicalAddress
    }
    let newest = LibvirtVersion(12, 8)
    #expect(try limit([46, 40, 48], newest) == .init(mode: .passthrough, limit: 40))
    #expect(try limit([nil, 40], newest) == nil && limit([40, nil, 46], newest) == nil)
    #expect(try limit([46, 40], LibvirtVersion(9, 0)) == nil)
  }

  @Test("hypervisor-cpu-baseline keeps to what QEMU knows")
  func hypervisor() throws {
    var known = try Set(map.expandedNames(of: host()))
    known.insert("avx")
    let qemu = QEMUModel(enabled: [], known: known)
    let baseline = try map.hypervisorBaseline(
      [host("avx", "monitor")], qemu: qemu, models: HypervisorModels(names: ["Penryn", "Conroe"]))
    #expect(baseline.model == "Penryn" && baseline.fallback == .forbid)
    #expect(baseline.features == [CPUDefinition.Feature("avx", .require)])
  }
}
