/// The result of comparing requirements with an offer.
public enum ComparisonResult: String, Sendable, Codable, CaseIterable {
  /// Both have the same features.
  case identical
  /// The host has all required features, and more.
  case superset
  /// The host lacks a required feature.
  case incompatible
  /// Evidence is missing for a required feature.
  case undetermined

  /// The exit status of verbs that judge: 0 it runs, 1 it does not, 2 undetermined.
  public var exitStatus: Int32 {
    switch self {
    case .identical, .superset: 0
    case .incompatible: 1
    case .undetermined: 2
    }
  }
}
