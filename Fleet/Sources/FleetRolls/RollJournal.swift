internal import FileAccess
internal import FleetQuestions
internal import Foundation
public import MartletQuestions

/// The journal of a roll: a line of JSON before and after everything that changes a host or a guest, on disk when the call returns.
///
/// Another process continues from it. The file is locked while an execution uses it.
public final class RollJournal: Sendable {
  /// What is done to a host or a guest.
  public enum Step: String, Sendable, Codable {
    /// The operator's program changes the host.
    case hook
    /// The host answers after its change.
    case answer
    /// The host as it is now is compared with the plan.
    case check
    /// A guest is shut down before its host changes.
    case shutdown
    /// A guest starts after its host has changed.
    case start
  }

  /// A line.
  public struct Entry: Sendable, Codable, Hashable {
    /// When: RFC 3339, UTC.
    public var time: String
    /// The host.
    public var host: String
    /// What is done.
    public var step: Step
    /// The guest that is shut down or starts.
    public var guest: String?
    /// The number of the hook's run on this host, from 1.
    public var attempt: Int?
    /// How it ended; nil when it begins.
    public var outcome: String?
  }

  /// The folder of what belongs to this roll: logs of hooks, captures, journals of moves.
  public let folder: String
  private let journal: PlanJournal<Entry>

  /// Opens or creates the journal of a plan.
  ///
  /// - Parameters:
  ///   - folder: The folder of the journals; created if needed.
  ///   - key: The plan's key.
  /// - Throws: `temporary` if another execution uses it; `cannotWrite`.
  public init(folder: String, key: String) throws(QuestionError) {
    journal = try PlanJournal(folder: folder, plan: key)
    self.folder = "\(folder)/\(key)"
    do throws(FileAccessError) { try Folder.makeAll(self.folder, permissions: 0o700) } catch {
      throw QuestionError(.cannotWrite, "\(self.folder): \(error.message)")
    }
  }

  /// The file.
  public var path: String { journal.path }

  /// All lines, the oldest first.
  public var entries: [Entry] { journal.lines }

  /// Appends a line.
  ///
  /// - Throws: `cannotWrite`.
  func add(
    _ step: Step, _ host: String, guest: String? = nil, attempt: Int? = nil, outcome: String? = nil
  ) throws(QuestionError) {
    try journal.write(
      Entry(
        time: Date().formatted(.iso8601), host: host, step: step, guest: guest, attempt: attempt,
        outcome: outcome))
  }

  /// Whether the host has changed and is as predicted: nothing is left to do there.
  func isDone(_ host: String) -> Bool {
    entries.contains { $0.host == host && $0.step == .check && $0.outcome == "as-predicted" }
  }

  /// Whether the hook has changed the host.
  func isChanged(_ host: String) -> Bool {
    entries.last { $0.host == host && $0.step == .hook }?.outcome == "done"
  }

  /// The hook's last run on a host; nil if there was none.
  func lastHook(_ host: String) -> Entry? { entries.last { $0.host == host && $0.step == .hook } }

  /// The guests that were shut down for a host's change, or may have been, and do not run again.
  func shutDown(_ host: String) -> Set<String> { guests(host).off }

  /// The guests that run again after a host's change.
  func started(_ host: String) -> Set<String> { guests(host).running }

  private func guests(_ host: String) -> (off: Set<String>, running: Set<String>) {
    var (off, running): (Set<String>, Set<String>) = ([], [])
    for entry in entries where entry.host == host {
      guard let guest = entry.guest else { continue }
      switch (entry.step, entry.outcome) {
      case (.shutdown, "was-off"): off.remove(guest)
      case (.shutdown, _):
        off.insert(guest)
        running.remove(guest)
      case (.start, "running"):
        off.remove(guest)
        running.insert(guest)
      default: break
      }
    }
    return (off, running)
  }
}
