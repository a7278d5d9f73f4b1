internal import FileAccess
internal import Glibc

/// A growing log: it continues reading, starts over after a truncation, and reopens a replaced file.
struct FollowedLog: ~Copyable {
  let name: String
  private var descriptor: Int32
  private var offset: off_t = 0

  /// Opens the log at its beginning.
  init(_ path: String) throws(QuestionError) {
    name = path
    descriptor = try Self.open(path)
  }

  deinit { close(descriptor) }

  private static func open(_ path: String) throws(QuestionError) -> Int32 {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw QuestionError(cannotRead: path, FileAccessError(code: errno)) }
    return descriptor
  }

  /// Reads available bytes; 0 if there are none yet.
  mutating func read(_ buffer: UnsafeMutableRawBufferPointer) throws(QuestionError) -> Int {
    let count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    if count < 0, errno == EINTR { return 0 }
    guard count >= 0 else { throw QuestionError(cannotRead: name, FileAccessError(code: errno)) }
    offset += count
    return count
  }

  /// Returns to the beginning of a truncated log, and switches to a replacement.
  mutating func turn() throws(QuestionError) {
    var here = stat()
    guard unsafe fstat(descriptor, &here) == 0 else { return }
    // Truncated (copytruncate): from its beginning. Pipes and terminals cannot be truncated.
    if here.st_mode & S_IFMT == S_IFREG, here.st_size < offset {
      lseek(descriptor, 0, SEEK_SET)
      offset = 0
    }
    var there = stat()
    // Renamed and recreated: the rest of the old file has been read.
    if unsafe stat(name, &there) == 0, there.st_ino != here.st_ino || there.st_dev != here.st_dev,
      here.st_size <= offset
    {
      let next = try Self.open(name)
      close(descriptor)
      descriptor = next
      offset = 0
    }
  }
}
