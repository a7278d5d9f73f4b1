import Benchmark
import CLibvirtCalls
import LibvirtCPU

/// libvirt's operations by Martlet and, where it is installed, by libvirt itself, on the same CPUs in one run.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput], warmupIterations: 5, scalingFactor: .kilo, maxDuration: .seconds(3))

  let cpus = SampleCPUs()
  let slow = Benchmark.Configuration(
    metrics: [.wallClock, .throughput], warmupIterations: 5, scalingFactor: .one, maxDuration: .seconds(3))

  Benchmark("compare parsed, resolved: Martlet") { benchmark in
    guard let host = try? cpus.map.resolve(host: cpus.host),
      let candidate = try? cpus.map.resolve(candidate: cpus.candidate)
    else { return benchmark.error("cannot resolve") }
    for _ in benchmark.scaledIterations {
      blackHole(CPUMap.compare(host: host, candidate: candidate))
    }
  }
  Benchmark("compare parsed, as read: Martlet") { benchmark in
    for _ in benchmark.scaledIterations {
      blackHole(try? cpus.map.compare(host: cpus.host, candidate: cpus.candidate))
    }
  }
  Benchmark("compare from XML: Martlet") { benchmark in
    guard let host = try? cpus.map.resolve(host: cpus.host) else { return benchmark.error("cannot resolve") }
    for _ in benchmark.scaledIterations {
      guard let cpu = try? CPUDefinition(xml: cpus.candidateBytes),
        let candidate = try? cpus.map.resolve(candidate: cpu)
      else { return benchmark.error("cannot read") }
      blackHole(CPUMap.compare(host: host, candidate: candidate))
    }
  }
  Benchmark("baseline of ten: Martlet") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(try? cpus.map.baseline(cpus.ten)) }
  }
  if let path = CPUMap.installedPath {
    Benchmark("load the map, installed XML: Martlet", configuration: slow) { benchmark in
      for _ in benchmark.scaledIterations { blackHole(try? CPUMap.load(path: path)) }
    }
  }

  guard lvc_open() == 1, let theirs = LibvirtCPUs(cpus) else { return }
  Benchmark("compare parsed: libvirt") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(lvc_compare(theirs.host, theirs.candidate)) }
  }
  Benchmark("compare from XML: libvirt") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(lvc_compare_xml(theirs.host, cpus.candidateXML)) }
  }
  Benchmark("baseline of ten: libvirt", configuration: slow) { benchmark in
    for _ in benchmark.scaledIterations { blackHole(lvc_baseline(theirs.ten, 10)) }
  }
}
