internal import CPUCompatibility
internal import CPUReaders
internal import GuestVerdicts
public import Remedies
public import Reports

/// Asks where a guest runs: for each host, what really happens, what libvirt says, and what Nova says.
public struct CheckQuestion: Sendable {
  /// The guest's definition.
  public var guest: DocumentSource
  /// A record of each host that may take it.
  public var hosts: [DocumentSource]
  /// Records of the host that it runs on; empty if unknown.
  public var from: [DocumentSource]
  /// The policy in YAML; nil for an empty policy.
  public var policy: DocumentSource?
  /// Nova's versions and settings, `KEY=VALUE` each; empty to skip Nova's checks.
  public var stack: [String]
  /// How records are read.
  public var records: RecordOptions
  /// The libvirt that has the guest, and by which name; nil if the guest is a file.
  public var domain: Domain?

  /// A guest of libvirt's.
  public struct Domain: Sendable, Hashable {
    /// The host's name in the report.
    public var name: String
    /// The daemon.
    public var uri: String

    /// The guest of that name.
    public init(name: String, uri: String) {
      self.name = name
      self.uri = uri
    }
  }

  /// The hosts' platform, which commands fit; nil for what their records tell.
  public var platform: Platform?

  /// A question.
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

  /// A verdict for each host, in their order.
  ///
  /// - Throws: `usage` for what `stack` cannot be; `badInput`, `noInput`, `noPermission` for documents that cannot be read.
  public func answer() async throws(QuestionError) -> CheckReport {
    let nova = try novaSetup()
    let reader = try Records(records)
    let policyDocument = try self.policy?.document()
    let policy = try CompatibilityPolicy(
      policyDocument.map { DocumentSource.document($0) }, catalog: records.catalog)
    let guest = try await reader.guest(of: guest)
    let source = try await reader.source(of: guest, from: from)
    let hosts = try await reader.hosts(hosts, role: "on")
    var question = self
    question.domain = domain ?? guest.domain
    question.hosts = hosts.map { .argument($0.argument) }
    var report = try question.verdicts(
      on: guest.record, from: source, hosts, by: reader, policy: policy, nova: nova)
    if let policyDocument { report.inputs.append(policyDocument.policyInput) }
    return report
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
      + (policy.map { Command.option("--policy", $0.argument) } ?? []) + records.arguments
      + (platform?.argument.map { Command.option("--platform", $0) } ?? [])
  }

  private func novaSetup() throws(QuestionError) -> NovaSetup? {
    do throws(StackError) { return try NovaSetup(stack) } catch { throw QuestionError(error) }
  }
}
