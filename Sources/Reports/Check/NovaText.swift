internal import GuestVerdicts
internal import LibvirtCPU
internal import NovaCompatibility
internal import Wording

extension Finding.NovaResult {
  /// A check of Nova's that was judged by `question`.
  init(_ check: NovaCheck, of question: NovaQuestion) {
    let (result, why): (Result, String?) =
      switch check.outcome {
      case .passes: (.passes, nil)
      case .refuses: (.refuses, nil)
      case .skipped(let why): (.skipped, why)
      case .undetermined(let why): (.undetermined, why)
      }
    self.init(
      check: check.kind.rawValue, release: question.release.description, source: question.source.name,
      destination: question.destination.name, result: result, why: why,
      subject: check.comparison?.subject.rawValue, function: check.comparison?.function.rawValue,
      missing: check.comparison?.answer?.missing ?? [], error: check.comparison?.error?.message)
  }

  /// The finding in words for the reader.
  var sentence: String {
    let kind = NovaCheck.Kind(rawValue: check)
    switch result {
    case .passes: return "Nova \(release) compares \(comparison), and it passes."
    case .refuses: return "Nova \(release) \(refusal(of: kind))."
    case .skipped: return "Nova skips its check of \(kind?.words ?? check): \(why ?? "")."
    case .undetermined: return "Nova's check of \(kind?.words ?? check): \(why ?? "")."
    }
  }

  /// What is compared with what, in words.
  private var comparison: String {
    guard let subject = subject.flatMap(NovaCheck.Subject.init),
      let function = function.flatMap(NovaCheck.Function.init)
    else { return "CPUs" }
    let compared =
      switch subject {
      case .sourceHost: "the whole CPU of \(source)"
      case .guest: "the guest's model and flags"
      case .configuredModel: "a model of nova.conf"
      case .configuredFlags: "the host's model with the flags of nova.conf"
      }
    let with =
      switch function {
      case .compareCPU: "the physical CPU of \(destination)"
      case .compareHypervisorCPU: "what KVM and QEMU give guests on \(destination)"
      }
    return "\(compared) with \(with) (\(function.rawValue))"
  }

  private func refusal(of kind: NovaCheck.Kind?) -> String {
    switch kind {
    case .startup: return "does not start its nova-compute on \(destination) with this nova.conf"
    case .apiVersion: return "does not have the requested microversion"
    case .hypervisorType: return "finds another type of hypervisor on \(destination)"
    case .hypervisorVersion: return "finds an older hypervisor on \(destination) than on \(source)"
    case .destinationCPU, nil:
      let cause =
        missing.isEmpty ? "" : ": \(listed(missing, limit: 12)) \(missing.count == 1 ? "is" : "are") missing"
      return "compares \(comparison), and refuses\(cause)\(error.map { ": \($0)" } ?? "")"
    }
  }
}

extension Finding.NovaResponse {
  /// What Nova's API answers to the request of `question`.
  init(_ answer: NovaAnswer, of question: NovaQuestion) {
    self.init(
      microversion: question.request.microversion.description, httpStatus: answer.httpStatus,
      hidesCause: answer.hidesCause,
      places: answer.places.filter(\.tellsCause).map { place in
        let kind: Place.Kind =
          switch place.kind {
          case .instanceActionEvent: .instanceActionEvent
          case .migration: .migration
          case .log: .log
          }
        return Place(
          kind: kind, name: place.name, logger: place.logger, shownFrom: place.shownFrom?.description)
      })
  }

  /// The sentences on it.
  var sentence: String {
    var text = "The API, asked by microversion \(microversion), answers "
    text += httpStatus.map(String.init) ?? "with an unknown status"
    if hidesCause { text += httpStatus == 202 ? " before anything is checked" : " and hides the cause" }
    let told = places.map { place in
      switch place.kind {
      case .instanceActionEvent:
        "the event \(place.name) of the server's actions"
          + (place.shownFrom.map { " (from microversion \($0) on)" } ?? "")
      case .migration: "the record of the migration"
      case .log: "the log of \(place.name)" + (place.logger.map { " (\($0))" } ?? "")
      }
    }
    return text + ". "
      + (told.isEmpty
        ? "Nothing that Nova writes names the refusal."
        : "\(listed(told).prefix(1).uppercased() + listed(told).dropFirst()) \(places.count == 1 ? "shows" : "show") the refusal.")
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
