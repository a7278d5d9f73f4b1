public import FleetDocuments
internal import Glibc
internal import Subprocess
internal import SystemPackage

/// `martlet-fleet`, which fetches over HTTP, as a program that Martlet runs.
///
/// It is taken from the folder of the running executable alone, never from `PATH`: it receives the user's credentials by its environment.
public struct FleetExecutable: Sendable {
  /// The path of the executable.
  public var path: String

  /// The program at a path.
  public init(path: String) { self.path = path }

  /// The program beside the running executable.
  ///
  /// - Throws: `FleetFailure` of kind `unavailable` if there is none.
  /// - SeeAlso: proc(5), /proc/pid/exe.
  public static func besideThis() throws(FleetFailure) -> FleetExecutable {
    guard let own = unsafe realpath("/proc/self/exe", nil) else {
      throw FleetFailure(.unavailable, "Martlet cannot find its own executable (/proc/self/exe)")
    }
    defer { unsafe free(own) }
    let folder = unsafe String(cString: own).split(separator: "/", omittingEmptySubsequences: false)
      .dropLast()
    let path = (folder + ["martlet-fleet"]).joined(separator: "/")
    guard unsafe access(path, X_OK) == 0 else {
      throw FleetFailure(
        .unavailable,
        "this needs martlet-fleet beside martlet, at \(path); build it with ./quickstart --fleet or install it"
      )
    }
    return FleetExecutable(path: path)
  }

  /// The largest accepted error output in bytes.
  private static let errorLimit = 1 << 16

  /// Runs `martlet-fleet fetch` with `arguments` to its end.
  ///
  /// It ends by its process id at the limit and on cancellation.
  /// - Throws: `FleetFailure` with the program's own line, or why its answer cannot be read.
  public func fetch(
    _ arguments: [String], within limit: Duration, limits: FetchedLimits = .standard
  ) async throws(FleetFailure) -> FetchedDocuments {
    let ended = await withTaskGroup(of: Result<Outcome, FleetFailure>?.self) { group in
      group.addTask { await run(["fetch"] + arguments, limits) }
      group.addTask {
        try? await Task.sleep(for: limit)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
    if Task.isCancelled { throw FleetFailure(.interrupted, "interrupted") }
    guard let ended else {
      throw FleetFailure(
        .temporary, "the cloud gave no complete answer within \(limit.components.seconds) s (--time-limit)")
    }
    let outcome = try ended.get()
    guard outcome.status == 0 else {
      throw FleetFailure(.init(status: outcome.status), outcome.reason)
    }
    do throws(FetchedError) {
      return try FetchedDocuments(json: outcome.output, limits: limits)
    } catch {
      throw FleetFailure(.badInput, "martlet-fleet: \(error.reason)")
    }
  }

  /// What the program printed, and how it ended.
  private struct Outcome: Sendable {
    var output: [UInt8]
    var errors: [UInt8]
    /// The exit status; nil if a signal ended it.
    var status: Int32?

    /// Its last line of errors, without its name and without what moves a terminal's cursor.
    var reason: String {
      let lines = errors.split { $0 == UInt8(ascii: "\n") }
      let text = String(decoding: lines.last ?? [], as: UTF8.self)
      let plain = String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { $0.value < 0x20 || (0x7f...0x9f).contains($0.value) ? " " : $0 }))
      let line = plain.hasPrefix("martlet-fleet: ") ? String(plain.dropFirst("martlet-fleet: ".count)) : plain
      guard line.isEmpty else { return String(line.prefix(1000)) }
      return status.map { "martlet-fleet ended with status \($0) and no message" }
        ?? "a signal ended martlet-fleet"
    }
  }

  private func run(_ arguments: [String], _ limits: FetchedLimits) async -> Result<Outcome, FleetFailure> {
    var options = PlatformOptions()
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(1))]
    do {
      let result = try await Subprocess.run(
        .path(FilePath(path)), arguments: Arguments(arguments), platformOptions: options,
        output: .bytes(limit: limits.bytes), error: .bytes(limit: Self.errorLimit))
      var status: Int32?
      if case .exited(let code) = result.terminationStatus { status = code }
      return .success(
        Outcome(output: result.standardOutput, errors: result.standardError, status: status))
    } catch let error as SubprocessError where error.code == .outputLimitExceeded {
      return .failure(FleetFailure(.badInput, "martlet-fleet printed more than \(limits.bytes >> 20) MiB"))
    } catch {
      return .failure(FleetFailure(.unavailable, "cannot run \(path)"))
    }
  }
}
