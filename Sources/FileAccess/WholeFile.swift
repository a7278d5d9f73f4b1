internal import Glibc

/// Reads and writes complete files.
public enum WholeFile {
  /// Whether the path exists; follows links.
  public static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// Reads all bytes of a file, or of a pipe or device until its end.
  ///
  /// - Parameters:
  ///   - limit: The largest accepted number of bytes.
  ///   - waits: Whether to wait for a writer of a pipe; if not, a pipe without a writer is empty.
  /// - Throws: `FileAccessError`, with `EFBIG` for more than `limit` bytes.
  public static func read(
    _ path: String, limit: Int, waits: Bool = true
  ) throws(FileAccessError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | (waits ? 0 : O_NONBLOCK))
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    return try read(descriptor: descriptor, limit: limit)
  }

  /// Reads all bytes of a file, and says who owns it.
  ///
  /// - Throws: As `read(_:limit:waits:)`.
  public static func readWithOwner(
    _ path: String, limit: Int, waits: Bool = true
  ) throws(FileAccessError) -> (bytes: [UInt8], owner: UInt32) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | (waits ? 0 : O_NONBLOCK))
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    return (try read(descriptor: descriptor, limit: limit), owner(of: descriptor) ?? .max)
  }

  /// The user who owns an open file; nil if the system does not say.
  public static func owner(of descriptor: Int32) -> UInt32? {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 ? status.st_uid : nil
  }

  /// Reads all bytes until the end of an open file, which stays open.
  ///
  /// - Throws: `FileAccessError`, with `EFBIG` for more than `limit` bytes.
  public static func read(descriptor: Int32, limit: Int) throws(FileAccessError) -> [UInt8] {
    var bytes: [UInt8] = []
    // One byte more than the file's size, so that the second read finds the end.
    var status = stat()
    let size = unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    var chunk = [UInt8](repeating: 0, count: min(max(size + 1, 1 << 14), 1 << 20))
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .last }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= limit else { throw FileAccessError(code: EFBIG) }
    }
  }

  /// Replaces a file atomically: writes a temporary file beside it, flushes it to disk and renames it.
  ///
  /// An existing file keeps its permissions. A device or pipe is written directly.
  /// - Parameter permissions: The mode of a new file, before the process's umask.
  /// - Throws: `FileAccessError` with the system's error number.
  public static func write(
    _ bytes: [UInt8], to path: String, permissions: UInt32 = 0o644
  ) throws(FileAccessError) {
    var existing = stat()
    let exists = unsafe stat(path, &existing) == 0
    if exists, existing.st_mode & S_IFMT != S_IFREG { return try writeInPlace(bytes, to: path) }
    let temporary = try writeBeside(path, bytes, permissions: permissions) { descriptor in
      if exists { fchmod(descriptor, existing.st_mode & 0o7777) }
    }
    guard unsafe rename(temporary, path) == 0 else {
      let error = FileAccessError.last
      unsafe unlink(temporary)
      throw error
    }
  }

  /// Creates a new file atomically; its name is on disk before this returns.
  ///
  /// - Returns: False if a file already exists; it stays unchanged.
  /// - Throws: `FileAccessError` with the system's error number.
  public static func create(
    _ bytes: [UInt8], at path: String, permissions: UInt32
  ) throws(FileAccessError) -> Bool {
    let temporary = try writeBeside(path, bytes, permissions: permissions) { _ in }
    defer { unsafe unlink(temporary) }
    // link() fails if the name exists.
    guard unsafe link(temporary, path) == 0 else {
      guard errno == EEXIST else { throw .last }
      return false
    }
    synchronizeFolder(of: path)
    return true
  }

  /// Writes to a device or pipe, which must not be replaced by a file: root could take /dev/null from everybody.
  private static func writeInPlace(_ bytes: [UInt8], to path: String) throws(FileAccessError) {
    let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    try write(bytes, to: descriptor)
  }

  /// Creates or replaces a file with exactly the given permissions; its name is on disk before this returns.
  ///
  /// A link is replaced, and the file that it names stays. A device or pipe is written directly, also through a link such as /dev/stdout.
  /// - Throws: `FileAccessError` with the system's error number.
  public static func replace(
    _ bytes: [UInt8], at path: String, permissions: UInt32
  ) throws(FileAccessError) {
    var existing = stat()
    if unsafe stat(path, &existing) == 0, existing.st_mode & S_IFMT != S_IFREG {
      return try writeInPlace(bytes, to: path)
    }
    let temporary = try writeBeside(path, bytes, permissions: permissions) { _ in }
    guard unsafe rename(temporary, path) == 0 else {
      let error = FileAccessError.last
      unsafe unlink(temporary)
      throw error
    }
    synchronizeFolder(of: path)
  }

  /// Writes all bytes to an open file, retrying partial writes.
  ///
  /// - Throws: `FileAccessError` with the system's error number.
  public static func write(_ bytes: [UInt8], to descriptor: Int32) throws(FileAccessError) {
    var start = 0
    while start < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: start), buffer.count - start)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .last }
      start += count
    }
  }

  /// Writes `bytes` to a new file beside `path`, flushed to disk, and returns its name.
  private static func writeBeside(
    _ path: String, _ bytes: [UInt8], permissions: UInt32, prepare: (Int32) -> Void
  ) throws(FileAccessError) -> String {
    let temporary = "\(path).\(getpid())"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    var descriptor = unsafe open(temporary, flags, mode_t(permissions))
    if descriptor < 0, errno == EEXIST {
      // A killed process that had this one's number has left it.
      unsafe unlink(temporary)
      unsafe descriptor = open(temporary, flags, mode_t(permissions))
    }
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    do throws(FileAccessError) {
      prepare(descriptor)
      try write(bytes, to: descriptor)
      guard fsync(descriptor) == 0 else { throw FileAccessError.last }
    } catch {
      unsafe unlink(temporary)
      throw error
    }
    return temporary
  }

  /// Flushes the folder, and so the file's name, to disk.
  private static func synchronizeFolder(of path: String) {
    try? Folder.synchronize(path.lastIndex(of: "/").map { String(path[...$0]) } ?? ".")
  }
}
