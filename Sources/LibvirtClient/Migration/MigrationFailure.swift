internal import Glibc

/// What libvirt answered in place of what was asked.
public struct MigrationFailure: Error, Sendable, Hashable {
  /// libvirt's number of the error; 0 where there is none.
  ///
  /// - SeeAlso: libvirt 9.0.0 include/libvirt/virterror.h, virErrorNumber.
  public var code: Int32
  /// The system's number of the error behind libvirt's; 0 where there is none.
  public var systemError: Int32
  /// The reason, in libvirt's words: one sentence without a full stop.
  public var reason: String

  /// A failure.
  public init(code: Int32 = 0, systemError: Int32 = 0, reason: String) {
    self.code = code
    self.systemError = systemError
    self.reason = reason
  }

  /// The failure that a `virErrorPtr` tells of.
  ///
  /// - SeeAlso: libvirt 9.0.0 include/libvirt/virterror.h, struct _virError: an int `code` first, and 64 bytes on (of 64-bit
  ///   pointers) an int `int1`, which is errno with VIR_ERR_SYSTEM_ERROR (src/util/virerror.c, virReportSystemErrorFull).
  init(_ error: UnsafePointer<Int32>?, reason: String) {
    let code = unsafe error?.pointee ?? 0
    self.init(
      code: code, systemError: unsafe code == Self.systemCode ? error?[16] ?? 0 : 0, reason: reason)
  }

  /// VIR_ERR_NO_DOMAIN.
  static let noDomain: Int32 = 42
  /// VIR_ERR_AUTH_FAILED, VIR_ERR_AUTH_CANCELLED, VIR_ERR_AUTH_UNAVAILABLE, VIR_ERR_ACCESS_DENIED, VIR_ERR_OPERATION_DENIED.
  private static let denials: Set<Int32> = [29, 45, 79, 88, 94]
  /// VIR_ERR_SYSTEM_ERROR.
  private static let systemCode: Int32 = 38

  /// Whether the user may not do it.
  public var isDenied: Bool { Self.denials.contains(code) || [EACCES, EPERM].contains(systemError) }
}
