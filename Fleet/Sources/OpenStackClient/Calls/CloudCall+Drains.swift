extension CloudCall {
  /// Live-migrates a server to a host that Nova's scheduler checks.
  ///
  /// Before 2.30 Nova takes a named host without asking its scheduler; from 2.34 on it answers before its checks; from 2.68 on nobody can force it.
  /// A second call is refused while the first one's migration runs, and would begin another one after it.
  public static let liveMigrate = CloudCall(
    .compute, "POST", "/servers/{server}/action", at: Microversion(2, 68), from: Microversion(2, 30),
    lost: "nothing", policies: ["os_compute_api:os-migrate-server:migrate_live:host"],
    sends: "os-migrateLive with the host and block_migration=auto, never force",
    purpose: "moves a server", source: "nova rest_api_version_history.rst, 2.25, 2.30, 2.34, 2.68",
    isRepeatable: false)
  /// Enables or disables a service nova-compute.
  public static let setService = CloudCall(
    .compute, "PUT", "/os-services/{service}", at: Microversion(2, 53), from: Microversion(2, 53),
    lost: "nothing", policies: ["os_compute_api:os-services:update"],
    sends: "enabled, or disabled with a reason", purpose: "keeps new servers off a host",
    source: "nova rest_api_version_history.rst, 2.53")

  /// All calls that empty hosts, in the order of a run.
  public static let drains: [CloudCall] = [setService, liveMigrate]
}
