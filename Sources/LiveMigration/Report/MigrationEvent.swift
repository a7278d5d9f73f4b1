internal import LibvirtClient
public import ReportContract

/// Something that happens to a guest that is moved; as one line of JSON, `martlet.migration-event/2.0`.
public struct MigrationEvent: Report {
  /// The schema's name and version, such as `martlet.check/2.0`.
  public static let form = DocumentForm("migration-event", 2, 0)
  /// The schema's name and version, such as `martlet.check/2.0`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// Empty: guests are not read from documents.
  public var inputs: [InputReport] = []
  /// The CPU map that the preflight judges by; with `preflight` alone, else empty.
  public var judgedBy: [Yardstick] = []
  /// When: RFC 3339, UTC.
  public var time: String
  /// What.
  public var event: Kind
  /// The guest's name.
  public var guest: String
  /// The guest's UUID.
  public var uuid: String?
  /// The preflight's answer; with `preflight` alone.
  public var preflight: Preflight?
  /// How far the copy is; with `progress` alone.
  public var progress: Progress?
  /// What keeps the copy from ending, once it is found out; with `progress` alone.
  public var convergence: Convergence?
  /// The end; with `result` alone.
  public var result: MigrationResult?
  /// What is done; with `step` alone.
  public var step: MigrationStep?
  /// What is good to know.
  public var note: String?

  /// An event of which nothing more is said yet.
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

  /// How far a copy is.
  public struct Progress: Sendable, Codable {
    /// Milliseconds since it began.
    public var elapsed: UInt64?
    /// Bytes to send.
    public var total: UInt64?
    /// Bytes sent, or found unnecessary to send.
    public var processed: UInt64?
    /// Bytes left.
    public var remaining: UInt64?
    /// Bytes a second.
    public var rate: UInt64?
    /// Bytes that the guest writes per second.
    public var dirtyRate: UInt64?
    /// How often the memory was gone through.
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
