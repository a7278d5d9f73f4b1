/// A folder of the user's: that of a variable of the XDG Base Directory Specification, or its usual place in the home folder.
enum UserFolder: String {
  case state = "XDG_STATE_HOME"
  case cache = "XDG_CACHE_HOME"

  /// The folder's path.
  ///
  /// - Parameter purpose: What a failure's sentence ends with.
  func path(_ purpose: String) throws(CommandFailure) -> String {
    if let folder = environment(rawValue), folder.hasPrefix("/") { return folder }
    guard let home = environment("HOME"), home.hasPrefix("/") else {
      throw CommandFailure(
        "there is neither HOME nor \(rawValue)\(purpose)", status: CommandFailure.cannotWrite)
    }
    return home + (self == .state ? "/.local/state" : "/.cache")
  }
}
