/// What a shell script printed on another host, and how it ended.
public struct RemoteScriptOutcome: Sendable, Hashable {
  /// The script's exit status.
  public var status: Int32
  /// What it printed.
  public var output: [UInt8]
  /// The last line of its errors; nil if there is none.
  public var lastError: String?
}

extension RemoteCapture {
  /// Runs a POSIX shell script on one host, with the ssh, the limits and the checks of a capture.
  ///
  /// - Parameters:
  ///   - script: The script, which the host's `sh` reads from standard input.
  ///   - target: The host as ssh names it: `HOST`, `USER@HOST` or `ssh://USER@HOST:PORT`.
  /// - Throws: `RemoteCaptureError` if ssh fails, the time is over, or a signal ends it; not for a status of the script's own.
  public func run(
    _ script: String, on target: String
  ) async throws(RemoteCaptureError) -> RemoteScriptOutcome {
    guard !target.isEmpty, !target.hasPrefix("-") else {
      throw RemoteCaptureError("\"\(target)\" is not a host name")
    }
    let said = try await SSHProcess(
      program: program, arguments: arguments(for: target), input: .script(script)
    ).run(within: timeLimit)
    // ssh itself ends with 255.
    guard let status = said.status, status != 255 else {
      throw RemoteCaptureError(
        said.failure ?? "ssh ended without a message", said.isDenied ? .denied : .unavailable)
    }
    return RemoteScriptOutcome(status: status, output: said.output, lastError: said.lastError)
  }
}
