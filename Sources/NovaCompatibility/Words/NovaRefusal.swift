/// The reason Nova refuses, with the names in its message; only `raised(in:)` contains the texts.
public enum NovaRefusal: Sendable, Hashable {
  /// The API does not have the microversion.
  case apiVersion(NovaMicroversion, most: NovaMicroversion)
  /// The hosts' hypervisors have different types.
  case hypervisorType
  /// The destination's hypervisor is older than the source's.
  case olderHypervisor
  /// libvirt's answer to the comparison of CPUs, its number or its error's message.
  case incompatibleCPU(answer: String, isError: Bool)
  /// The scheduler found no host.
  case noValidHost
  /// The API reports the failed migration to a host without the reason.
  case failedMigration(host: String)
  /// nova.conf has a fault that prevents nova-compute from starting.
  case configuration(NovaConfigurationFault, virtType: String)
  /// libvirt's map does not have a configured model.
  case unknownModel(String)
  /// libvirt refuses a configured model, with flags if compared together; another message has the cause.
  case incompatibleModel(String, flags: [String]?, cause: String)
  /// libvirt refuses a configured flag; another message has the cause.
  case incompatibleFlag(String, cause: String)

  /// A Nova message that does not depend on the release or libvirt's answer.
  public struct Headline: Sendable, Hashable {
    /// The message's text.
    public var text: String
    /// The change that introduced it; nil if all known releases have it.
    public var since: NovaChange?
  }

  /// The beginnings of messages for a refused CPU, oldest first.
  public static let incompatibleCPUHeadlines = [
    Headline(text: unacceptable + incompatible),
    Headline(text: wrapped + unacceptable + incompatible, since: .wrappedRefusals),
  ]

  /// The final message of a request through the scheduler.
  public static let noValidHostHeadline = Headline(
    text: noHost + " There are not enough hosts available.", since: .tellingCauses)

  private static let noHost = "No valid host was found."
  static let wrapped = "Migration pre-check error: "
  static let unacceptable = "Unacceptable CPU info: "
  static let incompatible = "CPU doesn't have compatibility."

  /// The exception that `release` raises.
  ///
  /// - SeeAlso: nova nova/exception.py.
  public func raised(in release: NovaRelease) -> NovaCheck.Refusal {
    switch self {
    case .apiVersion(let asked, let most):
      .init(
        exception: "InvalidGlobalAPIVersion",
        message:
          "Version \(asked) is not supported by the API. Minimum is \(NovaMicroversion.minimum) and maximum is \(most)."
      )
    case .hypervisorType:
      .init(exception: "InvalidHypervisorType", message: "The supplied hypervisor type of is invalid.")
    case .olderHypervisor:
      .init(
        exception: "DestinationHypervisorTooOld",
        message: "The instance requires a newer hypervisor version than has been provided.")
    case .incompatibleCPU(let answer, let isError):
      Self.incompatibleCPU(answer, isError: isError, release)
    case .noValidHost:
      .init(
        exception: "NoValidHost",
        message: release.has(.tellingCauses) ? Self.noValidHostHeadline.text : Self.noHost)
    case .failedMigration(let host):
      .init(
        exception: "MigrationError",
        message: "Live migration of instance INSTANCE to host \(host) failed")
    case .configuration(let fault, let virtType):
      .init(exception: "Invalid", message: fault.message(virtType: virtType))
    case .unknownModel(let model):
      .init(
        exception: "InvalidCPUInfo",
        message:
          "Configured CPU model: \(model) is not correct, or your host CPU arch does not "
          + "\(release.looksModelsUp ? "support" : "suuport") this model. "
          + "Please correct your config and try again.")
    case .incompatibleModel(let model, let flags, let cause):
      .init(exception: "InvalidCPUInfo", message: Self.incompatibleModel(model, flags, cause, release))
    case .incompatibleFlag(let flag, let cause):
      .init(
        exception: "InvalidCPUInfo",
        message:
          "Configured extra flag: \(flag) it not correct, or the host CPU does not support this flag. "
          + "Please correct the config and try again. \(cause)")
    }
  }

  /// The text in Nova's log and exceptions.
  static func comparison(_ answer: String, _ release: NovaRelease) -> String {
    "\(incompatible)\n\n\(answer)\n\nRefer to \(release.reference)"
  }

  private static func incompatibleCPU(
    _ answer: String, isError: Bool, _ release: NovaRelease
  ) -> NovaCheck.Refusal {
    if isError, !release.catchesLibvirtErrors { return .init(exception: "libvirtError", message: answer) }
    let text = comparison(answer, release)
    if release.wrapsRefusals {
      return .init(exception: "MigrationPreCheckError", message: wrapped + unacceptable + text)
    }
    return isError
      ? .init(exception: "MigrationPreCheckError", message: wrapped + text)
      : .init(exception: "InvalidCPUInfo", message: unacceptable + text)
  }

  private static func incompatibleModel(
    _ model: String, _ flags: [String]?, _ cause: String, _ release: NovaRelease
  ) -> String {
    let what =
      flags.map { "\(model) and CPU Flags \(pythonList($0)) \(release.spellsAre ? "are" : "ar") not" }
      ?? "\(model) is not"
    return
      "Configured CPU model: \(what) compatible with host CPU. Please correct your config and try again. \(cause)"
  }
}

/// A list of names as Python prints it.
private func pythonList(_ items: [String]) -> String {
  "[" + items.map { "'\($0)'" }.joined(separator: ", ") + "]"
}
