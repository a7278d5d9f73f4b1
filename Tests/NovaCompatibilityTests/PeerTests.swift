import LibvirtCPU
import NovaCompatibility
import TestSupport
import Testing

/// Nova's own code is asked the same, with libvirt's answers as `LibvirtCPU` computes them.
@Suite(.enabled(if: !NovaTree.all.isEmpty, "no source: put nova-VERSION into .oracle or MARTLET_NOVA_SOURCE"))
struct PeerTests {
  @Test(arguments: NovaTree.all)
  func sayWhatNovaSays(_ tree: NovaTree) throws {
    var asked: [(question: NovaQuestion, checks: [NovaCheck])] = []
    var peer: [PeerQuestion] = []
    for question in try questions(tree.version) {
      let verdict = question.verdict()
      let migration = verdict.checks.filter { $0.kind == .destinationCPU }
      asked.append((question, migration))
      peer.append(peerQuestion("migrate", question, migration))
      asked.append((question, verdict.startup))
      peer.append(peerQuestion("start", question, verdict.startup))
      let versions = verdict.checks.filter { [.hypervisorType, .hypervisorVersion].contains($0.kind) }
      asked.append((question, versions))
      peer.append(peerQuestion("versions", question, versions))
    }
    var kinds: Set<String> = []
    for ((question, checks), (peerQuestion, answer)) in zip(asked, zip(peer, try tree.ask(peer))) {
      if peerQuestion.ask == "migrate", isRefusedAtSpawn(question, answer) { continue }
      let refusal = checks.first { $0.outcome == .refuses }?.refusal
      let about: Comment = "\(peerQuestion.ask) \(peerQuestion.configuration)"
      #expect(answer.exception == refusal?.exception, about)
      #expect(answer.message == refusal?.message, about)
      let comparisons = checks.compactMap(\.comparison)
      #expect(answer.calls.map { $0[0] } == comparisons.map(\.function.rawValue), about)
      for (call, comparison) in zip(answer.calls, comparisons) {
        #expect(try described(CPUDefinition(xml: Array(call[1].utf8))) == described(comparison.cpu), about)
      }
      let verdict = question.verdict()
      if peerQuestion.ask == "migrate", [nil, .destinationCPU].contains(verdict.firstRefusal?.kind) {
        let logged = verdict.answer.places.filter { $0.logger == "ERROR nova.virt.libvirt.driver" }
        #expect(answer.errors == logged.map(\.text), about)
      }
      let call = comparisons.first.map { "\($0.subject) \($0.error == nil)" } ?? ""
      kinds.insert("\(peerQuestion.ask) \(call) \(refusal == nil)")
    }
    // Both ends of everything were met: two of versions, and of each way to compare.
    #expect(kinds.isSuperset(of: ["versions  true", "versions  false"]))
    for subject in ["sourceHost true true", "sourceHost true false", "guest true true", "guest true false"] {
      #expect(kinds.contains("migrate \(subject)"), "\(kinds.sorted())")
    }
    #expect(kinds.contains("migrate guest false false"), "\(kinds.sorted())")
  }

  /// Whether Nova starts no guest with such a configuration, or does not start itself.
  private func isRefusedAtSpawn(_ question: NovaQuestion, _ answer: PeerAnswer) -> Bool {
    guard question.release.series.number >= 20 else {
      return answer.calls.isEmpty && answer.exception == "Invalid"
    }
    let names = question.map.models.map { $0.name.lowercased() }
    return question.verdict().startup.contains { $0.outcome == .refuses && $0.comparison == nil }
      || question.sourceConfiguration?.cpuModels.contains { !names.contains($0.lowercased()) } == true
  }

  /// What of a definition libvirt is given.
  private func described(_ cpu: CPUDefinition) -> [String] {
    let topology = cpu.topology.map { "\($0.sockets) \($0.cores) \($0.threads)" } ?? ""
    return [cpu.kind.rawValue, cpu.model ?? "", cpu.vendor ?? "", cpu.architecture ?? "", topology]
      + cpu.features.map { "\($0.name) \($0.policy?.rawValue ?? "")" }
  }

  private func peerQuestion(
    _ ask: String, _ question: NovaQuestion, _ checks: [NovaCheck]
  ) -> PeerQuestion {
    let configuration = question.sourceConfiguration ?? NovaConfiguration()
    var peer = PeerQuestion(
      ask: ask,
      configuration: .init(
        virtType: configuration.virtType, cpuMode: configuration.cpuMode?.rawValue,
        cpuModels: configuration.cpuModels, flags: configuration.extraFlags,
        workarounds: configuration.workarounds.map(\.rawValue)))
    peer.destinationModel = question.destination.cpu?.model ?? ""
    peer.modelNames = question.map.models.map(\.name)
    peer.answers = checks.compactMap(\.comparison).map { comparison in
      if let error = comparison.error { return .error(error.message) }
      switch comparison.answer?.outcome {
      case .identical: return .number(1)
      case .superset: return .number(2)
      case .incompatible, nil: return .number(0)
      }
    }
    if peer.answers.isEmpty { peer.answers = [.number(0)] }
    if let cpu = question.source.cpu, let expanded = try? question.map.expandingFeatures(of: cpu) {
      peer.sourceCpuInfo = .init(
        arch: "x86_64", model: cpu.model ?? "", vendor: cpu.vendor ?? "",
        features: expanded.features.map(\.name),
        topology: ["sockets": 1, "cores": 8, "threads": 2])
    }
    peer.types = [question.source.hypervisorType, question.destination.hypervisorType]
    peer.versions = [question.source.hypervisorVersion ?? 0, question.destination.hypervisorVersion ?? 0]
    return peer
  }

  /// Modes, models, flags, workarounds and virt_types over pairs of hosts.
  private func questions(_ release: String) throws -> [NovaQuestion] {
    let pairs = [
      (try articleCPU("sandybridge"), try articleCPU("broadwell")),
      (try articleCPU("broadwell"), try articleCPU("sandybridge")),
      (hostCPU("Haswell-noTSX", ["vme"]), hostCPU("Skylake-Client", ["vme", "ss"])),
      (hostCPU("EPYC", vendor: "AMD"), hostCPU("Cascadelake-Server")),
      (hostCPU("Nehalem"), hostCPU("Nehalem")),
      (hostCPU("Nehalem", ["no-such-feature"]), hostCPU("Nehalem")),
    ]
    var generator = SeededGenerator(seed: 26)
    let signs = (try NovaRelease(release)) >= (try NovaRelease("23.0.0")) ? ["", "+", "-"] : [""]
    var questions: [NovaQuestion] = []
    for (source, destination) in pairs {
      for _ in 0..<40 {
        var configuration = NovaConfiguration()
        configuration.virtType =
          ["kvm", "kvm", "kvm", "kvm", "qemu", "lxc"].randomElement(using: &generator) ?? "kvm"
        let modes: [NovaConfiguration.CPUMode?] = [
          nil, .some(.none), .custom, .custom, .custom, .hostModel, .hostPassthrough,
        ]
        configuration.cpuMode = modes.randomElement(using: &generator) ?? nil
        if configuration.cpuMode == .custom || Int.random(in: 0..<12, using: &generator) == 0 {
          let models = ["SandyBridge", "Nehalem", "Haswell-noTSX", "Skylake-Client", "EPYC", "NoSuchModel"]
          configuration.cpuModels = [models.randomElement(using: &generator) ?? "Nehalem"]
          if (try NovaRelease(release)) >= (try NovaRelease("20.0.0")) {
            configuration.cpuModels[0] = configuration.cpuModels[0].lowercased()
            if Bool.random(using: &generator) { configuration.cpuModels.append("nehalem") }
          }
        }
        // Before 26.2.1 flags are checked in no certain order, so that only one can be foretold.
        let count = Int.random(
          in: 0...((try NovaRelease(release)) >= (try NovaRelease("26.2.1")) ? 3 : 1), using: &generator)
        for flag in ["pcid", "SSBD", "vmx", "nonsense", "aes"].shuffled(using: &generator).prefix(count) {
          configuration.extraFlags.append((signs.randomElement(using: &generator) ?? "") + flag)
        }
        for workaround in NovaWorkaround.allCases where Int.random(in: 0..<6, using: &generator) == 0 {
          configuration.workarounds.insert(workaround)
        }
        var made = try question(release, from: source, to: destination, configuration)
        if configuration.cpuMode == .custom, let first = configuration.cpuModels.first {
          // Nova takes the first of several models where no trait chooses.
          var guest = CPUDefinition(.guest)
          guest.model =
            CPUMap.builtin.models.first { $0.name.lowercased() == first.lowercased() }?.name ?? first
          made.guest = guest
        }
        if Int.random(in: 0..<4, using: &generator) == 0 { made.source.hypervisorVersion = 8_000_000 }
        if Int.random(in: 0..<8, using: &generator) == 0 { made.source.hypervisorType = "Xen" }
        questions.append(made)
      }
    }
    return questions
  }
}
