// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "Martlet", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    // libvirt's own functions, by the private symbols of an installed libvirt.so.0; nothing links it.
    .target(name: "CLibvirtCalls"),
    .executableTarget(
      name: "LibvirtCPUBenchmarks",
      dependencies: [
        "CLibvirtCalls",
        .product(name: "LibvirtCPU", package: "Martlet"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/LibvirtCPUBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    .executableTarget(
      name: "DumpBenchmarks",
      dependencies: [
        .product(name: "CPUCatalog", package: "Martlet"),
        .product(name: "CPUCompatibility", package: "Martlet"),
        .product(name: "LibvirtCPU", package: "Martlet"),
        .product(name: "CPUReaders", package: "Martlet"),
        .product(name: "X86CPU", package: "Martlet"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/DumpBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    .executableTarget(
      name: "JudgingBenchmarks",
      dependencies: [
        .product(name: "CPUCatalog", package: "Martlet"),
        .product(name: "CPUCompatibility", package: "Martlet"),
        .product(name: "X86CPU", package: "Martlet"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/JudgingBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6]
)
