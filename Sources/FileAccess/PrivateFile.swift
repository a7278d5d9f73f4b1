internal import Glibc

/// The reason a file that steers later actions is not used.
public enum PrivateFileError: Error, Sendable, Hashable {
  /// The system refused.
  case system(FileAccessError)
  /// Somebody else may have written it; a clause such as `belongs to user 1000, not to user 0`.
  case foreign(String)

  /// The system's text, or the clause.
  public var message: String {
    switch self {
    case .system(let error): error.message
    case .foreign(let reason): reason
    }
  }

  /// What is wrong with the file, as a clause about it: `cannot be opened (Permission denied)`, `is a link; Martlet follows none here`.
  public var clause: String {
    switch self {
    case .system(let error): "cannot be opened (\(error.message))"
    case .foreign(let reason): reason
    }
  }
}

/// Files that steer later actions, such as journals and saved definitions: Martlet uses one only if nobody but the user can have written it.
///
/// A planted journal would make root connect to a URI of the planter's choice.
/// - SeeAlso: open(2) on `O_NOFOLLOW`; sshd_config(5), `StrictModes`, which treats keys alike.
public enum PrivateFile {
  /// Opens a file for reading and appending, or creates it with mode 0600.
  ///
  /// - Returns: The descriptor, which the caller closes.
  /// - Throws: `PrivateFileError` for a link, for what is no plain file, and for a file or folder that others can write.
  public static func openForAppending(_ path: String) throws(PrivateFileError) -> Int32 {
    try open(path, O_RDWR | O_CREAT | O_APPEND, forbidden: othersWrite)
  }

  /// Reads all bytes of an existing file.
  ///
  /// - Throws: `PrivateFileError` as `openForAppending` does; with `EFBIG` for more than `limit` bytes.
  public static func read(_ path: String, limit: Int) throws(PrivateFileError) -> [UInt8] {
    try read(path, limit, forbidden: othersWrite)
  }

  /// Reads all bytes of a file that has a secret.
  ///
  /// - Throws: `PrivateFileError` as `read` does, and for a file that others can read.
  public static func readSecret(_ path: String, limit: Int) throws(PrivateFileError) -> [UInt8] {
    try read(path, limit, forbidden: othersUse)
  }

  private static let othersWrite: mode_t = 0o022
  private static let othersUse: mode_t = 0o077

  private static func read(
    _ path: String, _ limit: Int, forbidden: mode_t
  ) throws(PrivateFileError) -> [UInt8] {
    let descriptor = try open(path, O_RDONLY, forbidden: forbidden)
    defer { close(descriptor) }
    do throws(FileAccessError) {
      return try WholeFile.read(descriptor: descriptor, limit: limit)
    } catch {
      throw .system(error)
    }
  }

  /// Removes temporary files that a killed process left beside the files of a private folder: `NAME.PID` of no living process.
  public static func sweep(_ folder: String) {
    for name in (try? Folder.names(in: folder)) ?? [] {
      guard let dot = name.lastIndex(of: "."), let process = pid_t(name[name.index(after: dot)...]),
        process > 0
      else { continue }
      if kill(process, 0) != 0, errno == ESRCH { unsafe unlink("\(folder)/\(name)") }
    }
  }

  private static func open(
    _ path: String, _ flags: Int32, forbidden: mode_t
  ) throws(PrivateFileError) -> Int32 {
    try checkFolder(path.lastIndex(of: "/").map { String(path[...$0]) } ?? ".")
    // O_NONBLOCK: a pipe in the file's place is refused, not waited for.
    let descriptor = unsafe Glibc.open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else {
      throw errno == ELOOP ? .foreign("is a link; Martlet follows none here") : .system(.last)
    }
    do throws(PrivateFileError) {
      try checkFile(descriptor, forbidden)
    } catch {
      close(descriptor)
      throw error
    }
    return descriptor
  }

  private static func checkFile(_ descriptor: Int32, _ forbidden: mode_t) throws(PrivateFileError) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .system(.last) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .foreign("is not a plain file") }
    guard status.st_uid == geteuid() else { throw .foreign(owner(status)) }
    guard status.st_mode & othersWrite == 0 else {
      throw .foreign("can be written by others (mode \(mode(status)))")
    }
    guard status.st_mode & forbidden == 0 else {
      throw .foreign("can be read by others (mode \(mode(status))); chmod 600 it")
    }
    // A hard link would be a file of the user's own that somebody else has put here.
    guard status.st_nlink == 1 else { throw .foreign("has \(status.st_nlink) names (hard links)") }
  }

  private static func checkFolder(_ path: String) throws(PrivateFileError) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw .system(.last) }
    guard status.st_uid == geteuid() || status.st_uid == 0 else {
      throw .foreign("lies in a folder that \(owner(status))")
    }
    // In a sticky folder, others cannot replace the user's files, and their own are refused.
    guard status.st_mode & 0o022 == 0 || status.st_mode & S_ISVTX != 0 else {
      throw .foreign("lies in a folder that others can write (mode \(mode(status)))")
    }
  }

  private static func owner(_ status: stat) -> String {
    "belongs to user \(status.st_uid), not to user \(geteuid())"
  }

  private static func mode(_ status: stat) -> String {
    "0" + String(status.st_mode & 0o7777, radix: 8)
  }
}
