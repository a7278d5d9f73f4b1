internal import Glibc

/// A user folder of the XDG Base Directory Specification: the variable's value, or its default in the home folder.
public enum UserFolder: String, Sendable {
  /// What the user keeps: the store of a fleet.
  case data = "XDG_DATA_HOME"
  /// Data that outlives a run: journals, saved definitions.
  case state = "XDG_STATE_HOME"
  /// Data that Martlet can rebuild.
  case cache = "XDG_CACHE_HOME"
  /// What programs go by.
  case configuration = "XDG_CONFIG_HOME"

  /// The folder's path; nil if neither the variable nor `HOME` holds an absolute path.
  public var path: String? {
    if let folder = environmentVariable(rawValue), folder.hasPrefix("/") { return folder }
    guard let home = environmentVariable("HOME"), home.hasPrefix("/") else { return nil }
    switch self {
    case .data: return home + "/.local/share"
    case .state: return home + "/.local/state"
    case .cache: return home + "/.cache"
    case .configuration: return home + "/.config"
    }
  }
}

/// The value of an environment variable; nil if it is not set.
public func environmentVariable(_ name: String) -> String? {
  guard let value = unsafe getenv(name) else { return nil }
  return unsafe String(cString: value)
}
