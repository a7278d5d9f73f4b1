// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "Martlet", path: "..")],
  targets: [
    .executableTarget(
      name: "FuzzReaders",
      dependencies: [
        .product(name: "CPUCatalog", package: "Martlet"),
        .product(name: "CPUCompatibility", package: "Martlet"),
        .product(name: "FailureMessages", package: "Martlet"),
        .product(name: "ReportRendering", package: "Martlet"),
        .product(name: "CPUReaders", package: "Martlet"), .product(name: "LibvirtCPU", package: "Martlet"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
