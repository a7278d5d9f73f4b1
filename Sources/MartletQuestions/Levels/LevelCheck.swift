internal import CPUCatalog
internal import CPUCompatibility
internal import CPULevelling
internal import CPUReaders
internal import ConfigurationLint
internal import HostSnapshots
internal import LibvirtCPU
internal import NovaCompatibility
import Reports
internal import X86CPU

/// The checks before a configuration is printed: Martlet's own lint, libvirt's comparison with each host, Nova's start.
struct LevelCheck {
  /// The hosts, with the records that they were read from.
  let hosts: [Records.Host]
  /// What read them.
  let records: Records
  /// What is said of Nova; nil if nothing is.
  let nova: NovaSetup?

  /// The findings, as lines.
  struct Findings {
    /// Refusals, with their check.
    var refusals: [String] = []
    /// What could not be checked, and why.
    var unchecked: [String] = []
    /// Sentences that do not stop the output.
    var warnings: [String] = []
  }

  /// Checks a configuration of the hosts that `report` is on.
  func findings(_ emission: LevelEmission, of report: LevelReport) throws(QuestionError) -> Findings {
    var findings = Findings()
    lint(emission, &findings)
    let names = Set(report.hosts)
    guard emission.target.system.hasModels else {
      findings.unchecked.append(
        "the host itself: guests start from its CPU, so a new kernel or microcode can show them more than this configuration takes out"
      )
      return findings
    }
    for host in hosts where names.contains(host.cpu.name) {
      let map = records.options.map.usesOwnMaps ? host.ownMap ?? records.map : records.map
      let supposed = report.supposed.filter { $0.hosts.contains(host.cpu.name) }.map(\.feature)
      try compare(emission, with: host, by: map, supposed, &findings)
      if emission.target.system == .nova { try start(emission, on: host, by: map, &findings) }
    }
    if emission.target.system == .nova, nova == nil {
      findings.unchecked.append("Nova's start-up check: the release is unknown; give --stack nova=VERSION")
    }
    return findings
  }

  /// Lint rules about old models, which a level of old hosts cannot avoid.
  private static let ofAge: Set<String> = ["model-default", "model-deprecated", "model-without-spectre-fix"]

  private var catalog: Catalog { records.options.catalog }

  private func lint(_ emission: LevelEmission, _ findings: inout Findings) {
    let system = emission.target.system
    // lint knows a custom CPU type as a field of oVirt's ServerCPUList.
    let text = system == .ovirt ? "1:level::\(emission.body.dropLast()):x86_64\n" : emission.body
    let linter = Linter(catalog: catalog, map: records.map, mapTitle: records.map.title)
    do throws(LintError) {
      let linted = try linter.lint(Array(text.utf8), name: "level", as: system)
      if linted.cpus == 0 { findings.refusals.append("lint: it contains no CPU") }
      for finding in linted.findings where finding.severity != .note {
        let line = "lint: \(finding.message) [\(finding.rule)]"
        if Self.ofAge.contains(finding.rule) {
          findings.warnings.append(line)
        } else {
          findings.refusals.append(line)
        }
      }
    } catch {
      findings.refusals.append("lint: \(error.description)")
    }
  }

  /// The level as a guest's definition.
  private func definition(_ emission: LevelEmission, by map: CPUMap) -> CPUDefinition {
    var cpu = CPUDefinition(.guest)
    cpu.model = emission.model
    cpu.features =
      emission.required.map { CPUDefinition.Feature($0, .require) }
      + emission.disabled.filter { map.feature(named: $0) != nil }.map { CPUDefinition.Feature($0, .disable) }
    return cpu
  }

  /// libvirt's comparison with the hypervisor's offer, as before a guest's start.
  ///
  /// Where no record has the host-model, what the host is known to give stands for it, with what was assumed of it.
  private func compare(
    _ emission: LevelEmission, with host: Records.Host, by map: CPUMap, _ supposed: [String],
    _ findings: inout Findings
  ) throws(QuestionError) {
    let name = host.cpu.name
    let known = try host.definitions()
    let given = known.withKVM ?? known.emulated ?? offer(of: host.cpu, supposed, by: map)
    guard let given else {
      findings.unchecked.append(
        "libvirt's comparison with \(name): what it offers contains no model of the CPU map")
      return
    }
    do throws(LibvirtError) {
      _ = try map.resolve(host: given)
    } catch {
      // A map that lacks the host's own model proves nothing about the host.
      findings.unchecked.append("libvirt's comparison with \(name): \(error.message)")
      return
    }
    do throws(LibvirtError) {
      let answer = try map.compare(host: given, candidate: definition(emission, by: map))
      guard answer.outcome == .incompatible else { return }
      findings.refusals.append(
        "libvirt: the hypervisor of \(name) does not provide \(answer.missing.joined(separator: ", "))")
    } catch {
      findings.refusals.append("libvirt, comparing with \(name): \(error.message)")
    }
  }

  /// What a host gives guests as far as its records tell, as libvirt would find it; nil if no model of the map is in it.
  private func offer(of host: HostCPU, _ supposed: [String], by map: CPUMap) -> CPUDefinition? {
    var bits = MapBits()
    for name in catalog.names(of: HostOffers(host, masks: ExposureMasks(catalog)).present)
      + supposed
    {
      if let entry = map.feature(named: name) { bits.formUnion(entry.bits) }
    }
    return try? map.decode(map.table(of: bits), as: .host)
  }

  /// What nova-compute of the stated release checks when it starts with this nova.conf.
  private func start(
    _ emission: LevelEmission, on host: Records.Host, by map: CPUMap, _ findings: inout Findings
  ) throws(QuestionError) {
    guard let nova else { return }
    let captured = host.cpu.configuration?.nova ?? [:]
    let settings = captured.merging(nova.settings) { $1 }
      .merging(NovaSettingsText.settings(Array(emission.body.utf8))) { $1 }
    var known = NovaQuestion.Host(host.cpu.name)
    let definitions = try host.definitions()
    known.cpu = definitions.physical ?? physical(of: host.cpu, by: map)
    known.hypervisorCPU = definitions.withKVM
    var question = NovaQuestion(release: nova.release, source: known, destination: known, map: map)
    do throws(NovaConfigurationError) {
      question.setConfiguration(try NovaConfiguration(settings: settings))
    } catch {
      throw QuestionError(.badInput, "nova.conf of \(host.cpu.name): \(error)")
    }
    for check in question.verdict().startup {
      switch check.outcome {
      case .passes, .skipped: break
      case .refuses:
        let message = oneLine(check.refusal?.message ?? "")
        findings.refusals.append(
          "Nova \(nova.release): nova-compute does not start on \(host.cpu.name): \(message)")
      case .undetermined(let why):
        findings.unchecked.append("Nova's start-up check on \(host.cpu.name): \(why)")
      }
    }
  }

  /// The physical CPU as libvirt finds it in registers; nil if no record has them.
  private func physical(of host: HostCPU, by map: CPUMap) -> CPUDefinition? {
    guard host.cpus.count == 1, let table = host.cpus.first?.table else { return nil }
    return try? map.decode(table, as: .host)
  }

  private func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

extension Records.Host {
  /// The CPU map that a snapshot holds of the host's libvirt, else the built-in one of its time; nil if neither is known.
  var ownMap: CPUMap? {
    let held = records.lazy.compactMap { record -> CPUMap? in
      guard case .snapshot(let snapshot) = record.cpu else { return nil }
      return snapshot.cpuMap
    }.first
    return held
      ?? cpu.configuration?.libvirtVersion.flatMap { LibvirtVersion($0) }.map { CPUMap.builtin(for: $0) }
  }
}
