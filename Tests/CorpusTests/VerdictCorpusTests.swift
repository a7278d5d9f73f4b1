import CPUCatalog
import CPUCompatibility
import Foundation
import GuestVerdicts
import LibvirtCPU
import Reports
import TestSupport
import Testing

@testable import CPUReaders

/// Verdicts on guests of real hosts.
@Suite(.enabled(if: corpusFolder("firecracker") != nil, "../shared/corpus/firecracker is not there"))
struct VerdictCorpusTests {
  private let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)

  private func hosts() throws -> [HostCPU] {
    let folder = try #require(corpusFolder("firecracker"))
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
      .sorted().map { name in
        let document = Document(name: name, bytes: Array(try Data(contentsOf: folder.appending(path: name))))
        return try interpreter.host(try Reader.read(document).selecting(document), in: document)
      }
  }

  private func guest(_ mode: String, from host: HostCPU) throws -> GuestCPU {
    let document = Document(name: "g.xml", bytes: Array("<cpu mode='\(mode)'/>".utf8))
    return try interpreter.guest(try Reader.read(document).selecting(document), in: document, from: host)
  }

  private func report(_ guest: GuestCPU, on hosts: [HostCPU]) -> CheckReport {
    CheckReport(
      guest, on: hosts, catalog: .standard, map: interpreter.map, martlet: "test", inputs: [],
      arguments: ("g.xml", hosts.map(\.name)))
  }

  /// A guest of each host runs on that host; on each other it is refused just where `fix` would take something out, or the vendor differs.
  @Test(arguments: ["host-model", "host-passthrough"]) func guestsOfEachHostOnEachHost(mode: String) throws {
    let hosts = try hosts()
    #expect(hosts.count > 10)
    var blocked = 0
    for source in hosts {
      let guest = try guest(mode, from: source)
      let wanted = try #require(guest.wanted)
      for (host, verdict) in zip(hosts, report(guest, on: hosts).hosts) {
        if host.name == source.name {
          #expect(verdict.outcome == .runs, "\(source.name) \(verdict.reasons)")
          continue
        }
        let plan = FixPlan(wanted, on: [host], catalog: .standard, permission: .init())
        let hypervisor = verdict.answers.first { $0.by == .hypervisor }?.outcome
        if !plan.refused.isEmpty || !plan.otherVendor.isEmpty {
          #expect(hypervisor == .blocked, "\(source.name) on \(host.name)")
          blocked += 1
        }
        if mode == "host-model", plan.drops.isEmpty, plan.refused.isEmpty, plan.otherVendor.isEmpty,
          plan.undetermined.isEmpty
        {
          #expect(verdict.outcome <= .runsWithWarnings, "\(source.name) on \(host.name): \(verdict.reasons)")
        }
      }
    }
    #expect(blocked > 20)
  }
}
