internal import CPUCompatibility

/// A build setting that acts like a missing command-line parameter.
///
/// - SeeAlso: linux 6.1 and 6.12 arch/x86/kernel/cpu/tsx.c, tsx_init.
struct KernelDefault: Sendable {
  /// The parameter as the catalogue writes it.
  let parameter: String
  /// The build setting; `y` makes the parameter the default.
  let key: String

  /// Whether this is the kernel's default; nil if its record does not say.
  ///
  /// One of the settings for a parameter is always set.
  func isChosen(in configuration: HostConfiguration) -> Bool? {
    if let isSet = configuration.isBuilt(with: key) { return isSet }
    let name = parameter.prefix { $0 != "=" }
    let isOtherSet = Self.all.contains {
      $0.parameter.prefix { $0 != "=" } == name && configuration.isBuilt(with: $0.key) == true
    }
    return isOtherSet ? false : nil
  }

  static let all = [
    KernelDefault(parameter: "tsx=off", key: "CONFIG_X86_INTEL_TSX_MODE_OFF"),
    KernelDefault(parameter: "tsx=auto", key: "CONFIG_X86_INTEL_TSX_MODE_AUTO"),
    KernelDefault(parameter: "tsx=on", key: "CONFIG_X86_INTEL_TSX_MODE_ON"),
  ]
}
