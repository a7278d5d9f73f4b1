/// The fate of a guest that moves from one s390x host to another, by what QEMU and libvirt answered about exactly this pair.
///
/// Without such an answer it is undetermined: there are no rules of our own.
public struct S390Verdict: Sendable {
  /// What happens.
  public enum Outcome: String, Sendable, CaseIterable {
    /// The destination said that it runs the guest's CPU.
    case runs
    /// It runs on, and somebody should know something.
    case runsWithWarnings = "runs-with-warnings"
    /// The destination said that it does not run the guest's CPU.
    case blocked
    /// The records hold no answer about exactly this pair.
    case undetermined
  }

  /// What happens.
  public var outcome: Outcome
  /// Every finding, those that weigh most first.
  public var findings: [S390Finding]
  /// The model that the guest has on the source; nil if the records do not show it.
  public var model: S390Model?
  /// The baseline that the destination's QEMU gave for exactly this pair; nil if it was not asked.
  public var baseline: S390Model?

  /// Reads the answers about a move.
  ///
  /// - Parameters:
  ///   - guest: The guest; nil for what the source offers.
  ///   - document: The name of the document that defines the guest, for answers about a file.
  ///   - source: The host that the guest runs on.
  ///   - destination: The host that is to take it.
  public init(
    of guest: S390Guest?, in document: String? = nil, from source: S390Host, to destination: S390Host
  ) {
    guard source.architecture == destination.architecture else {
      outcome = .blocked
      findings = [
        S390Finding(
          .architecture, .blocks, source.architecture, answer: destination.architecture,
          citation: "IBM SA22-7832, z/Architecture Principles of Operation, chapter 1")
      ]
      return
    }
    let model = guest.map { $0.model(on: source) } ?? source.offer
    var findings: [S390Finding] = []
    for answer in destination.answers {
      findings += S390Verdict.findings(answer, guest, model, document, destination)
      if case .baseline(let a, let b, let common) = answer, let model,
        S390Verdict.isPair(a, b, model, destination) || S390Verdict.isPair(b, a, model, destination)
      {
        baseline = common
      }
    }
    let decisive = Set(findings.filter(\.isDecisive).map(\.weight))
    if decisive.count > 1 {
      findings.append(
        S390Finding(
          .contradiction, .unknown, model?.argument ?? document ?? "the guest's CPU",
          citation: S390Verdict.comparison))
    } else if decisive.isEmpty, !findings.contains(where: { $0.kind == .refusal }) {
      findings.append(
        S390Finding(
          .unanswered, .unknown, model?.argument ?? "", citation: S390Verdict.comparison))
    }
    if guest?.takesWhatHostOffers == true {
      findings.append(
        S390Finding(
          .unchecked, decisive == [.notes] ? .warns : .unknown, guest?.mode ?? "",
          citation:
            "qemu 10.0.13 target/s390x/cpu_models.c, s390_host_cpu_model_class_init and check_compatibility"))
    }
    findings += S390Verdict.deprecated(model, source, destination)
    self.model = model
    self.findings = findings.enumerated().sorted { a, b in
      a.element.weight == b.element.weight ? a.offset < b.offset : a.element.weight > b.element.weight
    }.map(\.element)
    outcome =
      switch (decisive.count, decisive.first) {
      // Nobody refuses such a guest, whatever QEMU says about the two models.
      case (1, .blocks?) where guest?.takesWhatHostOffers == true: .undetermined
      case (1, .blocks?): .blocked
      case (1, .notes?): findings.contains { $0.weight == .warns } ? .runsWithWarnings : .runs
      default: .undetermined
      }
  }

  /// QEMU's contract about the results of a comparison.
  static let comparison =
    "qemu 10.0.13 qapi/machine-target.json, query-cpu-model-comparison and CpuModelCompareResult"

  /// Whether `a` is the guest's model and `b` what the destination offers.
  private static func isPair(
    _ a: S390Model, _ b: S390Model, _ model: S390Model, _ destination: S390Host
  ) -> Bool {
    a == model && (b.isWhatQEMUOffers || b == destination.offer)
  }

  /// What one answer of the destination says about the guest's model.
  private static func findings(
    _ answer: S390Answer, _ guest: S390Guest?, _ model: S390Model?, _ document: String?,
    _ destination: S390Host
  ) -> [S390Finding] {
    switch answer {
    case .comparison(let a?, let b?, let result, let responsible):
      let isStraight = model.map { isPair(a, b, $0, destination) } ?? false
      let isMirrored = model.map { isPair(b, a, $0, destination) } ?? false
      guard isStraight || isMirrored else {
        return [
          S390Finding(
            .otherPair, .notes, "\(a.argument) with \(b.argument)", answer: result.rawValue,
            properties: responsible, citation: comparison)
        ]
      }
      let seen = isStraight ? result : result.mirrored
      let runs = seen == .identical || seen == .subset
      return [
        S390Finding(
          .comparison, runs ? .notes : .blocks, (isStraight ? a : b).argument, answer: seen.rawValue,
          properties: responsible, isMissingThere: seen == .superset, citation: comparison)
      ]
    case .comparison(_, _, let result, let responsible):
      return [
        S390Finding(
          .unpaired, .unknown, "", answer: result.rawValue, properties: responsible, citation: comparison)
      ]
    case .refusal(let a, let b, let message):
      let isPair =
        model.map { Self.isPair(a, b, $0, destination) || Self.isPair(b, a, $0, destination) } ?? false
      return [
        S390Finding(
          isPair ? .refusal : .otherPair, isPair ? .unknown : .notes, "\(a.argument) with \(b.argument)",
          answer: message, citation: "qemu 10.0.13 target/s390x/cpu_models_system.c, cpu_model_from_info")
      ]
    case .definition(let definition):
      guard let model, model.properties.isEmpty, model.name == definition.name,
        let isUsable = definition.isUsable
      else { return [] }
      return [
        S390Finding(
          .definition, isUsable ? .notes : .blocks, definition.name, answer: definition.source.rawValue,
          properties: definition.missing, isMissingThere: true,
          citation: definition.source == .qemu
            ? "qemu 10.0.13 qapi/machine-target.json, CpuDefinitionInfo"
            : "libvirt 11.3 docs/formatdomaincaps.rst, CPU configuration")
      ]
    case .hypervisor(let file, let result):
      let citation =
        "libvirt 11.3 tools/virsh-host.c, cmdHypervisorCPUCompare; src/qemu/qemu_driver.c, qemuConnectCPUModelComparison"
      guard let document, lastComponent(file) == lastComponent(document) else {
        return [S390Finding(.otherPair, .notes, file, answer: result.rawValue, citation: citation)]
      }
      guard guest?.takesWhatHostOffers != true else {
        return [S390Finding(.vacuous, .notes, file, answer: result.rawValue, citation: citation)]
      }
      return [
        S390Finding(
          .hypervisor, result == .incompatible ? .blocks : .notes, file, answer: result.rawValue,
          citation: citation)
      ]
    case .baseline: return []
    }
  }

  private static func lastComponent(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }

  /// The features of the guest's model that a host's QEMU calls deprecated.
  private static func deprecated(
    _ model: S390Model?, _ source: S390Host, _ destination: S390Host
  ) -> [S390Finding] {
    let known = (source.deprecated ?? []).union(destination.deprecated ?? [])
    let on = Set((model?.properties ?? [:]).filter(\.value).keys).intersection(known)
    guard !on.isEmpty else { return [] }
    return [
      S390Finding(
        .deprecated, .notes, model?.argument ?? "", properties: on.sorted(),
        citation: "qemu 10.0.13 target/s390x/cpu_features.c, s390_get_deprecated_features")
    ]
  }
}

extension S390Verdict {
  /// What QEMU's answer about the two models means for a guest that has all that the destination offers and moves to the source.
  public var reverse: Outcome {
    guard outcome != .undetermined,
      let answer = findings.first(where: { $0.kind == .comparison })?.answer.flatMap(
        S390Comparison.init(rawValue:))
    else { return findings.contains { $0.kind == .architecture } ? .blocked : .undetermined }
    return answer == .identical || answer == .superset ? .runs : .blocked
  }
}

extension S390Finding {
  /// Whether it is an answer about exactly this pair.
  var isDecisive: Bool { [.comparison, .definition, .hypervisor].contains(kind) }
}
