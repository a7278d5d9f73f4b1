internal import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
internal import FileAccess
internal import GuestVerdicts
internal import HostSnapshots
internal import LibvirtCPU
internal import LibvirtClient
public import Remedies
internal import ReportContract
public import Reports
internal import X86CPU

/// Asks for the smallest edit that makes a guest's definition run on all of several hosts.
///
/// `output` writes the edited definition to a file; `applies` defines it in libvirt, after the old one is saved.
public struct FixQuestion: Sendable {
  /// The guest's definition, a guest of a capture, or one of libvirt's as `qemu:///system#web1`; with `connection` its name or UUID, or a file that is checked to be what the guest has.
  public var guest: DocumentSource
  /// A record of each host that it must run on.
  public var hosts: [DocumentSource]
  /// Records of the host that the guest runs on; empty if unknown.
  public var from: [DocumentSource]
  /// What the guest can lose: effects (`fault`, `state-refused`, `corrupt` ...) and features.
  public var allowed: [String]
  /// The policy in YAML; nil for an empty policy.
  public var policy: DocumentSource?
  /// Features that the guest may lose, `FEATURE` or `FEATURE=REASON` each: as `allowed`, and the report repeats the reason.
  public var accepted: [String] = []
  /// How Martlet reads records, and how long it waits for hosts.
  public var records: RecordOptions
  /// The libvirt that has the guest, such as `qemu:///system`; nil if the guest is a document.
  public var connection: String?
  /// Whether the persistent definition at `connection` is edited.
  public var applies: Bool
  /// Whether to edit it although the guest belongs to a manager.
  public var isUnmanaged: Bool
  /// The file for the edited definition; nil for none.
  public var output: String?
  /// The platform of the guest's host; nil for the one in that host's record.
  public var platform: Platform?
  /// The arguments of the running command, for the commands that the answer suggests; nil to derive them from the question.
  public var arguments: [String]?

  /// Creates a question; nothing is read or asked before `answer()`.
  public init(
    guest: DocumentSource, hosts: [DocumentSource], from: [DocumentSource] = [], allowed: [String] = [],
    policy: DocumentSource? = nil, records: RecordOptions = RecordOptions(), connection: String? = nil,
    applies: Bool = false, isUnmanaged: Bool = false, output: String? = nil, arguments: [String]? = nil
  ) {
    self.guest = guest
    self.hosts = hosts
    self.from = from
    self.allowed = allowed
    self.policy = policy
    self.records = records
    self.connection = connection
    self.applies = applies
    self.isUnmanaged = isUnmanaged
    self.output = output
    self.arguments = arguments
  }

  /// The edit, the features that it removes and for which hosts, and the next steps.
  ///
  /// - Throws: `usage` for `allowed` words that are neither effect nor feature, and for `applies` without a connection; `noPermission`
  ///   for a manager's guest that is to be changed; `temporary` for one that was changed meanwhile; `badInput`, `noInput`,
  ///   `unavailable`, `cannotWrite` for what cannot be read, asked or written.
  public func answer() async throws(QuestionError) -> FixReport {
    let address = try GuestReference.address(guest, connection: connection)
    var question = self
    if let address { question.connection = address.uri }
    return try await question.answer(on: address?.guest)
  }

  /// The answer on the guest of `connection` that is named, else on the one that `guest` names.
  private func answer(on named: GuestReference?) async throws(QuestionError) -> FixReport {
    guard !applies || connection != nil else {
      throw QuestionError(.usage, "apply needs the libvirt that has the guest", at: .parameter("apply"))
    }
    let reader = try Records(records)
    let policyDocument = try self.policy?.document()
    let policy = try CompatibilityPolicy(
      policyDocument.map { DocumentSource.document($0) }, accepting: accepted, catalog: records.catalog)
    var permission = try permission()
    let guest = try await definition(of: named, by: reader)
    let change = guest.change
    if applies, !isUnmanaged, let owner = change?.ownership {
      throw QuestionError(
        .noPermission, ManagerAdvice(owner, hosts: hosts.map(\.argument)).refusesToEdit(undoing: false))
    }
    let record = guest.input.record
    let source = try await reader.source(of: guest.input, from: from)
    let hosts = try await reader.hosts(hosts, role: "host")
    // What is cut is lost on every host: only what all clusters accept to lose goes without being asked for.
    let rules = hosts.map { policy.rules(forHost: $0.cpu.ownName) }
    if let first = rules.first?.warn {
      permission.features.formUnion(rules.dropFirst().reduce(first) { $0.intersection($1.warn) })
    }
    for rules in rules { permission.kept.formUnion(rules.keep) }
    var cpu = try reader.guest(record, from: source)
    if let state = guest.input.state { cpu.machine?.add(state) }
    let accepted = policy.waivers.accepted(for: cpu.name, on: policy.day, records.catalog, isEdited: true)
    permission.features.formUnion(accepted.filter { !permission.kept.contains($0) })
    var report = try report(
      on: cpu, in: record, hosts, change, permission,
      judgedBy: reader.interpreter.map.yardsticks(of: hosts.map(\.cpu)),
      inputs: [record.input(role: "guest")] + (source?.inputs ?? []) + hosts.flatMap(\.inputs))
    if let policyDocument { report.inputs.append(policyDocument.policyInput) }
    report.waivers = policy.waivers.uses(
      for: cpu.name,
      among: records.catalog.named(
        (report.drops + report.refused + report.undetermined).map(\.feature)),
      keeping: rules.reduce(FeatureSet()) { $0.union($1.keep) }, on: policy.day, records.catalog,
      isEdited: true)
    report.add(
      FixObstacles(
        of: cpu, on: hosts.map(\.cpu), catalog: records.catalog, map: reader.interpreter.map, policy: policy),
      to: record.document.bytes)
    if let output, report.result.exitStatus == 0 {
      try withFile(output, QuestionError.init(cannotWrite:_:)) { () throws(FileAccessError) in
        try WholeFile.write(report.edited, to: output)
      }
      report.written = output
    }
    setPlace(of: &report, isPart: cpu.machine == nil)
    report.fit(to: platform ?? Platform(source?.cpu.configuration))
    if let owner = change?.ownership ?? cpu.machine?.ownership {
      report.setOwner(
        ManagerAdvice(owner, hosts: self.hosts.map(\.argument)), isUnmanaged: isUnmanaged)
    }
    if let change {
      report.notes += change.notes(on: report)
      if applies { try change.apply(to: &report) }
    }
    report.diff = withoutPasswords(report.diff)
    return report
  }

  private func report(
    on guest: GuestCPU, in record: Records.Record, _ hosts: [Records.Host], _ change: DefinitionChange?,
    _ permission: FixPlan.Permission, judgedBy: [Yardstick], inputs: [InputReport]
  ) throws(QuestionError) -> FixReport {
    guard var wanted = guest.wanted else {
      throw QuestionError(
        .badInput,
        "\(record.document.name): the definition names no model (mode \(guest.mode.rawValue)); name the host that provides its CPU with --from, or "
          + "give the running guest's definition (virsh dumpxml)",
        at: .document(name: record.document.name, line: nil, column: nil))
    }
    wanted.add(change?.withheld ?? [], catalog: records.catalog)
    // The definition has to start there, also with what the guest's own host or its machine type left out of it.
    wanted.evidence.present.formUnion(guest.leftOut.union(guest.machineChange.removed))
    let judged = hosts.map { guest.isEmulated ? $0.cpu.forEmulatedGuests : $0.cpu }
    let plan = FixPlan(
      wanted, on: judged, catalog: records.catalog, permission: permission,
      comparedAtStart: comparedAtStart(change?.next ?? guest.definition))
    do throws(LibvirtError) {
      return try FixReport(
        plan, document: record.document.bytes, file: fileName, guest: wanted.name,
        hosts: hosts.map(\.cpu.name),
        catalog: records.catalog, martlet: martletVersion, inputs: inputs, judgedBy: judgedBy)
    } catch {
      throw QuestionError(error, in: record.document.name)
    }
  }

  /// The guest's name in the diff: the last part of its argument.
  private var fileName: String {
    guest.argument.split(separator: "/").last.map(String.init) ?? guest.argument
  }

  /// Sets the place of the edited definition, or the command that writes it there.
  private func setPlace(of report: inout FixReport, isPart: Bool) {
    // What is added is an option only before the terminator of options.
    let given = arguments ?? ownArguments
    func again(_ options: String...) -> Command { Command.run(["martlet"] + given).adding(options) }
    if let output {
      report.setPlace(file: output, first: nil, uri: connection, isPart: isPart)
    } else if connection != nil {
      report.setPlace(
        file: nil, first: applies ? nil : again("--apply"), uri: connection, isPart: isPart)
    } else if !guest.isStandardInput {
      let stem = report.guest.replacing("/", with: "_")
      // A file is no option.
      let name = (stem.hasPrefix("-") ? "./" : "") + stem + ".fixed.xml"
      report.setPlace(file: name, first: again("-o", name), uri: nil, isPart: isPart)
    } else {
      report.setPlace(file: "FILE", first: nil, uri: nil, isPart: isPart)
    }
  }

  private func options(_ name: String, _ values: [String]) -> [String] {
    values.flatMap { Command.option(name, $0) }
  }

  /// The arguments of a command that asks this question.
  private var ownArguments: [String] {
    let words =
      options("--on", hosts.map(\.argument)) + options("--from", from.map(\.argument))
      + options("--allow-drop", allowed) + options("--policy", [policy?.argument].compactMap(\.self))
      + options("--accept", accepted)
      + options("--connect", [guest.isAsked ? nil : connection].compactMap(\.self)) + records.arguments
    let isOption = guest.argument.hasPrefix("-") && !guest.isStandardInput
    return ["fix"] + (isOption ? words + ["--", guest.argument] : [guest.argument] + words)
  }

  /// The features that libvirt compares with the host's own CPU before it starts the guest; with check='full' or 'none' it
  /// leaves that to QEMU.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessUpdateGuestCPU (VIR_CPU_CHECK_PARTIAL).
  private func comparedAtStart(_ definition: CPUDefinition) -> Set<String> {
    guard definition.check != .full, definition.check != CPUDefinition.Check.none else { return [] }
    return Set(definition.features.filter { ($0.policy ?? .require) == .require }.map(\.name))
  }

  /// The guest's definition, and with a connection the domain.
  private func definition(
    of named: GuestReference?, by reader: Records
  ) async throws(QuestionError) -> (input: Records.GuestInput, change: DefinitionChange?) {
    guard let connection else {
      if records.inputFormat == nil, !guest.isAsked,
        let document = try ExpandedArguments([guest], role: "guest").members.first?.source.document()
      {
        try refuseManagers(document)
        return (try await reader.guest(of: .document(document)), nil)
      }
      return (try await reader.guest(of: guest), nil)
    }
    try AskedHost(access: records.access).check(connection)
    let reference = if let named { named } else { try GuestReference(guest) }
    let change = try DefinitionChange(reference, uri: connection, for: applies ? .writing : .reading)
    return (Records.GuestInput(record: try reader.record(reference.document ?? change.document)), change)
  }

  /// Refuses a configuration in a manager's own format.
  ///
  /// - Throws: `badInput`, with the manager's own way to change it.
  private func refuseManagers(_ document: Document) throws(QuestionError) {
    guard let owner = GuestOwnership(configuration: document) else { return }
    let advice = ManagerAdvice(owner, hosts: hosts.map(\.argument))
    let lines = advice.change.map { "  \($0.text)\n    \($0.command)" }
    throw QuestionError(
      .badInput,
      "\(document.name): this guest belongs to \(owner.manager.title) (\(owner.reason)), so fix does not edit it. "
        + (["With \(owner.manager.title):"] + lines).joined(separator: "\n"),
      at: .document(name: document.name, line: nil, column: nil))
  }

  /// The effects and features that `allowed` names.
  private func permission() throws(QuestionError) -> FixPlan.Permission {
    var effects: Set<LossEffect> = []
    var features: Set<Int> = []
    for word in allowed {
      if let effect = LossEffect(rawValue: word) {
        effects.insert(effect)
        continue
      }
      let found = records.catalog.features(called: word)
      guard !found.isEmpty else {
        throw QuestionError(
          .usage,
          "allow-drop \(word): no effect or feature has this name\(records.catalog.hint(for: word)) (effects: "
            + "\(LossEffect.allCases.map(\.rawValue).joined(separator: ", ")))", at: .parameter("allow-drop"))
      }
      features.formUnion(found.map(\.index))
    }
    return FixPlan.Permission(effects: effects, features: features)
  }
}
