internal import LibvirtClient
public import ReportContract

/// An event in a guest's migration, as one line of JSON, `martlet.migration-event/2.0`.
public struct MigrationEvent: Report {
  /// The schema's name and version, such as `martlet.check/2.0`.
  public static let form = DocumentForm("migration-event", 2, 0)
  /// The schema's name and version, such as `martlet.check/2.0`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// Empty: guests are not read from documents.
  public var inputs: [InputReport] = []
  /// The CPU map behind the preflight; only with `preflight`, otherwise empty.
  public var judgedBy: [Yardstick] = []
  /// When: RFC 3339, UTC.
  public var time: String
  /// What.
  public var event: Kind
  /// The guest's name.
  public var guest: String
  /// The guest's UUID.
  public var uuid: String?
  /// The preflight's answer; only with `preflight`.
  public var preflight: Preflight?
  /// The copy's progress; only with `progress`.
  public var progress: Progress?
  /// What keeps the copy from ending, once it is found out; with `progress` alone.
  public var convergence: Convergence?
  /// The result; only with `result`.
  public var result: MigrationResult?
  /// The step; only with `step`.
  public var step: MigrationStep?
  /// A remark.
  public var note: String?

  /// Creates an event without further data.
  public init(time: String, event: Kind, guest: String, uuid: String?) {
    self.time = time
    self.event = event
    self.guest = guest
    self.uuid = uuid
  }

  /// What happens.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// The preflight is over.
    case preflight
    /// A line is in the journal.
    case step
    /// The memory is being copied.
    case progress
    /// It is over.
    case result
  }

  /// The progress of a copy.
  public struct Progress: Sendable, Codable {
    /// Milliseconds since it began.
    public var elapsed: UInt64?
    /// Bytes to send.
    public var total: UInt64?
    /// Bytes sent, or found unnecessary to send.
    public var processed: UInt64?
    /// Bytes left.
    public var remaining: UInt64?
    /// The transfer rate in bytes per second.
    public var rate: UInt64?
    /// Bytes that the guest writes per second.
    public var dirtyRate: UInt64?
    /// The number of passes over the memory.
    public var iteration: UInt64?
    /// Milliseconds until the copy ends at these rates; absent if the guest writes faster than QEMU sends.
    public var expected: UInt64?
    /// The expected pause in milliseconds.
    public var downtime: UInt64?

    init(_ job: JobStatistics) {
      elapsed = job.elapsed
      total = job.total
      processed = job.processed
      remaining = job.remaining
      rate = job.rate
      let dirty = (job.dirtyRate ?? 0).multipliedReportingOverflow(by: job.pageSize ?? 0)
      dirtyRate = job.dirtyRate == nil || dirty.overflow ? nil : dirty.partialValue
      iteration = job.iteration
      expected = job.expected
      downtime = job.downtime
    }
  }
}
