/// A setting of `[workarounds]` in nova.conf that disables one of Nova's checks.
public enum NovaWorkaround: String, Sendable, Hashable, CaseIterable {
  /// For nova-compute on the destination: it does not compare the CPU.
  case skipCPUCompareOnDestination = "skip_cpu_compare_on_dest"
  /// For nova-compute at its start: it does not compare configured models with the host.
  case skipCPUCompareAtStartup = "skip_cpu_compare_at_startup"
  /// For nova-conductor: it does not compare hypervisor versions.
  case skipHypervisorVersionCheck = "skip_hypervisor_version_check_on_lm"

  /// Whether `release` reads the setting; nil if that depends on the unknown point release.
  ///
  /// - SeeAlso: nova/conf/workarounds.py of 25.1.0, 25.1.1, 26.0.0, 26.2.2 and 27.0.0; release note of 26.2.1.
  public func isKnown(to release: NovaRelease) -> Bool? {
    switch self {
    case .skipCPUCompareOnDestination: release.isFrom(25, .init(1, 0))
    case .skipCPUCompareAtStartup: release.isFrom(26, .init(2, 1))
    case .skipHypervisorVersionCheck: release.isFrom(25, .init(1, 1))
    }
  }

  /// The releases that read it.
  public var releases: String {
    switch self {
    case .skipCPUCompareOnDestination: "25.1.0 and later"
    case .skipCPUCompareAtStartup: "26.2.1 and later"
    case .skipHypervisorVersionCheck: "25.1.1 and later"
    }
  }
}
