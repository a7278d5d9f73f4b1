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
    .executable(name: "recorded-cloud", targets: ["recorded-cloud"]),
  ],
  dependencies: [
    .package(name: "Martlet", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
  ],
  targets: [
    .target(
      name: "OpenStackClient",
      dependencies: [
        martlet("FleetDocuments"), martlet("ReportContract"), martlet("YAMLNodes"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "martlet-fleet",
      dependencies: [
        "OpenStackClient", martlet("FleetDocuments"), martlet("ReportContract"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/MartletFleet",
      swiftSettings: swiftSettings),
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
      name: "OpenStackClientTests",
      dependencies: ["OpenStackClient", "CloudRecordings", martlet("FleetDocuments"), martlet("YAMLNodes")],
      exclude: ["Peer"],
      swiftSettings: swiftSettings),
  ],
  swiftLanguageModes: [.v6]
)
