/// How hosts and daemons are asked that an argument names: `this`, a libvirt URI, an ssh URI.
public struct HostAccess: Sendable {
  /// How long one of them may take; nil for 20 s a daemon and start of QEMU, and 120 s a host by ssh.
  public var timeLimit: Duration?
  /// Whether a URI may have a program run: `+ext`, `command=`, `netcat=`, `proxy=`, and parameters that Martlet does not know.
  public var allowsPrograms: Bool
  /// How many are asked at a time; at least 1.
  public var simultaneous: Int
  /// Further arguments for ssh, before the host's name.
  public var sshOptions: [String]
  /// Told what is being asked, in a few words, from any thread; nil when nothing is any more.
  public var progress: @Sendable (String?) -> Void

  /// The usual limits, without a word of progress.
  public init(
    timeLimit: Duration? = nil, allowsPrograms: Bool = false, simultaneous: Int = 8,
    sshOptions: [String] = [],
    progress: @escaping @Sendable (String?) -> Void = { _ in }
  ) {
    self.timeLimit = timeLimit
    self.allowsPrograms = allowsPrograms
    self.simultaneous = simultaneous
    self.sshOptions = sshOptions
    self.progress = progress
  }

  /// The words that make another command of martlet's ask in the same way.
  var arguments: [String] {
    (timeLimit.map { ["--time-limit", "\($0.components.seconds)"] } ?? [])
      + (allowsPrograms ? ["--allow-uri"] : [])
  }
}
