internal import FileAccess

/// The guests of a migration and its two ends, read from arguments in the forms of the other verbs.
///
/// Files, folders and `ssh://` are refused: a guest is moved by the libvirt that runs it.
///
/// - SeeAlso: Documentation/hosts-and-guests.md.
struct MigrationRoute: Sendable, Hashable {
  /// Names or UUIDs, in the order in which they are to go; empty for all that run at the source.
  private(set) var guests: [String] = []
  /// The URI of the libvirt that has the guests.
  private(set) var from: String
  /// The URI of the libvirt that they go to.
  private(set) var to: String

  /// Reads the arguments, and checks that both URIs are safe to open.
  ///
  /// - Parameters:
  ///   - guests: Names, UUIDs, `URI#NAME`, `this#NAME` and `@LIST` of these.
  ///   - from: A URI or `this`, with `#NAME` of one guest if wanted; nil where the guests name it.
  ///   - to: A URI or `this`.
  /// - Throws: `usage` for what names no libvirt, for guests of two, and for a URI that is not safe to open; `noInput`, `noPermission`,
  ///   `badInput` for a list that cannot be read.
  init(guests: [String], from: String?, to: String, access: HostAccess) throws(QuestionError) {
    var words: [String] = []
    for guest in guests {
      guard case (.list(let path), _) = ArgumentForm.parsed(guest) else {
        words.append(guest)
        continue
      }
      words += try ArgumentList(path).words
    }
    var source: String?
    if let from {
      let (uri, guest) = try Self.end(from, of: "from")
      source = uri
      if let guest { words.insert("\(uri)#\(guest)", at: 0) }
    }
    for word in words {
      guard let address = try Self.address(word) else {
        self.guests.append(word)
        continue
      }
      guard source ?? address.uri == address.uri else {
        throw QuestionError(
          .usage,
          "\(word): one command moves guests of one libvirt, and the others are at \(source ?? "")")
      }
      source = address.uri
      self.guests.append(address.guest)
    }
    guard let source else {
      throw QuestionError(
        .usage, "from names the libvirt that has the guests, such as qemu:///system", at: .parameter("from"))
    }
    let (target, guest) = try Self.end(to, of: "to")
    if let guest {
      throw QuestionError(
        .usage, "to names a host, and the guest keeps its name; leave out #\(guest)", at: .parameter("to"))
    }
    (self.from, self.to) = (source, target)
    for uri in [source, target] { try AskedHost(access: access).check(uri) }
  }

  /// The libvirt that an end names, and the guest behind `#`.
  private static func end(
    _ argument: String, of option: String
  ) throws(QuestionError) -> (uri: String, guest: String?) {
    let (form, selector) = ArgumentForm.parsed(argument)
    switch form {
    case .libvirt(let uri): return (uri, selector)
    case .machine: return (CaptureQuestion().connection, selector)
    case .ssh(let uri):
      throw QuestionError(
        .usage, "\(option) \(uri) is a host to capture; its libvirt is qemu+\(uri.withoutLast("/"))/system",
        at: .parameter(option))
    case .standardInput, .list, .path, .nova:
      throw QuestionError(
        .usage, "\(option) \(argument) is not a URI of libvirt's, such as qemu+ssh://node2/system",
        at: .parameter(option))
    }
  }

  /// The daemon and the guest of `URI#NAME`; nil for a name or UUID alone.
  private static func address(_ word: String) throws(QuestionError) -> (uri: String, guest: String)? {
    let (form, selector) = ArgumentForm.parsed(word)
    switch form {
    case .libvirt(let uri):
      guard let selector, !selector.isEmpty else {
        throw QuestionError(.usage, "\(word) is a host; name the guest, as \(uri)#NAME")
      }
      return (uri, selector)
    case .machine:
      guard let selector else { return nil }
      return (CaptureQuestion().connection, selector)
    case .ssh: throw notLibvirts(word, selector)
    case .nova: throw notLibvirts(word, nil)
    case .path(let path):
      guard selector != nil, WholeFile.exists(path) else { return nil }
      throw notLibvirts(word, selector)
    case .standardInput, .list: return nil
    }
  }

  private static func notLibvirts(_ word: String, _ guest: String?) -> QuestionError {
    QuestionError(
      .usage,
      "\(word) is no guest of libvirt's, and migrate moves no other; name it as qemu:///system#\(guest ?? "NAME")"
    )
  }
}

extension String {
  fileprivate func withoutLast(_ suffix: Character) -> Substring { last == suffix ? dropLast() : self[...] }
}
