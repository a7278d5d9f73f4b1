import CPUCatalog
import CPUCompatibility
import CPUReaders
import FleetPlanning
import GuestVerdicts
import LibvirtCPU
import Testing

/// Counters that kernels calibrated fold, and no verdict changes by it.
@Suite struct CounterFoldingTests {
  private let interpreter = Interpreter(
    map: MapProjection(.builtin, catalog: .standard), catalog: .standard)

  private func host(_ frequency: UInt64?) throws -> HostForm {
    let counter = frequency.map { "<counter name='tsc' frequency='\($0)' scaling='no'/>" } ?? ""
    let xml = """
      <capabilities><host><cpu><arch>x86_64</arch><model>Haswell-noTSX</model><vendor>Intel</vendor>\(counter)</cpu></host>
      </capabilities>
      """
    let document = Document(name: "h", bytes: Array(xml.utf8))
    let cpu = try interpreter.host(try Reader.read(document).selecting(document), in: document)
    return HostForm(cpu, map: interpreter.map)
  }

  private func guest(_ frequency: UInt64?) throws -> GuestForm {
    let clock = frequency.map { "<clock offset='utc'><timer name='tsc' frequency='\($0)'/></clock>" } ?? ""
    let xml = """
      <domain type='kvm'><name>g</name><os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>\(clock)
      <cpu mode='custom' match='exact' check='full'><model fallback='forbid'>Westmere</model>
      <feature policy='require' name='invtsc'/></cpu></domain>
      """
    let document = Document(name: "g", bytes: Array(xml.utf8))
    return GuestForm(try interpreter.guest(try Reader.read(document).selecting(document), in: document))
  }

  private func check(hosts frequencies: [UInt64?], guests: [UInt64?]) throws -> FleetSnapshot {
    let fleet = FleetSnapshot(
      hostForms: try frequencies.map(host), guestForms: try guests.map(guest),
      hosts: frequencies.indices.map { .init(id: Int64($0), name: "h\($0)", form: $0) },
      residents: guests.indices.map { .init(form: $0, host: $0 % frequencies.count, count: 2) })
    let (folded, members) = fleet.foldingCounters()
    let (plain, less) = (
      PreparedFleet(hosts: fleet.hostForms, guests: fleet.guestForms),
      PreparedFleet(hosts: folded.hostForms, guests: folded.guestForms)
    )
    #expect(
      members.flatMap(\.self).sorted() == Array(guests.indices) && folded.guestCount == fleet.guestCount)
    for (place, forms) in members.enumerated() {
      for form in forms {
        for host in fleet.hosts.indices {
          #expect(
            less.verdict(ofGuest: place, onHost: folded.hosts[host].form)
              == plain.verdict(ofGuest: form, onHost: fleet.hosts[host].form), "guest \(form) on host \(host)"
          )
        }
      }
    }
    return folded
  }

  @Test func calibratedCountersFold() throws {
    let folded = try check(
      hosts: [2_400_000_000, 2_400_012_000, 2_399_990_000, 2_600_000_000, 2_600_100_000, nil],
      guests: [2_400_003_000, 2_400_004_000, 2_600_050_000, 3_000_000_000, nil])
    #expect(folded.hostForms.count == 3 && folded.guestForms.count == 4)
  }

  /// Frequencies that form a chain longer than the tolerance are told apart, since some pairs are near and others are not.
  @Test func aChainDoesNotFold() throws {
    let chain: [UInt64?] = [2_400_000_000, 2_400_400_000, 2_400_800_000, 2_401_200_000]
    let folded = try check(hosts: chain, guests: [2_400_100_000, 2_401_100_000])
    #expect(folded.hostForms.count == 4 && folded.guestForms.count == 2)
  }
}
