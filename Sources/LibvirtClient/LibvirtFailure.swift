/// A failed call to libvirt, with the reason in one sentence without a full stop.
public struct LibvirtFailure: Error, Sendable, Hashable {
  /// The reason, in libvirt's words if it has any.
  public var reason: String
  /// The kind of failure.
  public var kind: Kind

  /// The kinds of failures that callers distinguish.
  public enum Kind: Sendable, Hashable {
    /// There is no connection, or it was lost; also any failure of no other kind.
    case unavailable
    /// The user lacks permission.
    case denied
    /// The guest does not exist, or has no persistent definition.
    case noDomain
    /// libvirt rejects the argument.
    case refused
    /// The CPU requires what the host does not have.
    case incompatible
  }

  /// Creates a failure.
  public init(reason: String, kind: Kind = .unavailable) {
    self.reason = reason
    self.kind = kind
  }
}

extension LibvirtFailure.Kind {
  /// The kind of a libvirt error; `systemError` is its `int1`, an errno after a failed system call.
  ///
  /// - SeeAlso: libvirt 9.0.0 include/libvirt/virterror.h, virErrorNumber.
  init(code: Int32, systemError: Int32) {
    switch code {
    // VIR_ERR_OPERATION_DENIED, _AUTH_FAILED, _AUTH_CANCELLED, _ACCESS_DENIED, _AUTH_UNAVAILABLE.
    case 29, 45, 79, 88, 94: self = .denied
    // VIR_ERR_SYSTEM_ERROR with EPERM or EACCES, as for a socket that the user may not open.
    case 38 where systemError == 1 || systemError == 13: self = .denied
    // VIR_ERR_NO_DOMAIN.
    case 42: self = .noDomain
    // VIR_ERR_INVALID_ARG, _XML_ERROR, _DOM_EXIST, _XML_DETAIL, _OPERATION_INVALID, _CONFIG_UNSUPPORTED, _XML_INVALID_SCHEMA.
    case 8, 27, 28, 35, 55, 67, 92: self = .refused
    // VIR_ERR_CPU_INCOMPATIBLE.
    case 91: self = .incompatible
    default: self = .unavailable
    }
  }
}
