import CPUCatalog
import CPUCompatibility
import CPULevelling
import Foundation
import Testing
import X86CPU

/// Levels as QEMU itself expands them: exactly the level, but for what is cited here.
@Suite(.enabled(if: QEMUProcess.isInstalled, "qemu-system-x86_64 is not installed"))
struct LevelQEMUTests {
  private let catalog = Catalog.standard
  private let pools = CorpusPools()

  /// What QEMU has on though the level lacks it.
  ///
  /// hypervisor: qemu 7.2 target/i386/cpu.c, x86_cpu_initfn. arat, topoext, x2apic: any host that runs KVM gives them (kvm.c,
  /// kvm_arch_get_supported_cpuid). acpi, monitor: off with KVM (kvm-cpu.c, kvm_default_props), on with TCG.
  private static let added: Set<String> = ["hypervisor", "arat", "topoext", "x2apic", "acpi", "monitor"]
  /// What TCG has off though models have it: qemu 7.2 target/i386/tcg/tcg-cpu.c, tcg_cpu_xsave_init and tcg_default_props.
  private static let removed: Set<String> = ["vme"]

  /// How far CPUID has to go, by the manuals.
  ///
  /// Intel SDM volume 2A, CPUID; AMD APM volume 3, appendix E.
  private static let leaves: [String: Int] = [
    "xsave": 0x0d, "amx-tile": 0x1e, "amx-int8": 0x1e, "amx-bf16": 0x1e, "xsaveopt": 0x0d, "avx2": 7,
    "spec-ctrl": 7,
  ]
  private static let extendedLeaves: [String: Int] = [
    "topoext": 0x8000_001e, "invtsc": 0x8000_0007, "ibpb": 0x8000_0008, "svm": 0x8000_000a,
  ]

  /// Compares a level's `-cpu` with what QEMU makes of it.
  func check(_ report: LevelReport, by qemu: QEMUProcess, on machine: String? = nil) throws {
    let target = EmissionTarget(.qemu, qemu: QEMUVersion(qemu.version), machine: machine)
    let emission: LevelEmission
    do {
      emission = try LevelEmission(report, for: target)
    } catch {
      #expect(error.reason.contains("has no model"), "\(error)")
      return
    }
    let argument = try QEMUArgument(String(emission.body.dropFirst("-cpu ".count).dropLast()))
    let before = qemu.said
    let properties = try qemu.expansion(of: argument)
    #expect(qemu.said == before, "\(qemu.said.dropFirst(before.count)) \(emission.body)")
    var on: Set<String> = []
    for (name, value) in properties where value as? Bool == true && isFeature(name) {
      on.formUnion(catalog.features(calledByQEMU: name).map(\.name))
    }
    let level = Set(report.features)
    let surplus = on.subtracting(level).subtracting(Self.added)
    #expect(surplus.isEmpty, "QEMU adds \(surplus.sorted()) to \(emission.body)")
    let missing = level.subtracting(report.unnamed).subtracting(emission.dropped).subtracting(on).subtracting(
      Self.removed)
    #expect(missing.isEmpty, "QEMU lacks \(missing.sorted()) of \(emission.body)")
    let end = try #require(properties["level"] as? Int)
    for (name, leaf) in Self.leaves where on.contains(name) {
      #expect(leaf <= end, "\(name) with leaf \(end): \(emission.body)")
    }
    let extendedEnd = try #require(properties["xlevel"] as? Int)
    for (name, leaf) in Self.extendedLeaves where on.contains(name) {
      #expect(leaf <= extendedEnd, "\(name) with leaf \(extendedEnd): \(emission.body)")
    }
  }

  /// Properties that are no features have names of features' too.
  private func isFeature(_ name: String) -> Bool { !name.hasPrefix("kvm") && !name.hasPrefix("hv-") }

  /// Old machine types change models; the level counts that in, and guests get it exactly.
  @Test(
    .enabled(if: CorpusPools.isThere, "../shared/corpus is not there"),
    arguments: ["pc-q35-3.1", "pc-q35-2.12", "pc-i440fx-2.2", "pc-i440fx-1.4"])
  func levelsAreWhatQEMUGivesOnAMachineType(machine: String) throws {
    let installed = try QEMUProcess()
    let series = try #require(QEMUSeries(installed.version))
    guard QEMUModelTable.standard.machineStanding(of: machine, in: series) != .missing else { return }
    let qemu = try QEMUProcess(machine: machine)
    var checked = 0
    var changed = 0
    for pool in try pools.randomPools(60, seed: 31) {
      guard let report = pools.report(on: pool), let model = report.model else { continue }
      try check(report, by: qemu, on: machine)
      checked += 1
      if !QEMUModelTable.standard.featureChange(of: model, on: machine, catalog).isEmpty { changed += 1 }
    }
    #expect(checked > 20 && changed > 0, "\(checked) \(changed)")
  }

  @Test(.enabled(if: CorpusPools.isThere, "../shared/corpus is not there"))
  func levelsOfRandomPoolsAreWhatQEMUGives() throws {
    let qemu = try QEMUProcess()
    var checked = 0
    for pool in try pools.randomPools(120, seed: 23) {
      guard let report = pools.report(on: pool), report.model != nil else { continue }
      try check(report, by: qemu)
      checked += 1
    }
    #expect(checked > 60)
    #expect(!qemu.said.contains("depends on other features"))
  }

  @Test(.enabled(if: CorpusPools.isThere, "../shared/corpus is not there"))
  func levelsWithNestingAreWhatQEMUGives() throws {
    let qemu = try QEMUProcess()
    for pool in try pools.randomPools(40, seed: 5) {
      guard let report = pools.report(on: pool, nested: true), report.model != nil else { continue }
      try check(report, by: qemu)
    }
    #expect(!qemu.said.contains("depends on other features"))
  }

  /// Hosts that have just one model of libvirt's: QEMU's has more or less, and guests get the level all the same.
  @Test func levelsOfEachModelOfTheMapAreWhatQEMUGives() throws {
    let qemu = try QEMUProcess()
    var checked = 0
    for model in HypervisorHost.map.models {
      guard let vendor = model.vendor else { continue }
      let report = try HypervisorHost.report(on: HypervisorHost(model: model.name, vendor: vendor))
      guard report.model != nil else { continue }
      try check(report, by: qemu)
      checked += 1
    }
    #expect(checked > 30)
    #expect(!qemu.said.contains("depends on other features"))
  }

  /// Cooper Lake with tiles; Penryn with XSAVE; family 15h with the leaves on topology: QEMU's models end before.
  @Test(arguments: [
    HypervisorHost(model: "Cooperlake", adding: ["xsaves", "xfd", "amx-tile", "amx-int8", "amx-bf16"]),
    HypervisorHost(model: "Penryn", adding: ["xsave"]), HypervisorHost(model: "Westmere", adding: ["xsave"]),
    HypervisorHost(model: "Opteron_G5", vendor: "AMD", adding: ["topoext"]),
    HypervisorHost(model: "Opteron_G3", vendor: "AMD", adding: ["ibpb", "spec-ctrl"]),
    HypervisorHost(model: "Cascadelake-Server", removing: ["pku"]),
    HypervisorHost(model: "EPYC-Rome", vendor: "AMD", adding: ["xsaves"]),
    HypervisorHost(model: "Haswell-noTSX-IBRS", removing: ["avx2", "fma"]),
  ])
  func levelsAreWhatQEMUGives(host: HypervisorHost) throws {
    let qemu = try QEMUProcess()
    try check(try HypervisorHost.report(on: host), by: qemu)
    #expect(!qemu.said.contains("depends on other features"))
  }
}
