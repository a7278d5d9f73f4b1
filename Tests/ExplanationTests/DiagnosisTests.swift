import CPUCatalog
import CPUCompatibility
import CPUReaders
import LibvirtCPU
import Testing

@testable import CPUDiagnosis
@testable import FailureMessages
@testable import Remedies
@testable import ReportRendering

/// Diagnoses of hosts made from models of the built-in map.
@Suite struct DiagnosisTests {
  private let interpreter = Interpreter(
    map: MapProjection(.builtin, catalog: .standard), catalog: .standard)

  private func host(_ xml: String) throws -> HostCPU {
    let document = Document(name: "host.xml", bytes: Array(xml.utf8))
    return try interpreter.host(try Reader.read(document).selecting(document), in: document)
  }

  private func capabilities(_ model: String, _ vendor: String = "Intel", _ features: [String] = []) -> String
  {
    "<cpu><arch>x86_64</arch><model>\(model)</model><vendor>\(vendor)</vendor>"
      + features.map { "<feature name='\($0)'/>" }.joined() + "</cpu>"
  }

  private func diagnose(_ from: String, _ to: String, log: String = "") throws -> Diagnosis {
    let findings = LogFinding.find(in: log.isEmpty ? [] : [LogText(name: "log", bytes: Array(log.utf8))])
    let context = DiagnosisContext(
      from: try host(from), to: try host(to), map: interpreter.map, catalog: .standard, log: findings)
    return Diagnosis(context, inputs: [], martlet: "test")
  }

  @Test func equalHostsPassEveryGate() throws {
    let diagnosis = try diagnose(capabilities("Haswell"), capabilities("Haswell"))
    #expect(diagnosis.result == .identical)
    #expect(diagnosis.gates.allSatisfy { $0.outcome == .passes })
    #expect(diagnosis.remedies.isEmpty)
  }

  @Test func anOlderHostIsOneWay() throws {
    let diagnosis = try diagnose(capabilities("SandyBridge"), capabilities("Haswell"))
    #expect(diagnosis.result == .superset)
    #expect(diagnosis.wayBack.missing.contains("avx2"))
    #expect(diagnosis.answer[1].contains("may be unable to return"))
  }

  /// Instructions that fault must not be waved through.
  @Test func aLostInstructionIsToldFromALostHint() throws {
    let diagnosis = try diagnose(capabilities("Haswell"), capabilities("SandyBridge"))
    #expect(diagnosis.result == .incompatible)
    #expect(diagnosis.answer[1].contains("must not move"))
    let effects = Dictionary(uniqueKeysWithValues: diagnosis.features.map { ($0.name, $0.effect.kind) })
    #expect(effects["avx2"] == "fault")
    #expect(effects["erms"] == "slow")
    let skip = diagnosis.remedies.first { $0.id == "nova.skip-cpu-compare" }
    #expect(skip == nil || skip?.riskReason.contains("refuse") == true)
    #expect(!diagnosis.remedies.contains { $0.id == "libvirt.edit-map" })
    let model = try #require(diagnosis.remedies.first { $0.id == "guest.custom-model" })
    #expect(model.title.hasSuffix("SandyBridge"))
  }

  @Test func vendorsThatDifferAreSaidFirst() throws {
    let diagnosis = try diagnose(capabilities("Haswell"), capabilities("EPYC", "AMD"))
    #expect(diagnosis.result == .incompatible)
    #expect(diagnosis.answer[0].contains("vendor"))
    #expect(diagnosis.remedies.map(\.id) == ["host.same-vendor"])
  }

  @Test func anUnknownModelIsUndetermined() throws {
    let diagnosis = try diagnose(capabilities("Haswell"), capabilities("Foolake", "Intel", ["aes"]))
    #expect(diagnosis.result == .undetermined)
    #expect(diagnosis.difference.missing.isEmpty)
    #expect(diagnosis.difference.undetermined.contains("avx2"))
    #expect(!diagnosis.difference.undetermined.contains("aes"))
    #expect(diagnosis.remedies.map(\.id) == ["evidence.collect"])
  }

  @Test func onlyHiddenFeaturesAreSaidToBeHarmless() throws {
    let diagnosis = try diagnose(
      capabilities("Haswell", "Intel", ["monitor", "est", "tm2"]), capabilities("Haswell"))
    #expect(diagnosis.difference.missing == ["monitor", "est", "tm2"])
    #expect(diagnosis.answer[1].contains("never see"))
  }

  @Test func remediesAscendInRiskAndAreWhole() throws {
    let diagnosis = try diagnose(
      capabilities("Haswell", "Intel", ["monitor"]), capabilities("Broadwell-noTSX"),
      log:
        "ERROR nova.virt.libvirt.driver Live Migration failure: internal error: Unknown CPU feature monitor")
    let risks = diagnosis.remedies.map(\.risk)
    #expect(risks == risks.sorted())
    #expect(risks.count > 5)
    for remedy in diagnosis.remedies {
      #expect(!remedy.title.isEmpty && !remedy.condition.isEmpty && !remedy.riskReason.isEmpty)
      #expect(!remedy.citation.isEmpty, "\(remedy.id)")
      #expect(remedy.risk == .none || !remedy.undo.isEmpty || remedy.restarts == ["guest"], "\(remedy.id)")
      for gate in remedy.opens { #expect(diagnosis.gates.contains { $0.id == gate }, "\(remedy.id)") }
    }
    for statement in diagnosis.statements {
      #expect(!statement.citation.isEmpty, "\(statement.id)")
      #expect(statement.certainty == .certain || !statement.settledBy.isEmpty, "\(statement.id)")
    }
  }

  /// The switch is offered on the vendor's CPUs only.
  @Test func msrRemediesFitTheVendor() throws {
    let amd = try diagnose(capabilities("EPYC", "AMD", ["monitor"]), capabilities("EPYC", "AMD"))
    let msrs = amd.remedies.filter { $0.id == "msr.set" }
    #expect(msrs.count == 1)
    #expect(msrs.first?.title.contains("HWCR") == true)
    #expect(msrs.first?.commands.joined().contains("v & ~(1<<9)") == true)
  }

  @Test func htmlEscapesWhatTheInputSays() throws {
    var from = try host(capabilities("Haswell"))
    from.name = "<script>alert('x')</script>&\""
    let context = DiagnosisContext(
      from: from, to: try host(capabilities("SandyBridge")), map: interpreter.map, catalog: .standard, log: []
    )
    let html = Diagnosis(context, inputs: [], martlet: "test").html()
    #expect(!html.contains("<script"))
    #expect(html.contains("&lt;script&gt;"))
    #expect(!html.contains("http://") && !html.contains("https://"))
  }
}
