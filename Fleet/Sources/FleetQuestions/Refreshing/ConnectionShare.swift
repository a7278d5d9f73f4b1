internal import Glibc

/// How many hosts a process can ask at a time.
public enum ConnectionShare {
  /// What one ssh takes of open files: its input, output and errors, each with a pipe's other end for a moment, and its process's descriptor.
  private static let files = 8
  /// Files that a process has open besides.
  private static let others = 256

  /// As many as are wanted, or as the limit of open files allows; the process's own limit is raised to what the system lets it have.
  ///
  /// - SeeAlso: getrlimit(2): a process may raise its soft limit to its hard one.
  public static func possible(_ wanted: Int) -> Int {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return wanted }
    let needed = rlim_t(wanted * files + others)
    if limit.rlim_cur < needed {
      limit.rlim_cur = min(needed, limit.rlim_max)
      _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
    return max(1, min(wanted, (Int(clamping: limit.rlim_cur) - others) / files))
  }
}
