import LibvirtClient
import LiveMigration
import ReportContract
import Synchronization
import Wording

/// Shows the progress of migrations: a bar on a terminal, else lines or events.
///
/// Its methods may be called from any thread.
final class MigrationDisplay: Sendable {
  private let asJSON: Bool
  private let status = StatusLine()
  private let isTerminal = StatusLine.isTerminal
  private let state: Mutex<[String: Copy]> = Mutex([:])

  private struct Copy {
    var line = ""
    var shown = ContinuousClock.now - .seconds(60)
  }

  /// - Parameter asJSON: Whether to write events to standard output, one object per line.
  init(asJSON: Bool) { self.asJSON = asJSON }

  /// Prints an event as a line, as JSON, or as a change of the bar.
  @Sendable func show(_ event: MigrationEvent) {
    state.withLock { copies in
      if asJSON {
        guard let line = try? event.jsonLine() else { return }
        writeBytes(Array(line.utf8), to: 1)
        return
      }
      switch event.event {
      case .progress:
        guard let progress = event.progress else { return }
        var copy = copies[event.guest] ?? Copy()
        copy.line = Self.words(progress)
        // A log is not filled with what a terminal overwrites.
        if !isTerminal, ContinuousClock.now - copy.shown >= .seconds(5) {
          writeError("\(event.guest): \(copy.line)")
          copy.shown = .now
        }
        copies[event.guest] = copy
        if let convergence = event.convergence {
          status.clear()
          writeError("\(event.guest): \(convergence.sentence)")
          for advice in convergence.advice { writeError("  \(advice.option): \(advice.price)") }
        }
        if isTerminal { draw(copies, progress) }
      case .preflight:
        for reason in event.preflight?.reasons ?? [] where reason.id == Preflight.postCopyReason {
          writeError("\(event.guest): \(reason.text)")
        }
      case .step where event.step == .postCopy:
        status.clear()
        writeError(
          "\(event.guest): post-copy begins (\(event.note ?? "")); from now on nobody can cancel it")
      case .step where event.step == .abort:
        status.clear()
        writeError("\(event.guest): calling it off (\(event.note ?? ""))")
      case .result:
        copies[event.guest] = nil
        status.clear()
      default: break
      }
    }
  }

  /// Clears the progress lines on a terminal.
  func end() { status.clear() }

  private func draw(_ copies: [String: Copy], _ last: MigrationEvent.Progress) {
    let ongoing = copies.sorted { $0.key < $1.key }
    guard ongoing.count == 1, let (guest, copy) = ongoing.first, let share = Self.share(last) else {
      status.show(ongoing.map { "\($0.key) \($0.value.line.prefix { $0 != "," })" }.joined(separator: "  "))
      return
    }
    let filled = Int(share * 20 / 100)
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 20 - filled)
    status.show("\(guest) [\(bar)] \(copy.line)")
  }

  /// The processed part of the memory in percent; nil if its size is unknown.
  private static func share(_ progress: MigrationEvent.Progress) -> UInt64? {
    guard let total = progress.total, total > 0, let remaining = progress.remaining else { return nil }
    return 100 - min(remaining, total) * 100 / total
  }

  private static func words(_ progress: MigrationEvent.Progress) -> String {
    var parts: [String] = []
    if let share = share(progress) { parts.append("\(share) %") }
    if let total = progress.total, let remaining = progress.remaining {
      parts.append("\(byteText(remaining)) of \(byteText(total)) left")
    }
    if let rate = progress.rate { parts.append("\(byteText(rate))/s") }
    if let dirty = progress.dirtyRate { parts.append("written \(byteText(dirty))/s") }
    if let iteration = progress.iteration { parts.append("round \(iteration)") }
    if let downtime = progress.downtime { parts.append("downtime \(downtime) ms") }
    if let expected = progress.expected { parts.append("ends in \(expected / 1000) s") }
    return parts.joined(separator: ", ")
  }
}
