import CPUCatalog
import CPUCompatibility
import CPUReaders
import FleetPlanning
import GuestVerdicts
import LibvirtCPU
import Testing

/// Who comes back to a changed host, and who is bound to it after a start there.
@Suite struct UpgradeEffectTests {
  private let interpreter = Interpreter(
    map: MapProjection(.builtin, catalog: .standard), catalog: .standard)

  private func host(_ model: String) throws -> HostForm {
    let xml = """
      <domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>kvm</domain><arch>x86_64</arch>
      <cpu><mode name='host-model' supported='yes'><model fallback='forbid'>\(model)</model>
      <vendor>Intel</vendor></mode></cpu></domainCapabilities>
      """
    let document = Document(name: model, bytes: Array(xml.utf8))
    let cpu = try interpreter.host(try Reader.read(document).selecting(document), in: document)
    return HostForm(cpu, map: interpreter.map)
  }

  private func guest(_ model: String) throws -> GuestForm {
    let xml = """
      <domain type='kvm'><name>g</name><os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>
      <cpu mode='custom' match='exact' check='full'><model fallback='forbid'>\(model)</model></cpu></domain>
      """
    let document = Document(name: model, bytes: Array(xml.utf8))
    return GuestForm(try interpreter.guest(try Reader.read(document).selecting(document), in: document))
  }

  private func effect(
    running: String, next: String?, later: String?, from before: String, known: String? = nil,
    to after: String
  ) throws -> UpgradeEffect.Outcome {
    let residents = UpgradeEffect.Residents(
      running: try guest(running), next: try next.map(guest), later: try later.map(guest),
      after: try host(after))
    return try #require(
      UpgradeEffect([residents], on: host(before), knownAs: host(known ?? before)).outcomes.first)
  }

  @Test func aGainTrapsWhoStartsAfterIt() throws {
    let outcome = try effect(
      running: "Westmere", next: "Westmere", later: "Haswell-noTSX", from: "Westmere", to: "Haswell-noTSX")
    #expect(
      outcome.comesBack <= .runsWithWarnings && outcome.returns == .blocked && !outcome.returnRules.isEmpty)
    #expect(outcome.gained.contains("avx2") && outcome.removed.isEmpty && !outcome.isHeldAnyway)
  }

  @Test func aLossStrandsWhoRuns() throws {
    let outcome = try effect(
      running: "Haswell-noTSX", next: "Haswell-noTSX", later: "Westmere", from: "Haswell-noTSX",
      to: "Westmere")
    #expect(
      outcome.comesBack == .blocked && outcome.lost.contains("avx2") && outcome.removed.contains("avx2"))
    #expect(outcome.returns.map { $0 <= .runsWithWarnings } == true)
  }

  /// Who is blocked on the host as it is, whatever changes, is neither stranded nor trapped by the change.
  @Test func whoIsHeldTodayIsNotTheChanges() throws {
    let outcome = try effect(
      running: "Haswell-noTSX", next: "Haswell-noTSX", later: "Haswell-noTSX", from: "Westmere",
      to: "Westmere")
    #expect(outcome.isHeldAnyway && outcome.comesBack == .blocked && outcome.returns == nil)
  }

  /// Where the tables know less of the host than its records, what they lack is nobody's loss.
  @Test func whatTheTablesDoNotKnowIsUndetermined() throws {
    let outcome = try effect(
      running: "Haswell-noTSX", next: "Haswell-noTSX", later: nil, from: "Haswell-noTSX", known: "Westmere",
      to: "Westmere")
    #expect(outcome.comesBack == .undetermined && outcome.returns == nil)
  }
}
