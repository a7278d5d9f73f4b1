import LibvirtCPU
import Testing

@Suite("Comparing")
struct ComparingTests {
  let map = CPUMap.builtin

  func host(_ features: String...) throws -> CPUDefinition {
    let list = features.map { "<feature name='\($0)'/>" }.joined()
    return try CPUDefinition(
      xml: Array("<cpu><arch>x86_64</arch><model>Penryn</model><vendor>Intel</vendor>\(list)</cpu>".utf8))
  }

  func guest(_ xml: String) throws -> CPUDefinition { try CPUDefinition(xml: Array(xml.utf8)) }

  @Test("a host is identical with itself")
  func reflexive() throws {
    let cpu = try host("monitor", "vmx")
    #expect(try map.compare(host: cpu, candidate: cpu).outcome == .identical)
  }

  @Test("what the host lacks is named in the map's order")
  func missing() throws {
    let cpu = try guest("<cpu><model>Penryn</model><feature name='avx'/><feature name='monitor'/></cpu>")
    let comparison = try map.compare(host: host(), candidate: cpu)
    #expect(comparison.missing == ["monitor", "avx"])
    #expect(comparison.message == "Host CPU does not provide required features: monitor, avx")
    #expect(
      comparison.error?.message
        == "the CPU is incompatible with host CPU: Host CPU does not provide required features: monitor, avx")
  }

  @Test("a name that the map lacks is an error even if optional")
  func unknownName() throws {
    let cpu = try guest(
      "<cpu><model>Penryn</model><feature name='x' policy='optional'/></cpu>")
    #expect(throws: LibvirtError(.internalError, "Unknown CPU feature x")) {
      try map.compare(host: host(), candidate: cpu)
    }
  }

  @Test("a guest's definition is printed with what libvirt fills in")
  func printing() throws {
    let cpu = try guest("<cpu><model>Penryn</model><feature name='avx'/></cpu>")
    #expect(
      cpu.xml() == """
        <cpu mode='custom' match='exact'>
          <model fallback='allow'>Penryn</model>
          <feature policy='require' name='avx'/>
        </cpu>

        """)
  }
}
