/// Why a cloud gave no answer: one line, and the exit status by which `martlet` recognises the cause.
public struct CloudFailure: Error, Sendable, Hashable {
  /// The cause.
  public var kind: Kind
  /// The reason, one clause without a full stop; it names the call and the service's request id, and holds no secret.
  public var reason: String

  /// The cause of a failure.
  public enum Kind: Sendable, Hashable {
    /// An argument.
    case usage
    /// A configuration that cannot be used, or an answer that is not what the service documents.
    case badInput
    /// No such file, cloud, host or server.
    case noInput
    /// No such service or endpoint, or no connection.
    case unavailable
    /// No answer in time.
    case temporary
    /// Wrong credentials, an expired token, or a missing role.
    case noPermission

    /// The exit status.
    ///
    /// - SeeAlso: sysexits(3).
    public var status: Int32 {
      switch self {
      case .usage: 64
      case .badInput: 65
      case .noInput: 66
      case .unavailable: 69
      case .temporary: 75
      case .noPermission: 77
      }
    }
  }

  /// Creates a failure.
  public init(_ kind: Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }

  /// The reason as one line without what moves a terminal's cursor, of 600 characters at most.
  public var line: String { reason.oneLine(limit: 600) }
}

extension String {
  /// The text with blanks for control characters and ends of lines, cut at `limit` characters.
  func oneLine(limit: Int) -> String {
    let scalars = unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: " "
      default: scalar
      }
    }
    let words = String(String.UnicodeScalarView(scalars)).split(separator: " ")
    let line = words.joined(separator: " ")
    return line.count > limit ? String(line.prefix(limit)) + "…" : line
  }
}
