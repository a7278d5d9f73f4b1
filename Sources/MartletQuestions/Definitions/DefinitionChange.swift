internal import CPUCompatibility
internal import CPUReaders
internal import HostSnapshots
internal import LibvirtCPU
internal import LibvirtClient
internal import Remedies
internal import Reports

/// Replaces a guest's persistent definition in libvirt.
struct DefinitionChange {
  private let uri: String
  private let definitions: DomainDefinitions
  /// The guest's current definitions.
  private let domain: DomainDefinitions.Domain
  /// The definition that the plan is for.
  private let planned: PlannedDefinition
  private let hasFile: Bool

  /// The guest at the daemon of `uri`.
  init(
    _ guest: GuestReference, uri: String, for access: DomainDefinitions.Access
  ) throws(QuestionError) {
    self.uri = uri
    definitions = try DomainDefinitions(at: uri, for: access)
    domain = try guest.domain(in: definitions, at: uri)
    planned = PlannedDefinition(of: domain)
    hasFile = guest.document != nil
    if let document = guest.document { try check(document) }
  }

  /// The document to plan for: the guest's definition without passwords.
  var document: Document {
    Document(name: "\(domain.name) at \(uri)", bytes: Array(withoutPasswords(planned.text).utf8))
  }

  /// The guest's manager; nil without a manager's mark.
  var ownership: GuestOwnership? { domain.ownership }

  /// The CPU of the persistent definition, with which libvirt starts the guest next.
  var next: CPUDefinition? { PlannedDefinition.cpu(in: domain.definition) }

  /// Features that the definition requires and the running guest lacks.
  var withheld: Set<String> { planned.withheld }

  /// What the choice of the definition means for the plan of `report`.
  func notes(on report: FixReport) -> [String] {
    let features = (report.drops + report.refused).map(\.feature)
    var notes: [String] = []
    if !hasFile, report.result == .fixed {
      notes.append(
        "--apply keeps passwords. An edited definition in a file (-o) has none, and neither has the guest after virsh define."
      )
    }
    if planned.isStale {
      notes.append(
        "\(domain.name) runs with another CPU than its persistent definition, which takes effect at its next start. The plan is for the "
          + "persistent definition; it says nothing about a move of the running guest.")
    }
    let withheld = features.filter(planned.withheld.contains)
    if !withheld.isEmpty {
      notes.append(
        "\(domain.name) requests \(withheld.joined(separator: ", ")) but runs without, because the hypervisor left it out. A host whose CPU lacks "
          + "it would not start the guest.")
    }
    let unnamed = features.filter(planned.unnamed.contains)
    if !unnamed.isEmpty {
      notes.append(
        "\(domain.name) runs with \(unnamed.joined(separator: ", ")), which its persistent definition does not name: QEMU added it, or someone removed it "
          + "since the guest started. To plan for the persistent definition alone: \(GuestCommands(domain.name, at: uri).virsh("dumpxml", "--inactive"))."
      )
    }
    return notes
  }

  /// Removes features from the persistent definition after saving it, and records this in the report; does nothing if it is
  /// already without them.
  func apply(to report: inout FixReport) throws(QuestionError) {
    let standing = try SavedDefinition.standing(of: domain)
    let new = report.result == .fixed ? try edited(disabling: report.drops.map(\.feature)) : domain.definition
    guard new != domain.definition else {
      if report.result == .fixed {
        report.notes.append(
          "The persistent definition no longer has them; a power cycle is enough.")
      }
      if standing != nil {
        report.actions += ["# An earlier --apply can be taken back:", undoCommand]
      }
      return
    }
    try checkStillThere()
    let saved = try SavedDefinition(domain, replacedBy: new)
    let defined: DomainDefinitions.Domain
    do {
      defined = try definitions.define(new)
    } catch {
      defined = try settle(error, saved)
    }
    // Without it, the definition that was meant is compared.
    try? saved.setApplied(defined.definition)
    guard has(defined, disabled: report.drops.map(\.feature)) else {
      throw QuestionError(
        .unavailable,
        "\(uri) accepted the definition but changed parts of it; the old one is in \(saved.path)")
    }
    let diff = unifiedDiff(
      of: Array(domain.definition.utf8), and: Array(defined.definition.utf8), name: domain.name)
    report.diff = String(decoding: diff, as: UTF8.self)
    report.applied = FixReport.Applied(
      uri: uri, domain: domain.name, uuid: domain.uuid, saved: saved.path, isRunning: domain.isActive,
      undo: undoCommand)
  }

  private var undoCommand: Command { domain.undoCommand(at: uri) }

  private func edited(disabling features: [String]) throws(QuestionError) -> String {
    do {
      var editor = try CPUTextEditor(Array(domain.definition.utf8))
      editor.disable(features)
      return String(decoding: editor.bytes, as: UTF8.self)
    } catch {
      throw QuestionError(.badInput, "\(domain.name) at \(uri): \(error)")
    }
  }

  /// Fails if the definition changed during planning.
  private func checkStillThere() throws(QuestionError) {
    let now: DomainDefinitions.Domain
    do {
      now = try definitions.domain(domain.uuid)
    } catch {
      throw QuestionError(error, at: uri)
    }
    guard now.definition == domain.definition, now.name == domain.name else {
      throw QuestionError(
        .temporary,
        "\(domain.name) at \(uri) changed during planning; nothing was done, try again")
    }
  }

  /// The fate of a definition without libvirt's confirmation: the answer may be lost although the change succeeded.
  private func settle(
    _ failure: LibvirtFailure, _ saved: SavedDefinition
  ) throws(QuestionError) -> DomainDefinitions.Domain {
    switch LostAnswer(definitions, at: uri, about: domain) {
    case .old(let isFinal):
      if isFinal { saved.remove() }
      throw QuestionError(
        failure, at: uri,
        " rejects the new definition and keeps the old one"
          + (isFinal ? "" : " (also in \(saved.path))"))
    case .other(let now):
      return now
    case .unknown(let reason):
      throw QuestionError(
        failure, at: uri,
        " stopped answering while it received the new definition, and it is unknown which one it has (\(reason)); the old one is in "
          + "\(saved.path); to find out, run \(undoCommand.text)")
    }
  }

  private func has(_ domain: DomainDefinitions.Domain, disabled features: [String]) -> Bool {
    let cpu = PlannedDefinition.cpu(in: domain.definition)
    let absent = Set((cpu?.features ?? []).filter { $0.policy == .disable }.map(\.name))
    return features.allSatisfy(absent.contains)
  }

  /// Refuses a document with another CPU than the guest will have after its next start.
  private func check(_ document: Document) throws(QuestionError) {
    let cpu = PlannedDefinition.cpu(in: String(decoding: document.bytes, as: UTF8.self))
    guard
      ![planned.text, domain.definition].contains(where: { PlannedDefinition.cpu(in: $0) == cpu })
    else { return }
    let isRunning = domain.live.map { PlannedDefinition.cpu(in: $0) == cpu } ?? false
    throw QuestionError(
      .badInput,
      isRunning
        ? "\(document.name): \(domain.name) at \(uri) runs with that CPU, but has another at its next start; plan for that one "
          + "(\(GuestCommands(domain.name, at: uri).virsh("dumpxml", "--inactive")))"
        : "\(document.name): \(domain.name) at \(uri) now has another CPU, running and at its next start; save its definition again "
          + "(\(GuestCommands(domain.name, at: uri).virsh("dumpxml")))")
  }
}
