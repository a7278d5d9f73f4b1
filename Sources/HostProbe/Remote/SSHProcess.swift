internal import Glibc
internal import Subprocess
internal import SystemPackage

/// One ssh that runs the capture script or a helper on one host.
struct SSHProcess {
  /// ssh's name or path.
  var program: String
  /// The words after the program's name.
  var arguments: [String]
  /// What the remote command reads.
  var input: Input

  /// The standard input of the remote command.
  enum Input: Sendable {
    /// The text of a script.
    case script(String)
    /// A file's content.
    case file(String)
  }

  /// The largest accepted output of a host.
  private static let outputLimit = 64 << 20

  /// What ssh and the host said, and how it ended.
  struct Outcome: Sendable {
    /// What the script printed.
    var output: [UInt8]
    /// What ssh and the host said of errors.
    var errors: [UInt8]
    /// ssh's exit status: the remote shell's, or 255 where ssh itself failed; nil if a signal ended it.
    var status: Int32?
  }

  /// Runs it to its end, or ends it by its process id at the time limit or on cancellation.
  ///
  /// - Throws: `RemoteCaptureError` if it could not be started, took too long, or printed too much.
  func run(within limit: Duration) async throws(RemoteCaptureError) -> Outcome {
    enum Event: Sendable {
      case ended(Result<Outcome, RemoteCaptureError>)
      case timeIsOver
    }
    let event = await withTaskGroup(of: Event.self) { group in
      group.addTask { .ended(await run()) }
      group.addTask {
        try? await Task.sleep(for: limit)
        return .timeIsOver
      }
      let first = await group.next()
      // The other task ends ssh, if it still runs, before the group returns.
      group.cancelAll()
      return first
    }
    if Task.isCancelled { throw .cancelled }
    switch event {
    case .ended(let result): return try result.get()
    case .timeIsOver, nil:
      let seconds = limit.components.seconds
      throw RemoteCaptureError(
        "the host gave no complete answer within \(seconds) s; Martlet stopped ssh", .late)
    }
  }

  private func run() async -> Result<Outcome, RemoteCaptureError> {
    // A process that is asked to end has a second to do so.
    var options = PlatformOptions()
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(1))]
    do {
      let result = try await Subprocess.run(
        program.contains("/") ? .path(FilePath(program)) : .name(program), arguments: Arguments(arguments),
        platformOptions: options,
        input: .fileDescriptor(try inputFile(), closeAfterSpawningProcess: true),
        output: .bytes(limit: Self.outputLimit), error: .bytes(limit: 1 << 20))
      var status: Int32?
      if case .exited(let code) = result.terminationStatus { status = code }
      return .success(
        Outcome(output: result.standardOutput, errors: result.standardError, status: status))
    } catch let error as SubprocessError {
      switch error.code {
      case .executableNotFound: return .failure(RemoteCaptureError("the program \(program) is not installed"))
      case .outputLimitExceeded:
        return .failure(RemoteCaptureError("the host printed more than \(Self.outputLimit >> 20) MiB"))
      default: return .failure(RemoteCaptureError("cannot run \(program): \(error)".oneLine))
      }
    } catch {
      return .failure(RemoteCaptureError("cannot run \(program): \(error)".oneLine))
    }
  }

  /// The file from which ssh reads; a script's has no name.
  ///
  /// Through a pipe, an ssh that ends before it has read would let SIGPIPE end this process.
  private func inputFile() throws -> FileDescriptor {
    let script: String
    switch input {
    case .script(let text): script = text
    case .file(let path): return try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
    }
    let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    let path = "\(folder)/martlet-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
    let file = try FileDescriptor.open(
      FilePath(path), .readWrite, options: [.create, .exclusiveCreate, .closeOnExec],
      permissions: .ownerReadWrite)
    unsafe unlink(path)
    do {
      try file.writeAll(script.utf8)
      try file.seek(offset: 0, from: .start)
    } catch {
      try? file.close()
      throw error
    }
    return file
  }
}

extension SSHProcess.Outcome {
  /// The last line that ssh or the host said of an error.
  var lastError: String? { lastLine(of: errors) }

  /// Why there is no output of the script, as far as ssh told.
  var failure: String? {
    let line = lastError ?? lastLine(of: output)
    return switch (status, line) {
    case (0, _): nil
    case (255, let line?): line
    case (let status?, let line?): "the script failed to run (status \(status)): \(line)"
    case (let status?, nil): "ssh ended with status \(status) and no message"
    case (nil, _): "a signal ended ssh"
    }
  }

  /// Whether ssh itself failed because the host accepts none of the user's keys.
  ///
  /// - SeeAlso: OpenSSH 9.2 sshconnect2.c, userauth ("Permission denied (%s).").
  var isDenied: Bool { status == 255 && (lastError ?? "").contains(": Permission denied (") }

  private func lastLine(of bytes: [UInt8]) -> String? {
    let lines = bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    let texts = lines.reversed().lazy.map { String(decoding: $0, as: UTF8.self).oneLine }
    return texts.first { !$0.isEmpty }
  }
}

extension String {
  /// The text without what would move a terminal's cursor, without a full stop, and of 300 characters at most.
  fileprivate var oneLine: String {
    let line = String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.isPrintable ? $0 : " " }))
    let words = String(line.split(separator: " ").joined(separator: " ").prefix(300))
    return words.hasSuffix(".") ? String(words.dropLast()) : words
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isPrintable: Bool {
    switch generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
    default: true
    }
  }
}
