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
  products: [.executable(name: "martlet-fleet", targets: ["martlet-fleet"])],
  dependencies: [
    .package(name: "Martlet", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
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
        "FleetQuestions", "FleetStorage", martlet("MartletQuestions"), martlet("ReportContract"),
        martlet("FleetPlanning"),
        martlet("FileAccess"), martlet("Wording"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/MartletFleet", swiftSettings: swiftSettings),
    .testTarget(
      name: "FleetStorageTests", dependencies: ["FleetStorage"], exclude: ["Schemas"],
      swiftSettings: swiftSettings),
  ],
  swiftLanguageModes: [.v6]
)
