public import CPUCompatibility
public import FailureMessages
public import Remedies
public import ReportContract
internal import Wording

/// Why a guest does not move from one host to another, as values; renderers print these and add nothing.
///
/// Encoded as JSON this is the contract `martlet.diagnosis/2.1`.
public struct Diagnosis: Report {
  /// The schema's name and version, such as `martlet.check/2.0`.
  public static let form = DocumentForm("diagnosis", 2, 1)
  /// The schema's name and version, such as `martlet.check/2.0`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet: String
  /// The documents that were read, in the order given.
  public var inputs: [InputReport]
  /// The CPU map behind the verdict.
  public var judgedBy: [Yardstick]
  /// The CPU map's title.
  public var cpuMap: String
  /// The result in one word: whether the destination has everything that the guest has, or without one everything that the source has.
  public var result: ComparisonResult
  /// The answer in two sentences.
  public var answer: [String]
  /// The guest that is to move; nil if it was not given.
  public var guest: DiagnosedGuest?
  /// The answer on one screen, by places in what follows.
  public var summary: DiagnosisSummary
  /// The host that the guest runs on.
  public var from: HostSummary
  /// The host it should move to.
  public var to: HostSummary
  /// The difference, in names, in order of location.
  public var difference: DifferenceNames
  /// Why the records leave questions open, one or two sentences per reason.
  public var reasons: [String]
  /// Each missing or undetermined feature, explained.
  public var features: [FeatureFinding]
  /// The checks that a migration must pass, in order.
  public var gates: [Gate]
  /// What was found in the logs, in their order.
  public var log: [LogFinding]
  /// What certainly follows from the evidence, and what Martlet infers.
  public var statements: [Statement]
  /// What can be done, the safest first.
  public var remedies: [Remedy]
  /// The waivers of losses that the diagnosis names; they change no check of libvirt's or Nova's.
  public var waivers: [WaiverUse] = []
  /// Which platform the remedies' commands are for.
  public var platform: PlatformAdvice
  /// What stops a guest on the destination from moving to the source.
  public var wayBack: WayBack
  /// The exit status: 0 if no check of CPUs should refuse, 1 if one does, 2 if evidence is missing.
  public var exitStatus: Int32

  /// A difference, in libvirt's names, in order of location.
  public struct DifferenceNames: Sendable, Codable {
    /// The source has these; the destination lacks them.
    public var missing: [String]
    /// The destination has these; the source certainly lacks them.
    public var extra: [String]
    /// The source has these; the destination may or may not.
    public var undetermined: [String]
    /// The number of features in neither record.
    public var unknownElsewhere: Int
  }

  /// The same question in the other direction.
  public struct WayBack: Sendable, Codable {
    /// Features that the destination has and the source lacks.
    public var missing: [String]
    /// The destination's features that the source's record does not mention.
    public var undetermined: [String]
    /// The consequence, in one sentence.
    public var meaning: String
  }
}

/// A host in a diagnosis.
public struct HostSummary: Sendable, Codable {
  /// The host's name in the report.
  public var name: String
  /// Its vendor, as recorded.
  public var vendor: String?
  /// The CPU model that the record names.
  public var model: String?
  /// The observation point of the record.
  public var point: String
  /// `extras`, `full` or `undecided`.
  public var listing: String
  /// Why Martlet reads the list this way.
  public var listingReason: String
  /// The number of features it is known to have.
  public var featureCount: Int
  /// Up to three models of the map whose features are all present, fullest first.
  public var nearestModels: [NearestModel]
  /// What Nova says of it besides its CPU; nil without a record of Nova's.
  public var compute: ComputeService?

  /// A model whose features the host has completely.
  public struct NearestModel: Sendable, Codable {
    /// The model's name.
    public var name: String
    /// The number of features the host has on top of it.
    public var extras: Int
  }
}

/// One feature of a difference, explained.
public struct FeatureFinding: Sendable, Codable {
  /// libvirt's name.
  public var name: String
  /// The location in the manuals' notation.
  public var location: String
  /// `missing` or `undetermined`.
  public var state: String
  /// Whether a KVM guest can have been shown it; one on request (`-overcommit cpu-pm=on`) only counts as not shown.
  public var isShownToGuests: Bool
  /// What the bit announces.
  public var meaning: String
  /// What happens to a running guest that used it and loses it.
  public var effect: CitedWord
  /// Whether KVM exposes it to guests.
  public var exposure: CitedWord
  /// The last point known to have it on the destination.
  public var lastPresent: String?
  /// The first point known to lack it there.
  public var firstAbsent: String?
  /// The layers that may have removed it.
  public var candidates: [String]
  /// Commands that would narrow the interval.
  public var narrowing: [NarrowingEvidence]

  /// A catalogue term with its sentence and source.
  public struct CitedWord: Sendable, Codable {
    /// The term, in the catalogue's spelling.
    public var kind: String
    /// The term in a sentence's form.
    public var title: String
    /// The sentence.
    public var text: String
    /// The source.
    public var citation: String

    package init(
      kind: String, title: String, text: String, citation: String
    ) {
      self.kind = kind
      self.title = title
      self.text = text
      self.citation = citation
    }

    /// Creates a term with its explanation.
    package var sentence: String { text.isEmpty ? title : "\(title): \(text.continuing)" }
  }
}

/// A command whose output can rule layers out.
public struct NarrowingEvidence: Sendable, Codable, Hashable {
  /// The layer that its output concerns.
  public var layer: String
  /// The step, to be taken on the destination.
  public var command: Command
  /// What its output shows.
  public var tells: String
}

/// A check that a migration must pass.
public struct Gate: Sendable, Codable {
  /// A stable identifier: `nova-pre-check`, `libvirt-destination`.
  public var id: String
  /// Its name.
  public var title: String
  /// The two things it compares.
  public var compares: String
  /// `refuses`, `passes`, `may-refuse` or `unknown`.
  public var outcome: Outcome
  /// The reason for the outcome.
  public var reason: String
  /// The same in a few words, to follow the title and a colon.
  public var brief: String
  /// The messages it prints when it refuses.
  public var messages: [String]
  /// What opens it, and what does not.
  public var openedBy: String
  /// The source.
  public var citation: String

  /// The outcome of a gate.
  public enum Outcome: String, Sendable, Codable, CaseIterable {
    /// It refuses the guest.
    case refuses
    /// It lets the guest pass.
    case passes
    /// It depends on something unknown.
    case mayRefuse = "may-refuse"
  }
}

/// A conclusion from the evidence, certain or inferred.
public struct Statement: Sendable, Codable {
  /// A stable identifier.
  public var id: String
  /// Whether it is certain.
  public var certainty: Certainty
  /// The sentence or sentences.
  public var text: String
  /// The steps that would settle an inference, or show what is certain.
  public var settledBy: [Command]
  /// The source.
  public var citation: String

  package init(
    id: String, certainty: Certainty, text: String, settledBy: [Command], citation: String
  ) {
    self.id = id
    self.certainty = certainty
    self.text = text
    self.settledBy = settledBy
    self.citation = citation
  }

  /// The certainty of a statement.
  public enum Certainty: String, Sendable, Codable, CaseIterable {
    /// It follows from the records, the map and the sources cited.
    case certain
    /// It is the likeliest reading but not certain.
    case inferred
  }
}
