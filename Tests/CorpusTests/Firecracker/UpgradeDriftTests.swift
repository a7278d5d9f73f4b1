import CPUCatalog
import CPUCompatibility
import Testing
import X86CPU

/// Upgrades that happened: 6 CPUs under Linux 5.10, forecast for the 6.1 under which guests of them were recorded too, and the way back.
@Suite(.enabled(if: Fingerprint.folder != nil, "needs ../shared (12 fingerprints of 6 CPUs)"))
struct UpgradeDriftTests {
  private let catalog = Catalog.standard
  private let masks = ExposureMasks.standard

  private func pairs() throws -> [(older: Fingerprint, newer: Fingerprint)] {
    let groups = Dictionary(grouping: try Fingerprint.all(), by: \.cpu)
    return try groups.keys.sorted().map { cpu in
      let files = try #require(groups[cpu])
      return (
        try #require(files.first { $0.kernel.hasPrefix("5.10") }),
        try #require(files.first { $0.kernel.hasPrefix("6.1") })
      )
    }
  }

  /// The host of a fingerprint: what KVM offers there, but for what Firecracker writes itself.
  private func host(_ fingerprint: Fingerprint) -> HostCPU {
    var evidence = Evidence()
    for feature in catalog.features {
      guard !FirecrackerRule.all.contains(where: { $0.covers(feature.location, vendor: fingerprint.vendor) }),
        let isSet = fingerprint.table[feature.location]
      else { continue }
      if isSet { evidence.present.insert(feature.index) } else { evidence.absent.insert(feature.index) }
    }
    var host = HostCPU(
      name: fingerprint.cpu, architecture: "x86_64", vendor: fingerprint.vendor.rawValue, modelName: nil,
      observations: [
        Observation(
          point: .kvmSupported, evidence: evidence, listing: .full(why: "KVM lists them"),
          document: "fingerprint",
          isComplete: true)
      ])
    var configuration = HostConfiguration(captured: "")
    configuration.kernelRelease = fingerprint.kernel
    host.configuration = configuration
    return host
  }

  @Test func noForecastContradictsWhatGuestsSawAfterwards() throws {
    var (right, changed, open) = (0, 0, 0)
    for pair in try pairs() {
      for (from, to) in [(pair.older, pair.newer), (pair.newer, pair.older)] {
        let forecast = UpgradeForecast(
          of: host(from), to: HostUpgrade(kernel: to.kernel), masks: masks, catalog: catalog)
        let predicted = try #require(forecast.upgraded.predictions.first).evidence
        let (before, after) = (host(from).seen[0].evidence, host(to).seen[0].evidence)
        for feature in catalog.features {
          let wanted = after.state(of: feature.index)
          guard wanted != .undetermined else { continue }
          let state = predicted.state(of: feature.index)
          if state == .undetermined {
            open += 1
          } else if state == wanted {
            right += 1
            if before.state(of: feature.index) != wanted { changed += 1 }
          } else {
            // A bit of the CPU's own follows the microcode, which was another one.
            let ways = KVMKernel.covering(to.kernel)?.treatment(at: feature.location)?.ways ?? []
            #expect(
              from.microcode != to.microcode
                && ways.contains { [.host, .passedThrough].contains($0.kind) },
              "\(from) to \(to.kernel): \(feature.name) is \(wanted), and not \(state)")
          }
        }
      }
    }
    // What is open is little beside what is told, and of what changed a good part is told.
    #expect(right > 4000 && changed > 50 && open * 10 < right)
  }
}
