internal import Subprocess
internal import SystemPackage

/// A program that is run to its end.
struct Program {
  /// Its name on PATH, or its path.
  let name: String
  /// What it is told.
  let arguments: [String]

  init(_ name: String, _ arguments: [String]) {
    self.name = name
    self.arguments = arguments
  }

  /// What it said, and how it ended.
  struct Outcome: Sendable {
    /// Standard output.
    var output: String
    /// Standard error.
    var errors: String
    /// The exit status; nil if a signal ended it.
    var status: Int32?

    /// The last line of what it said of errors, or of anything.
    var lastLine: String {
      let lines = (errors + "\n" + output).split(whereSeparator: \.isNewline)
      return errors.split(whereSeparator: \.isNewline).last.map(String.init) ?? lines.last.map(String.init)
        ?? "no message"
    }
  }

  /// Runs it; a signal to this process ends it by its process id.
  ///
  /// - Parameter tick: Called five times a second while it runs.
  /// - Throws: `LabError` if it is not there, or a signal came.
  func run(tick: @Sendable @escaping () -> Void = {}) async throws(LabError) -> Outcome {
    let event = await withTaskGroup(of: Result<Outcome, LabError>.self) { group in
      group.addTask { await start() }
      group.addTask {
        while !Task.isCancelled {
          do throws(LabError) { try Interruption.check() } catch { return .failure(error) }
          tick()
          try? await Task.sleep(for: .milliseconds(200))
        }
        return .failure(LabError(.interrupted, "interrupted"))
      }
      let first = await group.next()
      group.cancelAll()
      return first
    }
    return try (event ?? .failure(LabError(.interrupted, "interrupted"))).get()
  }

  /// Runs it, and wants it to succeed.
  func succeed(tick: @Sendable @escaping () -> Void = {}) async throws(LabError) {
    let outcome = try await run(tick: tick)
    guard outcome.status == 0 else { throw LabError(.unavailable, "\(name) failed: \(outcome.lastLine)") }
  }

  private func start() async -> Result<Outcome, LabError> {
    var options = PlatformOptions()
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(20))]
    do {
      let result = try await Subprocess.run(
        name.contains("/") ? .path(FilePath(name)) : .name(name), arguments: Arguments(arguments),
        platformOptions: options, output: .string(limit: 1 << 22), error: .string(limit: 1 << 22))
      var status: Int32?
      if case .exited(let code) = result.terminationStatus { status = code }
      return .success(
        Outcome(output: result.standardOutput, errors: result.standardError, status: status))
    } catch let error as SubprocessError where error.code == .executableNotFound {
      return .failure(LabError(.unavailable, "the program \(name) is not installed"))
    } catch {
      return .failure(LabError(.unavailable, "cannot run \(name): \(error)"))
    }
  }
}
