/// The CPU settings of nova.conf; missing ones have Nova's defaults.
public struct NovaConfiguration: Sendable, Hashable {
  /// `[libvirt]virt_type`: `kvm`, `qemu`, or a type without CPU models, such as `lxc`.
  public var virtType = "kvm"
  /// `[libvirt]cpu_mode`; nil if it is not set.
  public var cpuMode: CPUMode?
  /// `[libvirt]cpu_models`, which was `cpu_model` before 20.0.0.
  public var cpuModels: [String] = []
  /// `[libvirt]cpu_model_extra_flags`, with their signs.
  public var extraFlags: [String] = []
  /// The disabled checks.
  public var workarounds: Set<NovaWorkaround> = []

  /// The source of a guest's CPU.
  public enum CPUMode: String, Sendable, Hashable, CaseIterable {
    /// No `<cpu>` that names a model: QEMU's default.
    case none
    /// One of the configured models.
    case custom
    /// The host's model and features.
    case hostModel = "host-model"
    /// The host's CPU as it is.
    case hostPassthrough = "host-passthrough"
  }

  /// Nova's defaults.
  public init() {}

  /// Whether guests have CPU models at all.
  public var hasCPUModels: Bool { Self.hasCPUModels(virtType: virtType) }

  /// Whether guests of a `virt_type` have CPU models at all.
  public static func hasCPUModels(virtType: String) -> Bool { virtType == "kvm" || virtType == "qemu" }

  /// The mode in effect: unset means host-model for KVM and QEMU on x86, none elsewhere.
  ///
  /// - SeeAlso: nova nova/virt/libvirt/driver.py, _get_guest_cpu_model_config.
  public var effectiveMode: CPUMode { cpuMode ?? (hasCPUModels ? .hostModel : .none) }
}
