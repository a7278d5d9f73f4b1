internal import LibvirtClient
internal import Wording

/// A copy that gets no nearer to its end, because the guest writes about as much as is sent.
public struct Convergence: Sendable, Codable, Hashable {
  /// The number of passes through the memory.
  public var passes: UInt64
  /// Bytes that the guest writes in a second, of pages that are written at least once in a pass.
  public var dirtyRate: UInt64
  /// Bytes that are sent in a second.
  public var rate: UInt64
  /// Bytes that were left when the last pass began.
  public var remaining: UInt64
  /// What would help, that was not asked for.
  public var advice: [Advice]

  /// An option that would help.
  public struct Advice: Sendable, Codable, Hashable {
    /// The option, as words of the command.
    public var option: String
    /// What it does, and what it costs; a sentence.
    public var price: String

    /// An option.
    public init(option: String, price: String) {
      self.option = option
      self.price = price
    }
  }

  /// A copy that does not converge, and what would help by the plan's options.
  init(passes: UInt64, dirtyRate: UInt64, rate: UInt64, remaining: UInt64, plan: MigrationPlan) {
    self.passes = passes
    self.dirtyRate = dirtyRate
    self.rate = rate
    self.remaining = remaining
    advice = Self.advice(plan, rate: rate, remaining: remaining)
  }

  /// It in a sentence.
  public var sentence: String {
    "After \(passes) passes the copy is no nearer to its end: the guest writes \(byteText(dirtyRate)) in a second, and \(byteText(rate)) are sent."
  }

  /// The options that would help, from the mildest; those that the plan has are left out.
  private static func advice(_ plan: MigrationPlan, rate: UInt64, remaining: UInt64) -> [Advice] {
    let busy = plan.busy ?? BusyGuestOptions()
    var list: [Advice] = []
    if let bandwidth = plan.bandwidth {
      list.append(
        Advice(
          option: "--bandwidth MORE",
          price: "\(bandwidth) MiB/s is the limit now; a higher one takes more of the link from others."))
    } else if busy.parallel == nil {
      list.append(
        Advice(
          option: "--parallel-connections 4",
          price: "It helps only where one connection does not fill the link, and takes threads at both ends.")
      )
    }
    let pause = remaining.multipliedReportingOverflow(by: 1000)
    if rate > 0, !pause.overflow, case let limit = pause.partialValue / rate + 1,
      limit <= 2_000_000,
      limit > plan.maxDowntime ?? 0
    {
      list.append(
        Advice(
          option: "--max-downtime \(limit)", price: "The guest pauses for up to \(limit) ms at the end."
        ))
    }
    if busy.compression == nil, busy.parallel == nil {
      list.append(
        Advice(
          option: "--comp-methods xbzrle",
          price:
            "It takes CPU time and 64 MiB at the source, and helps where the guest changes little of each page."
        ))
    }
    if busy.autoConverge == nil {
      list.append(
        Advice(
          option: "--auto-converge",
          price: "It slows the guest's CPUs by 20 % and more, up to 99 %, until the guest has arrived."))
    } else if busy.autoConverge?.initial == nil {
      list.append(
        Advice(
          option: "--auto-converge-initial 60", price: "It slows the guest's CPUs by 60 % from the start."))
    }
    if busy.postCopy == nil {
      list.append(
        Advice(
          option: "--postcopy",
          price:
            "The guest arrives for sure, slowed by pages that follow. If the network or a host fails meanwhile, the guest is lost or split."
        ))
    }
    return list
  }
}

/// Finds out from a job's statistics whether the copy converges.
///
/// It does not where in two passes in a row more than half as much was written as was sent: QEMU's auto-converge acts on the same.
///
/// - SeeAlso: QEMU 7.2.0 migration/ram.c, migration_trigger_throttle; migration/migration.c,
///   DEFAULT_MIGRATE_THROTTLE_TRIGGER_THRESHOLD (50).
struct ConvergenceWatch {
  private var pass: UInt64 = 0
  private var written = 0
  /// What was found at the last pass; nil while the copy converges.
  private(set) var stalled: (passes: UInt64, dirtyRate: UInt64, rate: UInt64, remaining: UInt64)?

  /// Reads the statistics of a running job; true when it first stops converging.
  mutating func look(_ job: JobStatistics) -> Bool {
    // The first pass sends everything, which says nothing about writes.
    guard let iteration = job.iteration, iteration > max(pass, 1), let rate = job.rate, rate > 0,
      let pages = job.dirtyRate, let remaining = job.remaining
    else { return false }
    let dirty = pages.multipliedReportingOverflow(by: job.pageSize ?? 4096)
    guard !dirty.overflow else { return false }
    pass = iteration
    guard dirty.partialValue > rate / 2 else {
      written = 0
      stalled = nil
      return false
    }
    written += 1
    guard written >= 2 else { return false }
    let isNew = stalled == nil
    stalled = (iteration - 1, dirty.partialValue, rate, remaining)
    return isNew
  }
}
