internal import FailureMessages

/// The rules for logs on which a diagnosis rests, by their identifiers; that there are such rules a test holds.
enum LoggedRule: String, CaseIterable {
  /// Nova's pre-check refused.
  case unacceptableCPUInfo = "nova.unacceptable-cpu-info"
  /// libvirt refused after Nova's pre-check.
  case liveMigrationFailure = "nova.live-migration-failure"
  /// A daemon's map has no feature of a name.
  case unknownCPUFeature = "libvirt.unknown-cpu-feature"
}

extension LogFinding {
  /// Whether the rule found it.
  func isOf(_ rule: LoggedRule) -> Bool { id == rule.rawValue }
}
