/// Contradictory settings of nova.conf that prevent nova-compute from starting.
///
/// Nova checks them from `NovaChange.severalModels` on; before, it ignores what does not fit.
///
/// - SeeAlso: nova nova/virt/libvirt/driver.py, _check_cpu_compatibility.
public enum NovaConfigurationFault: Sendable, Hashable, CaseIterable {
  /// `cpu_mode` is set for a hypervisor that does not accept it.
  case modeWithoutModels
  /// Models are set, but `cpu_mode` is not custom.
  case modelsWithoutCustom
  /// `cpu_mode` is custom, but no model is set.
  case customWithoutModels

  /// Whether settings have the fault; nil means a missing setting.
  ///
  /// - Parameters:
  ///   - mode: The value of `cpu_mode`.
  ///   - hasModels: whether `cpu_models` names any.
  ///   - virtType: The value of `virt_type`.
  public func isFound(mode: String?, hasModels: Bool, virtType: String) -> Bool {
    let isCustom = mode == NovaConfiguration.CPUMode.custom.rawValue
    switch self {
    case .modeWithoutModels:
      return !NovaConfiguration.hasCPUModels(virtType: virtType)
        && mode.map { $0 != NovaConfiguration.CPUMode.none.rawValue } ?? false
    case .modelsWithoutCustom: return !isCustom && hasModels
    case .customWithoutModels: return isCustom && !hasModels
    }
  }

  /// Nova's message for it.
  func message(virtType: String) -> String {
    switch self {
    case .modeWithoutModels:
      "Config requested an explicit CPU model, but the current libvirt hypervisor '\(virtType)' "
        + "does not support selecting CPU models"
    case .modelsWithoutCustom: "The cpu_models option is not required when cpu_mode!=custom"
    case .customWithoutModels: "The cpu_models option is required when cpu_mode=custom"
    }
  }
}

extension NovaConfiguration {
  /// The first fault that Nova finds; nil if the settings are consistent.
  public var fault: NovaConfigurationFault? {
    NovaConfigurationFault.allCases.first {
      $0.isFound(mode: cpuMode?.rawValue, hasModels: !cpuModels.isEmpty, virtType: virtType)
    }
  }
}
