/// Settings of nova.conf that do not go together, so that nova-compute does not start.
///
/// Nova has checked them since `NovaChange.severalModels`; before, it passes over what does not fit.
///
/// - SeeAlso: nova nova/virt/libvirt/driver.py, _check_cpu_compatibility.
public enum NovaConfigurationFault: Sendable, Hashable, CaseIterable {
  /// `cpu_mode` is set for a hypervisor that takes none.
  case modeWithoutModels
  /// Models are named, and `cpu_mode` is not custom.
  case modelsWithoutCustom
  /// `cpu_mode` is custom, and no model is named.
  case customWithoutModels

  /// Whether settings have the fault; nil stands for a setting that is not there.
  ///
  /// - Parameters:
  ///   - mode: `cpu_mode`, whatever it says.
  ///   - hasModels: whether `cpu_models` names any.
  ///   - virtType: `virt_type`, whatever it says.
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

  /// What Nova says of it.
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
  /// The first fault that Nova finds; nil if the settings go together.
  public var fault: NovaConfigurationFault? {
    NovaConfigurationFault.allCases.first {
      $0.isFound(mode: cpuMode?.rawValue, hasModels: !cpuModels.isEmpty, virtType: virtType)
    }
  }
}
