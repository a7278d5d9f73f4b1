/// Martlet's version.
public enum MartletVersion {
  /// The version of what runs, as `martlet --version` prints it.
  public static let current = "0.1.0"
}
