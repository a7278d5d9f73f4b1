public import HostProbe

/// Captures other machines through ssh.
///
/// A shell script of standard tools runs there; the machines need no Martlet.
public struct RemoteCaptureQuestion: Sendable {
  /// Hosts as ssh names them: `HOST`, `USER@HOST` or `ssh://USER@HOST:PORT`.
  public var hosts: [String]
  /// How many hosts to ask at a time; at least 1.
  public var simultaneous: Int
  /// The time limit for each host, from connection to last answer.
  public var timeLimit: Duration
  /// Further arguments for ssh, before the host's name.
  public var sshOptions: [String]

  /// A helper that asks KVM and QEMU on the host and is then removed; nil for none.
  public var helper: RemoteCapture.Helper?

  /// The script that runs there, without a helper.
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
  /// If the task is cancelled, the ssh processes are ended before this returns.
  /// - Parameter progress: Receives each host's start and end; calls never overlap.
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
