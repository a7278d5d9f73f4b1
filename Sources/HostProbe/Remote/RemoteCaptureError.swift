/// The reason a host could not be captured.
public struct RemoteCaptureError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One line without a full stop, with ssh's last message.
  public var reason: String

  /// One line without a full stop.
  public var description: String { reason }

  init(_ reason: String) { self.reason = reason }

  /// The reason that no host was asked further.
  static let cancelled = Self("the capture stopped before the host answered")
}
