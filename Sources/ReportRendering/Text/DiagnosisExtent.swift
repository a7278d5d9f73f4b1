/// The part of a diagnosis that a text shows.
public enum DiagnosisExtent: Sendable, Hashable {
  /// The answer on one screen, with or without sources.
  case short(withSources: Bool)
  /// The whole diagnosis, with its sources.
  case full
}
