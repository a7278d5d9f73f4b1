public import HostSnapshots

/// Looks at hosts on which Martlet is not installed: runs the capture script there, by the system's ssh.
///
/// ssh is started in batch mode, so that it asks for nothing; keys, jump hosts and aliases are those of the user's own
/// configuration. It opens no forwardings, and leaves no shared connection behind.
public struct RemoteCapture: Sendable {
  /// The script as it is sent to the hosts.
  public static var script: String { captureScript.description }

  /// A program that is sent along and asks what a shell cannot: KVM and QEMU.
  public enum Helper: String, Sendable, CaseIterable {
    /// A script for python3, which hosts with libvirt often have.
    case python3
  }

  /// The script with a helper, as it is sent to hosts.
  ///
  /// The helper is put into a private folder of the host's, and removed before the script ends, however it ends.
  public static func script(_ helper: Helper?) -> String {
    guard let helper else { return script }
    let end = "MARTLET_HELPER_END"
    let program =
      switch helper {
      case .python3: captureHelper.description
      }
    return "martlet_helper() { cat <<'\(end)'\n\(program)\(end)\n}\n" + script
  }

  /// The helper that is sent along; nil for none, which is the default.
  public var helper: Helper?

  /// Further arguments for ssh, before the host's name.
  public var sshOptions: [String] = []
  /// How long ssh waits for a host to accept the connection, in seconds.
  public var connectTimeout = 10
  /// How long one host has from beginning to end; then its ssh is ended.
  public var timeLimit: Duration = .seconds(120)
  /// How many hosts are asked at a time; at least 1.
  public var simultaneous = 8

  /// ssh's name or path.
  var program = "ssh"

  /// The usual limits.
  public init() {}

  /// How far a host is.
  public enum Progress: Sendable, Hashable {
    /// ssh is about to be started.
    case started
    /// A snapshot is there.
    case finished
    /// There will be none, for this reason.
    case failed(String)
  }

  /// What came of one host.
  public struct Answer: Sendable, Hashable {
    /// The host as it was named.
    public var target: String
    /// Its snapshot, or why there is none.
    public var result: Result<Snapshot, RemoteCaptureError>
  }

  /// Asks all hosts, several at a time, and gives an answer for each in the order of `targets`.
  ///
  /// Where the task is cancelled, the ssh processes are ended before this returns.
  /// - Parameters:
  ///   - targets: Hosts as ssh names them: `HOST`, `USER@HOST` or `ssh://USER@HOST:PORT`.
  ///   - martlet: The version of Martlet, for the snapshots.
  ///   - progress: Told of each host's beginning and end, never twice at the same time.
  public func snapshots(
    of targets: [String], martlet: String, progress: (_ target: String, Progress) -> Void = { _, _ in }
  ) async -> [Answer] {
    await withTaskGroup(of: (Int, Result<Snapshot, RemoteCaptureError>).self) { group in
      var results = [Result<Snapshot, RemoteCaptureError>?](repeating: nil, count: targets.count)
      var next = 0
      while next < targets.count || !group.isEmpty {
        if next < targets.count, !Task.isCancelled,
          next - results.count(where: { $0 != nil }) < max(1, simultaneous)
        {
          let index = next
          progress(targets[index], .started)
          group.addTask { (index, await snapshot(of: targets[index], martlet: martlet)) }
          next += 1
        } else if let (index, result) = await group.next() {
          results[index] = result
          switch result {
          case .success: progress(targets[index], .finished)
          case .failure(let error): progress(targets[index], .failed(error.reason))
          }
        } else {
          // The task was cancelled, and all that had begun has ended.
          break
        }
      }
      return zip(targets, results).map { Answer(target: $0, result: $1 ?? .failure(.cancelled)) }
    }
  }

  /// Asks one host.
  func snapshot(of target: String, martlet: String) async -> Result<Snapshot, RemoteCaptureError> {
    guard !target.isEmpty, !target.hasPrefix("-") else {
      return .failure(RemoteCaptureError("\"\(target)\" is not a host name"))
    }
    let said: SSHProcess.Outcome
    do throws(RemoteCaptureError) {
      said = try await SSHProcess(
        program: program, arguments: arguments(for: target), script: Self.script(helper)
      ).run(within: timeLimit)
    } catch {
      return .failure(error)
    }
    do throws(SnapshotError) {
      var snapshot = try Snapshot(scriptOutput: said.output, martlet: martlet)
      if let cutOff = snapshot.cutOff, let line = said.lastError {
        snapshot.cutOff = Snapshot.Missing(
          .file, source: cutOff.source, reason: "\(cutOff.reason); ssh said: \(line)")
      }
      return .success(snapshot)
    } catch {
      return .failure(RemoteCaptureError(said.failure ?? error.reason))
    }
  }

  /// What ssh is told; ssh takes the first value that it is given of each option.
  func arguments(for target: String) -> [String] {
    let options = [
      "BatchMode=yes", "ConnectTimeout=\(max(1, connectTimeout))", "ControlMaster=no",
      "ClearAllForwardings=yes",
      "ForwardAgent=no", "ForwardX11=no",
    ]
    return options.flatMap { ["-o", $0] } + ["-T"] + sshOptions + ["--", target, "sh -s"]
  }
}
