import Benchmark
import CPUCatalog
import CPUCompatibility

/// What judging costs, step by step.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .mallocCountTotal], warmupIterations: 5, scalingFactor: .kilo,
    maxDuration: .seconds(3))
  let catalog = Catalog.standard
  let masks = ExposureMasks(catalog)
  let hosts = SampleHosts(catalog)

  for (name, host) in [("CPUID", hosts.byCPUID), ("a snapshot", hosts.bySnapshot)] {
    Benchmark("exposures of a host by \(name)") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(HostExposures(host, masks: masks)) }
    }
    Benchmark("offers of a host by \(name)") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(HostOffers(host, masks: masks)) }
    }
    Benchmark("one feature of a host by \(name), in words") { benchmark in
      guard let feature = catalog["avx2"] else { return benchmark.error("no such feature") }
      for _ in benchmark.scaledIterations {
        blackHole(GuestExposure(feature, on: host, catalog: catalog))
      }
    }
  }
}
