/// The version of this build.
public enum MartletVersion {
  /// The version that `martlet --version` prints.
  public static let current = "1.0.0"
}
