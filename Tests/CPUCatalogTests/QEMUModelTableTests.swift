import Foundation
import Testing
import X86CPU

@testable import CPUCatalog

@Suite("The table of QEMU's models")
struct QEMUModelTableTests {
  let table = QEMUModelTable.standard

  @Test func modelsAreFoundByEachName() throws {
    #expect(table.newest.description == "11.1")
    #expect(
      table.releases.map(\.series.description) == [
        "4.2", "5.2", "6.2", "7.2", "8.2", "10.0", "10.1", "10.2", "11.1",
      ])
    let noTSX = try #require(table.model(named: "Broadwell-noTSX-IBRS"))
    #expect(noTSX.name == "Broadwell-v4" && table.model(named: "Broadwell-v4") == noTSX)
    #expect(table.model(named: "EPYC-v1") == table.model(named: "EPYC"))
    #expect(table.model(named: "EPYC-IBPB-v1")?.name == "EPYC-v2")
    #expect(table.model(named: "EPYC-v9") == nil && table.isLaterVersion("EPYC-v9"))
    #expect(!table.isLaterVersion("EPYC-v5") && !table.isLaterVersion("NoSuch-v2"))
    #expect(table.versionCount(of: "SapphireRapids") == 8)
    #expect(table.model(named: "DiamondRapids")?.since.description == "11.1")
    #expect(table.model(named: "EPYC-Turin")?.since.description == "10.1")
    #expect(table.firstSeries(ofProperty: "bhi-no")?.description == "10.0")
    #expect(table.firstSeries(ofProperty: "avx2") == nil)
  }

  @Test func machineTypesChangeModels() {
    #expect(table.properties(of: "EPYC", on: "pc-q35-11.1").isEmpty)
    #expect(table.properties(of: "EPYC", on: "pc-q35-10.0")["x-arch-cap-always-on"] == "true")
    #expect(table.properties(of: "EPYC", on: "pc-i440fx-3.1")["npt"] == "off")
    #expect(table.properties(of: "Skylake-Server", on: "pc-q35-3.0")["pku"] == "off")
    #expect(table.properties(of: "Skylake-Server", on: "pc-q35-3.1")["pku"] == nil)
    #expect(table.properties(of: "Skylake-Server", on: "pc-q35-3.1")["mpx"] == "on")
    #expect(table.properties(of: "EPYC", on: "microvm").isEmpty)
  }

  @Test func machineTypesSwitchFeatures() {
    func change(_ model: String, _ machine: String) -> [[String]] {
      let change = table.featureChange(of: model, on: machine, .standard)
      return [change.added, change.removed].map { Catalog.standard.features(in: $0).map(\.name) }
    }
    #expect(change("Skylake-Server", "pc-q35-3.1") == [["mpx"], []])
    #expect(change("Skylake-Server", "pc-i440fx-3.0") == [["mpx"], ["pku"]])
    #expect(change("Skylake-Server-v1", "pc-i440fx-3.0") == [[], []])
    #expect(change("EPYC", "pc-q35-2.12") == [[], ["topoext", "npt", "nrip-save"]])
    #expect(change("EPYC-v1", "pc-q35-2.12") == [[], ["topoext"]])
    #expect(change("Haswell", "pc-i440fx-2.2") == [[], ["f16c", "rdrand", "vme", "arat", "abm"]])
    #expect(change("Westmere", "pc-i440fx-1.4")[1].contains("pclmuldq"))
    #expect(change("host", "pc-i440fx-2.2") == [[], ["arat", "kvm-msi-ext-dest-id", "topoext"]])
    #expect(change("EPYC", "pc-q35-11.1") == [[], []] && change("EPYC", "q35") == [[], []])
    #expect(change("NoSuch", "pc-q35-2.12") == [[], []] && change("EPYC", "pc-q35-rhel7.6.0") == [[], []])
    // Under KVM newer types take svm from models and give them x2apic.
    #expect(
      change("Opteron_G3", "pc-i440fx-2.1")[0] == ["svm"] && change("Nehalem", "pc-i440fx-2.1")[0] == [])
    #expect(change("Opteron_G3", "pc-i440fx-2.2")[0] == [])
    #expect(change("Opteron_G3", "pc-i440fx-1.7")[1].contains("x2apic"))
    #expect(!change("Opteron_G3", "pc-i440fx-2.0")[1].contains("x2apic"))
    let emulated = table.featureChange(of: "Opteron_G3", on: "pc-i440fx-1.7", .standard, underKVM: false)
    #expect(emulated.added.isEmpty)
    // What an older machine type turns back on is no change.
    #expect(
      change("Opteron_G3", "pc-q35-2.4")[0] == [] && change("Opteron_G3", "pc-q35-3.1")[1] == ["rdtscp"])
  }

  @Test func machineTypesLimitLeaves() throws {
    func leaves(_ name: String, _ machine: String?) throws -> [UInt32] {
      let leaves = try #require(table.leaves(of: name, on: machine))
      return [leaves.basic, leaves.extended, leaves.areRaised ? 1 : 0]
    }
    #expect(try leaves("EPYC", nil) == [0xd, 0x8000_001e, 1])
    #expect(try leaves("EPYC-v1", "pc-q35-2.12") == [0xd, 0x8000_001e, 1])
    #expect(try leaves("EPYC", "pc-q35-2.12") == [0xd, 0x8000_000a, 1])
    #expect(try leaves("Penryn", "pc-i440fx-2.3") == [4, 0x8000_000a, 0])
    #expect(try leaves("Penryn", "pc-i440fx-1.5") == [2, 0x8000_000a, 0])
  }

  @Test func propertiesHaveTheirRelease() throws {
    func has(_ name: String?, _ series: String) throws -> Bool? {
      table.hasProperty(name, in: try #require(QEMUSeries(series)))
    }
    #expect(try has("avx2", "7.2") == true && has("avx2", "11.1") == true)
    #expect(try has("bhi-no", "7.2") == false && has("bhi-no", "10.0") == true)
    // 9.1 was not read, and its neighbours differ; of releases before the first and after the last only presence is told.
    #expect(try has("bhi-no", "9.1") == nil && has("avx2", "9.1") == true && has("avx2", "4.1") == nil)
    #expect(
      try has("amx-tile", "6.2") == false && has("amx-tile", "7.0") == nil && has("amx-tile", "7.2") == true)
    #expect(try has(nil, "11.1") == false && has(nil, "11.2") == nil && has("cet-ss", "11.2") == true)
    #expect(QEMUModelTable.newestRead == table.newest)
    for feature in Catalog.standard.features {
      guard let name = feature.aliases.first(where: { $0.dialect == .qemu })?.name else { continue }
      #expect(try has(name, "11.1") == true, "\(name)")
    }
  }

  @Test func modelsComeAndGo() throws {
    func has(_ name: String, _ series: String) throws -> Bool? {
      table.hasModel(name, in: try #require(QEMUSeries(series)))
    }
    #expect(
      try has("EPYC-Milan", "5.2") == false && has("EPYC-Milan", "6.0") == nil
        && has("EPYC-Milan", "6.2") == true)
    #expect(try has("Icelake-Client", "6.2") == true && has("Icelake-Client", "7.1") == nil)
    #expect(try has("Icelake-Client", "7.2") == false && has("Icelake-Client-v3", "5.2") == nil)
    #expect(try has("DiamondRapids", "10.2") == false && has("NovaLake", "11.1") == false)
    #expect(try has("NovaLake", "11.2") == nil && has("EPYC", "11.2") == nil && has("EPYC", "4.1") == nil)
  }

  @Test func machineTypesComeAndGo() throws {
    func standing(_ name: String, _ series: String) throws -> QEMUMachineStanding? {
      table.machineStanding(of: name, in: try #require(QEMUSeries(series)))
    }
    #expect(try standing("pc-i440fx-5.1", "11.1") == .missing)
    #expect(try standing("pc-q35-7.2", "11.1") == .deprecated)
    #expect(try standing("pc-q35-7.2", "7.2") == .offered)
    #expect(try standing("pc-q35-8.0", "7.2") == .missing)
    #expect(try standing("pc-q35-7.2", "9.1") == .offered && standing("pc-i440fx-1.4", "8.2") == .missing)
    #expect(try standing("pc-i440fx-2.2", "8.2") == .deprecated && standing("pc-i440fx-2.2", "9.1") == nil)
    #expect(try standing("pc-q35-6.2", "11.2") == nil && standing("pc-q35-2.4", "11.2") == .missing)
    #expect(try standing("pc-q35-rhel9.4.0", "10.0") == nil && standing("pc", "10.0") == nil)
  }

  /// The machine types that each recorded QEMU lists, and which of them it calls deprecated.
  @Test(
    .enabled(if: RecordedQEMU.folder != nil, "needs ../shared (answers of 3 QEMUs)"),
    arguments: [("7.2", "7.2"), ("10.0", "10.0"), ("11.1.3", "11.1")])
  func machineTypesAreThoseThatWereRecorded(file: String, series: String) throws {
    let recorded = try RecordedQEMU(file).deprecated
    let series = try #require(QEMUSeries(series))
    #expect(recorded.count > 30)
    for (name, isDeprecated) in recorded {
      #expect(
        table.machineStanding(of: name, in: series) == (isDeprecated ? .deprecated : .offered), "\(name)")
    }
    for name in table.machineNames where recorded[name] == nil {
      #expect(table.machineStanding(of: name, in: series) == .missing, "\(name)")
    }
  }

  @Test(arguments: [
    "", "release 7.2 | qemu 7.2 | x\n", "model a since 7.2\n",
    "release 7.2 | q | x\nmodel a since 8.0\n", "release 7.2 | q | x\nmodel a since 7.2\nmodel a since 7.2\n",
    "release 7.2 | q | x\nmodel a since 7.2\n  level x 1\n",
    "release 7.2 | q | x\nmodel a since 7.2\n  like b\n",
    "release 7.2 | q | x\nmodel a since 7.2\n  minus b\n",
    "release 7.2 | q | x\nmodel a since 7.2\n  other b\n",
    "release 7.2 | q | x\nremoved since 7.2 before 7.1\n  b\nmodel a since 7.2\n",
    "release 7.2 | q | x\nmachine-types 7.2\n  pc-q35 8.0\nmodel a since 7.2\n",
    "release 7.2 | q | x\nmachine-types 8.0\n  pc-q35 2.4\nmodel a since 7.2\n",
    "release 7.2 | q | x\nmachine-types 7.2\n  pc-q35 2.4 deprecated\nmodel a since 7.2\n",
    "release 7.2 | q | x\nrelease 7.2 | q | x\nmodel a since 7.2\n",
    "release 7.2 | q | x\nmodel a since 7.2\nmachine 3.0 since 7.2\n  * a on\nmachine 3.1 since 7.2\n  * b on\n",
  ])
  func wrongTablesAreRefused(_ text: String) {
    #expect(throws: CatalogError.self) { _ = try QEMUModelTable(text: text) }
  }

  /// What each recorded QEMU answers of its models, as far as TCG shows it.
  @Test(
    "equals the recorded answers",
    .enabled(if: RecordedQEMU.folder != nil, "needs ../shared (answers of 3 QEMUs)"),
    arguments: [("7.2", "7.2"), ("10.0", "10.0"), ("11.1.3", "11.1")])
  func equalsRecordedAnswers(file: String, series: String) throws {
    let answers = try RecordedQEMU(file)
    let release = try #require(QEMUSeries(series))
    for (name, alias) in answers.aliases {
      #expect(table.model(named: name) == table.model(named: alias), "\(name)")
    }
    var seen: Set<String> = []
    for (name, on) in answers.models {
      let model = try #require(table.model(named: name), "\(name)")
      seen.insert(model.name)
      #expect(model.since <= release, "\(name)")
      // TCG has no VMX and no vme; other spellings and what is no feature are left out of the table.
      let ours = model.properties.filter { !$0.hasPrefix("vmx-") && $0 != "vme" }
      let theirs = on.filter { name in
        QEMUProperties.aliases[name] == nil && !QEMUProperties.isNoFeature(name) && name != "hypervisor"
          && name != "vme"
      }
      #expect(ours == theirs, "\(name): \(ours.symmetricDifference(theirs).sorted())")
    }
    for model in table.models where model.since <= release && model.since.description != "10.2" {
      #expect(seen.contains(model.name), "QEMU \(file) has no \(model.name)")
    }
  }

  @Test(
    "equals the recorded compatibility of machine types",
    .enabled(if: RecordedQEMU.folder != nil, "needs ../shared (answers of 3 QEMUs)"),
    arguments: ["10.0", "11.1.3"])
  func equalsRecordedMachines(file: String) throws {
    let machines = try RecordedQEMU(file).machines
    #expect(machines.count > 30)
    let models = table.models.map(\.name) + table.models.flatMap(\.aliases) + ["host"]
    for (machine, set) in machines {
      for model in models {
        var theirs: [String: String] = [:]
        for entry in set where entry.model == model || entry.model == nil {
          theirs[entry.property] = entry.value
        }
        // Properties that came after this release are not its business.
        let ours = table.properties(of: model, on: machine).filter { name, _ in
          file == "11.1.3"
            || ![
              "x-consistent-cache", "x-vendor-cpuid-only-v2", "x-arch-cap-always-on",
              "x-pdcm-on-even-without-pmu",
            ].contains(name)
        }
        guard ours != theirs else { continue }
        Issue.record("\(machine) \(model): \(ours) and not \(theirs)")
        return
      }
    }
  }
}

/// A QEMU's recorded answers in the corpus.
struct RecordedQEMU {
  static let folder: String? = {
    let root =
      #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    let path = root + "/../shared/corpus/stacks"
    return FileManager.default.fileExists(atPath: path + "/qemu-11.1.3.json") ? path : nil
  }()

  /// Names and what they stand for.
  var aliases: [String: String] = [:]
  /// The properties that are on, by model.
  var models: [String: Set<String>] = [:]
  /// The versioned PC machine types, and whether each is deprecated.
  var deprecated: [String: Bool] = [:]
  /// What versioned PC machine types set.
  var machines: [String: [(model: String?, property: String, value: String)]] = [:]

  init(_ version: String) throws {
    let folder = try #require(RecordedQEMU.folder)
    let data = try Data(contentsOf: URL(filePath: "\(folder)/qemu-\(version).json"))
    let answers = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    for definition in try #require(answers["definitions"] as? [[String: Any]]) {
      if let name = definition["name"] as? String, let alias = definition["alias-of"] as? String {
        aliases[name] = alias
      }
    }
    for (name, model) in try #require(answers["models"] as? [String: [String: Any]]) {
      models[name] = Set(try #require(model["on"] as? [String]))
    }
    for machine in try #require(answers["machines"] as? [[String: Any]]) {
      guard let name = machine["name"] as? String, name.hasPrefix("pc-") else { continue }
      deprecated[name] = try #require(machine["deprecated"] as? Bool)
      machines[name] = try ((machine["cpu-compat"] as? [String]) ?? []).compactMap { text in
        let sides = text.split(separator: "=", maxSplits: 1)
        let type = try #require(sides.first).split(separator: ".", maxSplits: 1)
        guard type.count == 2, type[0].hasSuffix("x86_64-cpu") else { return nil }
        let model = type[0] == "x86_64-cpu" ? nil : String(type[0].dropLast("-x86_64-cpu".count))
        return (model, String(type[1]), sides.count == 2 ? String(sides[1]) : "")
      }
    }
  }
}
