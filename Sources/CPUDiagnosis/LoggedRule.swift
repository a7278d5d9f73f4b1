internal import FailureMessages

/// The log rules that a diagnosis uses, by identifier; a test checks that they exist.
enum LoggedRule: String, CaseIterable {
  /// Nova's pre-check refused.
  case unacceptableCPUInfo = "nova.unacceptable-cpu-info"
  /// libvirt refused after Nova's pre-check.
  case liveMigrationFailure = "nova.live-migration-failure"
  /// A daemon's map lacks a feature name.
  case unknownCPUFeature = "libvirt.unknown-cpu-feature"
}

extension LogFinding {
  /// Whether the rule found it.
  func isOf(_ rule: LoggedRule) -> Bool { id == rule.rawValue }
}
