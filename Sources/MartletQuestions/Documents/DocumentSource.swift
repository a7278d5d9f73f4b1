public import CPUReaders
internal import FileAccess
internal import HostSnapshots
internal import SandboxedWorkers

/// The source of an input document.
public enum DocumentSource: Sendable, ExpressibleByStringLiteral {
  /// A command-line argument: a path, `-` for standard input, `PATH#NAME` for one host or guest of several; for hosts and
  /// guests also `this`, a URI, `@LIST`, a folder or a pattern (Documentation/hosts-and-guests.md).
  case argument(String)
  /// A document in memory.
  case document(Document)

  /// An argument.
  public init(stringLiteral argument: String) { self = .argument(argument) }

  /// Its name in martlet's commands: the argument, or the document's name and selector.
  public var argument: String {
    switch self {
    case .argument(let argument): argument
    case .document(let document): document.name + (document.selector.map { "#" + $0 } ?? "")
    }
  }

  /// Whether it is standard input, which can be read once.
  public var isStandardInput: Bool {
    guard case .argument(let argument) = self else { return false }
    return ArgumentForm.parsed(argument).form == .standardInput
  }

  /// The document's name for messages: the path, or `standard input`.
  public var documentName: String {
    switch self {
    case .argument(let argument):
      isStandardInput ? "standard input" : String(argument.dropLast(selectorLength(argument)))
    case .document(let document): document.name
    }
  }

  private func selectorLength(_ argument: String) -> Int {
    ArgumentForm.parsed(argument).selector.map { $0.count + 1 } ?? 0
  }

  /// Reads the document; `this` and URIs are files' names.
  ///
  /// - Throws: `noInput`, `noPermission` or `badInput` for a file that cannot be read, is too large or is damaged gzip.
  public func document() throws(QuestionError) -> Document {
    switch self {
    case .argument(let argument): try Document(argument: argument)
    case .document(let document): document
    }
  }

  /// Reads the record of a host; `this` and URIs are asked.
  ///
  /// What is asked gives the text that `martlet capture` would have written, so that live and later answers
  /// share every line after it.
  /// - Throws: As `document()`; `usage` for a URI that is not safe to open; `unavailable`, `noPermission`, `temporary` for what cannot
  ///   be asked; `noInput` for a guest that libvirt does not have.
  public func host(_ access: HostAccess = HostAccess()) async throws(QuestionError) -> Document {
    let answer = try await answer(access)
    if answer.documents.isEmpty, let missing = answer.missing.first { throw missing.error }
    guard answer.documents.count == 1 else {
      throw QuestionError(.usage, "\(argument) names \(answer.documents.count) hosts; one is expected here")
    }
    return answer.documents[0]
  }

  /// Reads what an argument names: one document, or of a cloud several and what it did not give.
  ///
  /// - Throws: As `host(_:)`.
  func answer(_ access: HostAccess) async throws(QuestionError) -> AskedAnswer {
    if case .argument(let argument) = self, case .nova(let nova) = ArgumentForm.parsed(argument).form {
      access.progress("asking \(nova.text)")
      return try await AskedCloud(access: access).answer(nova)
    }
    return AskedAnswer(documents: [try await single(access)])
  }

  private func single(_ access: HostAccess) async throws(QuestionError) -> Document {
    guard case .argument(let argument) = self else { return try document() }
    let (form, selector) = ArgumentForm.parsed(argument)
    let asked = AskedHost(access: access)
    // What this machine says of itself is root's own; what a daemon says, its users may have written.
    if form.isAsked, form != .machine { WorkerPolicy.note(owner: nil) }
    switch form {
    case .machine: return try await asked.machine(selector: selector)
    case .libvirt(let uri):
      access.progress("asking \(uri)")
      return try await asked.libvirt(uri, selector: selector)
    case .ssh(let uri):
      access.progress("asking \(uri)")
      return try await asked.ssh(uri, selector: selector)
    case .standardInput, .list, .path, .nova: return try document()
    }
  }

  /// Whether it is `nova:server=UUID`, a server of a cloud.
  var isServer: Bool {
    guard case .argument(let argument) = self, case .nova(.server) = ArgumentForm.parsed(argument).form else {
      return false
    }
    return true
  }

  /// Whether a host or daemon is asked for it.
  var isAsked: Bool {
    guard case .argument(let argument) = self else { return false }
    return ArgumentForm.parsed(argument).form.isAsked
  }
}

extension Document {
  /// The document that an argument names: a path, `-` for standard input, or `PATH#HOST`.
  ///
  /// A path that exists wins over the selector: a file may have a `#` in its name.
  /// - Throws: As `DocumentSource.document()`.
  public init(argument: String) throws(QuestionError) {
    let (form, selector) = ArgumentForm.parsed(argument)
    guard form != .standardInput else {
      let bytes = try withFile("standard input", QuestionError.init(cannotRead:_:)) {
        () throws(FileAccessError) in
        try WholeFile.read(descriptor: 0, limit: limit)
      }
      WorkerPolicy.note(owner: nil)
      self.init(
        name: "standard input", bytes: try unpacked(bytes, name: "standard input"), selector: selector)
      return
    }
    let path = String(argument.dropLast(selector.map { $0.count + 1 } ?? 0))
    let (bytes, owner) = try withFile(path, QuestionError.init(cannotRead:_:)) {
      () throws(FileAccessError) in
      try WholeFile.readWithOwner(path, limit: limit)
    }
    WorkerPolicy.note(owner: owner)
    self.init(name: path, bytes: try unpacked(bytes, name: path), selector: selector)
  }
}

private let limit = 64 << 20

/// The bytes, unpacked if they are gzip's.
private func unpacked(_ bytes: [UInt8], name: String) throws(QuestionError) -> [UInt8] {
  guard GzipStream.recognises(bytes) else { return bytes }
  guard let plain = gunzip(bytes, limit: limit) else {
    if let failure = WorkerPolicy.workers?.takeFailure() {
      throw QuestionError(
        failure.isOfSystem ? .unavailable : .badInput, "\(name): \(failure.reason)",
        at: .document(name: name, line: nil, column: nil))
    }
    throw QuestionError(
      .badInput,
      "\(name): this looks like gzip, but it is damaged or unpacks to more than \(limit >> 20) MiB",
      at: .document(name: name, line: nil, column: nil))
  }
  return plain
}
