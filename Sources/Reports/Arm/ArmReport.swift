public import ArmCPU
internal import ArmCatalog
public import ArmCompatibility
public import FailureMessages
public import ReportContract

/// What happens to a guest between arm64 hosts; encoded as JSON, `martlet.arm/1.0`.
public struct ArmReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("arm", 1, 0)
  /// The JSON's form: the value of its key `schema`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet: String
  /// The documents read.
  public var inputs: [InputReport]
  /// The releases whose facts the verdicts use.
  public var judgedBy: [Yardstick]
  /// The guest's name; nil if the source's CPU as recorded is in question.
  public var guest: String?
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
    /// The architecture, `aarch64`.
    public var architecture: String
    /// The kernel, as `uname -r` prints it; nil if unknown.
    public var kernel: String?
    /// The different cores: name, stepping and MIDR_EL1.
    public var cores: [String]
    /// The frequency of the system counter in Hz; nil if unknown.
    public var counterFrequency: UInt64?
    /// The most bits of a guest's physical address; nil if unknown.
    public var guestAddressBits: Int?
    /// The versions of the interrupt controller that guests can have; nil if unknown.
    public var interruptControllers: [String]?
  }

  /// A verdict on one destination.
  public struct Move: Sendable, Codable {
    /// The host that is to take the guest.
    public var destination: Host
    /// What happens: `runs`, `runs-with-warnings`, `blocked` or `undetermined`.
    public var outcome: String
    /// What happens to the reverse move.
    public var reverse: String
    /// Every finding, blocks first.
    public var findings: [Finding]
    /// The number of fields that both records have with equal values.
    public var equalFields: Int
    /// The number of fields that neither record shows.
    public var unseenFields: Int
    /// What the managers answer.
    public var managers: [Manager]
    /// What to do, in order.
    public var steps: [Step]
    /// What nobody checks and no record shows.
    public var unchecked: [String]
  }

  /// One thing that stands in the way, or that is worth knowing.
  public struct Finding: Sendable, Codable {
    /// What it is.
    public var kind: String
    /// What it does to the verdict: `blocks`, `unknown`, `warns` or `notes`.
    public var weight: String
    /// The register or the field.
    public var place: String
    /// The value at the source; nil if unknown.
    public var source: String?
    /// The value at the destination; nil if unknown.
    public var destination: String?
    /// The finding in a sentence.
    public var text: String
    /// Where KVM, QEMU or the manual says so.
    public var citation: String
  }

  /// What a manager answers about the two CPUs.
  public struct Manager: Sendable, Codable {
    /// Who: `libvirt` or `nova`.
    public var by: String
    /// Its answer: `identical`, `incompatible`, `unknown` or `vacuous`.
    public var answer: String
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
    /// Where QEMU, KVM or libvirt documents it.
    public var citation: String
  }

  /// Verdicts on a guest for each of `destinations`.
  public init(
    guest: (name: String, definition: ArmGuest)?, from source: ArmHost, to destinations: [ArmHost],
    messages: [LogFinding] = [], martlet: String, inputs: [InputReport]
  ) {
    self.martlet = martlet
    self.inputs = inputs
    judgedBy = []
    self.guest = guest?.name
    self.source = Host(source)
    self.messages = messages
    moves = destinations.map { Move(guest?.definition, from: source, to: $0) }
    let outcomes = moves.map(\.outcome)
    exitStatus =
      outcomes.contains(ArmVerdict.Outcome.blocked.rawValue)
      ? 1 : outcomes.contains(ArmVerdict.Outcome.undetermined.rawValue) ? 2 : 0
  }
}

extension ArmReport.Host {
  /// How a report names a host.
  init(_ host: ArmHost) {
    name = host.name
    architecture = host.architecture
    kernel = host.kernel
    counterFrequency = host.counterFrequency
    guestAddressBits = host.guestAddressBits
    let versions = ["2", "3"].filter { host.properties["gic\($0)"] == true }
    interruptControllers = host.properties.keys.contains { $0.hasPrefix("gic") } ? versions : nil
    cores = host.cores.compactMap { core in
      core.mainID.map { id in
        let design = ArmNames.standard.core(id)
        let name = design.map { $0.name ?? "a core of \($0.implementer)" } ?? "an unknown core"
        let numbers = host.cores.count > 1 && !core.numbers.isEmpty ? ", \(core.numbers.count) CPUs" : ""
        return "\(name) \(id.stepping) (MIDR_EL1 0x\(String(id.value, radix: 16))\(numbers))"
      }
    }
  }
}

extension ArmReport.Move {
  /// The verdict on a guest, and on the reverse move.
  init(_ guest: ArmGuest?, from source: ArmHost, to destination: ArmHost) {
    let verdict = ArmVerdict(of: guest, from: source, to: destination)
    self.destination = ArmReport.Host(destination)
    outcome = verdict.outcome.rawValue
    reverse = ArmVerdict(of: guest, from: destination, to: source).outcome.rawValue
    findings = verdict.findings.map(ArmReport.Finding.init)
    equalFields = verdict.equalFields
    unseenFields = verdict.unseenFields
    managers = source.architecture == destination.architecture ? ArmReport.managers(source, destination) : []
    steps = ArmAdvice.steps(for: verdict, from: source, to: destination)
    unchecked =
      source.architecture == destination.architecture
        && (source.counterFrequency == nil || destination.counterFrequency == nil)
      ? ["the counter's frequency (CNTFRQ_EL0): KVM has no register for it"] : []
    guard guest == nil, source.showsBareVirtualCPU || destination.showsBareVirtualCPU else { return }
    unchecked.append(
      "SVE and its vector lengths, pointer authentication and the PMU: the records' virtual CPUs lack them")
  }
}
