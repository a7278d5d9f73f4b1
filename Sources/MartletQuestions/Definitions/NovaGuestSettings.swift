internal import NovaCompatibility
internal import Reports

/// The settings of nova.conf by which Nova gives a guest its CPU.
struct NovaGuestSettings: Sendable {
  /// The settings.
  var configuration: NovaConfiguration
  /// Where they come from, for a note.
  var origin: String

  /// Whether the guest gets what its host has.
  var leavesCPUToHost: Bool {
    [.hostModel, .hostPassthrough].contains(configuration.effectiveMode)
  }

  /// The keys that decide.
  private static let keys = ["virt_type", "cpu_mode", "cpu_models", "cpu_model", "cpu_model_extra_flags"]

  /// The settings that the user gives, else those of the host's captured nova.conf.
  ///
  /// - Parameters:
  ///   - pairs: `KEY=VALUE` texts; those of other keys are left out.
  ///   - captured: nova.conf's settings by section and key in a snapshot of the guest's host; nil if there is none.
  /// - Throws: `usage` if neither says how guests get their CPU, and for a value that Nova refuses.
  init(_ pairs: [String], captured: [String: String]?) throws(QuestionError) {
    var given: [String: String] = [:]
    for pair in pairs {
      guard let equals = pair.firstIndex(of: "="), equals > pair.startIndex else {
        throw QuestionError(
          .usage, "nova-cpu takes KEY=VALUE, such as cpu_mode=host-model, not \(pair)",
          at: .parameter("nova-cpu"))
      }
      let key = String(pair[..<equals])
      guard Self.keys.contains(key) else {
        throw QuestionError(
          .usage, "nova-cpu knows no \(key); the keys are \(Self.keys.joined(separator: ", "))",
          at: .parameter("nova-cpu"))
      }
      given["libvirt.\(key)"] = String(pair[pair.index(after: equals)...])
    }
    guard given["libvirt.cpu_mode"] != nil || captured != nil else {
      throw QuestionError(
        .usage,
        "nova-cpu is missing: Nova's API does not show how its guests get their CPU; add what nova.conf of the guest's host says, such as "
          + "--nova-cpu cpu_mode=host-model, or a capture of that host as --from",
        at: .parameter("nova-cpu"))
    }
    do throws(NovaConfigurationError) {
      configuration = try NovaConfiguration(settings: (captured ?? [:]).merging(given) { $1 })
    } catch {
      throw QuestionError(.usage, "nova-cpu: \(error)", at: .parameter("nova-cpu"))
    }
    origin = given["libvirt.cpu_mode"] == nil ? "nova.conf of its host's capture" : "--nova-cpu"
  }

  /// The texts of `--stack` that decide a guest's CPU.
  static func pairs(ofStack stack: [String]) -> [String] {
    stack.filter { pair in keys.contains { pair.hasPrefix("\($0)=") } }
  }
}
