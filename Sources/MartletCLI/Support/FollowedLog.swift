import Glibc

/// A log that grows: it is read on, begun anew where it was cut short, and opened anew where another has taken its name.
///
/// SIGINT and SIGTERM end the waiting, and nothing is lost of what was read.
struct FollowedLog {
  let name: String
  private var descriptor: Int32
  private var offset: off_t = 0

  /// Opens the log at its beginning.
  init(_ path: String) throws(CommandFailure) {
    name = path
    descriptor = try Self.open(path)
    guard interruptions.read >= 0 else {
      throw CommandFailure(
        "signals cannot be waited for: \(systemMessage())", status: CommandFailure.unavailable)
    }
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in
        var byte: UInt8 = 1
        _ = unsafe write(interruptions.write, &byte, 1)
      }
    }
  }

  private static func open(_ path: String) throws(CommandFailure) -> Int32 {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let status = errno == EACCES ? CommandFailure.noPermission : CommandFailure.noInput
      throw CommandFailure("\(path): \(systemMessage())", status: status)
    }
    return descriptor
  }

  /// Reads what is there; 0 where nothing is yet.
  mutating func read(_ buffer: UnsafeMutableRawBufferPointer) throws(CommandFailure) -> Int {
    let count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    guard count >= 0 else {
      throw CommandFailure("\(name): \(systemMessage())", status: CommandFailure.noInput)
    }
    offset += count
    return count
  }

  /// Waits a moment for more; false once a signal came.
  mutating func wait() throws(CommandFailure) -> Bool {
    var poll = pollfd(fd: interruptions.read, events: Int16(POLLIN), revents: 0)
    if unsafe Glibc.poll(&poll, 1, 250) > 0 { return false }
    var here = stat()
    guard unsafe fstat(descriptor, &here) == 0 else { return true }
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
    return true
  }
}

/// The pipe through which the handler of signals tells of them.
private let interruptions: (read: Int32, write: Int32) = {
  var ends: [Int32] = [-1, -1]
  return unsafe pipe(&ends) == 0 ? (ends[0], ends[1]) : (-1, -1)
}()
