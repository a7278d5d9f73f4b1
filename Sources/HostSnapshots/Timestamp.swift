internal import FoundationEssentials

/// A moment as snapshots write it: RFC 3339, UTC, whole seconds.
///
/// - Parameter seconds: Seconds since 1970-01-01T00:00:00Z.
public func timestamp(_ seconds: Int) -> String {
  Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
}

/// The moment now, as snapshots write it.
public func currentTimestamp() -> String { Date().formatted(.iso8601) }
