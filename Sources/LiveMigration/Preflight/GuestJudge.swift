public import CPUCatalog
public import CPUCompatibility
public import HostSnapshots

/// The judge that reads a guest's definition and judges its CPU on the target before a move.
///
/// This module has neither records nor rules, so the caller passes this value. It must not contact any daemon.
public struct GuestJudge: Sendable {
  /// What a definition of libvirt's says of the guest itself; nil for one that cannot be read.
  public var machine: @Sendable (_ definition: String) -> GuestMachine?
  /// The verdict on a guest's CPU.
  public var verdict: @Sendable (Question) -> Answer
  /// The features and identifiers of warnings that the policy accepts for a guest of that name.
  public var accepted: @Sendable (_ guest: String) -> Set<String>
  /// The waivers of a guest of that name for warnings with those identifiers.
  public var waivers: @Sendable (_ guest: String, _ identifiers: Set<String>) -> [WaiverUse]

  /// A judge.
  ///
  /// - Parameters:
  ///   - machine: Reads a definition.
  ///   - verdict: Judges a guest's CPU.
  ///   - accepted: What the policy accepts for a guest.
  ///   - waivers: The waivers of a guest for warnings.
  public init(
    machine: @escaping @Sendable (_ definition: String) -> GuestMachine?,
    verdict: @escaping @Sendable (Question) -> Answer,
    accepted: @escaping @Sendable (_ guest: String) -> Set<String> = { _ in [] },
    waivers: @escaping @Sendable (_ guest: String, _ identifiers: Set<String>) -> [WaiverUse] = { _, _ in [] }
  ) {
    self.machine = machine
    self.verdict = verdict
    self.accepted = accepted
    self.waivers = waivers
  }

  /// A feature that a running guest has and that libvirt's check at the target would miss.
  public struct Loss: Sendable, Hashable {
    /// The feature's name in libvirt.
    public var feature: String
    /// What a running guest meets that loses it.
    public var effect: LossEffect
    /// Whether the policy or the command line accepts its loss for this guest.
    public var isAccepted: Bool

    /// A loss.
    public init(feature: String, effect: LossEffect, isAccepted: Bool) {
      self.feature = feature
      self.effect = effect
      self.isAccepted = isAccepted
    }
  }

  /// A guest and both ends' own documents.
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
    /// What the source's libvirt says of the guest beyond its definition; nil if it was not asked or did not answer.
    public var state: GuestState?
    /// The file that commands find the target's record in.
    public var targetFile: String

    /// A question.
    public init(
      guest: String, definition: String, from: String, to: String, source: Snapshot, target: Snapshot,
      state: GuestState? = nil, targetFile: String
    ) {
      self.guest = guest
      self.definition = definition
      self.from = from
      self.to = to
      self.source = source
      self.target = target
      self.state = state
      self.targetFile = targetFile
    }
  }

  /// The judgement of the guest's CPU on the target.
  public enum Answer: Sendable {
    /// The CPU was judged.
    case judged(Verdict)
    /// The definition or a record could not be read, for this reason.
    case unread(String)
  }

  /// What the preflight decides about one guest.
  public struct Verdict: Sendable {
    /// Every reason, worst first.
    public var reasons: [Preflight.Reason]
    /// What could not be checked, one sentence each without a full stop.
    public var notChecked: [String]
    /// The remedies, with commands for the guest and the file of the target's record.
    public var remedies: [Preflight.Remedy]
    /// Whether the guest does not run there.
    public var isBlocked: Bool
    /// What of either end is newer than the judge's tables, with the end's URI, one sentence each without a full stop.
    public var newer: [String]
    /// What libvirt's check at the target would miss, by the judge's own records.
    public var losses: [Loss]
    /// The accepted losses of this guest, whether or not they happen here.
    public var accepted: [Loss]
    /// The waivers that change the verdict, or would if they had not ended or been overruled.
    public var waivers: [WaiverUse]

    /// A verdict.
    public init(
      reasons: [Preflight.Reason], notChecked: [String], remedies: [Preflight.Remedy], isBlocked: Bool,
      newer: [String] = [], losses: [Loss] = [], accepted: [Loss] = [], waivers: [WaiverUse] = []
    ) {
      self.newer = newer
      self.losses = losses
      self.accepted = accepted
      self.waivers = waivers
      self.reasons = reasons
      self.notChecked = notChecked
      self.remedies = remedies
      self.isBlocked = isBlocked
    }
  }
}
