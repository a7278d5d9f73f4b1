/// How far a guest's job is: what libvirt tells of it while it runs, or of the last one.
public struct JobStatistics: Sendable, Hashable {
  /// What becomes of the job.
  public enum Phase: Sendable, Hashable {
    /// There is none.
    case none
    /// It runs.
    case running
    /// It ended as it should.
    case completed
    /// It failed.
    case failed
    /// It was called off.
    case cancelled
  }

  /// What becomes of the job.
  public var phase: Phase
  /// Whether it moves the guest away from this host.
  public var isOutgoing: Bool
  /// Milliseconds since it began.
  public var elapsed: UInt64?
  /// Bytes to send: the guest's memory once.
  public var total: UInt64?
  /// Bytes sent.
  public var processed: UInt64?
  /// Bytes that are still to be sent.
  public var remaining: UInt64?
  /// Bytes a second.
  public var rate: UInt64?
  /// Pages that the guest writes in a second.
  public var dirtyRate: UInt64?
  /// Bytes of a page.
  public var pageSize: UInt64?
  /// How often the memory was gone through.
  public var iteration: UInt64?
  /// Milliseconds for which the guest stood still; while it copies, what is expected.
  public var downtime: UInt64?

  /// Statistics of which only the phase is known.
  public init(phase: Phase, isOutgoing: Bool = false) {
    self.phase = phase
    self.isOutgoing = isOutgoing
  }

  /// Milliseconds until everything was sent once, at the rate that remains after what the guest writes again; nil if it
  /// writes faster than is sent.
  public var expected: UInt64? {
    guard let remaining, let rate, rate > 0 else { return nil }
    let dirty = (dirtyRate ?? 0).multipliedReportingOverflow(by: pageSize ?? 0)
    guard !dirty.overflow, dirty.partialValue < rate else { return nil }
    let bytes = remaining.multipliedReportingOverflow(by: 1000)
    return bytes.overflow ? nil : bytes.partialValue / (rate - dirty.partialValue)
  }
}
