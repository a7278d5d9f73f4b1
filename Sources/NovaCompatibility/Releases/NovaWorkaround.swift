/// A setting of `[workarounds]` in nova.conf that takes one of Nova's checks away.
public enum NovaWorkaround: String, Sendable, Hashable, CaseIterable {
  /// Read by nova-compute on the destination: the CPU is not compared.
  case skipCPUCompareOnDestination = "skip_cpu_compare_on_dest"
  /// Read by nova-compute where it starts: configured models are not compared with the host.
  case skipCPUCompareAtStartup = "skip_cpu_compare_at_startup"
  /// Read by nova-conductor: versions of hypervisors are not compared.
  case skipHypervisorVersionCheck = "skip_hypervisor_version_check_on_lm"

  /// Whether `release` reads the setting; nil if that depends on the point release, which is not known.
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
