internal import Glibc

/// Why a file could not be read or written: the system's number for it.
public struct FileAccessError: Error, Sendable, Hashable {
  /// The system's error number, `ENOENT` and so on; `EFBIG` for a file over the limit that was asked for.
  public var code: Int32

  /// An error of that number.
  public init(code: Int32) { self.code = code }

  /// The error of the system's last failed call.
  static var last: FileAccessError { FileAccessError(code: errno) }

  /// What the system says of the number, such as `No such file or directory`.
  public var message: String { unsafe String(cString: strerror(code)) }

  /// Whether the user lacks the right.
  public var isPermission: Bool { code == EACCES || code == EPERM }

  /// Whether the file is larger than the limit that was asked for.
  public var isTooLarge: Bool { code == EFBIG }
}
