/// What libvirt answered in place of what was asked.
public struct MigrationFailure: Error, Sendable, Hashable {
  /// libvirt's number of the error; 0 where there is none.
  ///
  /// - SeeAlso: libvirt 9.0.0 include/libvirt/virterror.h, virErrorNumber.
  public var code: Int32
  /// The reason, in libvirt's words: one sentence without a full stop.
  public var reason: String

  /// A failure.
  public init(code: Int32 = 0, reason: String) {
    self.code = code
    self.reason = reason
  }

  /// VIR_ERR_NO_DOMAIN.
  static let noDomain: Int32 = 42
  /// VIR_ERR_AUTH_FAILED, VIR_ERR_AUTH_CANCELLED, VIR_ERR_AUTH_UNAVAILABLE, VIR_ERR_ACCESS_DENIED, VIR_ERR_OPERATION_DENIED.
  private static let denials: Set<Int32> = [29, 45, 79, 88, 94]
  /// VIR_ERR_NO_CONNECT, VIR_ERR_RPC, VIR_ERR_SYSTEM_ERROR: what a lost connection gives.
  private static let losses: Set<Int32> = [5, 38, 39]

  /// Whether the user may not do it.
  public var isDenied: Bool { Self.denials.contains(code) }
  /// Whether the daemon may be gone.
  public var mayBeLost: Bool { Self.losses.contains(code) }
}
