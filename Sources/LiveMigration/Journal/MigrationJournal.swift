internal import FileAccess
internal import FoundationEssentials
internal import Glibc
internal import HostSnapshots

/// The journal of one guest's migrations: lines of JSON, each on disk before the action it announces.
///
/// Only its owner can read the file, and a file that somebody else may have written is refused. Lines are only appended, and the file is
/// locked (`flock`) while the journal is in use, as is the guest on this machine: two processes never move the same guest, whatever their
/// folders and users, and a killed process releases its locks.
public final class MigrationJournal {
  /// The file.
  public let path: String
  /// `--journal`, or the standard folder.
  let folder: String
  /// Its lines.
  public private(set) var entries: [JournalEntry]
  private let file: JournalFile
  private let guestLock: GuestLock

  /// Opens or creates a guest's journal and locks it.
  ///
  /// - Parameter folder: The folder of journals; created if needed.
  /// - Throws: `JournalFailure` if the journal or the guest is locked, or if the journal is unreadable, not writable or not the user's own.
  public init(folder: String, uuid: String) throws(JournalFailure) {
    try Self.reaching(folder) { () throws(FileAccessError) in
      try Folder.makeAll(folder, permissions: 0o700)
    }
    self.folder = folder
    path = "\(folder)/\(uuid).jsonl"
    guestLock = try GuestLock(uuid)
    do throws(JournalFile.Failure) { file = try JournalFile(path) } catch {
      switch error {
      case .unusable(let error): throw Self.unusable(path, error)
      case .locked:
        throw JournalFailure(
          kind: .busy,
          message: "another martlet is migrating this guest (\(path) is locked); wait for it, or stop it")
      }
    }
    // A new file's name must survive a crash, like its lines.
    try Self.reaching(folder) { () throws(FileAccessError) in try Folder.synchronize(folder) }
    entries = try Self.read(file)
  }

  /// The plan of the unsettled migration; nil if there is none.
  public var unsettled: MigrationPlan? {
    guard let last = entries.last, last.step != .settled else { return nil }
    return entries.last { $0.id == last.id && $0.plan != nil }?.plan
  }

  /// Appends a line; it is on disk when the call returns.
  ///
  /// - Throws: `JournalFailure` if the line cannot be written.
  public func write(
    _ step: MigrationStep, id: String, plan: MigrationPlan? = nil, place: MigrationPlace? = nil,
    note: String? = nil
  ) throws(JournalFailure) {
    FaultPoint.pass(.before, step)
    let entry = JournalEntry(
      time: currentTimestamp(), id: id, step: step, plan: plan, place: place, note: note)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let line = try? encoder.encode(entry) else {
      throw Self.inaccessible(path, FileAccessError(code: EINVAL))
    }
    try Self.reaching(path, isBegun: step != .planned) { () throws(FileAccessError) in
      try file.append(line)
    }
    entries.append(entry)
    FaultPoint.pass(.after, step)
  }

  /// The UUIDs of guests with a journal in a folder, sorted.
  public static func guests(folder: String) -> [String] {
    let names = (try? Folder.names(in: folder)) ?? []
    return names.filter { $0.hasSuffix(".jsonl") }.map { String($0.dropLast(6)) }
  }

  /// Reads a journal's lines.
  private static func read(_ file: JournalFile) throws(JournalFailure) -> [JournalEntry] {
    let path = file.path
    let lines = try reaching(path) { () throws(FileAccessError) in try file.lines() }
    var entries: [JournalEntry] = []
    var unread = 0
    for line in lines {
      if let entry = try? JSONDecoder().decode(JournalEntry.self, from: Data(line)) {
        entries.append(entry)
      } else {
        unread += 1
        // Truncated by a crash; the migration's next line starts on a new line after it.
        guard line.first == UInt8(ascii: "{") else {
          throw JournalFailure(
            kind: .damaged,
            message:
              "\(path): line \(entries.count + unread) is not a journal line; inspect the file, then move it away"
          )
        }
      }
    }
    if let last = entries.last, !entries.contains(where: { $0.id == last.id && $0.plan != nil }) {
      throw JournalFailure(
        kind: .damaged,
        message:
          "\(path): the plan of migration \(last.id) cannot be read; find out where the guest is, then move the file away"
      )
    }
    return entries
  }

  /// Reads or writes the file or folder at `path`; a migration that has begun keeps its journal, so another folder is no help then.
  private static func reaching<Value>(
    _ path: String, isBegun: Bool = false, _ body: () throws(FileAccessError) -> Value
  ) throws(JournalFailure) -> Value {
    do throws(FileAccessError) { return try body() } catch {
      throw inaccessible(path, error, isBegun: isBegun)
    }
  }

  private static func unusable(_ path: String, _ error: PrivateFileError) -> JournalFailure {
    switch error {
    case .system(let error): inaccessible(path, error)
    case .foreign(let reason):
      JournalFailure(
        kind: .foreign,
        message:
          "\(path): Martlet does not use this journal because it \(reason); a journal decides where guests are sent. Inspect it, then move it away"
      )
    }
  }

  private static func inaccessible(
    _ path: String, _ error: FileAccessError, isBegun: Bool = false
  ) -> JournalFailure {
    JournalFailure(
      kind: .inaccessible,
      message: "\(path): cannot write the journal (\(error.message))"
        + (isBegun ? "" : "; choose another folder with --journal"))
  }
}
