public import FailureMessages
public import ReportContract
public import S390Compatibility

/// What QEMU and libvirt answered about a guest that moves between s390x hosts; encoded as JSON, `martlet.s390x/1.0`.
public struct S390Report: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("s390x", 1, 0)
  /// The JSON's form: the value of its key `schema`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet: String
  /// The documents read.
  public var inputs: [InputReport]
  /// Empty: QEMU and libvirt judge, not tables of Martlet's.
  public var judgedBy: [Yardstick] = []
  /// The guest's name; nil if what the source offers is in question.
  public var guest: String?
  /// The model that libvirt asks QEMU for on the source, as `-cpu` takes it; nil if the records do not show it.
  public var model: String?
  /// The host that the guest runs on.
  public var source: Host
  /// A verdict for each destination, in the order given.
  public var moves: [Move]
  /// Messages that were recognised in logs.
  public var messages: [LogFinding]
  /// The exit status: 1 if some destination refuses the guest, otherwise 2 if a verdict is undetermined, otherwise 0.
  public var exitStatus: Int32

  /// A host, as far as its records show it.
  public struct Host: Sendable, Codable {
    /// What the record or its file calls it.
    public var name: String
    /// The architecture, `s390x`.
    public var architecture: String
    /// The machine in words; nil if no record has its type.
    public var machine: String?
    /// The version of QEMU that answered; nil if unknown.
    public var qemu: String?
    /// What QEMU offers guests there, as `-cpu` takes it; nil if unknown.
    public var offer: String?
    /// Features that QEMU calls deprecated; nil if no record says.
    public var deprecated: [String]?
  }

  /// A verdict on one destination.
  public struct Move: Sendable, Codable {
    /// The host that is to take the guest.
    public var destination: Host
    /// What happens: `runs`, `runs-with-warnings`, `blocked` or `undetermined`.
    public var outcome: String
    /// What happens to the reverse move of what the destination offers; nil with a guest.
    public var reverse: String?
    /// Every finding, blocks first.
    public var findings: [Finding]
    /// What the managers' own checks are worth.
    public var managers: [Manager]
    /// The baseline that the destination's QEMU gave for exactly this pair, as `-cpu` takes it.
    public var baseline: String?
    /// What to do, in order.
    public var steps: [Step]
    /// What nobody checks.
    public var unchecked: [String]
  }

  /// One answer, or its absence.
  public struct Finding: Sendable, Codable {
    /// What it is.
    public var kind: String
    /// What it does to the verdict: `blocks`, `unknown`, `warns` or `notes`.
    public var weight: String
    /// The model, the file or the architecture that it is about.
    public var subject: String
    /// The answer in its own word; nil without an answer.
    public var answer: String?
    /// The properties that QEMU holds responsible, or that are missing.
    public var properties: [String]
    /// The finding in a sentence.
    public var text: String
    /// Where QEMU or libvirt documents the answer.
    public var citation: String
  }

  /// What a manager's own check is worth.
  public struct Manager: Sendable, Codable {
    /// Who: `libvirt` or `nova`.
    public var by: String
    /// The answer in a sentence.
    public var text: String
    /// Where its code says so.
    public var citation: String
  }

  /// Something to do.
  public struct Step: Sendable, Codable {
    /// A stable identifier.
    public var id: String
    /// What it does, after a warning if it can do harm.
    public var text: String
    /// A line of configuration or a command; nil if there is none.
    public var command: String?
    /// Where QEMU or libvirt documents it.
    public var citation: String
  }

  /// Verdicts on a guest for each of `destinations`.
  ///
  /// - Parameter document: The document that defines the guest, or that shows what the source offers.
  public init(
    guest: (name: String, definition: S390Guest)?, in document: String?, from source: S390Host,
    to destinations: [S390Host], messages: [LogFinding] = [], martlet: String, inputs: [InputReport]
  ) {
    self.martlet = martlet
    self.inputs = inputs
    self.guest = guest?.name
    model = (guest.map { $0.definition.model(on: source) } ?? source.offer)?.argument
    self.source = Host(source)
    self.messages = messages
    moves = destinations.map { Move(guest?.definition, document, from: source, to: $0) }
    let outcomes = moves.map(\.outcome)
    exitStatus =
      outcomes.contains(S390Verdict.Outcome.blocked.rawValue)
      ? 1 : outcomes.contains(S390Verdict.Outcome.undetermined.rawValue) ? 2 : 0
  }
}

extension S390Report.Host {
  /// How a report names a host.
  init(_ host: S390Host) {
    name = host.name
    architecture = host.architecture
    machine =
      host.machine?.text
      ?? host.machineType.map { "machine type \(String($0, radix: 16)), which QEMU does not name" }
    qemu = host.qemu
    offer = host.offer?.argument
    deprecated = host.deprecated?.sorted()
  }
}

extension S390Report.Move {
  /// The verdict on a guest.
  init(_ guest: S390Guest?, _ document: String?, from source: S390Host, to destination: S390Host) {
    let verdict = S390Verdict(of: guest, in: document, from: source, to: destination)
    self.destination = S390Report.Host(destination)
    outcome = verdict.outcome.rawValue
    reverse = guest == nil ? verdict.reverse.rawValue : nil
    findings = verdict.findings.map(S390Report.Finding.init)
    baseline = verdict.baseline?.argument
    let isOneArchitecture = source.architecture == destination.architecture
    managers = isOneArchitecture ? S390Report.managers : []
    steps = S390Advice.steps(for: verdict, guest: guest)
    unchecked =
      isOneArchitecture && guest?.takesWhatHostOffers == true
      ? ["whether the destination has the features that the guest uses: QEMU does not compare -cpu host"] : []
  }
}
