import CPUCatalog
import CPUCompatibility
import GuestVerdicts
import LibvirtCPU
import Testing

@testable import CPUReaders
@testable import Reports

/// A confidential guest does not move; the verdict says where it can be started instead.
@Suite struct ConfidentialStartTests {
  private let interpreter = Interpreter(
    map: MapProjection(.newestBuiltin, catalog: .standard), catalog: .standard)

  private func reason(_ launch: String, _ values: [String: String], bit: UInt64? = nil) throws -> String {
    let text =
      "<domain type='kvm'><name>g</name><cpu mode='custom' match='exact'><model>EPYC</model></cpu>\(launch)</domain>"
    let document = Document(name: "g.xml", bytes: Array(text.utf8))
    let guest = try interpreter.guest(try Reader.read(document).selecting(document), in: document, from: nil)
    var definition = CPUDefinition(.guest)
    definition.model = "EPYC"
    definition.vendor = "AMD"
    var host = try interpreter.host(
      .libvirt(definition, point: .hostModel(emulator: nil, type: "kvm"), hostName: nil),
      in: Document(name: "there", bytes: []))
    host.configuration = HostConfiguration(captured: "2026-11-23T12:00:00Z")
    host.configuration?.moduleParameters = values
    host.recordedConfidential.note(encryptionBit: bit)
    let report = CheckReport(
      guest, on: [host], catalog: .standard, map: interpreter.map, libvirt: nil,
      policy: CompatibilityPolicy(), martlet: "test", inputs: [], arguments: ("g.xml", ["there.xml"]))
    let reasons = try #require(report.hosts.first).reasons.filter { $0.id.hasPrefix("move.") }
    #expect(reasons.count == 1 && reasons.first?.weight == .blocks)
    return try #require(reasons.first).text
  }

  private let sev = "<launchSecurity type='sev'><cbitpos>47</cbitpos><policy>0x1</policy></launchSecurity>"

  @Test func theVerdictSaysWhereItCanStart() throws {
    let on = try reason(sev, ["kvm_amd.sev": "Y"], bit: 47)
    #expect(on.contains("there starts SEV guests (kvm_amd.sev=Y)") && !on.contains("cbitpos"))
    let off = try reason(sev, ["kvm_amd.sev": "N"])
    #expect(off.contains("there does not start SEV guests either (kvm_amd.sev=N)"))
    // A source that answers for SEV and for SEV-SNP is named once.
    let twice = try reason(
      "<launchSecurity type='sev-snp'><policy>0x3</policy></launchSecurity>",
      ["kvm_amd.sev": "N", "kvm_amd.sev_snp": "N"])
    #expect(twice.contains("there does not start SEV-SNP guests either"))
    let sources = try #require(twice.split(separator: "(").last).split(whereSeparator: { ",)".contains($0) })
    #expect(Set(sources).count == sources.count, "\(twice)")
    let unknown = try reason(sev, [:])
    #expect(unknown.contains("no record tells"))
    let tdx = try reason("<launchSecurity type='tdx'/>", [:])
    #expect(tdx.contains("there does not start TDX guests either (the CPU is of AMD)"))
  }

  @Test func theEncryptionBitHasToFit() throws {
    let text = try reason(sev, ["kvm_amd.sev": "Y"], bit: 51)
    #expect(text.contains("<cbitpos>") && text.contains("from 47 to 51"))
  }
}
