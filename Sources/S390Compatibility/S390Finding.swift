/// One thing that an answer says about a move between s390x hosts, or that is missing.
public struct S390Finding: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// The two hosts, or the guest and a host, are of different architectures.
    case architecture
    /// QEMU compared the guest's model with what the destination offers.
    case comparison
    /// QEMU or libvirt said whether the guest's definition runs on the destination.
    case definition
    /// libvirt compared the guest's CPU with what the hypervisor gives.
    case hypervisor
    /// libvirt compared the destination's own CPU with itself.
    case vacuous
    /// QEMU refused to compare.
    case refusal
    /// An answer whose pair of models is not recorded.
    case unpaired
    /// An answer about another pair of models.
    case otherPair = "other-pair"
    /// No answer about exactly this pair.
    case unanswered
    /// Two answers contradict each other.
    case contradiction
    /// The guest takes what its host offers: nobody checks its features on a move.
    case unchecked
    /// The guest's model has features that QEMU calls deprecated.
    case deprecated
  }

  /// What a finding does to the verdict.
  public enum Weight: Int, Sendable, Comparable {
    case notes, warns, unknown, blocks

    /// Orders by increasing weight.
    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// What it is.
  public var kind: Kind
  /// What it does to the verdict.
  public var weight: Weight
  /// The model, the file or the architecture that it is about.
  public var subject: String
  /// The answer in its own word: `superset`, `incompatible`, QEMU's message; nil without an answer.
  public var answer: String?
  /// The properties that QEMU holds responsible, or that are missing.
  public var properties: [String]
  /// Whether the destination lacks the properties; false if the answer leaves open which of both lacks them.
  public var isMissingThere: Bool
  /// Where QEMU or libvirt documents the answer.
  public var citation: String

  /// A finding about a subject.
  public init(
    _ kind: Kind, _ weight: Weight, _ subject: String, answer: String? = nil, properties: [String] = [],
    isMissingThere: Bool = false, citation: String
  ) {
    (self.kind, self.weight, self.subject, self.answer) = (kind, weight, subject, answer)
    (self.properties, self.isMissingThere, self.citation) = (properties, isMissingThere, citation)
  }
}
