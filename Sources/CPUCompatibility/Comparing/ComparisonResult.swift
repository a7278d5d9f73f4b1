/// The result of comparing what is wanted with what is offered.
public enum ComparisonResult: String, Sendable, Codable, CaseIterable {
  /// The same features.
  case identical
  /// All that is wanted, and more.
  case superset
  /// Something that is wanted is not there.
  case incompatible
  /// Evidence is missing for something that is wanted.
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
