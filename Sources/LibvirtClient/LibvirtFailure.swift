/// Why libvirt could not be asked, or did not do it: one sentence without a full stop.
public struct LibvirtFailure: Error, Sendable, Hashable {
  /// The reason, in libvirt's words where it gave any.
  public var reason: String
  /// What kind of failure it is.
  public var kind: Kind

  /// Kinds of failures that callers tell apart.
  public enum Kind: Sendable, Hashable {
    /// No connection, or none any more; and all that is of no other kind.
    case unavailable
    /// The user may not.
    case denied
    /// There is no such guest, or it has no persistent definition.
    case noDomain
    /// libvirt looked at what it was given, and does not take it.
    case refused
    /// The CPU asks for what the host has not.
    case incompatible
  }

  /// A failure.
  public init(reason: String, kind: Kind = .unavailable) {
    self.reason = reason
    self.kind = kind
  }
}

extension LibvirtFailure.Kind {
  /// The kind of one of libvirt's errors; `systemError` is its `int1`, which is an errno where a system call failed.
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
