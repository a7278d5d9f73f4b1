import CLibvirtOracle
import FoundationEssentials
import LibvirtCPU
import Testing
import X86CPU

/// Random inputs to the installed libvirt and to us: results and error texts must be equal.
///
/// `MARTLET_FUZZ_COUNT` inputs per operation (500 without it), from `MARTLET_FUZZ_SEED` on (1).
@Suite(
  "The installed libvirt 9.0.0 on random inputs", .serialized,
  .enabled(if: InstalledLibvirt.isUsable, "libvirt 9.0.0 is not installed: 9 operations on random inputs"))
struct DifferentialTests {
  static let count = number("MARTLET_FUZZ_COUNT") ?? 500
  static let seed = number("MARTLET_FUZZ_SEED") ?? 1

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  let map: CPUMap

  init() throws { map = try CPUMap.load(path: CPUMap.installedPath ?? "") }

  private func run(
    _ operation: String,
    _ body: (inout RandomInputs) -> (String, theirs: InstalledLibvirt.Answer, ours: InstalledLibvirt.Answer)
  ) {
    var equal = 0
    var differing = 0
    for index in 0..<Self.count {
      var inputs = RandomInputs(map, seed: UInt64(Self.seed + index))
      let (input, theirs, ours) = body(&inputs)
      if theirs == ours {
        equal += 1
      } else {
        differing += 1
        guard differing <= 5 else { continue }
        Issue.record(
          "\(operation), seed \(Self.seed + index): \(input)\nlibvirt: \(theirs)\nours:    \(ours)")
      }
    }
    Parity.shared.add(.assumed, "random \(operation)", equal: equal, differing: differing)
    Parity.shared.record()
  }

  private func answer(_ body: () throws -> String) -> InstalledLibvirt.Answer {
    do {
      return .success(try body())
    } catch let error as LibvirtError {
      return .failure(InstalledLibvirt.Refusal(message: error.message))
    } catch {
      return .failure(InstalledLibvirt.Refusal(message: "\(error)"))
    }
  }

  private func read(_ xml: String, _ kind: CPUDefinition.Kind? = nil) throws -> CPUDefinition {
    try CPUDefinition(xml: Array(xml.utf8), as: kind)
  }

  @Test func readingAndPrinting() {
    run("reading and printing") { inputs in
      let xml = inputs.chance(50) ? inputs.host() : inputs.guest()
      return (xml, InstalledLibvirt.parse(xml, LVO_AUTO), answer { try read(xml).xml() })
    }
  }

  @Test func comparing() {
    run("compare") { inputs in
      let (host, cpu) = inputs.hostAndCandidate()
      let fail = inputs.chance(70)
      let ours = answer {
        let comparison = try map.compare(host: read(host), candidate: read(cpu))
        if fail, let error = comparison.error { throw error }
        return ["incompatible": "0", "identical": "1", "superset": "2"][comparison.outcome.rawValue] ?? ""
      }
      return (host + "\n" + cpu, InstalledLibvirt.compare(host, cpu, fail: fail), ours)
    }
  }

  @Test func baseline() {
    run("baseline") { inputs in
      let vendor = inputs.chance(80) ? inputs.choose(map.vendors).name : nil
      let hosts = (0..<inputs.choose([1, 2, 3, 5])).map { _ in inputs.host(vendor: vendor) }
      let models = inputs.chance(30) ? inputs.models() : nil
      let features = inputs.chance(20) ? inputs.someFeatures() : nil
      let (migratable, expand) = (inputs.chance(30), inputs.chance(30))
      let theirs = InstalledLibvirt.baseline(
        hosts, models: models, features: features, migratable: migratable, expand: expand)
      let ours = answer {
        let baseline = try map.baseline(
          hosts.map { try read($0, .host) }, models: models, allowedFeatures: features, migratable: migratable
        )
        return try (expand ? map.expandingFeatures(of: baseline) : baseline).xml()
      }
      return (hosts.joined(separator: "\n"), theirs, ours)
    }
  }

  @Test func decoding() {
    run("decode") { inputs in
      let table = inputs.data()
      let kind: CPUDefinition.Kind = inputs.chance(40) ? .host : .guest
      let models = inputs.chance(50) ? inputs.models() : nil
      let data = table.cpudataXML
      let theirs = InstalledLibvirt.decode(data, kind == .host ? LVO_HOST : LVO_GUEST, models: models)
      let ours = answer {
        try map.decode(CPUIDTable(cpudata: Array(data.utf8)), as: kind, models: models).xml()
      }
      return (data, theirs, ours)
    }
  }

  @Test func updating() {
    run("update") { inputs in
      var host = inputs.chance(50) ? inputs.host() : inputs.guest(policies: ["require", "disable"])
      let guest = inputs.guest()
      // libvirt itself ends with a null pointer where the host has no model.
      if !host.contains("<model") { host = inputs.host(vendor: "Intel") }
      let hasHost = inputs.chance(97)
      let ours = answer {
        let host = hasHost ? try read(host) : nil
        return try map.update(read(guest, .guest), on: host).xml()
      }
      return (host + "\n" + guest, InstalledLibvirt.update(guest, on: hasHost ? host : nil), ours)
    }
  }

  @Test func updatingLive() {
    run("update-live") { inputs in
      let guest = inputs.guest()
      let enabled = inputs.chance(95) ? inputs.data().cpudataXML : nil
      let disabled = inputs.chance(50) ? inputs.data().cpudataXML : nil
      let theirs = InstalledLibvirt.updateLive(guest, enabled: enabled, disabled: disabled)
      let ours = answer {
        func table(_ xml: String?) throws -> CPUIDTable? {
          try xml.map { try CPUIDTable(cpudata: Array($0.utf8)) }
        }
        let cpu = try read(guest, .guest)
        return try map.updateLive(cpu, enabled: table(enabled), disabled: table(disabled)).xml()
      }
      return (guest, theirs, ours)
    }
  }

  @Test func translating() {
    run("translate") { inputs in
      let cpu = inputs.chance(20) ? inputs.host() : inputs.guest()
      let models = inputs.models()
      let ours = answer { try map.translate(read(cpu), models: models).xml() }
      return (cpu, InstalledLibvirt.translate(cpu, models: models), ours)
    }
  }

  @Test func expanding() {
    run("expand") { inputs in
      let isHost = inputs.chance(50)
      let cpu = isHost ? inputs.host() : inputs.guest()
      let ours = answer { try map.expandingFeatures(of: read(cpu)).xml() }
      guard cpu.contains("<model") else { return (cpu, ours, ours) }
      return (cpu, InstalledLibvirt.expand(cpu, LVO_AUTO), ours)
    }
  }

  @Test func copyingMigratable() {
    run("copy-migratable") { inputs in
      let cpu = inputs.chance(50) ? inputs.host() : inputs.guest()
      let ours = answer { try map.migratableCopy(of: read(cpu)).xml() }
      return (cpu, InstalledLibvirt.copyMigratable(cpu), ours)
    }
  }
}
