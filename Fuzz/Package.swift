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
        .product(name: "CPULevelling", package: "Martlet"),
        .product(name: "ConfigurationLint", package: "Martlet"),
        .product(name: "HostSnapshots", package: "Martlet"),
        .product(name: "LiveMigration", package: "Martlet"),
        .product(name: "MartletQuestions", package: "Martlet"),
        .product(name: "ReportContract", package: "Martlet"),
        .product(name: "Reports", package: "Martlet"),
        .product(name: "SnapshotRedaction", package: "Martlet"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
