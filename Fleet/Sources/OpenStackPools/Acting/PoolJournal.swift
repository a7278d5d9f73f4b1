internal import FileAccess
internal import Foundation
public import MartletQuestions
internal import OpenStackClient

/// The journal of one plan's pools in one cloud: lines of JSON, each on disk before the call it announces.
///
/// Only its owner can read the file, and a file that somebody else may have written is refused: what stands in it is removed by `undo`. It
/// is locked while it is in use, and a killed process releases the lock.
public final class PoolJournal {
  /// The file.
  public let path: String
  private(set) var entries: [PoolJournalEntry] = []
  private let file: JournalFile

  /// Opens or creates the journal of a plan, and locks it.
  ///
  /// - Parameters:
  ///   - folder: The folder of journals, created if needed; nil for the user's own.
  ///   - plan: The plan's id.
  /// - Throws: `temporary` if it is in use, `noPermission` if others may have written it, `cannotWrite`, `badInput` if it is damaged.
  public init(folder: String?, plan: String) throws(QuestionError) {
    let folder = try Self.folder(folder)
    path = "\(folder)/\(plan).jsonl"
    do throws(FileAccessError) { try Folder.makeAll(folder, permissions: 0o700) } catch {
      throw QuestionError(.cannotWrite, "\(folder): cannot make the folder of journals (\(error.message))")
    }
    do throws(JournalFile.Failure) { file = try JournalFile(path) } catch {
      switch error {
      case .unusable(let error): throw Self.unusable(path, error)
      case .locked:
        throw QuestionError(
          .temporary, "\(path) is locked: another martlet works on this plan; wait for it, or stop it")
      }
    }
    try? Folder.synchronize(folder)
    let lines: [ArraySlice<UInt8>]
    do throws(FileAccessError) { lines = try file.lines() } catch {
      throw QuestionError(.cannotWrite, "\(path): cannot read the journal (\(error.message))")
    }
    entries = try Self.parsed(lines, path)
  }

  /// The lines of a plan's journal, without locking it; empty if there is none.
  ///
  /// - Throws: As `init` does.
  static func lines(folder: String?, plan: String) throws(QuestionError) -> [PoolJournalEntry] {
    let path = "\(try Self.folder(folder))/\(plan).jsonl"
    guard WholeFile.exists(path) else { return [] }
    let bytes: [UInt8]
    do throws(PrivateFileError) { bytes = try PrivateFile.read(path, limit: JournalFile.limit) } catch {
      throw unusable(path, error)
    }
    return try parsed(bytes.split(separator: 10), path)
  }

  private static func folder(_ given: String?) throws(QuestionError) -> String {
    if let given { return given }
    guard let state = UserFolder.state.path else {
      throw QuestionError(
        .usage, "journal: neither XDG_STATE_HOME nor HOME is set; name a folder", at: .parameter("journal"))
    }
    return state + "/martlet/openstack"
  }

  private static func unusable(_ path: String, _ error: PrivateFileError) -> QuestionError {
    switch error {
    case .system(let error):
      QuestionError(.cannotWrite, "\(path): cannot use the journal (\(error.message))")
    case .foreign(let reason):
      QuestionError(
        .noPermission,
        "\(path): Martlet does not use this journal because it \(reason); a journal decides what is removed from a cloud. Inspect it, then move it away"
      )
    }
  }

  /// A last line that a crash cut short is skipped: what it announced was not begun.
  private static func parsed(
    _ lines: [ArraySlice<UInt8>], _ path: String
  ) throws(QuestionError) -> [PoolJournalEntry] {
    var entries: [PoolJournalEntry] = []
    for (number, line) in lines.enumerated() {
      if let entry = try? JSONDecoder().decode(PoolJournalEntry.self, from: Data(line)) {
        entries.append(entry)
      } else if line.first != UInt8(ascii: "{") {
        throw QuestionError(
          .badInput, "\(path): line \(number + 1) is not a journal line; inspect the file, then move it away")
      }
    }
    return entries
  }

  /// Makes sure that the journal is of this cloud, and begins it if it is new.
  ///
  /// - Throws: `usage` for the journal of another cloud.
  func open(for facts: PoolFacts) throws(QuestionError) {
    try PoolHistory(entries).check(isOf: facts, path)
    guard !entries.contains(where: { $0.event == .opened }) else { return }
    var entry = PoolJournalEntry(time: currentTime(), event: .opened)
    entry.cloud = facts.cloud
    entry.identity = facts.identity
    try write(entry)
  }

  /// Appends a line about a step.
  ///
  /// - Throws: `cannotWrite`.
  func write(_ event: PoolJournalEntry.Event, _ step: PoolStep) throws(QuestionError) {
    var entry = PoolJournalEntry(time: currentTime(), event: event)
    entry.step = step
    try write(entry)
  }

  /// Appends a line; it is on disk when the call returns.
  ///
  /// - Throws: `cannotWrite`.
  func write(_ entry: PoolJournalEntry) throws(QuestionError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let line = try? encoder.encode(entry) else {
      throw QuestionError(.cannotWrite, "\(path): a line of the journal has no JSON form")
    }
    do throws(FileAccessError) { try file.append(line) } catch {
      throw QuestionError(
        .cannotWrite, "\(path): cannot write the journal (\(error.message)); nothing more was done")
    }
    entries.append(entry)
  }

  private func currentTime() -> String { Date.now.formatted(.iso8601) }
}
