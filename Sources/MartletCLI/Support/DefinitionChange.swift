import CPUExplanations
import CPUReaders
import LibvirtCPU
import LibvirtClient

/// A guest's persistent definition in libvirt, to be put in place of another, and back.
struct DefinitionChange {
  private let uri: String
  private let definitions: DomainDefinitions
  /// The guest as it is now.
  let domain: DomainDefinitions.Domain

  /// The guest of that name or UUID at the daemon of `uri`.
  init(uri: String, guest: String) throws(CommandFailure) {
    self.uri = uri
    do throws(LibvirtFailure) {
      definitions = try DomainDefinitions(uri: uri)
    } catch {
      throw CommandFailure("\(uri): \(error.reason)", status: CommandFailure.unavailable)
    }
    do throws(LibvirtFailure) {
      domain = try definitions.domain(guest)
    } catch {
      throw CommandFailure("\(uri): \(error.reason)", status: CommandFailure.noInput)
    }
  }

  /// Takes features out of the persistent definition, after saving it.
  ///
  /// - Parameter planned: The document that the plan was made for; it must still be what the guest has.
  /// - Returns: What was done; nil if the definition is already without them.
  func apply(disabling features: [String], planned: Document) throws(CommandFailure) -> FixReport.Applied? {
    try checkPlan(planned)
    let new: String
    do throws(LibvirtError) {
      var editor = try CPUTextEditor(Array(domain.definition.utf8))
      editor.disable(features)
      new = String(decoding: editor.bytes, as: UTF8.self)
    } catch {
      throw CommandFailure("\(domain.name) at \(uri): \(error)", status: CommandFailure.badInput)
    }
    guard new != domain.definition else { return nil }
    let saved = try SavedDefinition(domain, replacedBy: new)
    let defined: DomainDefinitions.Domain
    do throws(LibvirtFailure) {
      defined = try definitions.define(new)
    } catch {
      saved.remove()
      throw CommandFailure(
        "\(uri) does not take the new definition, and has the old one still: \(error.reason)",
        status: CommandFailure.unavailable)
    }
    try saved.setApplied(defined.definition)
    let kept = disabled(in: defined.definition)
    guard features.allSatisfy(kept.contains) else {
      throw CommandFailure(
        "\(uri) took the definition, but not all of what it says; the old one is in \(saved.path)",
        status: CommandFailure.unavailable)
    }
    return FixReport.Applied(
      uri: uri, domain: domain.name, uuid: domain.uuid, saved: saved.path, isRunning: domain.isActive,
      undo: "martlet fix --undo \(domain.name) --connect \(uri)")
  }

  /// Puts the saved definition back; what runs goes on as it is.
  ///
  /// - Parameter force: Whether a definition that was changed since is given up.
  /// - Returns: The text that says what was done.
  func undo(force: Bool) throws(CommandFailure) -> String {
    guard let saved = try SavedDefinition(lastOf: domain.uuid) else {
      throw CommandFailure(
        "nothing is saved of \(domain.name) (\(domain.uuid)) in \(try SavedDefinition.folder()): there is nothing to undo",
        status: CommandFailure.noInput)
    }
    let old = try saved.old()
    guard domain.definition != old else {
      saved.remove()
      return "\(domain.name) has the definition already that it had before.\n"
    }
    let applied = try saved.applied()
    guard force || domain.definition == applied else {
      let diff = unifiedDiff(of: Array(applied.utf8), and: Array(domain.definition.utf8), name: domain.name)
      throw CommandFailure(
        "\(domain.name) was changed since; --force gives these changes up, and \(saved.path) is the old definition:\n"
          + String(decoding: diff, as: UTF8.self), status: CommandFailure.badInput)
    }
    let back: DomainDefinitions.Domain
    do throws(LibvirtFailure) {
      back = try definitions.define(old)
    } catch {
      throw CommandFailure(
        "\(uri) does not take the old definition, which is in \(saved.path): \(error.reason)",
        status: CommandFailure.unavailable)
    }
    guard back.definition == old else {
      throw CommandFailure(
        "\(uri) took the old definition, and keeps it in other words; it is in \(saved.path)",
        status: CommandFailure.unavailable)
    }
    saved.remove()
    return "\(domain.name) has its old definition back"
      + (domain.isActive ? "; it runs on as it is, until it is shut down and started again.\n" : ".\n")
  }

  /// Refuses a plan that was made for another CPU than the guest has, running or at its next start.
  private func checkPlan(_ document: Document) throws(CommandFailure) {
    let planned = cpu(in: document.bytes)
    let known = [domain.definition, domain.live].compactMap(\.self).map { cpu(in: Array($0.utf8)) }
    guard let planned, known.contains(planned) else {
      throw CommandFailure(
        "\(document.name): \(domain.name) at \(uri) has another CPU now, running and at its next start; take its definition anew "
          + "(virsh dumpxml \(domain.name))", status: CommandFailure.badInput)
    }
  }

  private func cpu(in xml: [UInt8]) -> CPUDefinition? {
    guard let element = try? CPUElement.all(in: xml).first else { return nil }
    return try? element.definition(as: .guest)
  }

  private func disabled(in xml: String) -> Set<String> {
    Set((cpu(in: Array(xml.utf8))?.features ?? []).filter { $0.policy == .disable }.map(\.name))
  }
}
