/// How much of a diagnosis is shown.
public enum DiagnosisExtent: Sendable, Hashable {
  /// The answer on one screen, with or without sources.
  case short(withSources: Bool)
  /// Everything.
  case full
}
