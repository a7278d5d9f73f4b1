internal import CPUCompatibility
internal import Remedies

/// A rule of the doctor: what it examines, and what the evidence says.
struct HostCheck: Sendable {
  /// A stable identifier: the layer and what is checked.
  let id: String
  /// What is checked, in a few words.
  let title: String
  /// Whether a host counts as undetermined if the check cannot be made.
  var decides = true
  /// The source of the fact: a manual's section, or a file and function.
  let citation: String
  /// What the evidence says.
  let find: @Sendable (DoctorContext) -> Finding

  /// What a check found.
  struct Finding: Sendable {
    var result: DoctorReport.Result
    var text: String
    var commands: [Command] = []
    var undo: [Command] = []

    static func passed(_ text: String) -> Finding { Finding(result: .passed, text: text) }

    static func failed(_ text: String, _ commands: [Command], undo: [Command] = []) -> Finding {
      Finding(result: .failed, text: text, commands: commands, undo: undo)
    }

    static func advice(_ text: String, _ commands: [Command], undo: [Command] = []) -> Finding {
      Finding(result: .advice, text: text, commands: commands, undo: undo)
    }

    static func notChecked(_ text: String, _ commands: [Command] = []) -> Finding {
      Finding(result: .notChecked, text: text, commands: commands)
    }

    static func notApplicable(_ text: String) -> Finding { Finding(result: .notApplicable, text: text) }
  }

  /// Every check, from rights up to Nova.
  static let all: [HostCheck] = rightsChecks + kernelChecks + libvirtChecks + novaChecks
}

/// What checks look at.
struct DoctorContext: Sendable {
  /// The host that is examined, as its records show it.
  let host: HostCPU
  /// The host's setup; nil if its record is not a snapshot.
  let configuration: HostConfiguration?
  /// The platform that commands fit; nil if it is unknown.
  let platform: Platform?

  init(host: HostCPU, platform: Platform?) {
    self.host = host
    // Dumps carry MSRs in a configuration that holds nothing else.
    configuration = host.configuration.flatMap { $0.captured.isEmpty ? nil : $0 }
    self.platform = platform ?? Platform(configuration)
  }

  var setup: HostSetup { configuration?.setup ?? HostSetup() }

  /// The manager that knows the host's guests.
  var manager: HostManager {
    if platform?.runsWithoutLibvirt == true { return .proxmox }
    return configuration?.started["nova-compute"] != nil || platform?.deployment != nil ? .nova : .libvirt
  }

  /// Whether the host runs QEMU without libvirt.
  var hasNoLibvirt: Bool { platform?.runsWithoutLibvirt == true }

  /// The answer for a record that is not a snapshot: not checked.
  func notRecorded(_ what: String) -> HostCheck.Finding {
    .notChecked("The record does not report \(what); a snapshot taken as root does.", [Self.capture])
  }

  /// The answer for a snapshot without the evidence, with the snapshot's own reason if it gives one.
  func missing(_ kinds: String..., otherwise what: String) -> HostCheck.Finding {
    guard let configuration,
      let gap = configuration.missing.first(where: { kinds.contains($0.kind) && !$0.hasNone })
    else { return notRecorded(what) }
    return .notChecked("The snapshot lacks \(gap.source): \(gap.reason).", [Self.capture])
  }

  static let capture: Command = .run(["martlet", "capture", "-o", "HOST.json"], on: .host, note: "as root")

  /// The libvirt daemon that ran when the snapshot was taken; nil if none ran or if it is unknown.
  var daemon: (name: String, started: String)? {
    for name in ["virtqemud", "libvirtd"] {
      if let started = configuration?.started[name] { return (name, started) }
    }
    return nil
  }
}

/// Seconds since 1970 of a time as snapshots write it, `2026-11-23T12:00:00Z`; nil for another form.
///
/// - SeeAlso: RFC 3339, section 5.6.
func seconds(of timestamp: String) -> Int? {
  let numbers = timestamp.split { !$0.isNumber }.prefix(6).compactMap { Int($0) }
  guard numbers.count == 6, timestamp.hasSuffix("Z") else { return nil }
  let (year, month, day) = (numbers[0], numbers[1], numbers[2])
  // Years begin in March here, so that the day that some years have more is their last.
  let shifted = month > 2 ? year : year - 1
  let months = (month + 9) % 12
  let days = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * months + 2) / 5 + day - 1
  return (days - 719_468) * 86_400 + numbers[3] * 3_600 + numbers[4] * 60 + numbers[5]
}
