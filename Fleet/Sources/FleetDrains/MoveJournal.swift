internal import FileAccess
internal import Foundation
public import MartletQuestions

/// The journal of an execution: a line of JSON for each step, on disk before the step begins and after it ends.
///
/// Another process continues from it. The file is locked while an execution uses it.
public final class MoveJournal: @unchecked Sendable {
  /// A line.
  public struct Entry: Sendable, Codable, Hashable {
    /// When: RFC 3339, UTC.
    public var time: String
    /// The step.
    public var step: MoveStep
    /// How it ended, as `martlet migrate` says; nil when it begins.
    public var outcome: String?
  }

  /// The file.
  public let path: String
  private let file: JournalFile
  private let lock = NSLock()
  private var lines: [Entry] = []

  /// Opens or creates the journal of a plan.
  ///
  /// - Parameters:
  ///   - folder: The folder of the journals; created if needed.
  ///   - key: What tells this plan from others, such as the digest of its document.
  /// - Throws: `temporary` if another execution uses it; `cannotWrite`, `badInput`.
  public init(folder: String, key: String) throws(QuestionError) {
    path = "\(folder)/\(key).jsonl"
    do throws(FileAccessError) { try Folder.makeAll(folder, permissions: 0o700) } catch {
      throw QuestionError(.cannotWrite, "\(folder): \(error.message)")
    }
    do throws(JournalFile.Failure) { file = try JournalFile(path) } catch {
      switch error {
      case .unusable(let error):
        throw QuestionError(.cannotWrite, "\(path): the journal cannot be used (\(error))")
      case .locked:
        throw QuestionError(.temporary, "\(path) is locked: this plan is being carried out already")
      }
    }
    guard let read = try? file.lines() else {
      throw QuestionError(.cannotWrite, "\(path): the journal cannot be read")
    }
    let decoder = JSONDecoder()
    // A line that a crash cut short is none.
    lines = read.compactMap { try? decoder.decode(Entry.self, from: Data($0)) }
  }

  /// All lines, the oldest first.
  public var entries: [Entry] { lock.withLock { lines } }

  /// Appends a line, which is on disk when the call returns.
  ///
  /// - Throws: `cannotWrite`.
  func add(_ step: MoveStep, outcome: String?) throws(QuestionError) {
    let entry = Entry(time: Date().formatted(.iso8601), step: step, outcome: outcome)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let line = try? encoder.encode(entry) else { return }
    lock.lock()
    defer { lock.unlock() }
    do throws(FileAccessError) { try file.append(line) } catch {
      throw QuestionError(.cannotWrite, "\(path): \(error.message)")
    }
    lines.append(entry)
  }
}
