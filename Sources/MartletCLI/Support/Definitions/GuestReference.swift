import CPUCompatibility
import CPUReaders
import Glibc
import LibvirtClient
import Remedies

/// How an argument names a guest of libvirt: by its name or UUID, or by a file that holds a definition; a file that is there wins.
struct GuestReference {
  /// The argument.
  let argument: String
  /// The file; nil for a name.
  let document: Document?
  /// What libvirt finds the guest by.
  let key: String
  private let machine: GuestMachine?

  /// - Throws: 65 for a file that does not say whose definition it is.
  init(_ argument: String) throws(CommandFailure) {
    self.argument = argument
    guard unsafe argument == "-" || access(argument, F_OK) == 0 else {
      (document, machine, key) = (nil, nil, argument)
      return
    }
    let document = try Document(argument: argument)
    let machine: GuestMachine?
    do {
      machine = try GuestMachine(document)
    } catch {
      throw CommandFailure(error)
    }
    guard let key = machine?.uuid ?? machine?.name else {
      throw CommandFailure(
        "\(document.name): a <domain> with a name or a UUID is wanted, to know which guest it is",
        status: CommandFailure.badInput)
    }
    (self.document, self.machine, self.key) = (document, machine, key)
  }

  /// The guest at the daemon of `uri`.
  ///
  /// - Throws: 66 if there is none; 65 if it is another guest than the file's.
  func domain(
    in definitions: DomainDefinitions, at uri: String
  ) throws(CommandFailure) -> DomainDefinitions.Domain {
    let found: DomainDefinitions.Domain
    do {
      found = try definitions.domain(key)
    } catch {
      if error.kind == .noDomain, let name = machine?.name, name != key,
        let other = try? definitions.domain(name)
      {
        throw another(other, at: uri)
      }
      throw CommandFailure(error, at: uri)
    }
    if let name = machine?.name, name != found.name { throw another(found, at: uri) }
    return found
  }

  private func another(_ domain: DomainDefinitions.Domain, at uri: String) -> CommandFailure {
    CommandFailure(
      "\(argument) is of \(machine?.name ?? "a guest without a name") (\(machine?.uuid ?? "no UUID")), and \(uri) has \(domain.name) "
        + "(\(domain.uuid)): another guest, or renamed since", status: CommandFailure.badInput)
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

extension CommandFailure {
  /// What libvirt at `uri` did not do; `reason` is put before its own words.
  init(_ failure: LibvirtFailure, at uri: String, _ reason: String = "") {
    let status: Int32 =
      switch failure.kind {
      case .unavailable: Self.unavailable
      case .denied: Self.noPermission
      case .noDomain: Self.noInput
      case .refused, .incompatible: Self.badInput
      }
    self.init("\(uri)\(reason): \(failure.reason)", status: status)
  }
}
