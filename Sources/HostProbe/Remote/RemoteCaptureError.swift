/// The reason a host could not be captured.
public struct RemoteCaptureError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One line without a full stop, with ssh's last message.
  public var reason: String
  /// What a caller may do about it.
  public var kind: Kind

  /// The kinds of failures that callers distinguish.
  public enum Kind: Sendable, Hashable {
    /// ssh or the host gave no usable answer.
    case unavailable
    /// The host had not answered when its time was over; it may answer later.
    case late
    /// The host does not let the user in.
    case denied
    /// The caller ended the capture.
    case cancelled
  }

  /// One line without a full stop.
  public var description: String { reason }

  init(_ reason: String, _ kind: Kind = .unavailable) {
    self.reason = reason
    self.kind = kind
  }

  /// The reason that no host was asked further.
  static let cancelled = Self("the capture stopped before the host answered", .cancelled)
}
