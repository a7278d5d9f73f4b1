internal import CPUCompatibility
package import CPUReaders
public import FileAccess
package import LibvirtCPU
package import LibvirtClient

/// The reason a question has no answer: unreadable or invalid input, or a failed effect.
///
/// An incompatibility is not an error; it is part of the report.
public struct QuestionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The cause of the failure.
  public var kind: Kind
  /// The problem, its place, and what to do; usually one line.
  public var message: String
  /// The place of the problem; nil if it is not in an input.
  public var location: Location?

  /// The cause of the failure.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A value of the question itself.
    case usage
    /// A document that does not hold what it should.
    case badInput = "bad-input"
    /// A missing document, guest or name.
    case noInput = "no-input"
    /// Something outside: a daemon, a program, a library.
    case unavailable
    /// A file or folder that cannot be written.
    case cannotWrite = "cannot-write"
    /// Something that may succeed later.
    case temporary
    /// A missing permission.
    case noPermission = "no-permission"
    /// The user's own end, such as Ctrl-C while hosts are asked.
    case interrupted
    /// An error that libvirt itself raises; the message is libvirt's text.
    case refusedByLibvirt = "refused-by-libvirt"
  }

  /// The exit status of a command that ends with this error.
  ///
  /// - SeeAlso: sysexits(3); 130 is 128 and the number of SIGINT.
  public var exitStatus: Int32 {
    switch kind {
    case .usage: 64
    case .badInput, .refusedByLibvirt: 65
    case .noInput: 66
    case .unavailable: 69
    case .cannotWrite: 73
    case .temporary: 75
    case .noPermission: 77
    case .interrupted: 130
    }
  }

  /// The place of a problem.
  public enum Location: Sendable, Hashable {
    /// A document, with line and column in bytes, both from 1, if known.
    case document(name: String, line: Int?, column: Int?)
    /// A value of the question, by the name of the option that gives it, without dashes; the message begins with that name.
    case parameter(String)
    /// A value of the question that is given without an option, by its name in the help.
    case argument(String)
    /// A daemon, by its URI.
    case libvirt(uri: String)
  }

  /// Creates an error.
  public init(_ kind: Kind, _ message: String, at location: Location? = nil) {
    self.kind = kind
    self.message = message
    self.location = location
  }

  /// The message.
  public var description: String { message }

  /// The message as a command prints it: an option that it begins with is written as it is typed.
  public var line: String {
    guard case .parameter(let name) = location, message.hasPrefix(name),
      message.dropFirst(name.count).first?.isLetter != true
    else { return message }
    return "--" + message
  }
}

extension QuestionError {
  /// A document that cannot be read as what it should be.
  package init(_ error: ReadError) {
    self.init(
      .badInput, error.description,
      at: .document(name: error.document, line: error.line, column: error.column))
  }

  /// A definition or a CPU map that libvirt would not take.
  package init(_ error: LibvirtError) {
    self.init(
      .badInput, error.description,
      at: error.file.map { .document(name: $0, line: error.line, column: nil) })
  }

  /// The same, of the document of that name.
  init(_ error: LibvirtError, in document: String) {
    self.init(
      .badInput, "\(document): \(error)", at: .document(name: document, line: error.line, column: nil))
  }

  /// What `--stack` says, and cannot be.
  init(_ error: StackError, _ kind: Kind = .usage) { self.init(kind, error.reason) }

  /// A file that cannot be read, with the system's reason; `badInput` for one that is too large.
  package init(cannotRead name: String, _ error: FileAccessError) {
    self.init(
      error.isTooLarge ? .badInput : error.isPermission ? .noPermission : .noInput,
      "\(name): \(error.isTooLarge ? "it is larger than Martlet's limit for one file" : error.message)",
      at: .document(name: name, line: nil, column: nil))
  }

  /// A file that steers later actions or has a secret, and is not used: it cannot be read, or others could change or read it.
  ///
  /// - Parameters:
  ///   - kind: What the file is, such as `file of tokens`.
  ///   - advice: What to do about a file that others could change or read.
  public init(unusable name: String, as kind: String, _ error: PrivateFileError, advice: String? = nil) {
    switch error {
    case .system(let error): self.init(cannotRead: name, error)
    case .foreign(let reason):
      self.init(
        .noPermission,
        "\(name): Martlet does not use this \(kind) because it \(reason)" + (advice.map { "; " + $0 } ?? ""),
        at: .document(name: name, line: nil, column: nil))
    }
  }

  /// A file or folder that cannot be written, with the system's reason.
  package init(cannotWrite name: String, _ error: FileAccessError) {
    self.init(
      error.isPermission ? .noPermission : .cannotWrite, "cannot write \(name): \(error.message)",
      at: .document(name: name, line: nil, column: nil))
  }

  /// A folder that cannot be created, with the system's reason.
  package init(cannotMake name: String, _ error: FileAccessError) {
    self.init(
      error.isPermission ? .noPermission : .cannotWrite,
      "cannot make the folder \(name): \(error.message)", at: .document(name: name, line: nil, column: nil))
  }

  /// A failed call to libvirt at `uri`; `reason` precedes libvirt's own words.
  package init(_ failure: LibvirtFailure, at uri: String, _ reason: String = "") {
    let kind: Kind =
      switch failure.kind {
      case .unavailable: .unavailable
      case .denied: .noPermission
      case .noDomain: .noInput
      case .refused, .incompatible: .badInput
      }
    self.init(kind, "\(uri)\(reason): \(failure.reason)", at: .libvirt(uri: uri))
  }
}

/// Runs a file operation and converts its failure with `error`.
func withFile<Value>(
  _ name: String, _ error: (String, FileAccessError) -> QuestionError,
  _ body: () throws(FileAccessError) -> Value
) throws(QuestionError) -> Value {
  do throws(FileAccessError) { return try body() } catch let failure { throw error(name, failure) }
}
