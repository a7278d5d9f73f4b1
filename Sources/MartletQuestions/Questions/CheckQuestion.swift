internal import CPUCompatibility
internal import CPUReaders
internal import GuestVerdicts
internal import NovaCompatibility
public import Remedies
public import Reports

/// Asks on which hosts a guest runs: what happens there, and what libvirt and Nova answer.
public struct CheckQuestion: Sendable {
  /// The guest's definition.
  public var guest: DocumentSource
  /// The hosts that may take the guest.
  public var hosts: [DocumentSource]
  /// Records of the host that the guest runs on; empty if unknown.
  public var from: [DocumentSource]
  /// The policy in YAML; nil for an empty policy.
  public var policy: DocumentSource?
  /// Features that the guest may lose, `FEATURE` or `FEATURE=REASON` each.
  public var accepted: [String] = []
  /// Nova's versions and settings, `KEY=VALUE` each; empty to skip Nova's checks.
  public var stack: [String]
  /// How Martlet reads records, and how long it waits for hosts.
  public var records: RecordOptions
  /// The guest as libvirt knows it; nil for a guest of a file.
  public var domain: Domain?

  /// The name of a guest, and the daemon that has it.
  public struct Domain: Sendable, Hashable {
    /// The guest's name or UUID.
    public var name: String
    /// The URI of the daemon.
    public var uri: String

    /// The guest of that name at that daemon.
    public init(name: String, uri: String) {
      self.name = name
      self.uri = uri
    }
  }

  /// The platform whose commands are printed; nil for the one in the hosts' records.
  public var platform: Platform?

  /// Creates a question; nothing is read or asked before `answer()`.
  public init(
    guest: DocumentSource, hosts: [DocumentSource], from: [DocumentSource] = [],
    policy: DocumentSource? = nil,
    stack: [String] = [], records: RecordOptions = RecordOptions(), domain: Domain? = nil
  ) {
    self.guest = guest
    self.hosts = hosts
    self.from = from
    self.policy = policy
    self.stack = stack
    self.records = records
    self.domain = domain
  }

  /// A verdict for each host, in the order given.
  ///
  /// - Throws: `usage` for a word of `stack` or `accepted` that Martlet does not know, and for a URI that is not safe to open; `badInput`, `noInput`,
  ///   `noPermission` for documents that cannot be read; `unavailable`, `temporary`, `interrupted` if no host answers.
  public func answer() async throws(QuestionError) -> CheckReport {
    try await answerOfAnyArchitecture().requireX86()
  }

  /// Verdicts as `answer()` gives them, or of arm64 and s390x hosts what a move to each meets.
  ///
  /// - Throws: As `answer()`, without those for arm64 hosts.
  public func answerOfAnyArchitecture() async throws(QuestionError) -> AnyArchitecture<CheckReport> {
    if !stack.isEmpty, !guest.isServer { _ = try novaSetup(nil) }
    var options = records
    options.access.cloud.guestSettings += NovaGuestSettings.pairs(ofStack: stack)
    var reader = try Records(options)
    reader.servesArm = true
    let policyDocument = try self.policy?.document()
    let policy = try CompatibilityPolicy(
      policyDocument.map { DocumentSource.document($0) }, accepting: accepted, catalog: records.catalog)
    let (guest, source) = try await reader.guestAndSource(of: guest, from: from)
    let nova = try novaSetup(guest.maximumMicroversion)
    let hosts = try await reader.hosts(hosts, role: "on")
    if let report = ArmReport(
      guest: guest.record, from: source, to: hosts,
      inputs: [guest.record.input(role: "guest")] + (source?.inputs ?? []) + hosts.flatMap(\.inputs))
    {
      return .arm(report)
    }
    if let report = try S390Report.report(
      guest: guest.record, from: source, to: hosts,
      inputs: [guest.record.input(role: "guest")] + (source?.inputs ?? []) + hosts.flatMap(\.inputs))
    {
      return .s390x(report)
    }
    var question = self
    question.domain = domain ?? guest.domain
    question.hosts = hosts.map { .argument($0.argument) }
    var report = try question.verdicts(
      on: guest.record, in: guest.state, from: source, hosts, by: reader, policy: policy, nova: nova)
    if let policyDocument { report.inputs.append(policyDocument.policyInput) }
    return .x86(report)
  }

  /// The verdicts on a fully read guest, for both `answer()` and a migration's preflight.
  func verdicts(
    on record: Records.Record, in state: GuestState? = nil, from source: Records.Host?,
    _ hosts: [Records.Host], by reader: Records,
    policy: CompatibilityPolicy, nova setup: NovaSetup? = nil
  ) throws(QuestionError) -> CheckReport {
    var guest = try reader.guest(record, from: source)
    if let state { guest.machine?.add(state) }
    var nova: [NovaVerdicts] = []
    if let setup { nova = try verdicts(of: setup, on: guest, from: source, hosts, by: reader.map) }
    return CheckReport(
      guest, on: hosts.map(\.cpu), catalog: reader.options.catalog, map: reader.interpreter.map,
      policy: policy, martlet: martletVersion,
      inputs: [record.input(role: "guest")] + (source?.inputs ?? []) + hosts.flatMap(\.inputs),
      arguments: (domain?.name ?? self.guest.argument, self.hosts.map(\.argument)),
      connection: domain?.uri, judgedBy: judgedBy, nova: nova)
  }

  /// The options that make `martlet fix` judge like this question.
  private var judgedBy: [String] {
    from.flatMap { Command.option("--from", $0.argument) }
      + (policy.map { Command.option("--policy", $0.argument) } ?? [])
      + accepted.flatMap { Command.option("--accept", $0) } + records.arguments
      + (platform?.argument.map { Command.option("--platform", $0) } ?? [])
  }

  /// The Nova that `stack` describes; where that names no release, the one whose API has the highest microversion `maximum`.
  func novaSetup(_ maximum: String?) throws(QuestionError) -> NovaSetup? {
    var pairs = stack
    var notes: [String] = []
    if let maximum, !stack.contains(where: { $0.hasPrefix("nova=") }) {
      let releases = NovaSeries.all.filter { $0.maximumMicroversion?.description == maximum }
      guard let first = releases.first else {
        guard pairs.isEmpty || pairs == NovaGuestSettings.pairs(ofStack: pairs) else {
          throw QuestionError(
            .usage,
            "stack: Nova's API has the microversion \(maximum), which Martlet knows of no release; add --stack nova=VERSION",
            at: .parameter("stack"))
        }
        return nil
      }
      pairs.append("nova=\(first.name)")
      notes.append(
        "Nova's release is known by its API (\(maximum)): \(releases.map(\.description).joined(separator: " or "))."
          + (releases.count > 1 ? " Martlet judges by the first; --stack nova=VERSION names another." : ""))
    }
    do throws(StackError) {
      var setup = try NovaSetup(pairs)
      setup?.notes = notes
      return setup
    } catch {
      throw QuestionError(error)
    }
  }
}
