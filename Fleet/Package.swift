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
    .executable(name: "pool-benchmarks", targets: ["pool-benchmarks"]),
    .executable(name: "drain-benchmarks", targets: ["drain-benchmarks"]),
    .executable(name: "roll-benchmarks", targets: ["roll-benchmarks"]),
    .executable(name: "recorded-cloud", targets: ["recorded-cloud"]),
    .executable(name: "job-worker", targets: ["job-worker"]),
    // For the package in Fuzz/, which reads what others may have written.
    .library(name: "FleetQuestions", targets: ["FleetQuestions"]),
    .library(name: "FleetPlans", targets: ["FleetPlans"]),
    .library(name: "FleetPools", targets: ["FleetPools"]),
    .library(name: "FleetDrains", targets: ["FleetDrains"]),
    .library(name: "FleetRolls", targets: ["FleetRolls"]),
  ],
  dependencies: [
    .package(name: "Martlet", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // Without its router's and its client's optional parts: neither configuration files nor a date formatter of its own.
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
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
    // Requests that carry secrets.
    .target(
      name: "WebCalls",
      dependencies: [
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ], swiftSettings: swiftSettings),
    // A service that is asked in place of a store.
    .target(
      name: "RemoteFleet",
      dependencies: [
        "WebCalls", martlet("FileAccess"), martlet("MartletQuestions"), martlet("ReportContract"),
        martlet("Wording"),
      ], swiftSettings: swiftSettings),
    // PostgreSQL by its own client library, opened at first use.
    .target(name: "PostgresClient", swiftSettings: swiftSettings),
    // Tables that processes on several machines change.
    .target(
      name: "SharedTables", dependencies: ["PostgresClient", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: swiftSettings),
    // Work that several controllers take from one queue.
    .target(
      name: "FleetJobs", dependencies: ["SharedTables", "PostgresClient"], swiftSettings: swiftSettings),
    // When each host is asked again, and by which controller.
    .target(
      name: "RefreshSchedule", dependencies: ["SharedTables", "PostgresClient"],
      swiftSettings: swiftSettings),
    .target(
      name: "FleetStorage",
      dependencies: ["FleetJobs", "PostgresClient", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: swiftSettings),
    .target(
      name: "FleetQuestions",
      dependencies: [
        "FleetStorage", "RefreshSchedule", martlet("FleetPlanning"), martlet("MartletQuestions"),
        martlet("CPUReaders"),
        martlet("CPUCompatibility"), martlet("CPUCatalog"), martlet("GuestVerdicts"), martlet("LibvirtCPU"),
        martlet("X86CPU"), martlet("Reports"),
        martlet("ReportContract"), martlet("HostSnapshots"), martlet("FileAccess"), martlet("YAMLNodes"),
        martlet("Wording"),
      ], swiftSettings: swiftSettings),
    // Plans, and their check, which shares no code with the search.
    .target(
      name: "FleetPlans",
      dependencies: [
        "FleetQuestions", "FleetStorage", martlet("FleetPlanning"), martlet("MartletQuestions"),
        martlet("CPUReaders"), martlet("CPUCompatibility"), martlet("CPULevelling"), martlet("CPUCatalog"),
        martlet("GuestVerdicts"), martlet("LibvirtCPU"), martlet("X86CPU"), martlet("PlanChecker"),
        martlet("ArmCPU"), martlet("ArmCatalog"), martlet("ArmCompatibility"),
        martlet("ReportContract"), martlet("FileAccess"), martlet("YAMLNodes"), martlet("Wording"),
      ], swiftSettings: swiftSettings),
    .target(
      name: "FleetRolls",
      dependencies: [
        "FleetDrains", "FleetPlans", "FleetQuestions", martlet("PlanChecker"), martlet("RollPlanning"),
        martlet("MartletQuestions"), martlet("CPUReaders"), martlet("FileAccess"), martlet("LibvirtClient"),
        martlet("ReportContract"), martlet("Wording"),
      ], swiftSettings: swiftSettings),
    .target(
      name: "FleetPools",
      dependencies: [
        "FleetPlans", "FleetQuestions", "FleetStorage", martlet("FleetPlanning"), martlet("MartletQuestions"),
        martlet("CPUCompatibility"), martlet("CPULevelling"), martlet("CPUCatalog"), martlet("X86CPU"),
        martlet("ArmCompatibility"),
        martlet("CPUReaders"), martlet("LibvirtCPU"), martlet("PlanChecker"), martlet("PoolPlanning"),
        martlet("ReportContract"), martlet("Wording"),
      ], swiftSettings: swiftSettings),
    // Numbers for whoever watches a fleet.
    .target(
      name: "FleetMetrics",
      dependencies: [
        "FleetPlans", "FleetQuestions", "FleetStorage", martlet("CPUCatalog"), martlet("FleetPlanning"),
        martlet("MartletQuestions"),
      ], swiftSettings: swiftSettings),
    // Pools in a cloud: what acts there, and its journal.
    .target(
      name: "OpenStackPools",
      dependencies: [
        "OpenStackClient", "FleetPlans", "FleetQuestions", martlet("FileAccess"), martlet("FleetDocuments"),
        martlet("ReportContract"), martlet("MartletQuestions"), martlet("ConfigurationLint"),
        martlet("Wording"),
      ], swiftSettings: swiftSettings),
    // Plans of drains, and what carries out moves.
    .target(
      name: "FleetDrains",
      dependencies: [
        "FleetPlans", "FleetQuestions", "FleetStorage", martlet("MartletQuestions"), martlet("PlanChecker"),
        martlet("PlacementPlanning"), martlet("LiveMigration"), martlet("FileAccess"),
        martlet("ReportContract"), martlet("Wording"),
      ], swiftSettings: swiftSettings),
    // A store's answers over HTTP.
    .target(
      name: "FleetService",
      dependencies: [
        "FleetQuestions", "FleetStorage", "FleetJobs", "FleetPlans", "FleetPools", "FleetDrains",
        "FleetRolls", "FleetMetrics", "RefreshSchedule", "WebCalls",
        martlet("MartletQuestions"), martlet("CPUReaders"), martlet("FleetPlanning"), martlet("FileAccess"),
        martlet("CPUCompatibility"), martlet("Wording"),
        martlet("ReportContract"), martlet("Reports"), martlet("CPUDiagnosis"), martlet("FailureMessages"),
        martlet("GuestVerdicts"), martlet("PoolPlanning"), martlet("CPUCatalog"), martlet("CPULevelling"),
        martlet("HostSnapshots"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "JWTKit", package: "jwt-kit"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ], swiftSettings: swiftSettings),
    // Hosts of a cloud, emptied by Nova's live migrations.
    .target(
      name: "OpenStackDrains",
      dependencies: [
        "OpenStackClient", "FleetDrains", "FleetQuestions", martlet("FileAccess"),
        martlet("FleetDocuments"), martlet("GuestVerdicts"), martlet("MartletQuestions"),
        martlet("ReportContract"), martlet("Wording"),
      ], swiftSettings: swiftSettings),
    .executableTarget(
      name: "martlet-fleet",
      dependencies: [
        "OpenStackClient", "OpenStackDrains", "OpenStackPools", "FleetQuestions", "FleetPlans", "FleetPools",
        "FleetMetrics", "FleetDrains", "FleetRolls", "FleetService", "FleetStorage", "RefreshSchedule",
        "RemoteFleet",
        martlet("FleetDocuments"), martlet("CPULevelling"), martlet("CPUReaders"), martlet("PoolPlanning"),
        martlet("PlacementPlanning"), martlet("RollPlanning"), martlet("ReportContract"),
        martlet("MartletQuestions"), martlet("FleetPlanning"), martlet("FileAccess"),
        martlet("Wording"), martlet("CommandSuggestions"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/MartletFleet",
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "fleet-benchmarks",
      dependencies: [
        "FleetQuestions", "FleetStorage", martlet("FleetPlanning"), martlet("GuestVerdicts"),
      ],
      path: "Benchmarks", exclude: ["Pools", "Drains", "Rolls"], swiftSettings: swiftSettings),
    .executableTarget(
      name: "pool-benchmarks",
      dependencies: [
        "FleetPlans", "FleetQuestions", martlet("FleetPlanning"), martlet("PlanChecker"),
        martlet("PoolPlanning"),
        martlet("MartletQuestions"),
      ], path: "Benchmarks/Pools", swiftSettings: swiftSettings),
    .executableTarget(
      name: "drain-benchmarks", dependencies: [martlet("PlanChecker"), martlet("PlacementPlanning")],
      path: "Benchmarks/Drains", swiftSettings: swiftSettings),
    .executableTarget(
      name: "roll-benchmarks",
      dependencies: [
        "FleetPlans", "FleetQuestions", "FleetRolls", martlet("FleetPlanning"), martlet("PlanChecker"),
        martlet("MartletQuestions"),
      ], path: "Benchmarks/Rolls", swiftSettings: swiftSettings),
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
    // What tests of several targets start.
    .target(
      name: "FleetTestSupport", dependencies: [martlet("HostSnapshots")], path: "Tests/FleetTestSupport",
      exclude: ["ArmHosts"], swiftSettings: swiftSettings),
    .executableTarget(
      name: "recorded-cloud", dependencies: ["CloudRecordings"], path: "Tests/RecordedCloudCommand",
      swiftSettings: swiftSettings),
    .testTarget(
      name: "FleetQuestionsTests",
      dependencies: [
        "FleetQuestions", "FleetTestSupport", "FleetStorage", "RefreshSchedule", "SharedTables",
        "PostgresClient", martlet("FleetPlanning"),
        martlet("MartletQuestions"), martlet("HostSnapshots"),
        martlet("CPUReaders"), martlet("CPUCatalog"), martlet("CPUCompatibility"), martlet("GuestVerdicts"),
        martlet("ReportContract"), martlet("Reports"),
      ],
      exclude: ["Goldens"],
      swiftSettings: swiftSettings),
    // A worker that is killed while it works.
    .executableTarget(
      name: "job-worker", dependencies: ["FleetJobs", "PostgresClient"], path: "Tests/JobWorkerCommand",
      swiftSettings: swiftSettings),
    .testTarget(
      name: "FleetJobsTests", dependencies: ["FleetJobs", "PostgresClient", "FleetTestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "RefreshScheduleTests",
      dependencies: ["RefreshSchedule", "SharedTables", "PostgresClient", "FleetTestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "PostgresClientTests", dependencies: ["PostgresClient", "FleetTestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "FleetStorageTests", dependencies: ["FleetStorage", "PostgresClient", "FleetTestSupport"],
      exclude: ["Schemas"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "FleetPlansTests",
      dependencies: [
        "FleetPools", "FleetDrains", "FleetPlans", "FleetQuestions", "FleetStorage", "FleetTestSupport",
        martlet("FleetPlanning"), martlet("PlacementPlanning"), martlet("PlanChecker"),
        martlet("MartletQuestions"),
        martlet("GuestVerdicts"), martlet("CPUCompatibility"),
        martlet("CPULevelling"), martlet("CPUCatalog"), martlet("CPUReaders"), martlet("ReportContract"),
        martlet("ArmCPU"), martlet("ArmCompatibility"), martlet("Reports"), martlet("X86CPU"),
      ], exclude: ["Peer"], swiftSettings: swiftSettings),
    .testTarget(
      name: "FleetMetricsTests",
      dependencies: [
        "FleetMetrics", "FleetPools", "FleetPlans", "FleetQuestions", "FleetStorage", "FleetTestSupport",
        martlet("FleetPlanning"),
        martlet("MartletQuestions"), martlet("HostSnapshots"), martlet("CPUReaders"),
      ], swiftSettings: swiftSettings),
    .testTarget(
      name: "FleetServiceTests",
      dependencies: [
        "FleetService", "FleetQuestions", "FleetStorage", "FleetJobs", "FleetPlans", "FleetPools",
        "FleetDrains", "FleetRolls", "FleetTestSupport", "RemoteFleet", "WebCalls", martlet("BrowserDriver"),
        martlet("FleetPlanning"),
        martlet("PoolPlanning"),
        martlet("MartletQuestions"), martlet("CPUReaders"), martlet("ReportContract"),
        martlet("HostSnapshots"), martlet("GuestVerdicts"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ], exclude: ["Page/audit.js", "Peer"], swiftSettings: swiftSettings),
    .testTarget(
      name: "OpenStackPoolsTests",
      dependencies: [
        "OpenStackPools", "OpenStackDrains", "OpenStackClient", "FleetDrains", "FleetPlans",
        "FleetQuestions", "FleetTestSupport", martlet("FleetDocuments"), martlet("GuestVerdicts"),
        martlet("MartletQuestions"),
        martlet("CPUReaders"), martlet("ReportContract"),
      ], exclude: ["Peer"], swiftSettings: swiftSettings),
    .testTarget(
      name: "FleetRollsTests",
      dependencies: [
        "FleetRolls", "FleetDrains", "FleetPlans", "FleetQuestions", "FleetStorage", "FleetTestSupport",
        martlet("FleetPlanning"), martlet("PlanChecker"), martlet("LibvirtClient"),
        martlet("RollPlanning"), martlet("MartletQuestions"), martlet("CPUReaders"),
        martlet("ReportContract"),
      ], exclude: ["Goldens"], swiftSettings: swiftSettings),
    .testTarget(
      name: "OpenStackClientTests",
      dependencies: [
        "OpenStackClient", "CloudRecordings", "FleetTestSupport", martlet("FleetDocuments"),
        martlet("YAMLNodes"),
      ],
      exclude: ["Peer"],
      swiftSettings: swiftSettings),
  ],
  swiftLanguageModes: [.v6]
)
