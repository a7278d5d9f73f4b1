public import CPUCompatibility
internal import GuestVerdicts
internal import LibvirtCPU
public import NovaCompatibility
internal import Remedies
internal import Wording

/// What Nova says to a guest's move to one host, as reasons and as things to do.
public struct NovaVerdicts: Sendable {
  /// The reasons.
  public private(set) var reasons: [Verdict.Reason] = []
  /// What to do about a refusal of Nova's alone.
  public private(set) var remedies: [CheckReport.Step] = []

  private let question: NovaQuestion

  /// The release that answers, as reports name it.
  var release: String { question.release.description }

  /// Asks the question.
  ///
  /// - Throws: `StackError` for a nova.conf that Nova would refuse.
  public init(
    _ guest: GuestCPU, to host: HostCPU, setup: NovaSetup, question asked: NovaQuestion
  ) throws(StackError) {
    var asked = asked
    asked.sourceConfiguration = try setup.configuration(of: guest.source)
    asked.destinationConfiguration = try setup.configuration(of: host)
    // nova.conf of nova-conductor is on no compute host: only what was said of all counts.
    asked.conductorConfiguration = try setup.configuration(of: nil)
    asked.guest = guest.definition
    question = asked
    let verdict = asked.verdict()
    for check in verdict.startup where check.outcome == .refuses { add(check) }
    for check in verdict.checks { add(check) }
    if let refusal = verdict.firstRefusal { add(verdict.answer, to: refusal) }
    if !setup.settings.isEmpty, guest.source?.configuration?.nova == nil || host.configuration?.nova == nil {
      note("What --stack does not say of nova.conf is taken as Nova's default.")
    }
    verdict.notes.forEach { note($0) }
    if let refusal = verdict.firstRefusal { remedy(for: refusal) }
  }

  private static let documentation = "nova nova/virt/libvirt/driver.py; nova/conf/workarounds.py"

  private mutating func note(_ text: String) {
    reasons.append(Verdict.Reason("nova.note", by: .nova, .note, text: text, citation: Self.documentation))
  }

  private mutating func add(_ check: NovaCheck) {
    let name: String
    switch check.kind {
    case .startup: name = "nova.startup"
    case .apiVersion: name = "nova.api-version"
    case .hypervisorType: name = "nova.hypervisor-type"
    case .hypervisorVersion: name = "nova.hypervisor-version"
    case .destinationCPU: name = "nova.destination-cpu"
    }
    let weight: Verdict.Reason.Weight
    let text: String
    switch check.outcome {
    case .passes:
      // What passes is told only of the comparison of CPUs, since it is easily taken for the guest's.
      guard check.kind == .destinationCPU else { return }
      (weight, text) = (.note, "Nova \(question.release) compares \(comparison(check)), and lets it pass.")
    case .refuses:
      (weight, text) = (.blocks, "Nova \(question.release) \(refusal(check)).")
    case .skipped(let why):
      guard check.kind == .destinationCPU || check.kind == .hypervisorVersion else { return }
      (weight, text) = (.note, "Nova's check of \(check.kind.words) is not made: \(why).")
    case .undetermined(let why):
      (weight, text) = (.unknown, "Nova's check of \(check.kind.words): \(why).")
    }
    reasons.append(
      Verdict.Reason(
        name, by: .nova, weight, text: text, message: check.refusal?.message, citation: check.citation))
  }

  /// What is compared with what, in words.
  private func comparison(_ check: NovaCheck) -> String {
    guard let comparison = check.comparison else { return "CPUs" }
    let subject =
      switch comparison.subject {
      case .sourceHost: "the whole CPU of \(question.source.name)"
      case .guest: "the guest's model and flags"
      case .configuredModel: "a model of nova.conf"
      case .configuredFlags: "the host's model with the flags of nova.conf"
      }
    let function =
      switch comparison.function {
      case .compareCPU: "the physical CPU of \(question.destination.name)"
      case .compareHypervisorCPU: "what KVM and QEMU give guests on \(question.destination.name)"
      }
    return "\(subject) with \(function) (\(comparison.function.rawValue))"
  }

  private func refusal(_ check: NovaCheck) -> String {
    switch check.kind {
    case .startup:
      return "does not start its nova-compute on \(question.destination.name) with this nova.conf"
    case .apiVersion: return "does not have the microversion that is asked for"
    case .hypervisorType: return "finds another type of hypervisor on \(question.destination.name)"
    case .hypervisorVersion:
      return "finds an older hypervisor on \(question.destination.name) than on \(question.source.name)"
    case .destinationCPU:
      let missing = check.comparison?.answer?.missing ?? []
      let cause =
        missing.isEmpty ? "" : ": \(listed(missing, limit: 12)) \(missing.count == 1 ? "is" : "are") missing"
      let error = check.comparison?.error.map { ": \($0.message)" } ?? ""
      return "compares \(comparison(check)), and refuses\(cause)\(error)"
    }
  }

  /// What the caller gets, and where the cause is told.
  private mutating func add(_ answer: NovaAnswer, to check: NovaCheck) {
    var text = "The API, asked by microversion \(question.request.microversion), answers "
    text += answer.httpStatus.map(String.init) ?? "with a status that is not known"
    if answer.hidesCause {
      text += answer.httpStatus == 202 ? " before anything is checked" : ", and hides the cause"
    }
    let places = answer.places.filter(\.tellsCause).map { place in
      switch place.kind {
      case .instanceActionEvent:
        "the event \(place.name) of the server's actions"
          + (place.shownFrom.map { " (from microversion \($0) on)" } ?? "")
      case .migration: "the record of the migration"
      case .log: "the log of \(place.name)" + (place.logger.map { " (\($0))" } ?? "")
      }
    }
    text +=
      ". "
      + (places.isEmpty
        ? "No place that Nova writes to names the refusal." : "The refusal is told in \(listed(places)).")
    reasons.append(
      Verdict.Reason(
        "nova.answer", by: .nova, .note, text: text,
        message: answer.message == check.refusal?.message ? nil : answer.message,
        citation: "nova nova/api/openstack/compute/migrate_server.py; nova/conductor/tasks/live_migrate.py"))
  }

  private mutating func remedy(for refusal: NovaCheck) {
    let host = question.destination.name
    switch refusal.kind {
    case .destinationCPU
    where NovaWorkaround.skipCPUCompareOnDestination.isKnown(to: question.release) == true:
      remedies.append(
        .init(
          .novaSkipCompare,
          "Nova's comparison can be switched off in [workarounds] of nova.conf on \(host) (then restart nova-compute); libvirt "
            + "still judges the guest's own CPU:",
          .configuration("\(NovaWorkaround.skipCPUCompareOnDestination.rawValue) = true")))
    case .hypervisorVersion
    where NovaWorkaround.skipHypervisorVersionCheck.isKnown(to: question.release) == true:
      remedies.append(
        .init(
          .novaSkipVersion,
          "Nova's comparison of versions can be switched off in [workarounds] of nova-conductor's nova.conf; a move to an older "
            + "QEMU may still fail:",
          .configuration("\(NovaWorkaround.skipHypervisorVersionCheck.rawValue) = true")))
    default: break
    }
  }
}

extension NovaCheck.Kind {
  /// What is checked, in words.
  fileprivate var words: String {
    switch self {
    case .startup: "its own nova.conf"
    case .apiVersion: "the microversion"
    case .hypervisorType: "the hypervisors' types"
    case .hypervisorVersion: "the hypervisors' versions"
    case .destinationCPU: "the destination's CPU"
    }
  }
}
