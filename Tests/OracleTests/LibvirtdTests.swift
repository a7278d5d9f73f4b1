import LibvirtCPU
import Testing
import X86CPU
import XMLCursor

/// End to end: what a real libvirtd answers through virsh, and what we answer, on 50 CPUs.
@Suite(
  "A private libvirtd", .serialized,
  .enabled(if: PrivateLibvirtd.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed: 50 CPUs")
)
struct LibvirtdTests {
  private static let count = 50

  let map: CPUMap
  let daemon: PrivateLibvirtd

  init() throws {
    let version = LibvirtVersion.installed ?? .builtin
    map = try CPUMap.load(path: CPUMap.installedPath ?? "", libvirtVersion: version)
    daemon = try PrivateLibvirtd()
  }

  /// The first CPU that virsh finds in a text.
  private func cpu(in text: String) throws -> CPUDefinition {
    guard let element = try CPUElement.all(in: Array(text.utf8)).first else {
      throw Difference(description: "there is no CPU in \(text.prefix(200))")
    }
    return try element.definition()
  }

  /// What virsh would print of comparing `candidate`, read from `path`, with `host`.
  private func comparison(
    _ host: CPUDefinition?, _ candidate: String, path: String, suffix: String, target: String
  ) -> PrivateLibvirtd.Answer {
    do {
      let result = try map.compare(host: host, candidate: try cpu(in: candidate))
      if let error = result.error { throw error }
      let sentence =
        result.outcome == .identical
        ? "CPU described in \(path) is identical to \(target)\n"
        : "\(suffix) is a superset of CPU described in \(path)\n"
      return .init(status: 0, output: sentence + "\n", errors: "")
    } catch let error as LibvirtError {
      return .init(
        status: 1, output: "\n",
        errors: "error: Failed to compare \(failing(target)) with \(path)\nerror: \(error.message)\n")
    } catch {
      return .init(status: -1, output: "", errors: "\(error)")
    }
  }

  private func failing(_ target: String) -> String {
    target == "host CPU" ? "host CPU" : "hypervisor CPU"
  }

  private func expect(_ theirs: PrivateLibvirtd.Answer, _ ours: PrivateLibvirtd.Answer, _ input: String) {
    #expect(theirs.status == ours.status, "\(input)\n\(theirs)\n\(ours)")
    #expect(trimmed(theirs.output) == trimmed(ours.output), "\(input)")
    #expect(trimmed(theirs.errors) == trimmed(ours.errors), "\(input)")
  }

  private func trimmed(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: true).joined(separator: "\n")
  }

  @Test func comparingWithTheHost() throws {
    let host = try cpu(in: daemon.virsh("capabilities").output)
    for index in 0..<Self.count {
      var inputs = RandomInputs(map, seed: UInt64(1000 + index))
      let candidate = index == 0 ? host.xml(version: map.libvirtVersion) : related(to: host, &inputs)
      let path = try daemon.file("compare-\(index).xml", candidate)
      let theirs = try daemon.virsh("cpu-compare", "--error", path)
      expect(
        theirs, comparison(host, candidate, path: path, suffix: "Host CPU", target: "host CPU"), candidate)
    }
  }

  @Test func comparingWithTheHypervisor() throws {
    let host = try cpu(in: daemon.virsh("domcapabilities", "--virttype", "qemu").output)
    for index in 0..<Self.count {
      var inputs = RandomInputs(map, seed: UInt64(2000 + index))
      let candidate = related(to: host, &inputs)
      let path = try daemon.file("hypervisor-\(index).xml", candidate)
      let theirs = try daemon.virsh("hypervisor-cpu-compare", "--virttype", "qemu", "--error", path)
      let target = "the CPU provided by hypervisor on the host"
      expect(
        theirs,
        comparison(
          host, candidate, path: path, suffix: "The CPU provided by hypervisor on the host", target: target),
        candidate)
    }
  }

  /// A guest of the host's model or of any other, with some of what the host has and some of what it may not.
  private func related(to host: CPUDefinition, _ inputs: inout RandomInputs) -> String {
    guard inputs.chance(70), let model = host.model else {
      return inputs.chance(30) ? inputs.host() : inputs.guest()
    }
    var text = "<cpu match='\(inputs.choose(["exact", "strict", "minimum"]))'><model>\(model)</model>"
    for feature in host.features where inputs.chance(60) {
      let policy = inputs.choose(["require", "require", "require", "optional", "disable", "force", "forbid"])
      text += "<feature policy='\(feature.policy == .disable ? "disable" : policy)' name='\(feature.name)'/>"
    }
    return text + "</cpu>"
  }

  @Test func baselines() throws {
    var made = 0
    for index in 0..<Self.count / 2 {
      var inputs = RandomInputs(map, seed: UInt64(3000 + index))
      let vendor = inputs.choose(["Intel", "AMD"])
      let hosts = (0...inputs.choose([1, 2, 3])).map { _ in inputs.host(vendor: vendor) }
      let text = hosts.joined(separator: "\n")
      let path = try daemon.file("baseline-\(index).xml", text)
      for options in [[], ["--features"], ["--migratable"], ["--features", "--migratable"]] {
        let theirs = try virsh(["cpu-baseline", path] + options)
        let ours = baseline(text) { definitions throws(LibvirtError) in
          try map.connectionBaseline(
            definitions, expanding: options.contains("--features"),
            migratable: options.contains("--migratable"))
        }
        expect(theirs, ours, "\(options) \(text)")
        if theirs.status == 0 { made += 1 }
      }
    }
    #expect(made > Self.count / 2)
  }

  @Test func baselinesOfTheHypervisor() throws {
    // The first answer makes the daemon probe QEMU.
    _ = try daemon.virsh("domcapabilities", "--virttype", "qemu")
    let qemu = try daemon.qemu("tcg")
    let models = qemu.models.translated(by: map)
    var made = 0
    for index in 0..<Self.count / 2 {
      var inputs = RandomInputs(map, seed: UInt64(4000 + index))
      let vendor = inputs.choose(["Intel", "AMD"])
      let text = (0...inputs.choose([0, 1, 2])).map { _ in inputs.host(vendor: vendor) }.joined(
        separator: "\n")
      let path = try daemon.file("hypervisor-baseline-\(index).xml", text)
      for options in [[], ["--features"], ["--migratable"]] {
        let theirs = try virsh(["hypervisor-cpu-baseline", "--virttype", "qemu", path] + options)
        let ours = baseline(text) { definitions throws(LibvirtError) in
          try map.hypervisorBaseline(
            definitions, qemu: qemu.model, models: models, expanding: options.contains("--features"),
            migratable: options.contains("--migratable"))
        }
        expect(theirs, ours, "\(options) \(text)")
        if theirs.status == 0 { made += 1 }
      }
    }
    #expect(made > Self.count / 2)
  }

  @Test func hostModel() throws {
    let text = try daemon.virsh("domcapabilities", "--virttype", "qemu").output
    let qemu = try daemon.qemu("tcg")
    let model = try #require(qemu.model)
    var ours = try map.decode(try map.table(of: model), as: .guest, models: qemu.models.translated(by: map))
    ours.mode = .custom
    let theirs = try cpu(in: text)
    #expect(ours.model == theirs.model)
    #expect(ours.vendor == theirs.vendor)
    #expect(ours.features == theirs.features)
  }

  private func virsh(_ arguments: [String]) throws -> PrivateLibvirtd.Answer { try daemon.virsh(arguments) }

  /// What virsh would print of a baseline.
  private func baseline(
    _ text: String, _ body: ([CPUDefinition]) throws(LibvirtError) -> CPUDefinition
  ) -> PrivateLibvirtd.Answer {
    do {
      let definitions = try CPUElement.all(in: Array(text.utf8)).map { try $0.definition(as: .host) }
      return .init(status: 0, output: try body(definitions).xml(version: map.libvirtVersion), errors: "")
    } catch let error as LibvirtError {
      return .init(status: 1, output: "", errors: "error: \(error.message)\n")
    } catch {
      return .init(status: -1, output: "", errors: "\(error)")
    }
  }
}
