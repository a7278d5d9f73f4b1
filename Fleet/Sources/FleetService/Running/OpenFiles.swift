internal import Glibc

/// How many files and sockets this process may have open.
enum OpenFiles {
  /// Raises the soft limit to what `most` connections need besides the store's files and workers, as far as the hard limit lets it.
  ///
  /// systemd starts services with a soft limit of 1,024, which half of the connections would use up.
  ///
  /// - Returns: How many connections there can be at once: `most`, or fewer under a lower hard limit.
  /// - SeeAlso: systemd.exec(5), "LimitNOFILE="; getrlimit(2).
  static func connections(_ most: Int) -> Int {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return most }
    let wanted = rlim_t(most + others)
    if limit.rlim_cur < wanted {
      limit.rlim_cur = min(wanted, limit.rlim_max)
      _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
    return connections(most, underLimit: Int(clamping: limit.rlim_cur))
  }

  /// How many of `most` connections there can be under a limit of open files.
  static func connections(_ most: Int, underLimit limit: Int) -> Int { max(1, min(most, limit - others)) }

  /// The store's connections with their logs, workers, journals, plans, webhooks and moves.
  private static let others = 256
}
