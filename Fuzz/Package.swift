// swift-tools-version: 6.2
import PackageDescription

func martlet(_ name: String) -> Target.Dependency { .product(name: name, package: "Martlet") }
func fleet(_ name: String) -> Target.Dependency { .product(name: name, package: "Fleet") }

let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "Martlet", path: ".."), .package(path: "../Fleet")],
  targets: [
    .target(name: "FuzzDriver"),
    .executableTarget(
      name: "FuzzReaders",
      dependencies: [
        "FuzzDriver",
        martlet("CPUCatalog"), martlet("CPUCompatibility"), martlet("FailureMessages"),
        martlet("ReportRendering"), martlet("CPUReaders"), martlet("LibvirtCPU"), martlet("CPULevelling"),
        martlet("ConfigurationLint"), martlet("HostSnapshots"), martlet("LiveMigration"),
        martlet("MartletQuestions"), martlet("ReportContract"), martlet("Reports"),
        martlet("SnapshotRedaction"),
      ]),
    .executableTarget(
      name: "FuzzFleet",
      dependencies: [
        "FuzzDriver",
        fleet("FleetQuestions"), fleet("FleetPlans"), fleet("FleetPools"), fleet("FleetDrains"),
        fleet("FleetRolls"), martlet("CPUCatalog"), martlet("CPUReaders"), martlet("FleetPlanning"),
        martlet("MartletQuestions"), martlet("ReportContract"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
