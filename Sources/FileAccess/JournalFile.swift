internal import Glibc

/// A private file of lines, to which one process at a time appends; each line is on disk when the call returns.
///
/// A line that a crash cut short stays as it is, and the next one starts on a new line. A killed process releases the lock (`flock`).
public final class JournalFile {
  /// The file.
  public let path: String
  private let descriptor: Int32
  private var isCutShort = false

  /// Why a journal is not opened.
  public enum Failure: Error, Sendable, Hashable {
    /// The file cannot be opened, or somebody else may have written it.
    case unusable(PrivateFileError)
    /// Another process uses it.
    case locked
  }

  /// Opens or creates a journal in a folder that exists, and locks it.
  ///
  /// - Throws: `Failure`.
  public init(_ path: String) throws(Failure) {
    self.path = path
    do throws(PrivateFileError) { descriptor = try PrivateFile.openForAppending(path) } catch {
      throw .unusable(error)
    }
    // From here on, a failure ends with deinit, which closes the file.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .locked }
  }

  deinit { close(descriptor) }

  /// Its lines without their ends; the last one may be cut short.
  ///
  /// To be called before the first `append`.
  /// - Throws: `FileAccessError`, with `EFBIG` for more than 256 MiB.
  public func lines() throws(FileAccessError) -> [ArraySlice<UInt8>] {
    let bytes = try WholeFile.read(descriptor: descriptor, limit: Self.limit)
    isCutShort = !bytes.isEmpty && bytes.last != 10
    return bytes.split(separator: 10)
  }

  /// Appends a line, given without its end.
  ///
  /// - Throws: `FileAccessError`, after which a part of the line may be there.
  public func append(_ line: some Sequence<UInt8>) throws(FileAccessError) {
    let bytes = (isCutShort ? [10] : []) + Array(line) + [10]
    isCutShort = true
    try WholeFile.write(bytes, to: descriptor)
    guard fsync(descriptor) == 0 else { throw .last }
    isCutShort = false
  }

  /// The most bytes that are read.
  public static let limit = 256 << 20
}
