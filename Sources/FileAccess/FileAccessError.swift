internal import Glibc

/// The reason a file operation failed: the system's error number.
public struct FileAccessError: Error, Sendable, Hashable {
  /// The system's error number, `ENOENT` and so on; `EFBIG` for a file larger than the caller's limit.
  public var code: Int32

  /// Wraps an `errno` value.
  public init(code: Int32) { self.code = code }

  /// The error of the last failed system call, from `errno`.
  static var last: FileAccessError { FileAccessError(code: errno) }

  /// The system's text for the number, such as `No such file or directory`.
  public var message: String { unsafe String(cString: strerror(code)) }

  /// Whether the user lacks permission (`EACCES` or `EPERM`).
  public var isPermission: Bool { code == EACCES || code == EPERM }

  /// Whether the file is larger than the caller's limit.
  public var isTooLarge: Bool { code == EFBIG }
}
