internal import FileAccess
internal import Foundation
package import MartletQuestions
internal import Synchronization

/// The journal of one plan: lines of JSON, each on disk before what it announces; from any thread.
///
/// Only its owner can read the file, and a file that somebody else may have written is refused: it decides what is changed later. It
/// is locked while it is in use, and a killed process releases the lock.
package final class PlanJournal<Line: Codable & Sendable>: Sendable {
  private struct State {
    var lines: [Line]
    let file: JournalFile
  }

  /// The file.
  package let path: String
  private let state: Mutex<State>

  /// Opens or creates a plan's journal, and locks it.
  ///
  /// - Parameters:
  ///   - folder: The folder of journals, created if needed.
  ///   - plan: The plan's id.
  /// - Throws: `temporary` if it is in use, `noPermission` if others may have written it, `cannotWrite`, `badInput` if it is damaged.
  package init(folder: String, plan: String) throws(QuestionError) {
    path = "\(folder)/\(plan).jsonl"
    do throws(FileAccessError) { try Folder.makeAll(folder, permissions: 0o700) } catch {
      throw QuestionError(.cannotWrite, "\(folder): cannot make the folder of journals (\(error.message))")
    }
    let file: JournalFile
    do throws(JournalFile.Failure) { file = try JournalFile(path) } catch {
      switch error {
      case .unusable(let error): throw Self.unusable(path, error)
      case .locked:
        throw QuestionError(
          .temporary, "\(path) is locked: another martlet works on this plan; wait for it, or stop it")
      }
    }
    try? Folder.synchronize(folder)
    let read: [ArraySlice<UInt8>]
    do throws(FileAccessError) { read = try file.lines() } catch {
      throw QuestionError(.cannotWrite, "\(path): cannot read the journal (\(error.message))")
    }
    state = Mutex(State(lines: try Self.parsed(read, path), file: file))
  }

  /// All lines, the oldest first.
  package var lines: [Line] { state.withLock { $0.lines } }

  /// The lines of a plan's journal, without locking it; empty if there is none.
  ///
  /// - Throws: As `init` does.
  package static func lines(folder: String, plan: String) throws(QuestionError) -> [Line] {
    let path = "\(folder)/\(plan).jsonl"
    guard WholeFile.exists(path) else { return [] }
    let bytes: [UInt8]
    do throws(PrivateFileError) { bytes = try PrivateFile.read(path, limit: JournalFile.limit) } catch {
      throw unusable(path, error)
    }
    return try parsed(bytes.split(separator: 10), path)
  }

  /// The ids of the plans that have a journal in a folder, ascending; none if there is no folder.
  package static func plans(in folder: String) -> [String] {
    ((try? Folder.names(in: folder)) ?? []).filter { $0.hasSuffix(".jsonl") }.map { String($0.dropLast(6)) }
      .sorted()
  }

  private static func unusable(_ path: String, _ error: PrivateFileError) -> QuestionError {
    switch error {
    case .system(let error):
      QuestionError(.cannotWrite, "\(path): cannot use the journal (\(error.message))")
    case .foreign:
      QuestionError(
        unusable: path, as: "journal", error,
        advice: "a journal decides what is done next. Inspect it, then move it away")
    }
  }

  /// A line that a crash cut short is skipped: what it announced was not begun.
  private static func parsed(_ read: [ArraySlice<UInt8>], _ path: String) throws(QuestionError) -> [Line] {
    let decoder = JSONDecoder()
    var lines: [Line] = []
    for (number, line) in read.enumerated() {
      if let entry = try? decoder.decode(Line.self, from: Data(line)) {
        lines.append(entry)
      } else if line.first != UInt8(ascii: "{") || isWhole(line) {
        throw QuestionError(
          .badInput,
          "\(path): line \(number + 1) is none that this Martlet writes; if another version wrote it, continue with that one, else inspect the file and move it away"
        )
      }
    }
    return lines
  }

  /// Whether a line is JSON, so that no crash has cut it short.
  private static func isWhole(_ line: ArraySlice<UInt8>) -> Bool {
    (try? JSONSerialization.jsonObject(with: Data(line))) != nil
  }

  /// Appends a line; it is on disk when the call returns.
  ///
  /// - Throws: `cannotWrite`.
  package func write(_ line: Line) throws(QuestionError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(line) else {
      throw QuestionError(.cannotWrite, "\(path): a line of the journal has no JSON form")
    }
    try state.withLock { state throws(QuestionError) in
      do throws(FileAccessError) { try state.file.append(bytes) } catch {
        throw QuestionError(
          .cannotWrite, "\(path): cannot write the journal (\(error.message)); nothing more was done")
      }
      state.lines.append(line)
    }
  }
}
