import CPUCatalog
import CPUCompatibility
import LibvirtCPU
import Testing
import X86CPU

@testable import CPUReaders
@testable import LossCauses

/// Causes of counters, nesting and hypervisors underneath on recorded CPUs: what a dump alone proves, and what it leaves open.
@Suite(.enabled(if: !LibcpuidDump.x86.isEmpty && Fingerprint.folder != nil, "needs ../shared/corpus"))
struct StackCauseCorpusTests {
  private let catalog = Catalog.standard
  private let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)

  /// Every recorded CPU as a host, with KVM's list without `feature`.
  private func hosts(without feature: Feature) throws -> [HostCPU] {
    let tables = try LibcpuidDump.x86.flatMap { try $0.cores() } + Fingerprint.all().map(\.table)
    return try tables.enumerated().compactMap { number, table in
      var host = try interpreter.host(
        .registers(RegisterDump(cpus: [DistinctCPU(table: table)])),
        in: Document(name: "cpu\(number)", bytes: []))
      guard
        host.observations.contains(where: {
          $0.point == .cpuid && $0.evidence.certainlyPresent.contains(feature.index)
        })
      else { return nil }
      var evidence = Evidence()
      evidence.absent.insert(feature.index)
      host.observations += [
        Observation(
          point: .kvmSupported, evidence: evidence, listing: .full(why: ""), document: "KVM", isComplete: true
        )
      ]
      return host
    }
  }

  private func causes(of feature: Feature, on host: HostCPU) throws -> [String: Cause] {
    let article = catalog.article(of: feature)
    let loss = try #require(Loss(of: feature, article: article, on: host))
    let causes = CauseContext(feature, article, on: host, lost: loss, catalog, interpreter.map).causes()
    return Dictionary(causes.map { ($0.id, $0) }) { first, _ in first }
  }

  /// A dump proves that KVM withholds counters where the CPU is a hybrid, or shows no counters; else it is open.
  @Test func countersOfRecordedCPUs() throws {
    let feature = try #require(catalog["pdcm"])
    let hybrid = try #require(catalog["hybrid"])
    var met: [String: Int] = [:]
    for host in try hosts(without: feature) {
      let cause = try causes(of: feature, on: host)["kvm.counters-withheld"]
      let isHybrid = host.observations[0].evidence.certainlyPresent.contains(hybrid.index)
      let hasNone =
        host.vendor == "Intel"
        && host.cpus[0].table.answer(leaf: 0x0a).known.map { $0.eax & 0xff == 0 } == true
      #expect(cause?.certainty == (isHybrid || hasNone ? .proven : .possible), "\(host.brand ?? host.name)")
      met[isHybrid ? "hybrid" : hasNone ? "none" : "counters", default: 0] += 1
    }
    #expect(met["hybrid", default: 0] > 0 && met["counters", default: 0] > 20, "\(met)")
  }

  /// No dump says that nesting is off, which kernel runs, or which QEMU.
  @Test(arguments: ["vmx", "svm"]) func aDumpProvesNothingOfTheStack(name: String) throws {
    let feature = try #require(catalog[name])
    let hosts = try hosts(without: feature)
    #expect(hosts.count > 10)
    for host in hosts {
      let found = try causes(of: feature, on: host).values.filter { $0.certainty == .proven }
      #expect(found.isEmpty, "\(host.brand ?? host.name): \(found.map(\.id))")
    }
  }
}
