// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

// Scripts/common.sh builds the command with these: what runs once per question is compiled for size, what runs per bit, line or pair for
// speed. SwiftPM accepts no such flags from a package that another one depends on, so they are not there by default.
let sizeSettings: [SwiftSetting] =
  Context.environment["MARTLET_SMALL"] == nil
  ? [] : [.unsafeFlags(["-Osize"], .when(configuration: .release))]

func library(_ name: String, _ dependencies: [Target.Dependency] = [], isSmall: Bool = false) -> Target {
  .target(
    name: name, dependencies: dependencies, swiftSettings: swiftSettings + (isSmall ? sizeSettings : []))
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: swiftSettings)
}

let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

let package = Package(
  name: "Martlet",
  products: [
    .executable(name: "martlet", targets: ["martlet"]),
    .library(name: "X86CPU", targets: ["X86CPU"]),
    .library(name: "ArmCPU", targets: ["ArmCPU"]),
    .library(name: "ArmCatalog", targets: ["ArmCatalog"]),
    .library(name: "ArmCompatibility", targets: ["ArmCompatibility"]),
    .library(name: "S390Compatibility", targets: ["S390Compatibility"]),
    .library(name: "FileAccess", targets: ["FileAccess"]),
    .library(name: "ReportContract", targets: ["ReportContract"]),
    .library(name: "FleetDocuments", targets: ["FleetDocuments"]),
    .library(name: "Wording", targets: ["Wording"]),
    .library(name: "YAMLNodes", targets: ["YAMLNodes"]),
    .library(name: "CPUCatalog", targets: ["CPUCatalog"]),
    .library(name: "LibvirtCPU", targets: ["LibvirtCPU"]),
    .library(name: "QEMUReplies", targets: ["QEMUReplies"]),
    .library(name: "CPUCompatibility", targets: ["CPUCompatibility"]),
    .library(name: "CPUReaders", targets: ["CPUReaders"]),
    .library(name: "GuestVerdicts", targets: ["GuestVerdicts"]),
    .library(name: "FleetPlanning", targets: ["FleetPlanning"]),
    .library(name: "PoolPlanning", targets: ["PoolPlanning"]),
    .library(name: "PlacementPlanning", targets: ["PlacementPlanning"]),
    .library(name: "PlanChecker", targets: ["PlanChecker"]),
    .library(name: "RollPlanning", targets: ["RollPlanning"]),
    .library(name: "CPULevelling", targets: ["CPULevelling"]),
    .library(name: "Remedies", targets: ["Remedies"]),
    .library(name: "LossCauses", targets: ["LossCauses"]),
    .library(name: "FailureMessages", targets: ["FailureMessages"]),
    .library(name: "CPUDiagnosis", targets: ["CPUDiagnosis"]),
    .library(name: "Reports", targets: ["Reports"]),
    .library(name: "ReportRendering", targets: ["ReportRendering"]),
    .library(name: "ConfigurationLint", targets: ["ConfigurationLint"]),
    .library(name: "NovaCompatibility", targets: ["NovaCompatibility"]),
    .library(name: "HostSnapshots", targets: ["HostSnapshots"]),
    .library(name: "SnapshotRedaction", targets: ["SnapshotRedaction"]),
    .library(name: "HostProbe", targets: ["HostProbe"]),
    .library(name: "QEMUClient", targets: ["QEMUClient"]),
    .library(name: "LibvirtClient", targets: ["LibvirtClient"]),
    .library(name: "MigrationLab", targets: ["MigrationLab"]),
    .library(name: "LiveMigration", targets: ["LiveMigration"]),
    .library(name: "MartletQuestions", targets: ["MartletQuestions"]),
    .library(name: "CommandSuggestions", targets: ["CommandSuggestions"]),
    // For the tests of Fleet alone.
    .library(name: "BrowserDriver", targets: ["BrowserDriver"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    // L0: nouns, bit algebra, and what reads XML, YAML and archives.
    library("X86CPU"),
    library("ArmCPU", isSmall: true),
    library("S390Compatibility", [], isSmall: true),
    library("FileAccess", [], isSmall: true),
    library("Wording", [], isSmall: true),
    library("ReportContract", [], isSmall: true),
    // Their module maps name the libraries. A folder that pkg-config names would stand before that of SQLite's archive (Scripts/common.sh).
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
    .target(name: "CSandbox"),
    library("SandboxedWorkers", ["CSandbox"], isSmall: true),
    library("XMLReading", ["CExpat", "SandboxedWorkers"]),
    .systemLibrary(name: "CLibYAML", providers: [.apt(["libyaml-dev"])]),
    library("YAMLNodes", ["CLibYAML", "SandboxedWorkers"], isSmall: true),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    library("HostSnapshots", ["ReportContract", "CZlib", "SandboxedWorkers"], isSmall: true),
    // What martlet-fleet (the package in Fleet/) hands over.
    library("FleetDocuments", ["ReportContract"], isSmall: true),
    .target(name: "CHostCPU"),

    // L1: facts about bits; libvirt's world.
    library("CPUCatalog", ["X86CPU"]),
    library("ArmCatalog", ["ArmCPU", "X86CPU"], isSmall: true),
    library("LibvirtCPU", ["X86CPU", "XMLReading", "FileAccess", "SandboxedWorkers"]),
    library("QEMUReplies", ["X86CPU", "LibvirtCPU"], isSmall: true),
    // L2: evidence, verdicts and levels; remedies; input formats.
    library("CPUCompatibility", ["X86CPU", "ReportContract", "CPUCatalog", "LibvirtCPU"], isSmall: true),
    library("ArmCompatibility", ["X86CPU", "ArmCPU", "ArmCatalog"], isSmall: true),
    library("SnapshotRedaction", ["XMLReading", "HostSnapshots", "CPUCompatibility"], isSmall: true),
    library(
      "CPUReaders",
      [
        "X86CPU", "ArmCPU", "ArmCatalog", "XMLReading", "HostSnapshots", "SandboxedWorkers", "CPUCatalog",
        "LibvirtCPU", "S390Compatibility",
        "QEMUReplies",
        "CPUCompatibility",
      ], isSmall: true),
    library("NovaCompatibility", ["LibvirtCPU"], isSmall: true),
    library(
      "Remedies", ["X86CPU", "Wording", "ReportContract", "CPUCompatibility", "NovaCompatibility"],
      isSmall: true),
    library(
      "CPULevelling",
      ["X86CPU", "Wording", "ReportContract", "CPUCatalog", "CPUCompatibility", "NovaCompatibility"],
      isSmall: true),
    .target(name: "CVerdictKernels"),
    library(
      "GuestVerdicts",
      ["X86CPU", "ReportContract", "CPUCatalog", "LibvirtCPU", "CPUCompatibility", "CVerdictKernels"]),

    // L3: plans, and what checks them without any of the code that makes them; fleets, folded into classes.
    library("PlanChecker"),
    library("PoolPlanning", ["PlanChecker"]),
    library("RollPlanning", ["PlanChecker"]),
    library("PlacementPlanning", ["PlanChecker"]),
    library(
      "FleetPlanning",
      [
        "X86CPU", "ArmCPU", "ArmCatalog", "ArmCompatibility", "FileAccess", "ReportContract", "HostSnapshots",
        "CPUCatalog", "LibvirtCPU", "CPUCompatibility", "CPUReaders", "GuestVerdicts",
      ]),

    // L3: rules that explain: causes, messages, differences; other systems' configurations.
    library(
      "LossCauses",
      ["X86CPU", "Wording", "ReportContract", "CPUCatalog", "CPUCompatibility", "Remedies"], isSmall: true),
    library(
      "FailureMessages",
      [
        "X86CPU", "ArmCPU", "ArmCatalog", "Wording", "ReportContract", "CPUCatalog", "CPUCompatibility",
        "NovaCompatibility",
        "Remedies", "LossCauses",
      ], isSmall: true),
    library(
      "CPUDiagnosis",
      [
        "X86CPU", "Wording", "ReportContract", "CPUCatalog", "LibvirtCPU", "CPUCompatibility",
        "NovaCompatibility", "CPULevelling", "Remedies", "LossCauses", "FailureMessages",
      ], isSmall: true),
    library(
      "ConfigurationLint",
      [
        "X86CPU", "XMLReading", "YAMLNodes", "Wording", "ReportContract", "CPUCatalog", "LibvirtCPU",
        "NovaCompatibility", "CPUCompatibility", "CPUReaders",
        "GuestVerdicts", "CPULevelling",
      ], isSmall: true),

    // L4: answers as values; what reaches out.
    library(
      "Reports",
      [
        "X86CPU", "ArmCPU", "ArmCatalog", "ArmCompatibility", "S390Compatibility", "FailureMessages",
        "Wording",
        "ReportContract",
        "CPUCatalog", "LibvirtCPU", "CPUCompatibility",
        "GuestVerdicts",
        "NovaCompatibility", "Remedies", "LossCauses", "CPUDiagnosis",
      ], isSmall: true),
    library(
      "HostProbe", ["X86CPU", "FileAccess", "XMLReading", "HostSnapshots", "CHostCPU", subprocess, system],
      isSmall: true),
    library("QEMUClient", ["HostSnapshots", subprocess, system], isSmall: true),
    library("LibvirtClient", ["FileAccess", "HostSnapshots"], isSmall: true),
    library("FleetProgram", ["FleetDocuments", subprocess, system], isSmall: true),
    library(
      "MigrationLab",
      ["X86CPU", "FileAccess", "CPUCatalog", "CPUCompatibility", "HostSnapshots", subprocess, system],
      isSmall: true),
    library(
      "LiveMigration",
      [
        "X86CPU", "XMLReading", "FileAccess", "ReportContract", "HostSnapshots", "CPUCatalog",
        "LibvirtCPU", "CPUCompatibility", "Wording", "Remedies", "LibvirtClient",
      ], isSmall: true),

    // L5: every verb as a function from inputs to a report.
    library(
      "MartletQuestions",
      [
        "X86CPU", "ArmCPU", "ArmCatalog", "ArmCompatibility", "S390Compatibility", "XMLReading", "YAMLNodes",
        "FileAccess",
        "HostSnapshots", "SandboxedWorkers", "CPUCatalog",
        "LibvirtCPU", "QEMUReplies", "CPUCompatibility", "CPUReaders", "Wording", "ReportContract",
        "Remedies", "CPULevelling",
        "GuestVerdicts", "FailureMessages", "CPUDiagnosis", "Reports", "ConfigurationLint",
        "NovaCompatibility", "HostProbe", "QEMUClient", "LibvirtClient", "LiveMigration", "FleetDocuments",
        "FleetProgram", "SnapshotRedaction",
      ], isSmall: true),

    // L6: texts and pages of what L2 to L4 say; the command.
    library(
      "ReportRendering",
      [
        "X86CPU", "Wording", "ReportContract", "CPUCatalog", "CPUCompatibility", "GuestVerdicts",
        "CPULevelling", "Remedies", "LossCauses", "FailureMessages", "CPUDiagnosis", "ConfigurationLint",
        "Reports", "LiveMigration",
      ], isSmall: true),
    library(
      "CommandSuggestions",
      ["Wording", .product(name: "ArgumentParser", package: "swift-argument-parser")], isSmall: true),
    .executableTarget(
      name: "martlet",
      dependencies: [
        "FileAccess", "HostSnapshots", "SnapshotRedaction", "CPUCatalog", "LibvirtCPU", "CPUCompatibility",
        "CPUReaders", "Wording", "ReportContract", "CPULevelling", "GuestVerdicts", "FailureMessages",
        "CPUDiagnosis",
        "Reports", "ReportRendering", "ConfigurationLint", "HostProbe", "LibvirtClient", "MigrationLab",
        "LiveMigration", "MartletQuestions", "Remedies", "FleetDocuments", "FleetProgram",
        "CommandSuggestions",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/MartletCLI",
      swiftSettings: swiftSettings + sizeSettings),

    // Developers' tool: Data/ into Sources/*/Generated/.
    .executableTarget(
      name: "generate-tables", dependencies: ["X86CPU", "ArmCPU", "ArmCatalog", "CPUCatalog", "LibvirtCPU"],
      path: "Sources/TableGenerator", swiftSettings: swiftSettings),

    .target(
      name: "TestSupport", dependencies: ["ReportContract"], path: "Tests/TestSupport",
      swiftSettings: swiftSettings),
    // Chromium before the dashboard, for the tests of Fleet's service and of the lab.
    .target(name: "BrowserDriver", path: "Tests/BrowserDriver", swiftSettings: swiftSettings),
    // Invented pairs of guests and hosts, and the long run over them (./test builds it for release).
    .target(
      name: "VerdictSamples",
      dependencies: ["X86CPU", "CPUCatalog", "LibvirtCPU", "CPUCompatibility", "GuestVerdicts"],
      path: "Tests/VerdictProperties/Samples", swiftSettings: swiftSettings),
    .executableTarget(
      name: "verdict-properties", dependencies: ["VerdictSamples", "GuestVerdicts"],
      path: "Tests/VerdictProperties/Command", swiftSettings: swiftSettings),
    // What each reader does with a document that grows (Scripts/check-complexity).
    .executableTarget(
      name: "reader-steps",
      dependencies: [
        "CPUCatalog", "CPUCompatibility", "CPUReaders", "ConfigurationLint", "FailureMessages", "FileAccess",
        "GuestVerdicts", "HostSnapshots", "LibvirtCPU", "SnapshotRedaction",
      ],
      path: "Tests/ReaderSteps", swiftSettings: swiftSettings),
    .executableTarget(
      name: "verdict-benchmarks",
      dependencies: [
        "GuestVerdicts", "VerdictSamples", "Reports", "CPUCompatibility", "CPUCatalog", "LibvirtCPU",
        "X86CPU",
      ],
      path: "Benchmarks/Verdicts", swiftSettings: swiftSettings),
    tests(
      "GuestVerdictsTests",
      [
        "GuestVerdicts", "VerdictSamples", "ReportContract", "CPUReaders", "CPUCompatibility", "CPUCatalog",
        "LibvirtCPU",
        "X86CPU",
        "Reports", "TestSupport",
      ]),
    tests(
      "PoolPlanningTests", ["PoolPlanning", "PlanChecker", "TestSupport"], exclude: ["check_pools.py"]),
    tests(
      "PlacementPlanningTests", ["PlacementPlanning", "RollPlanning", "PlanChecker", "TestSupport"],
      exclude: ["solve_placements.py"]),
    tests(
      "FleetPlanningTests",
      [
        "FleetPlanning", "MartletQuestions", "GuestVerdicts", "VerdictSamples", "CPUReaders",
        "CPUCompatibility", "CPUCatalog", "LibvirtCPU", "X86CPU",
      ]),
    tests("LibvirtCPUTests", ["LibvirtCPU", "QEMUReplies", "X86CPU", "TestSupport"]),

    tests("X86CPUTests", ["X86CPU", "TestSupport"]),
    tests(
      "ArmTests",
      [
        "X86CPU", "ArmCPU", "ArmCatalog", "ArmCompatibility", "CPUReaders", "FailureMessages", "Reports",
        "MartletQuestions",
        "TestSupport",
      ]),
    tests(
      "S390Tests",
      [
        "martlet", "S390Compatibility", "CPUReaders", "FailureMessages", "Reports", "ReportRendering",
        "MartletQuestions", "TestSupport",
      ]),
    tests("FileAccessTests", ["FileAccess"]),
    tests(
      "SandboxedWorkersTests",
      [
        "martlet", "SandboxedWorkers", "XMLReading", "YAMLNodes", "HostSnapshots", "CPUReaders", "X86CPU",
        "CPUCompatibility", "FleetPlanning", "MartletQuestions", "TestSupport",
      ]),
    tests("XMLReadingTests", ["XMLReading"]),
    tests("YAMLNodesTests", ["YAMLNodes", "TestSupport"]),
    tests("HostSnapshotsTests", ["HostSnapshots", "TestSupport"]),
    tests("SnapshotRedactionTests", ["SnapshotRedaction", "HostSnapshots"]),
    tests(
      "HostProbeTests",
      [
        "HostProbe", "QEMUClient", "HostSnapshots", "CPUReaders", "CPUCompatibility", "CPUCatalog",
        "LibvirtCPU", "MartletQuestions", "ReportContract",
        "X86CPU", "TestSupport",
      ]),
    tests("CPUCatalogTests", ["CPUCatalog", "X86CPU"]),
    tests(
      "ReaderTests",
      [
        "HostSnapshots", "CPUReaders", "CPUCompatibility", "CPUCatalog", "LibvirtCPU", "X86CPU",
        "TestSupport",
      ]),
    tests(
      "CPUCompatibilityTests", ["CPUCompatibility", "CPUCatalog", "LibvirtCPU", "X86CPU", "TestSupport"]),
    // Every remedy, where each was carried out, and the hand that carries it out.
    .target(
      name: "RemedySamples",
      dependencies: [
        "Remedies", "FailureMessages", "CPUDiagnosis", "CPUReaders", "CPUCompatibility", "CPUCatalog",
        "LibvirtCPU", "X86CPU",
      ], path: "Tests/RemedySamples", swiftSettings: swiftSettings),
    tests(
      "ExplanationTests",
      [
        "RemedySamples", "Wording", "Remedies", "CPULevelling", "GuestVerdicts", "LossCauses",
        "FailureMessages",
        "CPUDiagnosis",
        "Reports", "ReportRendering", "CPUReaders", "CPUCompatibility", "CPUCatalog", "LibvirtCPU",
        "NovaCompatibility", "X86CPU", "VerdictSamples", "TestSupport",
      ]),
    tests("MigrationTests", ["martlet", "LiveMigration", "LibvirtClient", "TestSupport"]),
    tests(
      "LintTests",
      [
        "ConfigurationLint", "CPULevelling", "GuestVerdicts", "CPUCatalog", "LibvirtCPU", "X86CPU",
        "TestSupport",
      ]),
    tests(
      "NovaCompatibilityTests",
      ["NovaCompatibility", "ConfigurationLint", "CPUReaders", "LibvirtCPU", "TestSupport"],
      exclude: ["Peer"]),
    // Dumps and records of real CPUs that others collected.
    tests(
      "CorpusTests",
      [
        "ConfigurationLint", "CPULevelling", "GuestVerdicts", "LossCauses", "CPUDiagnosis", "Reports",
        "MigrationLab", "CPUReaders", "CPUCompatibility", "CPUCatalog", "LibvirtCPU", "X86CPU",
        "TestSupport",
      ]),
    tests(
      "CommandTests",
      [
        "martlet", "Remedies", "ReportContract", "SandboxedWorkers", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], exclude: ["Snapshots"]),
    tests("ReportTests", ["martlet", "ReportContract", "TestSupport"], exclude: ["Golden", "Inputs"]),
    // Questions asked in process, and what the command prints of the same.
    tests(
      "MartletQuestionsTests",
      [
        "martlet", "MartletQuestions", "LiveMigration", "ConfigurationLint", "CPULevelling",
        "GuestVerdicts", "FailureMessages", "CPUDiagnosis", "Reports", "ReportRendering", "ReportContract",
        "CPUReaders", "CPUCompatibility", "HostSnapshots", "LibvirtClient", "LibvirtCPU", "FleetDocuments",
        "FleetProgram",
        "TestSupport",
      ], exclude: ["Peer"]),
    tests("LabTests", ["martlet", "BrowserDriver", "Remedies", "RemedySamples", "TestSupport"]),
    // The examples of Documentation/modules, written here by ModulePageTests.
    tests(
      "ModuleExampleTests",
      [
        "martlet", "generate-tables", "ArmCPU", "ArmCatalog", "ArmCompatibility", "S390Compatibility",
        "CHostCPU", "CExpat",
        "CLibYAML", "CPUCatalog",
        "CPUCompatibility", "CPUDiagnosis", "CPULevelling", "CPUReaders", "CSandbox", "CVerdictKernels",
        "CZlib", "ConfigurationLint", "FailureMessages", "FileAccess", "FleetDocuments", "FleetPlanning",
        "CommandSuggestions", "FleetProgram", "GuestVerdicts", "HostProbe",
        "HostSnapshots", "LibvirtCPU", "LibvirtClient", "LiveMigration", "LossCauses",
        "MartletQuestions", "MigrationLab", "NovaCompatibility", "PlacementPlanning", "PlanChecker",
        "PoolPlanning", "RollPlanning",
        "QEMUClient", "QEMUReplies",
        "Remedies", "ReportContract", "ReportRendering", "Reports", "SandboxedWorkers", "SnapshotRedaction",
        "Wording", "X86CPU",
        "XMLReading", "YAMLNodes", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    tests("ManifestTests", ["generate-tables"], exclude: ["BannedPhrases.txt"]),

    // libvirt itself, by its tests' data and by the private symbols of an installed one.
    .target(name: "CLibvirtOracle", path: "Tests/CLibvirtOracle"),
    tests(
      "LibvirtdTests",
      [
        "martlet", "RemedySamples", "LibvirtClient", "HostProbe", "HostSnapshots", "SnapshotRedaction",
        "Remedies", "CPULevelling", "GuestVerdicts", "Reports", "CPUDiagnosis",
        "CPUReaders", "CPUCompatibility", "CPUCatalog", "LibvirtCPU", "QEMUReplies", "X86CPU", "TestSupport",
      ]),
    tests(
      "OracleTests",
      [
        "CLibvirtOracle", "CPUReaders", "CPUCompatibility", "CPUCatalog", "LibvirtCPU", "QEMUReplies",
        "X86CPU", "XMLReading", "TestSupport",
      ]),
  ],
  swiftLanguageModes: [.v6]
)
