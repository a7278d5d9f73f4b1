/// Why a cloud gave no answer: what `martlet-fleet` ends with, and what `martlet` makes of that.
public struct FleetFailure: Error, Sendable, Hashable {
  /// The cause, which decides the exit status.
  public var kind: Kind
  /// The reason, one line without a full stop; it names the call and the service's request id, and holds no secret.
  public var reason: String

  /// The cause, by the exit status of `martlet-fleet`.
  ///
  /// - SeeAlso: sysexits(3).
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// 64: an argument.
    case usage
    /// 65: clouds.yaml, or an answer that is not what the service documents.
    case badInput
    /// 66: no such file, cloud, host or server.
    case noInput
    /// 69: the service or its endpoint is absent, or refuses the connection.
    case unavailable
    /// 75: no answer in time.
    case temporary
    /// 77: wrong credentials, an expired token, or a missing role.
    case noPermission
    /// 130: the user's own end.
    case interrupted
  }

  /// Creates a failure.
  public init(_ kind: Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }
}

extension FleetFailure.Kind {
  /// The kind for an exit status; `unavailable` for one that `martlet-fleet` does not use.
  public init(status: Int32?) { self = Self.allCases.first { $0.status == status } ?? .unavailable }

  /// The exit status.
  public var status: Int32 {
    switch self {
    case .usage: 64
    case .badInput: 65
    case .noInput: 66
    case .unavailable: 69
    case .temporary: 75
    case .noPermission: 77
    case .interrupted: 130
    }
  }
}
