internal import CPUCompatibility
internal import CPUReaders
internal import FileAccess
internal import LibvirtClient
internal import Remedies

/// How an argument names a guest of libvirt: by its name or UUID, or by a file that holds a definition; a file that is there wins.
struct GuestReference {
  /// The argument.
  let argument: String
  /// The file; nil for a name.
  let document: Document?
  /// What libvirt finds the guest by.
  let key: String
  private let machine: GuestMachine?

  /// A guest that is named by its name or UUID, whatever files there are.
  init(name: String) { (argument, document, machine, key) = (name, nil, nil, name) }

  /// The guest at a daemon that an argument such as `qemu:///system#web1` names; nil for another form.
  ///
  /// - Parameter connection: The daemon that is named beside the argument.
  /// - Throws: `usage` for two daemons, and for one without a guest.
  static func address(
    _ source: DocumentSource, connection: String?
  ) throws(QuestionError) -> (guest: GuestReference, uri: String)? {
    guard case .argument(let argument) = source,
      case (.libvirt(let uri), let selector) = ArgumentForm.parsed(argument)
    else { return nil }
    guard connection == nil else {
      throw QuestionError(
        .usage, "connect goes with a guest's name; \(argument) names the libvirt already",
        at: .parameter("connect"))
    }
    guard let selector, !selector.isEmpty else {
      throw QuestionError(.usage, "\(argument) is a host; name the guest, as \(uri)#NAME")
    }
    return (GuestReference(name: selector), uri)
  }

  /// - Throws: `badInput` for a file that does not say whose definition it is.
  init(_ source: DocumentSource) throws(QuestionError) {
    argument = source.argument
    if case .argument(let argument) = source, argument != "-", !WholeFile.exists(argument) {
      (document, machine, key) = (nil, nil, argument)
      return
    }
    let document = try source.document()
    let machine: GuestMachine?
    do {
      machine = try GuestMachine(document)
    } catch {
      throw QuestionError(error)
    }
    guard let key = machine?.uuid ?? machine?.name else {
      throw QuestionError(
        .badInput,
        "\(document.name): give a <domain> with a name or a UUID, which identifies the guest",
        at: .document(name: document.name, line: nil, column: nil))
    }
    (self.document, self.machine, self.key) = (document, machine, key)
  }

  /// The guest at the daemon of `uri`.
  ///
  /// - Throws: `noInput` if there is none; `badInput` if it is another guest than the file's.
  func domain(
    in definitions: DomainDefinitions, at uri: String
  ) throws(QuestionError) -> DomainDefinitions.Domain {
    let found: DomainDefinitions.Domain
    do {
      found = try definitions.domain(key)
    } catch {
      if error.kind == .noDomain, let name = machine?.name, name != key,
        let other = try? definitions.domain(name)
      {
        throw another(other, at: uri)
      }
      throw QuestionError(error, at: uri)
    }
    if let name = machine?.name, name != found.name { throw another(found, at: uri) }
    return found
  }

  private func another(_ domain: DomainDefinitions.Domain, at uri: String) -> QuestionError {
    QuestionError(
      .badInput,
      "\(argument) belongs to \(machine?.name ?? "a guest without a name") (\(machine?.uuid ?? "no UUID")), and \(uri) has \(domain.name) "
        + "(\(domain.uuid)): this is another guest, or it was renamed")
  }
}

extension DomainDefinitions.Domain {
  /// Whose guest it is, by either of its definitions; nil if no manager's mark is found.
  var ownership: GuestOwnership? {
    for text in [definition, live ?? ""] where !text.isEmpty {
      let machine = try? GuestMachine(Document(name: name, bytes: Array(text.utf8)))
      if let owner = machine?.ownership { return owner }
    }
    return nil
  }

  /// The command that puts back what was saved last of the guest.
  func undoCommand(at uri: String) -> Command {
    GuestCommands(name, at: uri).martlet(["fix", "--undo"], ownership == nil ? [] : ["--unmanaged"])
  }
}
