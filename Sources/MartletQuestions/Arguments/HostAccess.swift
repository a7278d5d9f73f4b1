public import HostProbe

/// How Martlet asks the hosts and daemons that an argument names: `this`, a libvirt URI, an ssh URI.
public struct HostAccess: Sendable {
  /// How long one of them may take; nil for 20 s a daemon and start of QEMU, and 120 s a host by ssh.
  public var timeLimit: Duration?
  /// Whether a URI may have a program run: `+ext`, `command=`, `netcat=`, `proxy=`, and parameters that Martlet does not know.
  public var allowsPrograms: Bool
  /// How many are asked at a time; at least 1.
  public var simultaneous: Int
  /// Further arguments for ssh, before the host's name.
  public var sshOptions: [String]
  /// The helper that is sent to hosts by ssh and removed; nil for none.
  public var helper: RemoteCapture.Helper?
  /// The OpenStack cloud that `nova:` means.
  public var cloud: CloudAccess
  /// Told what is being asked, in a few words, from any thread; nil once nothing is being asked.
  public var progress: @Sendable (String?) -> Void
  /// Polled from any thread while hosts are awaited; true ends the asking, and keeps what has answered by then.
  public var isInterrupted: @Sendable () -> Bool

  /// The usual limits; silent, and ended by the task's cancellation alone.
  public init(
    timeLimit: Duration? = nil, allowsPrograms: Bool = false, simultaneous: Int = 8,
    sshOptions: [String] = [], helper: RemoteCapture.Helper? = nil, cloud: CloudAccess = CloudAccess(),
    progress: @escaping @Sendable (String?) -> Void = { _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) {
    self.timeLimit = timeLimit
    self.allowsPrograms = allowsPrograms
    self.simultaneous = simultaneous
    self.sshOptions = sshOptions
    self.helper = helper
    self.cloud = cloud
    self.progress = progress
    self.isInterrupted = isInterrupted
  }

  /// How long a daemon, or a start of QEMU, may take.
  var daemonLimit: Duration { timeLimit ?? .seconds(20) }

  /// The words that make another command of martlet's ask in the same way.
  var arguments: [String] {
    (timeLimit.map { ["--time-limit", "\($0.components.seconds)"] } ?? [])
      + (allowsPrograms ? ["--allow-uri"] : []) + (helper.map { ["--ssh-helper", $0.rawValue] } ?? [])
      + cloud.arguments
  }

  /// Awaits the answer of `name`, and cancels the question where the user interrupts.
  ///
  /// The failure is of kind `interrupted` then, also where `ask` has an answer that the cancellation cut short.
  func awaiting<Value: Sendable>(
    _ name: String, _ ask: @escaping @Sendable () async -> Result<Value, QuestionError>
  ) async -> Result<Value, QuestionError> {
    let interruption = QuestionError(.interrupted, "\(name): interrupted before it answered")
    let poll = isInterrupted
    guard !poll() else { return .failure(interruption) }
    return await withTaskGroup(of: Result<Value, QuestionError>?.self) { group in
      group.addTask { await ask() }
      group.addTask {
        while !poll() {
          do { try await Task.sleep(for: .milliseconds(50)) } catch { return nil }
        }
        return .failure(interruption)
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first ?? .failure(interruption)
    }
  }
}
