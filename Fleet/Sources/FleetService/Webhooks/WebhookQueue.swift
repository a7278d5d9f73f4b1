internal import FileAccess
internal import Foundation
internal import Glibc
internal import MartletQuestions
internal import Synchronization

/// The events that a receiver has not taken yet: a private folder with one file for each, which is on disk before anybody counts on it.
///
/// A process that is killed loses none. Its successor sends what is there, some of it perhaps a second time, under the same ids.
final class WebhookQueue: Sendable {
  /// An event that waits.
  struct Waiting: Sendable, Hashable {
    /// The file's name: microseconds since 1970 in 17 digits, a dash, the event's id.
    var file: String
    /// The event's id.
    var id: String { String(file.dropFirst(18)) }
    /// Seconds since 1970 at which it was queued.
    var queued: Double { (Double(file.prefix(17)) ?? 0) / 1e6 }
  }

  private let folder: String
  private let most: Int
  private let state: Mutex<State>
  /// One service at a time sends what is here.
  private let lock: Mutex<JournalFile>

  private struct State {
    var waiting: [Waiting]
    var newest = 0
  }

  /// The queue of a folder, which is made.
  ///
  /// - Parameter most: How many events wait at most; beyond it the oldest goes.
  /// - Throws: `cannotWrite`, `noPermission`; `temporary` if another service uses it.
  init(folder: String, most: Int) throws(QuestionError) {
    self.folder = folder
    self.most = most
    do throws(FileAccessError) { try Folder.makeAll(folder, permissions: 0o700) } catch {
      throw QuestionError(.cannotWrite, "cannot make the folder \(folder): \(error.message)")
    }
    do throws(JournalFile.Failure) { lock = Mutex(try JournalFile(folder + "/lock")) } catch {
      switch error {
      case .locked: throw QuestionError(.temporary, "\(folder): another service sends these events")
      case .unusable(let reason):
        throw QuestionError(.noPermission, "\(folder): cannot use this folder: it \(reason.clause)")
      }
    }
    PrivateFile.sweep(folder)
    let names = (try? Folder.names(in: folder)) ?? []
    let waiting = names.filter { $0.wholeMatch(of: /[0-9]{17}-evt_[0-9a-f]{32}/) != nil }.sorted()
    state = Mutex(
      State(
        waiting: waiting.map { Waiting(file: $0) },
        newest: waiting.last.flatMap { Int($0.prefix(17)) } ?? 0))
  }

  /// Stores an event, unless one with its id waits.
  ///
  /// - Returns: How many older ones had to go.
  /// - Throws: `cannotWrite`.
  func add(_ event: WebhookEvent) throws(QuestionError) -> Int {
    let body = try Self.body(of: event)
    return try state.withLock { state throws(QuestionError) -> Int in
      guard !state.waiting.contains(where: { $0.id == event.id }) else { return 0 }
      let time = max(Int(Date().timeIntervalSince1970 * 1e6), state.newest + 1)
      let digits = String(time)
      let file = String(repeating: "0", count: max(0, 17 - digits.count)) + digits + "-" + event.id
      do throws(FileAccessError) {
        try WholeFile.replace(body, at: folder + "/" + file, permissions: 0o600)
      } catch {
        throw QuestionError(.cannotWrite, "cannot write to \(folder): \(error.message)")
      }
      state.newest = time
      state.waiting.append(Waiting(file: file))
      let excess = max(0, state.waiting.count - most)
      for old in state.waiting.prefix(excess) { remove(old) }
      state.waiting.removeFirst(excess)
      return excess
    }
  }

  /// The JSON of an event as it is sent, on one line.
  ///
  /// - Throws: `badInput` for what JSON cannot hold.
  static func body(of event: WebhookEvent) throws(QuestionError) -> [UInt8] {
    do { return Array(try serviceJSON(event, isOnOneLine: true).utf8) } catch {
      throw QuestionError(.badInput, "the event cannot be written as JSON: \(error)")
    }
  }

  /// What waits, the oldest first.
  var waiting: [Waiting] { state.withLock { $0.waiting } }

  /// The bytes of an event; nil if its file is gone, or is none that Martlet wrote.
  ///
  /// - Throws: The system's error for a file that is there, such as `EMFILE`: it may be read later.
  func body(of waiting: Waiting) throws(FileAccessError) -> [UInt8]? {
    do throws(PrivateFileError) {
      return try PrivateFile.read(folder + "/" + waiting.file, limit: 4 << 20)
    } catch {
      guard case .system(let failure) = error, failure.code != ENOENT, !failure.isTooLarge else { return nil }
      throw failure
    }
  }

  /// Takes an event away.
  func take(_ done: Waiting) {
    state.withLock { state in
      remove(done)
      state.waiting.removeAll { $0 == done }
    }
  }

  /// Takes all events away.
  ///
  /// - Returns: How many there were.
  func empty() -> Int {
    state.withLock { state in
      for old in state.waiting { remove(old) }
      defer { state.waiting = [] }
      return state.waiting.count
    }
  }

  private func remove(_ old: Waiting) {
    try? FileManager.default.removeItem(atPath: folder + "/" + old.file)
  }

  /// The digest of the address that answered 410; nil if none did.
  var goneAddress: String? {
    get {
      (try? PrivateFile.read(folder + "/gone", limit: 256)).map { String(decoding: $0, as: UTF8.self) }
    }
    set {
      if let newValue {
        try? WholeFile.replace(Array(newValue.utf8), at: folder + "/gone", permissions: 0o600)
      } else {
        try? FileManager.default.removeItem(atPath: folder + "/gone")
      }
    }
  }
}
