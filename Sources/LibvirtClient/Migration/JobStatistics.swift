/// libvirt's statistics of a guest's current or last job.
public struct JobStatistics: Sendable, Hashable {
  /// The state of the job.
  public enum Phase: Sendable, Hashable {
    /// There is no job.
    case none
    /// The job is running.
    case running
    /// The job completed.
    case completed
    /// The job failed.
    case failed
    /// The job was cancelled.
    case cancelled
  }

  /// The state of the job.
  public var phase: Phase
  /// Whether it moves the guest away from this host.
  public var isOutgoing: Bool
  /// Milliseconds since it began.
  public var elapsed: UInt64?
  /// Bytes to send: the guest's memory once.
  public var total: UInt64?
  /// Bytes sent.
  public var processed: UInt64?
  /// Bytes left to send.
  public var remaining: UInt64?
  /// The transfer rate in bytes per second.
  public var rate: UInt64?
  /// Pages that the guest writes per second.
  public var dirtyRate: UInt64?
  /// Bytes of a page.
  public var pageSize: UInt64?
  /// The number of passes over the memory.
  public var iteration: UInt64?
  /// The guest's pause in milliseconds; during the copy, the expected pause.
  public var downtime: UInt64?

  /// Creates statistics with only a phase.
  public init(phase: Phase, isOutgoing: Bool = false) {
    self.phase = phase
    self.isOutgoing = isOutgoing
  }

  /// Milliseconds until the copy ends at the current rates; nil if the guest
  /// writes faster than QEMU sends.
  public var expected: UInt64? {
    guard let remaining, let rate, rate > 0 else { return nil }
    let dirty = (dirtyRate ?? 0).multipliedReportingOverflow(by: pageSize ?? 0)
    guard !dirty.overflow, dirty.partialValue < rate else { return nil }
    let bytes = remaining.multipliedReportingOverflow(by: 1000)
    return bytes.overflow ? nil : bytes.partialValue / (rate - dirty.partialValue)
  }
}
