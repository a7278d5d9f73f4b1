/// Why nothing could be had from a host.
public struct RemoteCaptureError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One line without a full stop, with the last line that ssh said of it.
  public var reason: String

  /// One line without a full stop.
  public var description: String { reason }

  init(_ reason: String) { self.reason = reason }

  /// The reason that no host was asked further.
  static let cancelled = Self("the capture stopped before the host answered")
}
