internal import FileAccess
internal import FoundationEssentials
internal import Glibc
internal import HostSnapshots

/// The journal of one guest's migrations: lines of JSON, each on disk before what it announces is done.
///
/// The file is its owner's alone, is only ever added to, and is locked (`flock`) as long as the journal is held: two
/// processes never move one guest, and what a killed one held is free again.
public final class MigrationJournal {
  /// The file.
  public let path: String
  /// Its lines.
  public private(set) var entries: [JournalEntry]
  private let descriptor: Int32
  private var isCutShort: Bool

  /// Opens or begins the journal of a guest, and locks it.
  ///
  /// - Parameter folder: Where journals are; it is made if need be.
  public init(folder: String, uuid: String) throws(JournalFailure) {
    try Self.reaching(folder) { () throws(FileAccessError) in
      try Folder.makeAll(folder, permissions: 0o700)
    }
    path = "\(folder)/\(uuid).jsonl"
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.inaccessible(path, FileAccessError(code: errno)) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw JournalFailure(
        kind: .busy,
        message: "another martlet is migrating this guest (\(path) is locked); wait for it, or stop it")
    }
    do {
      // A new file's name is to outlive a crash, as its lines do.
      try Self.reaching(folder) { () throws(FileAccessError) in try Folder.synchronize(folder) }
      (entries, isCutShort) = try Self.read(path)
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// The plan of the migration that is not settled; nil if there is none.
  public var unsettled: MigrationPlan? {
    guard let last = entries.last, last.step != .settled else { return nil }
    return entries.last { $0.id == last.id && $0.plan != nil }?.plan
  }

  /// Adds a line; it is on disk when the call returns.
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
    // A line that a crash cut short stays as it is; the next begins anew.
    let bytes = (isCutShort ? [10] : []) + Array(line) + [10]
    isCutShort = true
    let descriptor = descriptor
    try Self.reaching(path) { () throws(FileAccessError) in
      try WholeFile.write(bytes, to: descriptor)
      guard fsync(descriptor) == 0 else { throw FileAccessError(code: errno) }
    }
    isCutShort = false
    entries.append(entry)
    FaultPoint.pass(.after, step)
  }

  /// The UUIDs of the guests that a folder has journals of, in order.
  public static func guests(folder: String) -> [String] {
    let names = (try? Folder.names(in: folder)) ?? []
    return names.filter { $0.hasSuffix(".jsonl") }.map { String($0.dropLast(6)) }
  }

  /// Reads a journal's lines, and whether the last one was cut short.
  private static func read(_ path: String) throws(JournalFailure) -> ([JournalEntry], Bool) {
    let bytes = try reaching(path) { () throws(FileAccessError) in
      try WholeFile.read(path, limit: 256 << 20)
    }
    guard !bytes.isEmpty else { return ([], false) }
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: true)
    let isCutShort = bytes.last != 10
    var entries: [JournalEntry] = []
    var unread = 0
    for line in lines {
      if let entry = try? JSONDecoder().decode(JournalEntry.self, from: Data(line)) {
        entries.append(entry)
      } else {
        unread += 1
        // What a crash cut short; the migration's next line begins anew after it.
        guard line.first == UInt8(ascii: "{") else {
          throw JournalFailure(
            kind: .damaged,
            message:
              "\(path): line \(entries.count + unread) is not a journal line; inspect the file, then move it away")
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
    return (entries, isCutShort)
  }

  /// Reads or writes the file or folder at `path`.
  private static func reaching<Value>(
    _ path: String, _ body: () throws(FileAccessError) -> Value
  ) throws(JournalFailure) -> Value {
    do throws(FileAccessError) { return try body() } catch { throw inaccessible(path, error) }
  }

  private static func inaccessible(_ path: String, _ error: FileAccessError) -> JournalFailure {
    JournalFailure(
      kind: .inaccessible,
      message: "\(path): cannot write the journal (\(error.message)); choose another folder with --journal")
  }
}
