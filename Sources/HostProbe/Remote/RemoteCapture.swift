public import HostSnapshots

/// Captures hosts without Martlet by running the capture script through the system's ssh.
///
/// ssh runs in batch mode and never prompts; keys, jump hosts and aliases come from the user's own
/// configuration. It opens no forwardings, and leaves no shared connection behind.
public struct RemoteCapture: Sendable {
  /// The script to run on the hosts.
  public static var script: String { captureScript.description }

  /// A program that is sent along and asks what a shell cannot: KVM and QEMU.
  public enum Helper: String, Sendable, CaseIterable {
    /// A script for python3, which hosts with libvirt often have.
    case python3
    /// The running Martlet itself, on hosts of the same architecture that have the libraries it needs.
    case martlet
  }

  /// The script with a helper, as it is sent to hosts.
  ///
  /// The helper is put into a private folder of the host's, and removed before the script ends, however it ends. Martlet
  /// itself goes without a script.
  public static func script(_ helper: Helper?) -> String {
    let end = "MARTLET_HELPER_END"
    let program: String
    switch helper {
    case .python3: program = captureHelper.description
    case .martlet, nil: return script
    }
    return "martlet_helper() { cat <<'\(end)'\n\(program)\(end)\n}\n" + script
  }

  /// The helper that is sent along; nil for none, which is the default.
  public var helper: Helper?

  /// Further arguments for ssh, before the host's name.
  public var sshOptions: [String] = []
  /// How long ssh waits for a host to accept the connection, in seconds.
  public var connectTimeout = 10
  /// The time limit per host; afterwards its ssh is ended.
  public var timeLimit: Duration = .seconds(120)
  /// The number of hosts to query in parallel; at least 1.
  public var simultaneous = 8

  /// ssh's name or path.
  var program = "ssh"
  /// The program that is sent as the helper `martlet`.
  var executable = "/proc/self/exe"

  /// Creates a capture with the usual limits.
  public init() {}

  /// The progress of one host.
  public enum Progress: Sendable, Hashable {
    /// ssh is about to be started.
    case started
    /// A snapshot is there.
    case finished
    /// The capture failed, for this reason.
    case failed(String)
  }

  /// The result for one host.
  public struct Answer: Sendable, Hashable {
    /// The host as the caller named it.
    public var target: String
    /// Its snapshot, or the reason there is none.
    public var result: Result<Snapshot, RemoteCaptureError>
  }

  /// Captures all hosts, several at a time, and returns a result for each in the order of `targets`.
  ///
  /// If the task is cancelled, the ssh processes are ended before this returns.
  /// - Parameters:
  ///   - targets: Hosts as ssh names them: `HOST`, `USER@HOST` or `ssh://USER@HOST:PORT`.
  ///   - martlet: The version of Martlet, for the snapshots.
  ///   - progress: Called at each host's start and end, never concurrently.
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
      let process =
        switch helper {
        case .martlet:
          SSHProcess(
            program: program,
            arguments: arguments(for: target, command: try ExecutableHelper(path: executable).command()),
            input: .file(executable))
        case .python3, nil:
          SSHProcess(program: program, arguments: arguments(for: target), input: .script(Self.script(helper)))
        }
      said = try await process.run(within: timeLimit)
    } catch {
      return .failure(error)
    }
    if helper == .martlet { return ownSnapshot(said) }
    do throws(SnapshotError) {
      var snapshot = try Snapshot(scriptOutput: said.output, martlet: martlet)
      if let cutOff = snapshot.cutOff, let line = said.lastError {
        snapshot.cutOff = Snapshot.Missing(
          .file, source: cutOff.source, reason: "\(cutOff.reason); ssh said: \(line)")
      }
      return .success(snapshot)
    } catch {
      return .failure(
        RemoteCaptureError(said.failure ?? error.reason, said.isDenied ? .denied : .unavailable))
    }
  }

  /// The snapshot that Martlet made on the host.
  private func ownSnapshot(_ said: SSHProcess.Outcome) -> Result<Snapshot, RemoteCaptureError> {
    guard said.status == 0, let json = ExecutableHelper.snapshot(in: said.output) else {
      let kind: RemoteCaptureError.Kind = said.isDenied ? .denied : .unavailable
      // The command's own sentence is complete.
      let reason = said.status == 3 ? said.lastError : said.failure
      return .failure(RemoteCaptureError(reason ?? "the host printed no snapshot", kind))
    }
    do throws(SnapshotError) {
      return .success(try Snapshot(json: Array(json)))
    } catch {
      return .failure(RemoteCaptureError(error.reason))
    }
  }

  /// ssh's arguments; ssh uses the first value of each option.
  func arguments(for target: String, command: String = "sh -s") -> [String] {
    let options = [
      "BatchMode=yes", "ConnectTimeout=\(max(1, connectTimeout))", "ControlMaster=no",
      "ClearAllForwardings=yes",
      "ForwardAgent=no", "ForwardX11=no",
    ]
    return options.flatMap { ["-o", $0] } + ["-T"] + sshOptions + ["--", target, command]
  }
}
