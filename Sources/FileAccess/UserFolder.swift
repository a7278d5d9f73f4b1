internal import Glibc

/// A folder of the user's: that of a variable of the XDG Base Directory Specification, or its usual place in the home folder.
public enum UserFolder: String, Sendable {
  /// What outlives a program's run: journals, saved definitions.
  case state = "XDG_STATE_HOME"
  /// What can be made once more.
  case cache = "XDG_CACHE_HOME"
  /// What programs go by.
  case configuration = "XDG_CONFIG_HOME"

  /// The folder's path; nil if neither the variable nor `HOME` holds an absolute path.
  public var path: String? {
    if let folder = environmentVariable(rawValue), folder.hasPrefix("/") { return folder }
    guard let home = environmentVariable("HOME"), home.hasPrefix("/") else { return nil }
    switch self {
    case .state: return home + "/.local/state"
    case .cache: return home + "/.cache"
    case .configuration: return home + "/.config"
    }
  }
}

/// A variable of the process's environment; nil if it is not set.
public func environmentVariable(_ name: String) -> String? {
  guard let value = unsafe getenv(name) else { return nil }
  return unsafe String(cString: value)
}
