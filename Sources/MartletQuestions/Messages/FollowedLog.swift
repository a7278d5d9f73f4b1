internal import FileAccess
internal import Glibc

/// A log that grows: it is read on, begun anew where it was cut short, and opened anew where another has taken its name.
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

  /// Reads what is there; 0 where nothing is yet.
  mutating func read(_ buffer: UnsafeMutableRawBufferPointer) throws(QuestionError) -> Int {
    let count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    if count < 0, errno == EINTR { return 0 }
    guard count >= 0 else { throw QuestionError(cannotRead: name, FileAccessError(code: errno)) }
    offset += count
    return count
  }

  /// Goes back to the beginning of a log that was cut short, and over to one that has taken its name.
  mutating func turn() throws(QuestionError) {
    var here = stat()
    guard unsafe fstat(descriptor, &here) == 0 else { return }
    // Cut short (copytruncate): from its beginning. What a pipe or a terminal is cannot be cut.
    if here.st_mode & S_IFMT == S_IFREG, here.st_size < offset {
      lseek(descriptor, 0, SEEK_SET)
      offset = 0
    }
    var there = stat()
    // Renamed and made anew: the rest of the old one has been read.
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
