internal import FileAccess
internal import Foundation
internal import Glibc
public import MartletQuestions

/// The operator's program that updates or restarts one host.
///
/// It is run as it is, without a shell that would read its words: `PROGRAM HOST URI`, with `MARTLET_*` in its environment. Its output goes
/// straight to a file, so it outlives this process. Its standard input is an empty file that holds a lock as long as the
/// program or one of its children runs: whoever continues later waits for that.
public struct HostHook: Sendable {
  /// The program's absolute path.
  public let program: String
  /// How long one run may take, in seconds.
  public var timeLimit: Int

  /// The output that is kept of one host, in bytes; older output gives way.
  static let logLimit = 4 << 20

  /// Finds the program.
  ///
  /// - Throws: `usage` for what is no program that can be run.
  public init(_ program: String, timeLimit: Int) throws(QuestionError) {
    let path =
      program.hasPrefix("/") ? program : FileManager.default.currentDirectoryPath + "/" + program
    guard !Folder.exists(path), FileManager.default.isExecutableFile(atPath: path) else {
      throw QuestionError(.usage, "hook: \(program) is no file that can be run", at: .parameter("hook"))
    }
    self.program = path
    self.timeLimit = timeLimit
  }

  /// One run.
  struct Call: Sendable {
    var host: String
    var uuid: String?
    var uri: String
    /// The batch, from 1, and how many there are.
    var batch, batches: Int
    /// What is asked for, such as `kernel=6.18`.
    var changes: [String]
    /// The plan's key.
    var plan: String
    /// The number of the run on this host, from 1.
    var attempt: Int
    /// Where the log, the lock and the exit status are, without their endings.
    var place: String

    var log: String { place + ".log" }
    fileprivate var lock: String { place + ".lock" }
    fileprivate func status(_ attempt: Int) -> String { "\(place).\(attempt).status" }

    fileprivate var variables: [String: String] {
      [
        "MARTLET_HOST": host, "MARTLET_HOST_UUID": uuid ?? "", "MARTLET_URI": uri,
        "MARTLET_BATCH": "\(batch)", "MARTLET_BATCHES": "\(batches)",
        "MARTLET_CHANGE": changes.joined(separator: " "), "MARTLET_PLAN": plan,
        "MARTLET_ATTEMPT": "\(attempt)",
      ]
    }
  }

  /// How a run ended.
  enum End: Sendable, Hashable {
    case done
    case failed(Int32)
    case timedOut
    case unstartable(String)

    /// In a word for the journal.
    var word: String {
      switch self {
      case .done: "done"
      case .failed(let status): "failed-\(status)"
      case .timedOut: "timed-out"
      case .unstartable: "unstartable"
      }
    }
  }

  /// How a run ended whose process was lost.
  enum Earlier: Sendable, Hashable {
    /// It ended so.
    case ended(Int32)
    /// It ended, and nobody knows how: this machine stopped, or somebody killed it.
    case unknown
    /// It still runs.
    case running
  }

  /// Waits for the end of an earlier run, at most as long as a run may take; blocks.
  func earlier(_ call: Call, isStopped: () -> Bool) -> Earlier {
    let end = ContinuousClock.now + .seconds(timeLimit)
    while true {
      if let lock = Self.locked(call.lock) {
        close(lock)
        break
      }
      guard ContinuousClock.now < end, !isStopped() else { return .running }
      Thread.sleep(forTimeInterval: 0.2)
    }
    let bytes = try? PrivateFile.read(call.status(call.attempt), limit: 64)
    let text = bytes.map {
      String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
    return text.flatMap { Int32($0) }.map { .ended($0) } ?? .unknown
  }

  /// Runs the program to its end; blocks.
  func run(_ call: Call) -> End {
    guard let lock = Self.locked(call.lock) else { return .unstartable("an earlier run still runs") }
    guard let log = try? PrivateFile.openForAppending(call.log) else {
      close(lock)
      return .unstartable("\(call.log) cannot be written")
    }
    defer { close(log) }
    let title = "== \(Date().formatted(.iso8601)) \(call.host), run \(call.attempt)\n"
    try? WholeFile.write(Array(title.utf8), to: log)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // The shell only keeps the exit status; the program's words reach it as they are.
    process.arguments = [
      "-c", #""$@"; status=$?; echo "$status" >"$0.part" && mv "$0.part" "$0"; exit "$status""#,
      call.status(call.attempt), program, call.host, call.uri,
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(call.variables) { $1 }
    process.standardInput = FileHandle(fileDescriptor: lock, closeOnDealloc: false)
    process.standardOutput = FileHandle(fileDescriptor: log, closeOnDealloc: false)
    process.standardError = FileHandle(fileDescriptor: log, closeOnDealloc: false)
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do { try process.run() } catch {
      close(lock)
      return .unstartable("/bin/sh does not start: \(error.localizedDescription)")
    }
    close(lock)
    let end = ContinuousClock.now + .seconds(timeLimit)
    while ended.wait(timeout: .now() + .milliseconds(500)) == .timedOut {
      Self.bound(log)
      guard ContinuousClock.now >= end else { continue }
      Self.end(process, ended)
      Self.bound(log)
      return .timedOut
    }
    Self.bound(log)
    guard process.terminationReason == .exit else { return .failed(128 + process.terminationStatus) }
    return process.terminationStatus == 0 ? .done : .failed(process.terminationStatus)
  }

  /// Ends the program and its children, which are a process group of their own.
  private static func end(_ process: Process, _ ended: DispatchSemaphore) {
    let id = process.processIdentifier
    let target = getpgid(id) == id ? -id : id
    kill(target, SIGTERM)
    guard ended.wait(timeout: .now() + .seconds(10)) == .timedOut else { return }
    kill(target, SIGKILL)
    ended.wait()
  }

  /// The descriptor of a locked file; nil if somebody holds the lock.
  private static func locked(_ path: String) -> Int32? {
    guard let descriptor = try? PrivateFile.openForAppending(path) else { return nil }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  /// Keeps the last quarter of a log that has grown too large; the program appends behind it.
  private static func bound(_ log: Int32) {
    let size = lseek(log, 0, SEEK_END)
    guard size > off_t(logLimit) else { return }
    var kept = [UInt8](repeating: 0, count: logLimit / 4)
    let count = unsafe kept.withUnsafeMutableBytes {
      unsafe pread(log, $0.baseAddress, $0.count, size - off_t($0.count))
    }
    guard count > 0, ftruncate(log, 0) == 0 else { return }
    try? WholeFile.write(Array("[older output was cut]\n".utf8) + kept.prefix(count), to: log)
  }
}
