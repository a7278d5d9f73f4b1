package import CPUCatalog
package import CPUCompatibility
package import CPUDiagnosis
package import CPUReaders
internal import FailureMessages
internal import LibvirtCPU
package import Remedies
internal import X86CPU

/// Every remedy that a rule can propose: those of messages, and those of diagnoses of hosts that differ in every feature, at every
/// point of observation, for each vendor, with and without Nova.
package enum EveryRemedy {
  package static let all: [Remedy] = {
    var seen: Set<[String]> = []
    return (MessageRemedies.all + contexts.flatMap { $0.proposals() }).filter {
      seen.insert([$0.id, $0.title, $0.condition, $0.riskReason] + $0.commands + $0.undo).inserted
    }
  }()

  /// Platforms of every kind: each system with and without a version, each deployment on each family of systems with each engine, with
  /// either kind of daemon and none known.
  package static let platforms: [Platform] = {
    var found: [Platform] = []
    for daemons in [nil, .monolithic, .modular] as [Platform.Daemons?] {
      for system in Platform.System.allCases {
        found.append(Platform(system: system, version: "12", daemons: daemons))
      }
      for engine in [nil, .docker, .podman] as [Platform.ContainerEngine?] {
        for system in [nil, .debian, .ubuntu, .rhel] as [Platform.System?] {
          found.append(Platform(system: system, deployment: .kolla, daemons: daemons, engine: engine))
        }
      }
      for deployment in [Platform.Deployment.tripleo, .rhoso] {
        found.append(Platform(system: .rhel, deployment: deployment, daemons: daemons, engine: .podman))
      }
    }
    for tool in Platform.BootTool.allCases { found.append(Platform(system: .debian, bootTool: tool)) }
    return found
  }()

  /// Every remedy as it is printed: for each platform on which it applies, and for none.
  package static let printed: [Remedy] = {
    var seen: Set<[String]> = []
    return ([nil] + platforms).flatMap { platform in
      all.filter { $0.applies(to: platform) }.map { $0.fitted(to: platform) }
    }.filter {
      seen.insert([$0.id, $0.title, $0.condition, $0.riskReason] + $0.commands + $0.check + $0.undo).inserted
    }
  }()

  package static let interpreter = Interpreter(
    map: MapProjection(.builtin, catalog: .standard), catalog: .standard)

  /// Features of the catalogue by their names.
  package static func features(_ names: String...) -> [Feature] {
    Catalog.standard.features.filter { names.contains($0.name) }
  }

  /// A host that shows `present`, and lacks what else the catalogue knows, at `point`.
  package static func host(
    _ name: String, _ vendor: String, at point: ObservationPoint, present: [Feature], silent: Bool = false
  ) -> HostCPU {
    var evidence = Evidence()
    for feature in present { evidence.present.insert(feature.index) }
    if !silent {
      for feature in Catalog.standard.features where !evidence.present.contains(feature.index) {
        evidence.absent.insert(feature.index)
      }
    }
    return HostCPU(
      name: name, architecture: "x86_64", vendor: vendor, modelName: "Haswell",
      observations: [
        Observation(
          point: point, evidence: evidence, listing: .full(why: "it says so"), document: name,
          isComplete: !silent)
      ])
  }

  package static func diagnosis(_ from: HostCPU, _ to: HostCPU, log: String = "") -> Diagnosis {
    Diagnosis(context(from, to, log: log), inputs: [], martlet: "test")
  }

  package static func context(
    _ from: HostCPU, _ to: HostCPU, log: String = "", platform: Platform? = nil
  ) -> DiagnosisContext {
    let findings = LogFinding.find(in: log.isEmpty ? [] : [LogText(name: "log", bytes: Array(log.utf8))])
    return DiagnosisContext(
      from: from, to: to, map: interpreter.map, catalog: .standard, log: findings, platform: platform)
  }

  private static let points: [ObservationPoint] = [
    .cpuid, .kernelFlags, .libvirtHostCPU, .novaCPUInfo, .kvmSupported,
    .qemuModel(name: "host", accelerator: "kvm"),
    .libvirtHostModel(emulator: nil, type: "kvm"),
  ]

  private static let contexts: [DiagnosisContext] = {
    let all = Catalog.standard.features
    let hidden = all.filter { $0.exposure == .never || $0.exposure == .requested }
    let few = all.filter { ["sse2", "lm", "fpu", "nx"].contains($0.name) }
    let log =
      "ERROR nova.virt.libvirt.driver Live Migration failure: internal error: Unknown CPU feature monitor\n"
    var found: [DiagnosisContext] = []
    for vendor in ["Intel", "AMD"] {
      for point in points {
        for present in [all, few + hidden] {
          let from = host("source", vendor, at: point, present: present)
          for log in ["", log] {
            found.append(context(from, host("target", vendor, at: point, present: few), log: log))
          }
        }
      }
    }
    // Two hosts that have a model of the map whole, and differ in one feature more.
    let model = interpreter.map.models.first { $0.name == "Haswell" }?.features
    let whole = all.filter { model?.contains($0.index) == true }
    for point in [ObservationPoint.libvirtHostCPU, .novaCPUInfo] {
      let more = all.filter { $0.name == "monitor" }
      found.append(
        context(
          host("source", "Intel", at: point, present: whole + more),
          host("target", "Intel", at: point, present: whole)))
    }
    found.append(
      context(
        host("source", "Intel", at: .libvirtHostCPU, present: whole + few),
        host("target", "Intel", at: .libvirtHostCPU, present: few), platform: Platform(system: .proxmox)))
    let unknown = host("unknown", "Intel", at: .libvirtHostCPU, present: [], silent: true)
    let intel = host("source", "Intel", at: .libvirtHostCPU, present: few)
    found.append(context(intel, unknown))
    found.append(context(intel, host("target", "AMD", at: .libvirtHostCPU, present: few)))
    found.append(context(intel, host("target", "AMD", at: .libvirtHostCPU, present: few), log: log))
    return found
  }()
}
