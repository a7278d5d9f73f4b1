public import CPUCompatibility
public import Remedies

/// The checks before a move: whether the guest can move, and the obstacles.
public struct Preflight: Sendable, Codable {
  /// The identifier of the reason that a guest belongs to a manager.
  static let managerReason = "guest.manager"
  /// The identifier of the warning of what post-copy risks, which asking for it accepts.
  public static let postCopyReason = "option.postcopy"

  /// The obstacles, worst first.
  public var reasons: [Reason]
  /// How to remove the obstacles.
  public var remedies: [Remedy] = []
  /// What Martlet assumed or could not check, one sentence each.
  public var notes: [String] = []
  /// The waivers that change the answer, or would if they had not ended or been overruled.
  public var waivers: [WaiverUse] = []
  /// The way through libvirt's check at the target, where accepted losses need one; it is no part of the JSON.
  var passage: LibvirtPassage?
  /// CPUID in the guest at the source, where it was asked for; it is no part of the JSON.
  var readings: GuestReadings?

  private enum CodingKeys: String, CodingKey { case reasons, remedies, notes, waivers }

  /// The identifiers that the module's own reasons have; those of the judge come on top.
  public static let identifiers: Set<String> = [
    "cpu.unread", "guest.definition", "guest.job", "guest.manager", "guest.state", "guest.waived",
    "host.versions", "option.auto-converge", "option.certificates", "option.compression",
    "option.parallel", "option.postcopy", "option.support", "option.tls", "option.verify-guest",
    "target.definition", "target.emulator", "target.guest", "target.host", "target.libvirt",
    "target.libvirt-gate", "target.machine", "target.name", "target.version",
  ]

  /// An obstacle or a remark.
  public struct Reason: Sendable, Codable, Hashable {
    /// A stable identifier, such as `target.name`; `--accept` takes it too.
    public var id: String
    /// The guest's state.
    public var weight: Weight
    /// The feature's name in libvirt; nil for reasons that concern no feature.
    public var feature: String?
    /// The reason, in a sentence.
    public var text: String

    /// A reason's effect, worst first.
    public enum Weight: String, Sendable, Codable, CaseIterable {
      /// The guest would not run there.
      case blocks
      /// It is unknown whether the guest would run.
      case unknown
      /// It would, and lose or meet something.
      case warns
      /// It changes nothing.
      case note
    }

    /// A reason.
    public init(_ id: String, _ weight: Weight, feature: String? = nil, _ text: String) {
      self.id = id
      self.weight = weight
      self.feature = feature
      self.text = text
    }
  }

  /// Something to do.
  public struct Remedy: Sendable, Codable, Hashable {
    /// What it is for.
    public var text: String
    /// The command.
    public var action: Command

    private enum CodingKeys: String, CodingKey { case text, action = "command" }

    /// Something to do.
    public init(text: String, action: Command) {
      self.text = text
      self.action = action
    }

    init(_ step: ManagerAdvice.Step) { self.init(text: step.text, action: step.action) }

    /// The command as it is printed.
    public var command: String { action.text }
  }

  /// Reasons, put in order.
  public init(_ reasons: [Reason]) {
    let ranks = Reason.Weight.allCases
    self.reasons = ranks.flatMap { weight in reasons.filter { $0.weight == weight } }
  }

  /// The same, with the manager's commands that move the guest before what else there is to do.
  func with(_ advice: ManagerAdvice?) -> Preflight {
    var preflight = self
    preflight.remedies.insert(contentsOf: (advice?.move ?? []).map(Remedy.init), at: 0)
    return preflight
  }

  /// The result if the reasons prevent the migration; nil if it may start.
  ///
  /// - Parameter accepted: The features and identifiers of warnings and unknowns that the user accepts.
  public func refusal(accepting accepted: Set<String>) -> MigrationResult.Outcome? {
    let open = reasons.filter { !accepted.contains($0.id) && !accepted.contains($0.feature ?? $0.id) }
    let blocking = reasons.filter { $0.weight == .blocks }
    if blocking.contains(where: { $0.id == Self.managerReason }) { return .managed }
    if !blocking.isEmpty { return .blocked }
    if open.contains(where: { $0.weight == .unknown }) { return .undetermined }
    return open.contains { $0.weight == .warns } ? .unaccepted : nil
  }
}
