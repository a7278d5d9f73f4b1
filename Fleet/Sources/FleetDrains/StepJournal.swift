internal import FileAccess
internal import Foundation
package import MartletQuestions

/// The journal of what is carried out: a line of JSON for each entry, on disk when the call returns, from any thread.
///
/// Another process continues from it. The file is locked while an execution uses it.
package final class StepJournal<Entry: Codable & Sendable>: @unchecked Sendable {
  /// The file.
  package let path: String
  private let file: JournalFile
  private let lock = NSLock()
  private var lines: [Entry] = []

  /// Opens or creates the journal of a plan.
  ///
  /// - Parameters:
  ///   - folder: The folder of the journals; created if needed.
  ///   - key: What distinguishes this plan from others.
  /// - Throws: `temporary` if another execution uses it; `cannotWrite`.
  package init(folder: String, key: String) throws(QuestionError) {
    path = "\(folder)/\(key).jsonl"
    do throws(FileAccessError) { try Folder.makeAll(folder, permissions: 0o700) } catch {
      throw QuestionError(.cannotWrite, "\(folder): \(error.message)")
    }
    do throws(JournalFile.Failure) { file = try JournalFile(path) } catch {
      switch error {
      case .unusable(let error):
        throw QuestionError(.cannotWrite, "\(path): the journal cannot be used (\(error.message))")
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
  package var entries: [Entry] { lock.withLock { lines } }

  /// Appends a line.
  ///
  /// - Throws: `cannotWrite`.
  package func add(_ entry: Entry) throws(QuestionError) {
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
