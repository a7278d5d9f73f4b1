import CPUCatalog
import CPUCompatibility
import CPULevelling
import Foundation
import HostSnapshots
import LibvirtCPU
import TestSupport
import X86CPU

@testable import CPUReaders

/// Hosts of the corpus, and what each gives its guests, read once.
struct LevelPool: Sendable {
  /// A host that may be a member of a set.
  struct Member: Sendable {
    var host: HostCPU
    var offers: HostOffers
    /// Whether the record shows all that the CPU announces, or libvirt's expanded host-model.
    var isComplete: Bool
  }

  static let catalog = Catalog.standard
  static let map = MapProjection(.builtin, catalog: .standard)
  static let dependencies = FeatureDependencies.standard
  static let masks = ExposureMasks.standard

  let members: [Member]

  /// Members of all kinds: dumps of CPUID, guests' views of Firecracker, libvirt's test data where it is at hand, made-up snapshots.
  static let all = LevelPool(
    members: dumps(limit: 70) + firecracker() + libvirtHosts(limit: 30) + snapshots(limit: 24))

  private static func member(_ host: HostCPU, isComplete: Bool) -> Member {
    Member(
      host: host, offers: HostOffers(host, masks: masks),
      isComplete: isComplete)
  }

  private static func read(_ url: URL, name: String) -> HostCPU? {
    guard let data = try? Data(contentsOf: url) else { return nil }
    let document = Document(name: name, bytes: Array(data))
    let interpreter = Interpreter(map: map, catalog: catalog)
    guard let reading = try? Reader.read(document), let cpu = try? reading.selecting(document) else {
      return nil
    }
    return try? interpreter.host(cpu, in: document)
  }

  /// One host of a file of the corpus, called by its path.
  static func host(_ path: String) -> HostCPU? {
    let folder = path.hasSuffix(".json") ? "firecracker" : "libcpuid"
    guard let root = corpusFolder(folder), var host = read(root.appending(path: path), name: path) else {
      return nil
    }
    host.name = path
    return host
  }

  private static func paths(_ folder: String, _ ending: String) -> [String] {
    guard let root = corpusFolder(folder) else { return [] }
    return ((try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []).sorted().filter {
      $0.hasSuffix(ending) && !$0.contains("arm/")
    }
  }

  private static func longDumps(_ seed: UInt64) -> [HostCPU] {
    var random = SeededGenerator(seed: seed)
    let long = catalog["lm"]?.index ?? -1
    return paths("libcpuid", ".test").shuffled(using: &random).lazy.compactMap(host).filter { host in
      host.observations.contains { $0.point == .cpuid && $0.evidence.certainlyPresent.contains(long) }
    }
  }

  private static func dumps(limit: Int) -> [Member] {
    longDumps(1).prefix(limit).map { member($0, isComplete: true) }
  }

  private static func firecracker() -> [Member] {
    paths("firecracker", ".json").compactMap(host).map { member($0, isComplete: true) }
  }

  /// libvirt's own test data: hosts by CPUID, and host-models by QEMU.
  private static func libvirtHosts(limit: Int) -> [Member] {
    let oracle = packageFolder.appending(path: ".oracle")
    let trees = ((try? FileManager.default.contentsOfDirectory(atPath: oracle.path)) ?? []).sorted()
    guard let tree = trees.first(where: { $0.hasPrefix("libvirt-") }) else { return [] }
    var random = SeededGenerator(seed: 3)
    let folders = [("cputestdata", "-host.xml"), ("domaincapsdata", ".xml")]
    let files = folders.flatMap { folder, ending -> [URL] in
      let folder = oracle.appending(path: "\(tree)/tests/\(folder)")
      let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
      return names.filter { name in
        name.hasSuffix(ending) && (name.hasPrefix("x86_64-cpuid-") || name.contains("q35.x86_64"))
      }.map { folder.appending(path: $0) }
    }
    return files.shuffled(using: &random).prefix(limit).compactMap { file in
      guard var host = read(file, name: file.lastPathComponent), host.vendor != nil else { return nil }
      host.name = file.lastPathComponent
      return member(host, isComplete: true)
    }
  }

  /// Snapshots of dumps with a kernel and parameters of KVM, so that what guests get is predicted.
  private static func snapshots(limit: Int) -> [Member] {
    var random = SeededGenerator(seed: 5)
    return longDumps(2).prefix(limit).enumerated().compactMap { number, host -> Member? in
      guard let table = host.cpus.first?.table else { return nil }
      var snapshot = Snapshot(martlet: "test", method: .probe, captured: "2026-11-01T00:00:00Z")
      snapshot.identity.hostName = "snapshot-\(number)"
      let rows = table.leaves.sorted { ($0.key.eax, $0.key.ecx) < ($1.key.eax, $1.key.ecx) }.map {
        leaf, row in
        func hex(_ value: UInt32) -> String {
          "0x" + String(repeating: "0", count: 8 - String(value, radix: 16).count) + String(value, radix: 16)
        }
        return
          "   \(hex(leaf.eax)) 0x\(leaf.ecx < 16 ? "0" : "")\(String(leaf.ecx, radix: 16)): eax=\(hex(row.eax)) ebx=\(hex(row.ebx)) ecx=\(hex(row.ecx)) edx=\(hex(row.edx))\n"
      }
      let time = snapshot.captured
      snapshot.parts = [
        Snapshot.Part(
          .cpuid, source: "CPUID on cpu 0", time: time, about: ["cpus": "0"], text: "CPU 0:\n" + rows.joined()
        ),
        Snapshot.Part(.file, source: "/proc/cpuinfo", time: time, text: cpuinfo(of: host)),
        Snapshot.Part(
          .file, source: "/proc/sys/kernel/osrelease", time: time,
          text: ["5.10.0-28-amd64", "6.1.0-18-amd64", "6.12.9-1"].randomElement(using: &random) ?? ""),
        Snapshot.Part(
          .folder, source: "/sys/module/\(host.vendor == "AMD" ? "kvm_amd" : "kvm_intel")/parameters",
          time: time,
          text: "nested\t\(Bool.random(using: &random) ? "Y" : "N")\nnpt\tY\nept\tY\n"),
      ]
      let document = Document(name: "snapshot-\(number).json", bytes: snapshot.json())
      guard let cpu = try? Reader.read(document).selecting(document),
        let read = try? Interpreter(map: map, catalog: catalog).host(cpu, in: document)
      else { return nil }
      return member(read, isComplete: false)
    }
  }

  /// What a kernel that drops nothing would print of the host.
  private static func cpuinfo(of host: HostCPU) -> String {
    let present = host.observations.first { $0.point == .cpuid }?.evidence.certainlyPresent ?? FeatureSet()
    func has(_ location: FeatureLocation) -> Bool {
      catalog.feature(at: location).map { present.contains($0.index) } ?? false
    }
    let words = LinuxFlagTable.standard.flags.filter { flag in
      guard flag.line == .flags, flag.vendors.isEmpty || flag.vendors.contains(host.vendor ?? "") else {
        return false
      }
      switch flag.proof {
      case .mirror(let location): return has(location)
      case .any(let alternatives):
        return alternatives.contains { $0.owner == host.vendor && has($0.location) }
      case .all(let locations): return locations.allSatisfy(has)
      case .synthetic: return false
      }
    }.map(\.name)
    let vendor = host.vendor.flatMap(VendorNames.characters(of:)) ?? host.vendor ?? ""
    return
      "processor\t: 0\nvendor_id\t: \(vendor)\ncpu family\t: \(host.value(.family) ?? 6)\n"
      + "flags\t\t: \(words.joined(separator: " "))\nbugs\t\t:\nbogomips\t: 4000.00\n"
  }

  /// A report on some members.
  static func reports(
    on members: [Member], nested: Bool = false, onlyAdd: Bool = false,
    assuming assumption: LevelAssumption = LevelAssumption()
  ) -> [(level: LevelledCPU, report: LevelReport)] {
    var naming = LevelNaming()
    (naming.nested, naming.onlyAdd) = (nested, onlyAdd)
    return LevelledCPU.groups(of: members.map(\.offers)).compactMap { group in
      guard
        let level = LevelledCPU(
          group, catalog: catalog, masks: masks, nested: nested, assuming: assumption)
      else { return nil }
      let report = LevelReport(
        level, of: group.map(\.name), map: map, catalog: catalog, martlet: "test", inputs: [], naming: naming)
      return (level, report)
    }
  }

  /// The features of the printed CPU: the model's, without what is switched off, with what is switched on.
  static func printed(_ report: LevelReport) -> FeatureSet? {
    guard let model = report.model.flatMap(map.model(named:)) else { return nil }
    func set(_ names: [String]) -> FeatureSet { FeatureSet(names.compactMap { catalog[$0]?.index }) }
    return model.features.subtracting(set(report.disabled)).union(set(report.required))
  }

  /// Features that are levelled, so that they count in dependencies.
  static let levelled = FeatureSet(
    catalog.features.filter { $0.levelling != .never && !$0.isStateComponent }.map(\.index))
}
