public import CPUCompatibility
internal import GuestVerdicts
internal import LibvirtCPU
public import NovaCompatibility
public import Remedies

/// Nova's answer to a guest's move to one host, as reasons and as actions.
public struct NovaVerdicts: Sendable {
  /// The reasons.
  public private(set) var reasons: [Verdict.Reason] = []
  /// The same reasons without the host's name, for hosts with the same verdict.
  private(set) var reasonsOfAnyHost: [Verdict.Reason] = []
  /// The actions against a refusal that comes from Nova alone.
  public private(set) var remedies: [CheckReport.Step] = []

  private var question: NovaQuestion

  /// The name in sentences for a host that stands for several.
  static let anyHost = "the host"

  /// The release that answers, as reports name it.
  var release: String { question.release.description }

  /// Asks Nova's checks the question.
  ///
  /// - Parameter platform: The platform of the host, which commands fit; nil for what its record tells.
  /// - Throws: `StackError` for a nova.conf that Nova would refuse.
  public init(
    _ guest: GuestCPU, to host: HostCPU, setup: NovaSetup, question asked: NovaQuestion,
    platform: Platform? = nil
  ) throws(StackError) {
    var asked = asked
    asked.sourceConfiguration = try setup.configuration(of: guest.source)
    asked.destinationConfiguration = try setup.configuration(of: host)
    // nova.conf of nova-conductor is on no compute host: only what was said of all counts.
    asked.conductorConfiguration = try setup.configuration(of: nil)
    asked.guest = guest.definition
    question = asked
    question.destination.name = Self.anyHost
    addReasons(setup, guest, host)
    reasonsOfAnyHost = reasons
    reasons = []
    question = asked
    let refusal = addReasons(setup, guest, host)
    if let refusal { remedy(for: refusal, platform ?? Platform(host.configuration)) }
  }

  /// Adds the reasons of the question's verdict; the first refusal counts as Nova's answer.
  @discardableResult private mutating func addReasons(
    _ setup: NovaSetup, _ guest: GuestCPU, _ host: HostCPU
  ) -> NovaCheck? {
    let verdict = question.verdict()
    for check in verdict.startup where check.outcome == .refuses { add(check) }
    for check in verdict.checks { add(check) }
    reasons += Verdict.Reason.services(
      guest, host, calling: question.destination.name, request: question.request)
    if let refusal = verdict.firstRefusal { add(verdict.answer, to: refusal) }
    if !setup.settings.isEmpty, guest.source?.configuration?.nova == nil || host.configuration?.nova == nil {
      note("For what --stack does not say of nova.conf, Martlet assumes Nova's default.")
    }
    setup.notes.forEach { note($0) }
    verdict.notes.forEach { note($0) }
    return verdict.firstRefusal
  }

  private static let documentation = "nova nova/virt/libvirt/driver.py; nova/conf/workarounds.py"

  private mutating func note(_ text: String) {
    reasons.append(
      Verdict.Reason(
        "nova.note", by: .nova, .note, .novaNote(.init(text: text)), text: text,
        citation: Self.documentation))
  }

  private mutating func add(_ check: NovaCheck) {
    let weight: Verdict.Reason.Weight
    switch check.outcome {
    case .passes:
      // Only the CPU comparison is reported when it passes, because readers easily mistake it for the guest's.
      guard check.kind == .destinationCPU else { return }
      weight = .note
    case .refuses: weight = .blocks
    case .skipped:
      guard check.kind == .destinationCPU || check.kind == .hypervisorVersion else { return }
      weight = .note
    case .undetermined: weight = .unknown
    }
    let id =
      switch check.kind {
      case .startup: "nova.startup"
      case .apiVersion: "nova.api-version"
      case .hypervisorType: "nova.hypervisor-type"
      case .hypervisorVersion: "nova.hypervisor-version"
      case .destinationCPU: "nova.destination-cpu"
      }
    let result = Finding.NovaResult(check, of: question)
    reasons.append(
      Verdict.Reason(
        id, by: .nova, weight, .novaCheck(result), text: result.sentence,
        message: check.refusal?.message, citation: check.citation))
  }

  /// The caller's response, and the places that report the cause.
  private mutating func add(_ answer: NovaAnswer, to check: NovaCheck) {
    let response = Finding.NovaResponse(answer, of: question)
    reasons.append(
      Verdict.Reason(
        "nova.answer", by: .nova, .note, .novaAnswer(response), text: response.sentence,
        message: answer.message == check.refusal?.message ? nil : answer.message,
        citation: "nova nova/api/openstack/compute/migrate_server.py; nova/conductor/tasks/live_migrate.py"))
  }

  private mutating func remedy(for refusal: NovaCheck, _ platform: Platform?) {
    let host = question.destination.name
    switch refusal.kind {
    case .destinationCPU
    where NovaWorkaround.skipCPUCompareOnDestination.isKnown(to: question.release) == true:
      remedies.append(
        .init(
          .novaSkipCompare,
          "Nova's comparison can be disabled in [workarounds] of nova.conf on \(host) (then restart nova-compute); libvirt "
            + "still judges the guest's own CPU:",
          .configuration("\(NovaWorkaround.skipCPUCompareOnDestination.rawValue) = true")))
      deliver(.novaSkipCompare, .skipCPUCompareOnDestination, on: host, .compute, platform)
    case .hypervisorVersion
    where NovaWorkaround.skipHypervisorVersionCheck.isKnown(to: question.release) == true:
      remedies.append(
        .init(
          .novaSkipVersion,
          "Nova's comparison of versions can be disabled in [workarounds] of nova-conductor's nova.conf; a move to an older "
            + "QEMU may still fail:",
          .configuration("\(NovaWorkaround.skipHypervisorVersionCheck.rawValue) = true")))
      deliver(
        .novaSkipVersion, .skipHypervisorVersionCheck, on: "nova-conductor's host", .conductor, platform)
    default: break
    }
  }

  /// The commands that set an option in the platform's Nova, one step each; empty if the platform is unknown.
  private mutating func deliver(
    _ kind: RemedyKind, _ option: NovaWorkaround, on host: String, _ service: NovaChangeOfSettings.Service,
    _ platform: Platform?
  ) {
    guard let platform else { return }
    let steps = NovaWorkarounds.set(option, on: host, service).flatMap { $0.fitted(to: platform) }
    remedies += steps.enumerated().map { index, step in
      CheckReport.Step(kind, index == 0 ? "With \(platform.title):" : "Then:", step)
    }
  }
}
