/// Why Nova refuses, with what its message names; the words are `raised(in:)`, and stand nowhere else in this package.
public enum NovaRefusal: Sendable, Hashable {
  /// The API does not have the microversion.
  case apiVersion(NovaMicroversion, most: NovaMicroversion)
  /// The hosts' hypervisors are of different types.
  case hypervisorType
  /// The destination's hypervisor is older than the source's.
  case olderHypervisor
  /// libvirt's answer to the comparison of CPUs, its number or its error's message.
  case incompatibleCPU(answer: String, isError: Bool)
  /// The scheduler found no host.
  case noValidHost
  /// The API tells of the failed migration to a host, and not why.
  case failedMigration(host: String)
  /// nova.conf has what nova-compute does not start with.
  case configuration(NovaConfigurationFault, virtType: String)
  /// libvirt's map does not have a configured model.
  case unknownModel(String)
  /// A configured model, with flags where they are compared together, is refused; the cause is another message.
  case incompatibleModel(String, flags: [String]?, cause: String)
  /// A configured flag is refused; the cause is another message.
  case incompatibleFlag(String, cause: String)

  /// A line of Nova's that is known without the release or libvirt's answer.
  public struct Headline: Sendable, Hashable {
    /// The line.
    public var text: String
    /// The change that brought it; nil if the first release that is known has it.
    public var since: NovaChange?
  }

  /// The beginnings of what releases print for a refused CPU, the oldest first.
  public static let incompatibleCPUHeadlines = [
    Headline(text: unacceptable + incompatible),
    Headline(text: wrapped + unacceptable + incompatible, since: .wrappedRefusals),
  ]

  /// What a request that goes by the scheduler ends with.
  public static let noValidHostHeadline = Headline(
    text: noHost + " There are not enough hosts available.", since: .tellingCauses)

  private static let noHost = "No valid host was found."
  static let wrapped = "Migration pre-check error: "
  static let unacceptable = "Unacceptable CPU info: "
  static let incompatible = "CPU doesn't have compatibility."

  /// What `release` raises.
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

  /// The text that Nova logs, and that its exceptions hold.
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
