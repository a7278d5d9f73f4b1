internal import Glibc

/// A process that a lab started, protected against reuse of its process id.
public struct HostProcess: Sendable, Hashable, Codable {
  /// The process id.
  public var id: Int32
  /// When it began, in ticks since the boot.
  public var started: Int

  /// The running process of that number; nil if there is none.
  init?(_ id: Int32) {
    guard let started = Self.start(of: id) else { return nil }
    self.id = id
    self.started = started
  }

  /// Whether it still runs.
  public var isRunning: Bool { Self.start(of: id) == started }

  /// Ends it: asks, waits up to five seconds, then kills.
  func end() {
    guard isRunning else { return }
    kill(id, SIGTERM)
    for _ in 0..<50 where isRunning { usleep(100_000) }
    if isRunning { kill(id, SIGKILL) }
    for _ in 0..<50 where isRunning { usleep(20_000) }
  }

  /// - SeeAlso: proc(5), /proc/pid/stat: the name in parentheses may hold anything; field 3 is the state, 22 the start.
  private static func start(of id: Int32) -> Int? {
    guard let stat = text(of: "/proc/\(id)/stat"), let end = stat.lastIndex(of: ")") else { return nil }
    let fields = stat[end...].split(separator: " ").dropFirst()
    guard fields.first != "Z", fields.count > 19 else { return nil }
    return Int(fields[fields.startIndex + 19])
  }
}
