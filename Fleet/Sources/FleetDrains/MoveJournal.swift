internal import FileAccess
internal import Foundation
internal import Glibc
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
  private let descriptor: Int32
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
    let opened: Int32
    do throws(PrivateFileError) { opened = try PrivateFile.openForAppending(path) } catch {
      throw QuestionError(.cannotWrite, "\(path): the journal cannot be used (\(error))")
    }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      close(opened)
      throw QuestionError(.temporary, "\(path) is locked: this plan is being carried out already")
    }
    descriptor = opened
    guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw QuestionError(.cannotWrite, "\(path): the journal cannot be read")
    }
    let decoder = JSONDecoder()
    // A line that a crash cut short is none.
    lines = bytes.split(separator: 10).compactMap { try? decoder.decode(Entry.self, from: $0) }
    if let last = bytes.last, last != 10 { try write([10]) }
  }

  deinit { close(descriptor) }

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
    try write(Array(line) + [10])
    lock.withLock { lines.append(entry) }
  }

  private func write(_ bytes: [UInt8]) throws(QuestionError) {
    do throws(FileAccessError) { try WholeFile.write(bytes, to: descriptor) } catch {
      throw QuestionError(.cannotWrite, "\(path): \(error.message)")
    }
    guard fsync(descriptor) == 0 else {
      throw QuestionError(.cannotWrite, "\(path): \(FileAccessError(code: errno).message)")
    }
  }
}
