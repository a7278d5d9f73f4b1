internal import FileAccess
internal import Foundation
public import MartletQuestions
internal import Synchronization

/// Who changed what by a service: a file that is only appended to, JSON of one entry per line.
public final class AuditLog: Sendable {
  /// The file.
  public let path: String
  private let journal: Mutex<JournalFile>

  /// What happened.
  public struct Entry: Sendable, Codable {
    /// The JSON's form.
    public var schema = "martlet.audit/1.0"
    /// When: RFC 3339, UTC.
    public var time: String
    /// The token's name, or the subject and issuer of a provider's; `local` without tokens, empty for somebody unknown.
    public var caller: String
    /// The address that the request came from; nil if unknown.
    public var address: String?
    /// The method and the path.
    public var method, path: String
    /// The status of the response; nil where the entry was written before the request was carried out.
    public var status: Int?
    /// What else there is to say.
    public var note: String?
  }

  /// Opens or creates the log, which one service at a time uses.
  ///
  /// - Throws: `noPermission` for a file that somebody else may have written; `temporary` if another service uses it.
  public init(path: String) throws(QuestionError) {
    self.path = path
    do throws(JournalFile.Failure) {
      let file = try JournalFile(path)
      // A line that a crash cut short stays alone.
      _ = try? file.lines()
      journal = Mutex(file)
    } catch {
      switch error {
      case .locked: throw QuestionError(.temporary, "\(path): another service writes this audit log")
      case .unusable(let reason):
        throw QuestionError(
          .noPermission, "\(path): cannot use this audit log: it \(reason.clause)", at: .parameter("audit"))
      }
    }
  }

  /// Appends entries, which are on disk afterwards.
  ///
  /// - Throws: `cannotWrite`, after which some of them may be there.
  func add(_ entries: [Entry]) throws(QuestionError) {
    let lines = entries.compactMap { try? serviceJSON($0, isOnOneLine: true) }
    guard !lines.isEmpty else { return }
    let failure = journal.withLock { journal -> FileAccessError? in
      do throws(FileAccessError) { try journal.append(lines.joined(separator: "\n").utf8) } catch {
        return error
      }
      return nil
    }
    if let failure { throw QuestionError(.cannotWrite, "cannot write \(path): \(failure.message)") }
  }

  /// The entries of a log, the oldest first, and how many lines are none.
  ///
  /// - Throws: `noInput`, `noPermission`.
  public static func entries(
    in path: String
  ) throws(QuestionError) -> (entries: [Entry], damaged: Int) {
    let bytes: [UInt8]
    do throws(PrivateFileError) { bytes = try PrivateFile.read(path, limit: JournalFile.limit) } catch {
      throw QuestionError(unusable: path, as: "audit log", error)
    }
    let lines = bytes.split(separator: 10)
    let decoder = JSONDecoder()
    let entries = lines.compactMap { try? decoder.decode(Entry.self, from: Data($0)) }
    return (entries, lines.count - entries.count)
  }
}
