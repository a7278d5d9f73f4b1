// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

func martlet(_ name: String) -> Target.Dependency { .product(name: name, package: "Martlet") }

let package = Package(
  name: "Fleet",
  products: [
    .executable(name: "martlet-fleet", targets: ["martlet-fleet"]),
    .executable(name: "fleet-benchmarks", targets: ["fleet-benchmarks"]),
    .executable(name: "recorded-cloud", targets: ["recorded-cloud"]),
  ],
  dependencies: [
    .package(name: "Martlet", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
  ],
  targets: [
    .target(
      name: "OpenStackClient",
      dependencies: [
        martlet("FileAccess"), martlet("FleetDocuments"), martlet("ReportContract"), martlet("YAMLNodes"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "FleetStorage", dependencies: [.product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: swiftSettings),
    .target(
      name: "FleetQuestions",
      dependencies: [
        "FleetStorage", martlet("FleetPlanning"), martlet("MartletQuestions"), martlet("CPUReaders"),
        martlet("CPUCompatibility"), martlet("CPUCatalog"), martlet("GuestVerdicts"), martlet("LibvirtCPU"),
        martlet("ReportContract"), martlet("HostSnapshots"), martlet("FileAccess"), martlet("YAMLNodes"),
        martlet("Wording"),
      ], swiftSettings: swiftSettings),
    .executableTarget(
      name: "martlet-fleet",
      dependencies: [
        "OpenStackClient", "FleetQuestions", "FleetStorage", martlet("FleetDocuments"),
        martlet("ReportContract"),
        martlet("MartletQuestions"), martlet("FleetPlanning"), martlet("FileAccess"),
        martlet("Wording"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/MartletFleet",
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "fleet-benchmarks",
      dependencies: [
        "FleetQuestions", "FleetStorage", martlet("FleetPlanning"), martlet("GuestVerdicts"),
      ],
      path: "Benchmarks", swiftSettings: swiftSettings),
    // A cloud on loopback whose answers are recorded.
    .target(
      name: "CloudRecordings",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      path: "Tests/CloudRecordings",
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "recorded-cloud", dependencies: ["CloudRecordings"], path: "Tests/RecordedCloudCommand",
      swiftSettings: swiftSettings),
    .testTarget(
      name: "FleetStorageTests", dependencies: ["FleetStorage"], exclude: ["Schemas"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "OpenStackClientTests",
      dependencies: ["OpenStackClient", "CloudRecordings", martlet("FleetDocuments"), martlet("YAMLNodes")],
      exclude: ["Peer"],
      swiftSettings: swiftSettings),
  ],
  swiftLanguageModes: [.v6]
)
