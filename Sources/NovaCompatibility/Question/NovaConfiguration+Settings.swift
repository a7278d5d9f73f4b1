internal import LibvirtCPU

extension NovaConfiguration {
  /// Reads settings by section and key, `libvirt.cpu_mode` and `custom`, as a reader of nova.conf gives them.
  ///
  /// Keys that are not about CPUs are passed over.
  ///
  /// - Throws: `NovaConfigurationError` for a value that Nova would refuse, or would not understand.
  public init(settings: [String: String]) throws(NovaConfigurationError) {
    self.init()
    if let type = settings["libvirt.virt_type"] { virtType = type }
    if let mode = settings["libvirt.cpu_mode"], !mode.isEmpty {
      guard let known = CPUMode(rawValue: mode) else {
        throw NovaConfigurationError(
          setting: "cpu_mode", value: mode, choices: CPUMode.allCases.map(\.rawValue))
      }
      cpuMode = known
    }
    cpuModels = Self.list(settings["libvirt.cpu_models"] ?? settings["libvirt.cpu_model"])
    extraFlags = Self.list(settings["libvirt.cpu_model_extra_flags"])
    for workaround in NovaWorkaround.allCases {
      guard let value = settings["workarounds.\(workaround.rawValue)"] else { continue }
      guard let isOn = Self.truths[value.lowercased()] else {
        throw NovaConfigurationError(
          setting: workaround.rawValue, value: value, choices: ["true", "false"])
      }
      if isOn { workarounds.insert(workaround) }
    }
  }

  private static func list(_ value: String?) -> [String] {
    (value ?? "").split(separator: ",").map { item in
      var words = item[...]
      while let first = words.first, first.isWhitespace { words.removeFirst() }
      while let last = words.last, last.isWhitespace { words.removeLast() }
      return String(words)
    }.filter { !$0.isEmpty }
  }

  /// - SeeAlso: oslo.config oslo_config/types.py, Boolean.TRUE_VALUES and FALSE_VALUES.
  private static let truths = [
    "true": true, "1": true, "on": true, "yes": true, "false": false, "0": false, "off": false, "no": false,
  ]
}

/// A value in nova.conf that Nova refuses.
public struct NovaConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The setting's name.
  public let setting: String
  /// The value.
  public let value: String
  /// What Nova takes.
  public let choices: [String]

  /// What is wrong, and what Nova takes.
  public var description: String {
    let meant = nearNames(to: value, among: choices).first.map { "; did you mean \($0)?" } ?? ""
    return "\(setting) = \(value): Nova accepts \(choices.joined(separator: ", "))\(meant)"
  }
}
