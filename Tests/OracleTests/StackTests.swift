import CPUCatalog
import Foundation
import LibvirtCPU
import TestSupport
import Testing
import X86CPU

/// A system whose QEMU and libvirt can be asked: this one, and those of `MARTLET_STACKS` (`Scripts/compare-stacks`).
struct InstalledStack: Sendable, CustomTestStringConvertible {
  /// Its root.
  let root: String

  var testDescription: String { root }

  static let all: [InstalledStack] = {
    let others = (ProcessInfo.processInfo.environment["MARTLET_STACKS"] ?? "").split(separator: ":")
    return (["/"] + others.map(String.init)).map { InstalledStack(root: $0) }
  }()

  static let withQEMU = all.filter {
    FileManager.default.isExecutableFile(atPath: $0.root + "/usr/bin/qemu-system-x86_64")
  }
  /// The systems that were made for the tests, which have libvirt with its own user.
  static let made = withLibvirt.filter { $0.root != "/" }
  static let withLibvirt = all.filter {
    FileManager.default.fileExists(atPath: $0.root + "/usr/share/libvirt/cpu_map/index.xml")
      && FileManager.default.isExecutableFile(atPath: $0.root + "/usr/bin/virsh")
  }

  /// What a program of the system's answers to a text on its standard input.
  func ask(_ program: String, _ arguments: [String], _ input: String) throws -> String {
    try feed((root == "/" ? [] : ["chroot", root]) + [program] + arguments, input).output
  }
}

/// What a QEMU answers to queries, by QMP.
struct AskedQEMU {
  let series: QEMUSeries
  /// Names that stand for others.
  var aliases: [String: String] = [:]
  /// The properties that are on with TCG, by model.
  var models: [String: Set<String>] = [:]
  /// Every property of a CPU.
  var properties: Set<String> = []
  /// Machine types, whether each is deprecated, and what it sets.
  var machines: [String: (isDeprecated: Bool, set: [(model: String?, property: String, value: String)])] = [:]
  let tellsCompatibility: Bool

  init(_ stack: InstalledStack) throws {
    let first = try stack.answers(
      [["execute": "query-cpu-definitions"], ["execute": "query-version"]], on: "q35")
    let version = try #require((first[1] as? [String: Any])?["qemu"] as? [String: Int])
    let (major, minor) = (try #require(version["major"]), try #require(version["minor"]))
    series = try #require(QEMUSeries("\(major).\(minor)"))
    tellsCompatibility = series >= (try #require(QEMUSeries("9.1")))
    let definitions = try #require(first[0] as? [[String: Any]])
    let names = try definitions.map { try #require($0["name"] as? String) }.filter {
      !["host", "max", "base"].contains($0)
    }
    for definition in definitions {
      if let name = definition["name"] as? String, let alias = definition["alias-of"] as? String {
        aliases[name] = alias
      }
    }
    var question: [String: Any] = ["execute": "query-machines"]
    if tellsCompatibility { question["arguments"] = ["compat-props": true] }
    for machine in try #require(try stack.answers([question], on: "q35")[0] as? [[String: Any]]) {
      guard let name = machine["name"] as? String, name.hasPrefix("pc-") else { continue }
      var set: [(model: String?, property: String, value: String)] = []
      for entry in machine["compat-props"] as? [[String: Any]] ?? [] {
        guard let type = entry["qom-type"] as? String, type.hasSuffix("x86_64-cpu"),
          let property = entry["property"] as? String, let value = entry["value"] as? String
        else { continue }
        set.append(
          (type == "x86_64-cpu" ? nil : String(type.dropLast("-x86_64-cpu".count)), property, value))
      }
      machines[name] = (machine["deprecated"] as? Bool ?? false, set)
    }
    for (id, values) in try stack.expansions(of: names + ["max"], on: "q35") {
      if id == "max" {
        properties = Set(values.keys)
      } else {
        models[id] = Set(values.filter { $0.value as? Bool == true }.keys)
      }
    }
  }
}

/// The tables against what installed QEMUs and libvirts say themselves.
@Suite("Installed QEMUs and libvirts")
struct StackTests {
  let table = QEMUModelTable.standard

  private static func isFeature(_ name: String) -> Bool {
    QEMUProperties.aliases[name] == nil && !QEMUProperties.isNoFeature(name) && name != "hypervisor"
  }

  @Test(
    "QEMU's models, properties and machine types are those of the table",
    .enabled(if: !InstalledStack.withQEMU.isEmpty, "no QEMU is installed"), arguments: InstalledStack.withQEMU
  )
  func qemu(_ stack: InstalledStack) throws {
    let asked = try AskedQEMU(stack)
    let series = asked.series
    let isRead = table.releases.contains { $0.series == series }
    #expect(asked.models.count > 50 && asked.properties.count > 200 && asked.machines.count > 20)
    for (name, on) in asked.models {
      // Of a release that was not read, a model that the tables lack is no contradiction.
      guard let model = table.model(named: name) else {
        let known = table.hasModel(name, in: series)
        #expect(!isRead || known == true || asked.aliases[name] != nil, "QEMU \(series) has \(name)")
        continue
      }
      #expect(table.hasModel(name, in: series) != false, "\(name)")
      // TCG has no VMX and no vme.
      let ours = model.properties.filter { !$0.hasPrefix("vmx-") && $0 != "vme" }
      let theirs = on.filter { Self.isFeature($0) && $0 != "vme" }
      #expect(ours == theirs, "QEMU \(series), \(name): \(ours.symmetricDifference(theirs).sorted())")
    }
    for (name, alias) in asked.aliases where table.model(named: name) != nil {
      #expect(table.model(named: name) == table.model(named: alias), "\(name)")
    }
    for name in table.models.map(\.name) + ["Icelake-Client", "Icelake-Client-v3", "NovaLake"] {
      if let has = table.hasModel(name, in: series) { #expect(has == (asked.models[name] != nil), "\(name)") }
    }
    for feature in Catalog.standard.features {
      guard let name = feature.aliases.first(where: { $0.dialect == .qemu })?.name else { continue }
      if let has = table.hasProperty(name, in: series) {
        #expect(has == asked.properties.contains(name), "QEMU \(series), property \(name)")
      }
    }
    for name in asked.properties where Self.isFeature(name) && name != "memory" && name != "realized" {
      #expect(
        !isRead || !Catalog.standard.features(calledByQEMU: name).isEmpty, "QEMU \(series), property \(name)")
    }
    for name in Set(table.machineNames).union(asked.machines.keys) {
      switch table.machineStanding(of: name, in: series) {
      case .missing?: #expect(asked.machines[name] == nil, "\(name)")
      case .offered?: #expect(asked.machines[name]?.isDeprecated == false || !isRead, "\(name)")
      case .deprecated?: #expect(asked.machines[name]?.isDeprecated == true, "\(name)")
      case nil: break
      }
    }
  }

  @Test(
    "What machine types set on CPUs is in the table",
    .enabled(if: !InstalledStack.withQEMU.isEmpty, "no QEMU is installed"), arguments: InstalledStack.withQEMU
  )
  func machines(_ stack: InstalledStack) throws {
    let asked = try AskedQEMU(stack)
    // Older releases do not tell.
    guard asked.tellsCompatibility else { return }
    for (machine, told) in asked.machines {
      for model in table.models.map(\.name) + ["host"] {
        var theirs: [String: String] = [:]
        for entry in told.set where entry.model == model || entry.model == nil {
          theirs[entry.property] = entry.value
        }
        let ours = table.properties(of: model, on: machine)
        // A release does not have the properties that later ones brought.
        for (name, value) in theirs { #expect(ours[name] == value, "\(machine), \(model): \(name)=\(value)") }
        for (name, value) in ours where theirs[name] == nil {
          let since = try #require(
            table.machineProperties.first { $0.property == name && ($0.model ?? model) == model }?.since)
          #expect(since > asked.series, "\(machine), \(model): \(name)=\(value)")
        }
      }
    }
  }

  @Test(
    "Models have on each machine type what the table says",
    .enabled(if: !InstalledStack.withQEMU.isEmpty, "no QEMU is installed"), arguments: InstalledStack.withQEMU
  )
  func modelsOnMachines(_ stack: InstalledStack) throws {
    let asked = try AskedQEMU(stack)
    // A replayed host runs on the newest machine type, which changes nothing: the probe asks without a machine.
    let newest = table.featureChange(of: "host", on: "pc-i440fx-\(asked.series)", .standard)
    #expect(newest.isEmpty)
    let names = asked.models.keys.filter { table.model(named: $0) != nil }.sorted()
    var changes = 0
    for machine in asked.machines.keys.sorted() {
      let expansions = try stack.expansions(of: names, on: machine)
      #expect(expansions.count == names.count, "\(machine)")
      for (name, values) in expansions {
        let model = try #require(table.model(named: name))
        let change = table.featureChange(of: name, on: machine, .standard, underKVM: false)
        changes += change.isEmpty ? 0 : 1
        for feature in Catalog.standard.features {
          // TCG has no vme; VMX controls follow vmx.
          guard let property = feature.aliases.first(where: { $0.dialect == .qemu })?.name,
            let theirs = values[property] as? Bool, property != "vme", !property.hasPrefix("vmx-"),
            property != "hypervisor"
          else { continue }
          let ours =
            (model.properties.contains(property) && !change.removed.contains(feature.index))
            || change.added.contains(feature.index)
          if ours != theirs {
            Issue.record("QEMU \(asked.series), \(machine), \(name): \(property) is \(theirs)")
          }
        }
        // QEMU raises the leaf itself for features that need more (AVX10: 24H).
        let leaves = try #require(table.leaves(of: name, on: machine))
        if let level = values["min-level"] as? Int {
          #expect(
            level == leaves.basic || leaves.areRaised && level > leaves.basic, "\(machine), \(name)")
        }
      }
    }
    // Releases from 11 on have no machine types old enough.
    let isOld = asked.series < (try #require(QEMUSeries("11.0")))
    #expect(changes > 20 || !isOld)
  }

  /// CPUs that run, by their feature words and what the accelerator filtered out of them.
  @Test(
    "Started CPUs have what the table says of their machine type",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/qemu-system-x86_64"), "no QEMU is installed"),
    arguments: [
      ("Skylake-Server", "pc-q35-3.1"), ("Skylake-Server", "pc-i440fx-3.0"), ("EPYC", "pc-q35-2.12"),
      ("Haswell", "pc-i440fx-2.4"), ("Opteron_G5", "pc-q35-3.1"), ("Cascadelake-Server", "pc-q35-4.0"),
    ])
  func startedModels(model: String, machine: String) throws {
    let stack = InstalledStack(root: "/")
    let asked = try AskedQEMU(stack)
    guard asked.machines[machine] != nil else { return }
    let registers = try stack.registers(of: model, on: machine)
    let definition = try #require(table.model(named: model))
    let change = table.featureChange(of: model, on: machine, .standard, underKVM: false)
    #expect(change.isEmpty == (machine == "pc-q35-4.0"))
    var compared = 0
    for feature in Catalog.standard.features {
      guard case .cpuid(let leaf, let subleaf, let register) = feature.location.kind,
        let property = feature.aliases.first(where: { $0.dialect == .qemu })?.name, property != "vme",
        property != "hypervisor",
        let word = registers["\(leaf) \(subleaf ?? 0) \(register.name)"]
      else { continue }
      let ours =
        (definition.properties.contains(property) && !change.removed.contains(feature.index))
        || change.added.contains(feature.index)
      compared += 1
      #expect(ours == (word >> UInt32(feature.location.bit) & 1 == 1), "\(machine), \(model): \(property)")
    }
    #expect(compared > 200)
  }

  @Test(
    "Limits of address bits in baselines are libvirt's",
    .enabled(if: !InstalledStack.made.isEmpty, "./test --stacks"), arguments: InstalledStack.made)
  func addressLimits(_ stack: InstalledStack) throws {
    let text = try stack.ask("virsh", ["--version"], "").split(whereSeparator: \.isNewline).first ?? ""
    let version = try #require(LibvirtVersion(text))
    let map = try CPUMap.load(path: stack.root + "/usr/share/libvirt/cpu_map", libvirtVersion: version)
    let folder = "/tmp/martlet-stack-\(UUID().uuidString)"
    let outside = (stack.root == "/" ? "" : stack.root) + folder
    try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: outside) }
    for limits in [[46, 40], [40, nil], [nil, 46], [52], [48, 46, 52], [nil]] as [[Int?]] {
      let cpus = limits.map { limit in
        let address = limit.map { "<maxphysaddr mode='passthrough' limit='\($0)'/>" } ?? ""
        return
          "<cpu mode='custom' match='exact'><model fallback='forbid'>Nehalem</model><vendor>Intel</vendor>\(address)</cpu>"
      }
      try cpus.joined(separator: "\n").write(toFile: outside + "/cpus.xml", atomically: true, encoding: .utf8)
      let answer = try stack.ask(
        "virsh",
        [
          "--quiet", "--connect", "qemu:///embed?root=\(folder)", "hypervisor-cpu-baseline", "--virttype",
          "qemu",
          "--arch", "x86_64", folder + "/cpus.xml",
        ], "")
      let start = try #require(answer.firstRange(of: "<cpu "), "\(answer.prefix(500))").lowerBound
      let end = try #require(answer[start...].firstRange(of: "</cpu>")).upperBound
      let theirs = try CPUDefinition(xml: Array(answer[start..<end].utf8), as: .guest)
      let ours = try map.hypervisorBaseline(
        try cpus.map { try CPUDefinition(xml: Array($0.utf8), as: .guest) }, qemu: nil,
        models: HypervisorModels(names: map.models.map(\.name)))
      #expect(theirs.physicalAddress == ours.physicalAddress, "libvirt \(version), \(limits)")
    }
  }

  @Test(
    "libvirt's map and its baselines are ours",
    .enabled(if: !InstalledStack.withLibvirt.isEmpty, "no libvirt is installed"),
    arguments: InstalledStack.withLibvirt)
  func libvirt(_ stack: InstalledStack) throws {
    let text = try stack.ask("virsh", ["--version"], "").split(whereSeparator: \.isNewline).first ?? ""
    let version = try #require(LibvirtVersion(text))
    let map = try CPUMap.load(path: stack.root + "/usr/share/libvirt/cpu_map", libvirtVersion: version)
    if let builtin = CPUMap.builtin(version) {
      #expect(map.vendors == builtin.vendors)
      #expect(map.features == builtin.features)
      #expect(map.models.map(\.name) == builtin.models.map(\.name))
      for (theirs, ours) in zip(map.models, builtin.models) { #expect(theirs == ours) }
    }
    // Baselines of pairs of models of one vendor, by the test driver, which asks the same function as QEMU's.
    var generator = SeededGenerator(seed: 1)
    let models = map.models.filter { map.vendor(of: $0) != nil && $0.decodesHosts }
    var script = ""
    var pairs: [String] = []
    let folder = stack.root + "/tmp/martlet-stack-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    while pairs.count < 200 {
      guard let a = models.randomElement(using: &generator),
        let b = models.filter({ $0.vendorIndex == a.vendorIndex }).randomElement(using: &generator)
      else { break }
      let pair = [a, b].map { model in
        let feature = map.features.randomElement(using: &generator)?.name ?? "vmx"
        return
          "<cpu><arch>x86_64</arch><model>\(model.name)</model><vendor>\(map.vendor(of: model)?.name ?? "")</vendor>"
          + "<feature name='\(feature)'/></cpu>"
      }.joined(separator: "\n")
      let file = folder + "/\(pairs.count).xml"
      try pair.write(toFile: file, atomically: true, encoding: .utf8)
      script += "cpu-baseline \(file.dropFirst(stack.root == "/" ? 0 : stack.root.count))\n"
      pairs.append(pair)
    }
    let output = try stack.ask("virsh", ["--quiet", "--connect", "test:///default"], script)
    let theirs = output.split(separator: "</cpu>\n", omittingEmptySubsequences: true)
      .compactMap { part in part.firstRange(of: "<cpu ").map { String(part[$0.lowerBound...]) + "</cpu>\n" } }
    var ours: [String] = []
    for pair in pairs {
      let definitions = try pair.split(separator: "\n").map {
        try CPUDefinition(xml: Array($0.utf8), as: .host)
      }
      if let baseline = try? map.baseline(definitions) { ours.append(baseline.xml(version: version)) }
    }
    #expect(ours.count > 150)
    #expect(theirs.count == ours.count, "\(output.prefix(2000))")
    for (their, our) in zip(theirs, ours) where their != our {
      Issue.record("libvirt \(version): \(their)\nours: \(our)")
    }
  }
}
