internal import HostProbe

/// A host on which shell scripts run through the user's ssh, which never prompts.
public struct RemoteShell: Sendable {
  /// The host as the user named it, `ssh://USER@HOST`.
  public let uri: String
  private let target: String
  private let access: HostAccess

  /// The host that `ssh://HOST`, `ssh://USER@HOST` or `ssh://USER@HOST:PORT` names.
  ///
  /// - Throws: `usage` for anything else.
  public init(_ uri: String, access: HostAccess = HostAccess()) throws(QuestionError) {
    guard uri.hasPrefix("ssh://") else {
      throw QuestionError(.usage, "\(uri): expected ssh://HOST, ssh://USER@HOST or ssh://USER@HOST:PORT")
    }
    self.uri = uri
    self.access = access
    target = try AskedHost(access: access).sshTarget(uri)
  }

  /// What a script printed, and how it ended.
  public struct Outcome: Sendable, Hashable {
    /// The script's exit status.
    public var status: Int32
    /// What it printed.
    public var output: String
    /// The last line of its errors; nil if there is none.
    public var lastError: String?
  }

  /// Runs a POSIX shell script there.
  ///
  /// - Throws: `unavailable`, `noPermission` or `temporary` if ssh does not bring the script to its end; whether it ran is unknown then.
  public func run(_ script: String) async throws(QuestionError) -> Outcome {
    var remote = RemoteCapture()
    remote.sshOptions = access.sshOptions
    remote.timeLimit = access.timeLimit ?? .seconds(600)
    do throws(RemoteCaptureError) {
      let outcome = try await remote.run(script, on: target)
      return Outcome(
        status: outcome.status, output: String(decoding: outcome.output, as: UTF8.self),
        lastError: outcome.lastError)
    } catch {
      throw QuestionError(error, at: uri)
    }
  }
}
