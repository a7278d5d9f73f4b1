public import CPUCompatibility
public import HostSnapshots

/// Who says, before a guest is moved, what its definition is and how its CPU fares on the target.
///
/// Moving guests knows neither records nor rules: whoever judges hands in this value. It reaches out to nothing.
public struct GuestJudge: Sendable {
  /// What a definition of libvirt's says of the guest itself; nil for one that cannot be read.
  public var machine: @Sendable (_ definition: String) -> GuestMachine?
  /// The verdict on a guest's CPU.
  public var verdict: @Sendable (Question) -> Answer

  /// A judge.
  ///
  /// - Parameters:
  ///   - machine: Reads a definition.
  ///   - verdict: Judges a guest's CPU.
  public init(
    machine: @escaping @Sendable (_ definition: String) -> GuestMachine?,
    verdict: @escaping @Sendable (Question) -> Answer
  ) {
    self.machine = machine
    self.verdict = verdict
  }

  /// A guest, and what both ends say of themselves.
  public struct Question: Sendable {
    /// The guest's name.
    public var guest: String
    /// The definition that it runs with.
    public var definition: String
    /// The source's URI.
    public var from: String
    /// The target's URI.
    public var to: String
    /// What the source's libvirt says of its host.
    public var source: Snapshot
    /// What the target's libvirt says of its host.
    public var target: Snapshot
    /// The file that commands find the target's record in.
    public var targetFile: String

    /// A question.
    public init(
      guest: String, definition: String, from: String, to: String, source: Snapshot, target: Snapshot,
      targetFile: String
    ) {
      self.guest = guest
      self.definition = definition
      self.from = from
      self.to = to
      self.source = source
      self.target = target
      self.targetFile = targetFile
    }
  }

  /// How the guest's CPU fares on the target.
  public enum Answer: Sendable {
    /// It was judged.
    case judged(Verdict)
    /// The definition or a record could not be read, for this reason.
    case unread(String)
  }

  /// A verdict.
  public struct Verdict: Sendable {
    /// Every reason, the gravest first.
    public var reasons: [Preflight.Reason]
    /// What could not be looked at, a sentence each without a full stop.
    public var notChecked: [String]
    /// What to do about it, by commands on the guest and the file of the target's record.
    public var remedies: [Preflight.Remedy]
    /// Whether the guest does not run there.
    public var isBlocked: Bool

    /// A verdict.
    public init(
      reasons: [Preflight.Reason], notChecked: [String], remedies: [Preflight.Remedy], isBlocked: Bool
    ) {
      self.reasons = reasons
      self.notChecked = notChecked
      self.remedies = remedies
      self.isBlocked = isBlocked
    }
  }
}
