public import HostProbe

/// Asks other machines what they show of their CPUs, by ssh.
///
/// A shell script of standard tools is run there; Martlet need not be installed.
public struct RemoteCaptureQuestion: Sendable {
  /// Hosts as ssh names them: `HOST`, `USER@HOST` or `ssh://USER@HOST:PORT`.
  public var hosts: [String]
  /// How many are asked at a time; at least 1.
  public var simultaneous: Int
  /// How long each has from beginning to end.
  public var timeLimit: Duration
  /// Further arguments for ssh, before the host's name.
  public var sshOptions: [String]

  /// A program that is sent along, asks KVM and QEMU, and is removed; nil for none.
  public var helper: RemoteCapture.Helper?

  /// The script that is run there.
  public static var script: String { RemoteCapture.script }

  /// A question to `hosts`.
  public init(
    hosts: [String], simultaneous: Int = 8, timeLimit: Duration = .seconds(120), sshOptions: [String] = [],
    helper: RemoteCapture.Helper? = nil
  ) {
    self.helper = helper
    self.hosts = hosts
    self.simultaneous = simultaneous
    self.timeLimit = timeLimit
    self.sshOptions = sshOptions
  }

  /// A snapshot of each host, or why there is none, in the order of the hosts.
  ///
  /// Where the task is cancelled, the ssh processes are ended before this returns.
  /// - Parameter progress: Told of each host's beginning and end, never twice at the same time.
  public func answer(
    progress: (_ host: String, RemoteCapture.Progress) -> Void = { _, _ in }
  ) async -> [RemoteCapture.Answer] {
    var capture = RemoteCapture()
    capture.simultaneous = simultaneous
    capture.timeLimit = timeLimit
    capture.sshOptions = sshOptions
    capture.helper = helper
    return await capture.snapshots(of: hosts, martlet: martletVersion, progress: progress)
  }
}
